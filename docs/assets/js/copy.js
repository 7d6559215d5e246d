/** Copies commands to the clipboard. */

const SHOWN_FOR = 2000;

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is on the clipboard now
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or not there at all: browsers hide it from pages that came over plain HTTP, as many in-house sites do.
    return copyBySelection(text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.className = "offscreen";
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {(words: string) => void} announce
 */
export function copyOnClick(button, text, announce) {
  const label = button.textContent;
  button.setAttribute("aria-label", `${label}: ${text}`);
  button.addEventListener("click", async () => {
    const words = (await copy(text)) ? "Copied" : "Not copied: select the command and copy it by hand";
    announce(words);
    button.textContent = words.split(":")[0];
    setTimeout(() => (button.textContent = label), SHOWN_FOR);
  });
}
