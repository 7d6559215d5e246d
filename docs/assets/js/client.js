/**
 * Asks the matching service of the host that served this page.
 *
 * @typedef {{type: string, value: string, start: number, end: number}} Evidence offsets count Unicode code points
 * @typedef {{run: string, why: string}} Command
 * @typedef {{id: string, kind: string, title: string, url: string, summary: string, score: number,
 *            evidence: Evidence[], commands: Command[]}} Match
 * @typedef {{matches: Match[], facts: Record<string, unknown>}} Answer
 */

/** What a person is told when there is no answer: `title` says what happened, `detail` what to do. */
export class Problem extends Error {
  /** @param {string} title @param {string} detail */
  constructor(title, detail) {
    super(title);
    this.title = title;
    this.detail = detail;
  }
}

/** There is no service on this host: the site is served as plain files. */
export class Absent extends Error {}

/** Replies that a reader can do something about: what to call them, and what to do. */
const ADVICE = new Map([
  [413, ["The text is too long", "Paste the part around the error: the events, or the last hundred lines of the log."]],
  [429, ["Too many questions at once", "Wait a moment, then try again."]],
  [503, ["The service is not ready", "It is starting or overloaded. Try again in a moment."]],
]);

export class Client {
  /** @param {URL} base address of the site's root, ending in a slash */
  constructor(base) {
    this.base = base;
    this.answered = false;
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   * @throws {Problem | Absent | DOMException} the last when aborted
   */
  async match(text, limit, signal) {
    await this.knock(signal);
    const response = await reach(new URL("api/v1/match", this.base), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ text, limit }),
      signal,
    });
    if (!response.ok) throw await problem(response);
    return response.json();
  }

  /**
   * A static host must not receive what was pasted, not even to refuse it: so ask without the text first, once.
   *
   * @param {AbortSignal} signal
   */
  async knock(signal) {
    if (this.answered) return;
    const response = await reach(new URL("healthz", this.base), { signal });
    if (response.status === 429 || response.status === 502 || response.status === 503 || response.status === 504) {
      throw await problem(response);
    }
    // Some static hosts answer any address with 200 and a page.
    if (!response.ok || type(response).startsWith("text/html")) throw new Absent();
    this.answered = true;
  }
}

/** @param {URL} url @param {RequestInit} options */
async function reach(url, options) {
  try {
    // A redirect could carry the text to another address; the service sends none.
    return await fetch(url, { ...options, cache: "no-store", redirect: "error", referrerPolicy: "no-referrer" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem("The service cannot be reached", "Is whypod still running, and is the network up? The text is still in the box.");
  }
}

/**
 * The words of the service's own problem document, if it sent one (a proxy in between may have answered instead), and
 * what to do.
 *
 * @param {Response} response
 */
async function problem(response) {
  const told = type(response).startsWith("application/problem+json") ? await response.json().catch(() => ({})) : {};
  const [title, advice] = ADVICE.get(response.status) ?? [
    text(told.title) ?? "The service failed to answer",
    `HTTP ${response.status}. The text is still in the box.`,
  ];
  return new Problem(title, [text(told.detail), advice].filter(Boolean).map(sentence).join(" "));
}

/** @param {string} words */
function sentence(words) {
  const first = words[0].toUpperCase() + words.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** @param {Response} response */
function type(response) {
  return response.headers.get("Content-Type") ?? "";
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" && value !== "" ? value : undefined;
}
