/**
 * Marks evidence in the pasted text.
 *
 * @typedef {import("./client.js").Evidence} Evidence
 * @typedef {[start: number, end: number]} Span in UTF-16 units, the end not included
 */

/**
 * The service counts code points, JavaScript strings count UTF-16 units: behind an emoji the two differ.
 *
 * @param {string} text
 * @param {number[]} offsets in code points
 * @returns {Map<number, number>} code point offset -> UTF-16 index; offsets beyond the text are left out
 */
function units(text, offsets) {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map();
  let point = 0;
  let unit = 0;
  for (const offset of wanted) {
    while (point < offset && unit < text.length) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      point += 1;
    }
    if (point === offset) found.set(offset, unit);
  }
  return found;
}

/**
 * @param {string} text
 * @param {Evidence[]} evidence
 * @returns {Span[]} in order, none overlapping, none empty
 */
export function spans(text, evidence) {
  const placed = evidence.filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end);
  const at = units(text, placed.flatMap(({ start, end }) => [start, end]));
  const known = placed.filter(({ start, end }) => at.has(start) && at.has(end));
  const sorted = known.map(({ start, end }) => [at.get(start), at.get(end)]).sort((a, b) => a[0] - b[0]);
  return merged(sorted);
}

/** @param {Span[]} sorted */
function merged(sorted) {
  const result = [];
  for (const [start, end] of sorted) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/**
 * Shows `text` in `block` with the spans of `evidence` marked, the first mark scrolled into the block's view.
 *
 * @param {HTMLElement} block
 * @param {string} text
 * @param {Evidence[]} evidence
 */
export function highlight(block, text, evidence) {
  const parts = [];
  let done = 0;
  for (const [start, end] of spans(text, evidence)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(done, start), mark);
    done = end;
  }
  parts.push(text.slice(done));
  block.replaceChildren(...parts);
  reveal(block);
}

/**
 * Scrolls the block, never the page: the reader stays where they are.
 *
 * @param {HTMLElement} block
 */
function reveal(block) {
  block.scrollTo(0, 0);
  const mark = block.querySelector("mark");
  if (!mark) return;
  const below = mark.getBoundingClientRect().top - block.getBoundingClientRect().top;
  block.scrollTop = below - block.clientHeight / 3;
}
