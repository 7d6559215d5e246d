/**
 * One answer, as a list item made from the page's templates. All text goes in by textContent.
 *
 * @typedef {import("./client.js").Match} Match
 * @typedef {import("./client.js").Evidence} Evidence
 * @typedef {import("./client.js").Command} Command
 */
import { copyOnClick } from "./copy.js";

const KINDS = { statuses: "Status", reasons: "Reason", "exit-codes": "Exit code", symptoms: "Symptom", alerts: "Alert" };
const EVIDENCE = { signature: "Message", reason: "Reason", status: "Status", exit_code: "Exit code", alert: "Alert", text: "Words" };
const CONFIDENCE = [[0.9, "Very likely"], [0.7, "Likely"], [0.4, "Possible"], [0, "A hint"]];

/** @param {number} score from 0 to 1 */
export function confidence(score) {
  const [, word] = CONFIDENCE.find(([least]) => score >= least) ?? CONFIDENCE.at(-1);
  return `${word}, ${Math.round(score * 100)} %`;
}

/**
 * @param {Match} match
 * @param {URL} base address of the site's root
 * @param {(words: string) => void} announce
 * @returns {HTMLLIElement}
 */
export function answer(match, base, announce) {
  const item = fromTemplate("answer-template");
  const link = item.querySelector(".answer__title a");
  prose(link, match.title);
  // The service knows its pages from the root; the site may be mounted under a path.
  link.href = new URL(match.url.replace(/^\/+/, "./"), base).href;
  item.querySelector(".answer__kind").textContent = KINDS[match.kind] ?? match.kind;
  prose(item.querySelector(".answer__summary"), match.summary);
  showConfidence(item, match.score);
  showEvidence(item.querySelector(".answer__evidence"), match.evidence);
  showCommands(item.querySelector(".answer__commands"), match.commands, announce);
  return item;
}

/**
 * Entries write code between back-ticks, as in Markdown.
 *
 * @param {Element} element
 * @param {string} text
 */
function prose(element, text) {
  const parts = text.split(/`([^`]+)`/);
  element.replaceChildren(...parts.map((part, index) => (index % 2 === 0 ? part : code(part))));
}

/** @param {string} text */
function code(text) {
  const element = document.createElement("code");
  element.textContent = text;
  return element;
}

/** @param {Element} item @param {number} score */
function showConfidence(item, score) {
  const meter = item.querySelector("meter");
  meter.value = score;
  meter.textContent = confidence(score);
  item.querySelector(".answer__words").textContent = confidence(score);
}

/** @param {Element} list @param {Evidence[]} evidence */
function showEvidence(list, evidence) {
  const seen = new Set();
  for (const { type, value } of evidence) {
    if (seen.has(`${type} ${value}`)) continue;
    seen.add(`${type} ${value}`);
    const item = document.createElement("li");
    item.append(`${EVIDENCE[type] ?? type} `, code(type === "signature" ? message(value) : value));
    list.append(item);
  }
}

/**
 * A signature as people read it: its named holes like the placeholders of commands, its gaps as an ellipsis.
 *
 * @param {string} signature
 */
function message(signature) {
  return signature.replaceAll("{...}", "…").replaceAll(/\{([a-z]+)\}/g, "<$1>");
}

/** @param {HTMLDetailsElement} details @param {Command[]} commands @param {(words: string) => void} announce */
function showCommands(details, commands, announce) {
  if (commands.length === 0) {
    details.remove();
    return;
  }
  details.querySelector("summary").textContent = commands.length === 1 ? "1 command to confirm it" : `${commands.length} commands to confirm it`;
  details.querySelector("ul").append(...commands.map((command) => commandItem(command, announce)));
}

/** @param {Command} command @param {(words: string) => void} announce */
function commandItem({ run, why }, announce) {
  const item = fromTemplate("command-template");
  prose(item.querySelector(".command__why"), why);
  item.querySelector(".command__run code").textContent = run;
  copyOnClick(item.querySelector("button"), run, announce);
  return item;
}

/** @param {string} id */
export function fromTemplate(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
}
