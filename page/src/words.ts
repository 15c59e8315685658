/** Names of the graph's concepts as a reader says them, and dates. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2024-02-11` as `11 Feb 2024`. */
export function day(iso: string | undefined): string {
  const found = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? "");
  if (!found) return iso ?? "";
  return `${Number(found[3])} ${MONTHS[Number(found[2]) - 1] ?? found[2]} ${found[1]}`;
}

/** A span of days: `11 Feb 2024`, `Feb 2024`, `2024`, `3 – 9 Feb 2024`. */
export function days(first: string | undefined, last: string | undefined): string {
  if (!first) return last ? `until ${day(last)}` : "";
  if (!last || last === first) return day(first);
  const [y1, m1, d1] = first.split("-");
  const [y2, m2, d2] = last.split("-");
  const lastDay = new Date(Date.UTC(Number(y2), Number(m2), 0)).getUTCDate();
  if (y1 === y2 && m1 === "01" && d1 === "01" && m2 === "12" && d2 === "31") return y1 ?? "";
  if (y1 === y2 && m1 === m2 && d1 === "01" && Number(d2) === lastDay) return `${MONTHS[Number(m1) - 1]} ${y1}`;
  if (y1 === y2 && m1 === m2) return `${Number(d1)} – ${day(last)}`;
  if (y1 === y2) return `${Number(d1)} ${MONTHS[Number(m1) - 1]} – ${day(last)}`;
  return `${day(first)} – ${day(last)}`;
}

const TYPES: Record<string, string> = {
  Agree: "agreement",
  Consult: "meeting, talks",
  Support: "support",
  Concede: "concession",
  Cooperate: "cooperation",
  Aid: "aid",
  Retreat: "withdrawal",
  Request: "request",
  Accuse: "accusation",
  Reject: "rejection",
  Threaten: "threat",
  Protest: "protest",
  Sanction: "sanctions",
  Mobilize: "deployment",
  Coerce: "arrest, coercion",
  Assault: "attack, violence",
  Elect: "election",
  Appoint: "appointment",
  Legislate: "lawmaking",
  Judge: "court",
  Transact: "business",
  Launch: "launch",
  Disaster: "disaster",
  Health: "health",
  Other: "other",
};

export const type = (name: string): string => TYPES[name] ?? apart(name);

const CLASSES: Record<string, string> = {
  Person: "person",
  Organization: "body",
  Place: "place",
  Group: "people",
  Product: "product",
  CreativeWork: "work",
  Thing: "thing",
};

export const kind = (name: string): string => CLASSES[name] ?? name.toLowerCase();

const ACTS: Record<string, string> = {
  Say: "said",
  Tell: "told",
  Announce: "announced",
  Report: "reported",
  Write: "wrote",
  Confirm: "confirmed",
  Deny: "denied",
  Admit: "admitted",
  Claim: "claimed",
  Explain: "explained",
  Believe: "believed",
  Estimate: "estimated",
  Predict: "predicted",
  Suggest: "suggested",
  Warn: "warned",
  Promise: "promised",
  Threaten: "threatened",
  Request: "asked",
  Demand: "demanded",
  Question: "questioned",
  Answer: "answered",
  Accuse: "accused",
  Condemn: "condemned",
  Complain: "complained",
  Reject: "rejected",
  Agree: "agreed",
  Praise: "praised",
  Apologize: "apologised",
  Joke: "joked",
  Thank: "thanked",
  Argue: "argued",
};

export const act = (name: string): string => ACTS[name] ?? (name === "" ? "said" : apart(name));

export const PARTS: Record<string, string> = {
  agent: "by",
  target: "towards",
  victim: "victim",
  killed: "killed",
  injured: "injured",
  recipient: "to",
  instrument: "with",
  theme: "about",
  place: "in",
};

const COMPARATORS: Record<string, string> = {
  Exactly: "",
  About: "about",
  MoreThan: "more than",
  AtLeast: "at least",
  LessThan: "fewer than",
  AtMost: "at most",
};

export const comparator = (name: string): string => COMPARATORS[name] ?? apart(name);

/** `PlannedThenHappened` as `planned then happened`. */
export function apart(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

const PLURALS: Record<string, string> = { person: "people", child: "children", man: "men", woman: "women", people: "people", percent: "percent" };

/** What is counted, of which the graph keeps the lemma. */
export function plural(noun: string): string {
  const last = noun.split(" ").pop() ?? noun;
  const head = noun.slice(0, noun.length - last.length);
  if (PLURALS[last]) return head + PLURALS[last];
  if (/(s|x|ch|sh)$/.test(last)) return `${noun}es`;
  if (/[^aeiou]y$/.test(last)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** Words between two code points. */
export function slice(text: string, begin: number, end: number): string {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).slice(begin, end).join("") : text.slice(begin, end);
}
