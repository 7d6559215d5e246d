/**
 * The home page: text in the box, answers below it. What is pasted lives in the box and in memory, nowhere else: it
 * is never put into the address, a storage, the console or a log.
 *
 * @typedef {import("./client.js").Answer} Answer
 * @typedef {import("./client.js").Match} Match
 */
import { answer, confidence, fromTemplate } from "./answer.js";
import { Absent, Client, Problem } from "./client.js";
import { highlight, spans } from "./highlight.js";

const PAUSE = 250;
const LIMIT = 5;

const base = new URL("../../", import.meta.url);
const client = new Client(base);
const find = (id) => document.getElementById(id);
const box = /** @type {HTMLTextAreaElement} */ (find("paste"));
const notice = document.createElement("div");

let timer = 0;
let asking = new AbortController();

/** @param {string} words */
function announce(words) {
  if (find("status").textContent !== words) find("status").textContent = words;
}

function askSoon() {
  clearTimeout(timer);
  find("clear").hidden = box.value === "";
  timer = setTimeout(ask, PAUSE);
}

/** Asks for what stands in the box now; an answer to what stood there before is dropped. */
async function ask() {
  clearTimeout(timer);
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const text = box.value;
  if (text.trim() === "") return showNothingYet();
  find("ask").setAttribute("aria-busy", "true");
  try {
    const found = await client.match(text, LIMIT, signal);
    if (!signal.aborted) show(text, found);
  } catch (error) {
    if (!signal.aborted) showFailure(error);
  } finally {
    if (!signal.aborted) find("ask").removeAttribute("aria-busy");
  }
}

function showNothingYet() {
  find("results").hidden = true;
  notice.replaceChildren();
  announce("");
}

/** @param {string} text @param {Answer} found */
function show(text, found) {
  if (found.matches.length === 0) return showNotice(fromTemplate("nothing-template"), "No entry explains this text.");
  notice.replaceChildren();
  const items = found.matches.map((match) => answer(match, base, announce));
  find("answers").replaceChildren(...items);
  items[0].querySelector("details")?.setAttribute("open", "");
  // Shown before the marks are set: a hidden block has no height to scroll in.
  find("results").hidden = false;
  showFacts(found.facts ?? {});
  offerMarks(items, found.matches, text);
  announce(summary(found.matches));
}

/** @param {Match[]} matches */
function summary(matches) {
  const count = matches.length === 1 ? "1 answer" : `${matches.length} answers`;
  return `${count}. First: ${matches[0].title}. ${confidence(matches[0].score)}.`;
}

/** @param {HTMLElement[]} items @param {Match[]} matches @param {string} text */
function offerMarks(items, matches, text) {
  const buttons = items.map((item) => /** @type {HTMLButtonElement} */ (item.querySelector(".answer__show")));
  const select = (chosen) => {
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(index === chosen)));
    items.forEach((item, index) => item.classList.toggle("answer--chosen", index === chosen));
    highlight(find("marked"), text, matches[chosen].evidence);
  };
  buttons.forEach((button, index) => {
    button.hidden = spans(text, matches[index].evidence).length === 0;
    button.addEventListener("click", () => {
      select(index);
      find("text-section").scrollIntoView({ block: "nearest" });
      announce(`Marked in your text: ${matches[index].title}`);
    });
  });
  select(0);
}

/** @param {Record<string, unknown>} facts */
function showFacts(facts) {
  const rows = Object.entries(facts).map(([name, value]) => [name, [value].flat().filter((one) => one !== null && one !== "")]);
  const parts = rows.filter(([, values]) => values.length > 0).map(([name, values]) => {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const detail = document.createElement("dd");
    term.textContent = name.replaceAll("_", " ");
    detail.textContent = values.join(", ");
    row.append(term, detail);
    return row;
  });
  find("facts").replaceChildren(...parts);
}

/** @param {unknown} error */
function showFailure(error) {
  if (error instanceof Absent) return showNotice(fromTemplate("absent-template"), "This copy of the site has no matching service.");
  const { title, detail } = error instanceof Problem ? error : new Problem("The answer could not be read", "The service and this page may be of different versions. Reload the page.");
  const block = fromTemplate("problem-template");
  block.querySelector("h2").textContent = title;
  block.querySelector("p").textContent = detail;
  block.querySelector("button").addEventListener("click", () => {
    box.focus();
    ask();
  });
  showNotice(block, `${title}. ${detail}`);
}

/** @param {HTMLElement} block @param {string} words */
function showNotice(block, words) {
  find("results").hidden = true;
  notice.replaceChildren(block);
  announce(words);
}

/** @param {string} text */
function put(text) {
  box.value = text;
  find("clear").hidden = text === "";
  box.focus();
  ask();
}

function start() {
  find("status").after(notice);
  box.addEventListener("input", askSoon);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      ask();
    }
  });
  find("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  find("clear").addEventListener("click", () => put(""));
  find("example").addEventListener("click", () => put(find("example-template").content.textContent));
  // Pasted before the script was there, or kept by the browser on the way back.
  if (box.value !== "") askSoon();
}

start();
