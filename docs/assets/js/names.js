/**
 * "Fill in names": puts the reader's namespace, pod ... into the commands of the page as they type. The values live in
 * the form's own fields and are gone with the page.
 */

const DNS = "[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?";
const PLAIN = "[A-Za-z0-9](?:[A-Za-z0-9._:@/-]{0,510}[A-Za-z0-9])?";
const DNS_WORDS = "Lower case letters, digits, - and . only, with a letter or digit at both ends";

/** Placeholder -> form of a value, as in kb/holes.py, and what to say when a value is not of that form. */
const NAMES = {
  namespace: [DNS, DNS_WORDS],
  pod: [DNS, DNS_WORDS],
  container: [DNS, DNS_WORDS],
  node: [DNS, DNS_WORDS],
  image: [PLAIN, "An image as in the pod's spec: registry/path:tag, without spaces"],
};

const PLACEHOLDER = new RegExp(`<(${Object.keys(NAMES).join("|")})>`, "g");

/**
 * Turns each placeholder of a code block into an element of its own. A colouring may have split it over several
 * elements (`<`, `pod`, `>`), so it is found in the block's whole text and cut out by a range.
 *
 * @param {HTMLElement} code
 * @returns {HTMLElement[]}
 */
function slots(code) {
  const found = [...code.textContent.matchAll(PLACEHOLDER)];
  // From the last to the first: cutting one moves only what stands behind it.
  return found.reverse().map((match) => slot(code, match));
}

/** @param {HTMLElement} code @param {RegExpExecArray} match */
function slot(code, match) {
  const range = document.createRange();
  range.setStart(...point(code, match.index, false));
  range.setEnd(...point(code, match.index + match[0].length, true));
  range.deleteContents();
  const element = document.createElement("span");
  element.className = "slot";
  element.dataset.name = match[1];
  element.textContent = match[0];
  range.insertNode(element);
  return element;
}

/**
 * @param {HTMLElement} code
 * @param {number} offset in the block's text
 * @param {boolean} closing whether a boundary between two nodes belongs to the first of them
 * @returns {[Node, number]}
 */
function point(code, offset, closing) {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent.length;
    if (left < length || (closing && left === length)) return [node, left];
    left -= length;
  }
  return [code, code.childNodes.length];
}

/** @param {string} name @param {HTMLElement[]} places */
function field(name, places) {
  const [form, words] = NAMES[name];
  const valid = new RegExp(`^${form}$`);
  const label = document.createElement("label");
  label.textContent = name;
  const input = document.createElement("input");
  Object.assign(input, { type: "text", spellcheck: false, autocomplete: "off", autocapitalize: "off", id: `name-${name}` });
  label.htmlFor = input.id;
  const hint = document.createElement("span");
  hint.className = "names__hint";
  hint.id = `hint-${name}`;
  hint.setAttribute("aria-live", "polite");
  input.setAttribute("aria-describedby", hint.id);
  input.addEventListener("input", () => fill(input, hint, places, valid, words));
  const row = document.createElement("div");
  row.className = "names__field";
  row.append(label, input, hint);
  return row;
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} hint
 * @param {HTMLElement[]} places
 * @param {RegExp} valid
 * @param {string} words
 */
function fill(input, hint, places, valid, words) {
  const value = input.value.trim();
  const fits = valid.test(value);
  const wrong = value !== "" && !fits;
  input.setAttribute("aria-invalid", String(wrong));
  hint.textContent = wrong ? words : "";
  for (const place of places) {
    place.textContent = fits ? value : `<${place.dataset.name}>`;
    place.classList.toggle("slot--filled", fits);
  }
}

/** @param {Map<string, HTMLElement[]>} places */
function form(places) {
  const element = document.createElement("form");
  element.className = "names";
  element.autocomplete = "off";
  element.addEventListener("submit", (event) => event.preventDefault());
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = "Fill in names";
  const fields = Object.keys(NAMES).filter((name) => places.has(name)).map((name) => field(name, places.get(name)));
  set.append(legend, ...fields);
  element.append(set);
  return element;
}

/**
 * Above the section that holds the first command: names are typed once, before the commands are read.
 *
 * @param {HTMLElement} article
 * @param {HTMLElement} first
 */
function anchor(article, first) {
  let block = first;
  while (block.parentElement !== article) block = block.parentElement;
  for (let before = block; before; before = before.previousElementSibling) {
    if (before.tagName === "H2") return before;
  }
  return block;
}

function start() {
  const article = document.querySelector(".md-content__inner");
  const blocks = [...(article?.querySelectorAll("pre > code") ?? [])].filter((code) => !code.closest(".home"));
  /** @type {Map<string, HTMLElement[]>} */
  const places = new Map();
  for (const element of blocks.flatMap(slots)) {
    places.set(element.dataset.name, [...(places.get(element.dataset.name) ?? []), element]);
  }
  if (places.size > 0) anchor(article, article.querySelector(".slot")).before(form(places));
}

start();
