/** Pieces that several views show: names, events, statements, sentences. A claim always shows whose it is. */

import type { Event, Graph, Report, Span, Statement } from "./data";
import { type Child, between, h } from "./dom";
import { link } from "./route";
import { PARTS, act, apart, comparator, count, day, days, kind, plural, slice, type } from "./words";

export function entity(graph: Graph, index: number): HTMLElement {
  const found = graph.entities[index];
  return h("a", { class: `name ${found?.class ?? ""}`, href: link("entity", found?.key ?? "") }, found?.label ?? "?");
}

/** Who says it, linked where the graph knows them, else in the article's words. */
export function speakers(graph: Graph, statement: Statement): Child[] {
  const known = (statement.speakers ?? []).map((speaker) => entity(graph, speaker));
  if (known.length > 0) return between(", ", known);
  return [h("span", { class: "unknown" }, statement.speaker || "someone who is not named")];
}

export function speakerWords(graph: Graph, statement: Statement): string {
  const known = (statement.speakers ?? []).map((speaker) => graph.entities[speaker]?.label ?? "");
  return known.length > 0 ? known.join(", ") : statement.speaker || "someone who is not named";
}

/** Outlet and day of an article, linked to a place in it. */
export function source(graph: Graph, index: number, at?: Span): HTMLElement {
  const article = graph.articles[index];
  const name = article?.outlet || article?.id || "?";
  const place = at ? `${at[0]}-${at[1]}` : undefined;
  return h(
    "a",
    { class: "source", href: link("article", article?.key ?? "", { at: place }), title: article?.title ?? article?.id ?? "" },
    name,
    article?.day ? h("span", { class: "when" }, ` ${day(article.day)}`) : null,
  );
}

/** Those whose word a claim is: the speakers of the statements it stands in. */
export function holders(graph: Graph, reports: Report[]): Child[] {
  const seen = new Set<string>();
  const out: Child[] = [];
  for (const report of reports) {
    const statement = report.said_in === undefined ? undefined : graph.statements[report.said_in];
    if (!statement) continue;
    const words = speakerWords(graph, statement);
    if (seen.has(words)) continue;
    seen.add(words);
    out.push(h("span", {}, speakers(graph, statement)));
  }
  if (out.length > 3) return [...between(", ", out.slice(0, 2)), ` and ${out.length - 2} others`];
  return between(", ", out);
}

const STANDINGS: Record<string, string> = {
  Attributed: "according to",
  Alleged: "alleged by",
  Denied: "denied by",
  Disputed: "disputed:",
};

const ALONE: Record<string, string> = {
  Attributed: "attributed",
  Alleged: "alleged",
  Denied: "denied",
  Disputed: "disputed",
};

const STATUSES: Record<string, string> = {
  Planned: "planned",
  Hypothetical: "not said to have happened",
  Negated: "did not happen",
};

/** What keeps an event from being a plain fact: its status, its standing and whose word it is. */
export function standing(graph: Graph, of: { status: string; standing: string }, reports: Report[]): Child {
  const status = STATUSES[of.status];
  const claimed = STANDINGS[of.standing];
  if (!status && !claimed) return null;
  const who = of.standing === "Told" ? [] : holders(graph, reports.filter((report) => report.said_in !== undefined));
  return h(
    "span",
    { class: "standing" },
    status ? h("span", { class: `badge ${of.status}` }, status) : null,
    claimed
      ? h("span", { class: `badge ${of.standing}` }, who.length > 0 ? [claimed, " ", who] : (ALONE[of.standing] ?? apart(of.standing)))
      : null,
  );
}

export function marks(of: { status: string; standing: string }): string {
  return `${of.status} ${of.standing}`;
}

export function reportsOf(graph: Graph, event: Event): Report[] {
  return event.reports.map((index) => graph.reports[index]).filter((report): report is Report => !!report);
}

export function event(graph: Graph, index: number): HTMLElement {
  const found = graph.events[index];
  if (!found) return h("span", {}, "?");
  return h("a", { class: `event ${marks(found)}`, href: link("event", found.key), title: found.label }, called(found));
}

/** The label without the date at its end: the page shows that beside it, for people. */
export function called(event: Event): string {
  return event.when?.first ? event.label.replace(/, -?\d{4}[-\dWQH]*$/, "") : event.label;
}

/** One line: when, what, how sure, who tells it. */
export function eventLine(graph: Graph, index: number): HTMLElement {
  const found = graph.events[index];
  if (!found) return h("div");
  const reports = reportsOf(graph, found);
  const articles = [...new Set(reports.map((report) => report.article))];
  const first = reports[0];
  return h(
    "div",
    { class: `line ${marks(found)}` },
    h("div", { class: "date" }, days(found.when?.first, found.when?.last) || "no date"),
    h(
      "div",
      { class: "what" },
      event(graph, index),
      " ",
      standing(graph, found, reports),
      h(
        "div",
        { class: "meta" },
        between(" · ", [
          type(found.type),
          (found.places?.length ?? 0) > 0 ? h("span", {}, between(", ", (found.places ?? []).map((place) => entity(graph, place)))) : null,
          first ? source(graph, first.article, first.span) : null,
          articles.length > 1 ? h("a", { href: link("event", found.key) }, `+${count(articles.length - 1, "more article")}`) : null,
        ]),
      ),
    ),
  );
}

/** A sentence with words in it marked. */
export function sentence(graph: Graph, article: number, index: number, marked: Span[]): HTMLElement {
  const found = graph.articles[article]?.sentences[index];
  if (!found) return h("p", { class: "sentence" }, "The sentence is not in this graph.");
  const [begin, end, words] = found;
  if (words === "") return h("p", { class: "sentence" }, `Code points ${begin} to ${end}; the words were left out of this graph.`);
  const parts: Child[] = [];
  let at = begin;
  for (const [from, to] of [...marked].sort((left, right) => left[0] - right[0])) {
    const [start, stop] = [Math.max(at, from), Math.min(end, to)];
    if (start >= stop) continue;
    parts.push(slice(words, at - begin, start - begin), h("mark", {}, slice(words, start - begin, stop - begin)));
    at = stop;
  }
  parts.push(slice(words, at - begin, end - begin));
  return h("p", { class: "sentence" }, parts);
}

function modality(statement: Statement): Child[] {
  return [
    statement.certainty ? h("span", { class: "badge soft" }, apart(statement.certainty)) : null,
    statement.conditional ? h("span", { class: "badge soft" }, "on a condition") : null,
    statement.inferred ? h("span", { class: "badge soft", title: "The speaker follows from what stands around" }, "speaker inferred") : null,
  ];
}

/** A statement: who, how, what, to whom, according to which outlet; its sentence on request. */
export function statement(graph: Graph, index: number): HTMLElement {
  const found = graph.statements[index];
  if (!found) return h("div");
  const direct = found.kind === "Direct";
  const outer = found.nested_in === undefined ? undefined : graph.statements[found.nested_in];
  return h(
    "article",
    { class: `statement ${found.kind} ${found.act} ${found.negative ? "negative" : ""}` },
    h(
      "header",
      {},
      h("span", { class: "who" }, speakers(graph, found)),
      " ",
      h("span", { class: "act" }, act(found.act)),
      found.addressee ? ` to ${found.addressee}` : null,
      found.medium ? ` (${found.medium})` : null,
      " ",
      modality(found),
    ),
    h(direct ? "blockquote" : "p", { class: "claim" }, direct ? `“${found.text}”` : found.text),
    h(
      "footer",
      { class: "meta" },
      between(" · ", [
        found.day ? h("span", {}, `${day(found.day)}${found.published ? " (day of publication)" : ""}`) : null,
        source(graph, found.article, found.spans[0]),
        found.via ? `via ${found.via}` : null,
        outer ? h("span", {}, "as told by ", speakers(graph, outer)) : null,
        direct ? null : found.kind === "Mixed" ? "partly quoted" : "reported speech",
      ]),
    ),
    evidence(
      graph,
      found.article,
      found.sentences ?? [],
      found.spans,
      `Found by the rule ${graph.rules[found.rule] ?? ""}, which is right in ${found.confidence} of 100 cases.`,
    ),
  );
}

/** The sentence and the rule, folded. */
export function evidence(graph: Graph, article: number, sentences: number[], marked: Span[], rule: string): HTMLElement {
  const details = h("details", { class: "evidence" }, h("summary", {}, "Sentence"));
  details.addEventListener(
    "toggle",
    () => {
      details.append(
        h(
          "div",
          {},
          sentences.map((index) => sentence(graph, article, index, marked)),
          h("p", { class: "rule" }, rule, " ", h("a", { href: link("article", graph.articles[article]?.key ?? "", { at: marked[0] ? `${marked[0][0]}-${marked[0][1]}` : undefined }) }, "Open in the article")),
        ),
      );
    },
    { once: true },
  );
  return details;
}

/** A number as told. */
export function figure(of: { comparator: string; words: string; value: string; unit?: string; since?: string; as_of?: string }): string {
  const words = of.words || of.value;
  const bound = comparator(of.comparator);
  const told = bound && !/^\D/.test(words) ? `${bound} ${words}` : words;
  const said = of.unit !== undefined && new RegExp(`\\b${of.unit.replace(/[^\p{L}\p{N} ]/gu, ".")}`, "iu").test(words);
  const unit = !of.unit || said || /[$€£¥]/.test(words) ? "" : Number(of.value) === 1 ? of.unit : plural(of.unit);
  return [told, unit, of.since ? `since ${day(of.since)}` : "", of.as_of ? `as of ${day(of.as_of)}` : ""].filter(Boolean).join(" ");
}

/** An event as one sentence of an article tells it: one report, or several of the same status and standing. */
export function report(graph: Graph, indexes: number[]): HTMLElement {
  const reports = indexes.map((index) => graph.reports[index]).filter((one): one is Report => !!one);
  const first = reports[0];
  if (!first) return h("div");
  const told = new Set<string>();
  /** Each line once. */
  const once = (part: string, ...words: Child[]): Child => {
    const line = h("li", {}, h("span", { class: "part" }, part), " ", words);
    const known = told.has(line.textContent ?? "");
    told.add(line.textContent ?? "");
    return known ? null : line;
  };
  const facts = reports.map((found) => [
    found.phase ? once("phase", apart(found.phase)) : null,
    found.when?.first || found.when?.words ? once("when", days(found.when.first, found.when.last) || found.when.words, whenNote(found)) : null,
    (found.parts ?? []).map(([part, words, known]) =>
      once(PARTS[part] ?? part, known === null ? words : entity(graph, known), known !== null && graph.entities[known]?.label !== words ? h("span", { class: "aside" }, ` (“${words}”)`) : null),
    ),
    (found.figures ?? []).map((number) => once(apart(number.kind), figure(number))),
  ]);
  const rules = new Set(reports.map((found) => `By the rule ${graph.rules[found.rule] ?? ""}, which is right in ${found.confidence} of 100 cases.`));
  return h(
    "article",
    { class: `report ${marks(first)}` },
    h("header", {}, source(graph, first.article, first.span), " ", standing(graph, first, reports)),
    first.sentence === undefined ? null : sentence(graph, first.article, first.sentence, reports.map((found) => found.span)),
    h("ul", { class: "facts" }, facts),
    h("details", {}, h("summary", {}, "How it was found"), [...rules].map((rule) => h("p", { class: "rule" }, rule))),
  );
}

function whenNote(of: Report): Child {
  const source = of.when?.source;
  if (source === "FromPublished") return h("span", { class: "aside" }, " (the day of publication)");
  if (source === "FromContext") return h("span", { class: "aside" }, " (from what stands around)");
  const words = of.when?.words ?? "";
  return /[a-z]/i.test(words) ? h("span", { class: "aside" }, ` (“${words}”)`) : null;
}

/** A finding in two lines, for lists beside other things. */
export function findingLine(graph: Graph, index: number): HTMLElement {
  const found = graph.findings[index];
  if (!found) return h("div");
  const event = (found.reports ?? []).map((report) => graph.reports[report]?.event).find((event) => event !== undefined);
  const articles = [...new Set(found.sentences.map(([article]) => article))];
  return h(
    "div",
    { class: "entry" },
    h("span", { class: `badge ${found.severity}` }, apart(found.kind)),
    " ",
    event === undefined ? found.message : h("a", { href: link("event", graph.events[event]?.key ?? "") }, found.message),
    h("div", { class: "meta" }, between(" · ", articles.slice(0, 4).map((article) => source(graph, article)))),
  );
}

export function finding(graph: Graph, index: number): HTMLElement {
  const found = graph.findings[index];
  if (!found) return h("div");
  const spans = new Map<number, Span[]>();
  for (const report of found.reports ?? []) {
    const told = graph.reports[report];
    if (told) spans.set(told.article, [...(spans.get(told.article) ?? []), told.span]);
  }
  const events = [...new Set((found.reports ?? []).map((report) => graph.reports[report]?.event).filter((event): event is number => event !== undefined))];
  return h(
    "article",
    { class: `finding ${found.severity}` },
    h("header", {}, h("span", { class: `badge ${found.severity}` }, apart(found.severity)), " ", h("span", { class: "kind" }, apart(found.kind))),
    h("p", { class: "message" }, found.message),
    h(
      "div",
      { class: "sides" },
      found.sentences.map(([article, index]) => {
        const words = graph.articles[article]?.sentences[index];
        return h("div", { class: "side" }, source(graph, article, words ? [words[0], words[1]] : undefined), sentence(graph, article, index, spans.get(article) ?? []));
      }),
    ),
    events.length > 0 ? h("p", { class: "meta" }, "About ", between(", ", events.map((index) => event(graph, index)))) : null,
  );
}

export function articleLine(graph: Graph, index: number): HTMLElement {
  const found = graph.articles[index];
  if (!found) return h("div");
  return h(
    "div",
    { class: "line" },
    h("div", { class: "date" }, day(found.day) || "no date"),
    h(
      "div",
      { class: "what" },
      h("a", { href: link("article", found.key) }, found.title || found.id),
      h("div", { class: "meta" }, between(" · ", [found.outlet, count(graph.statementsOf.get(index)?.length ?? 0, "statement"), count(graph.reportsOf.get(index)?.length ?? 0, "event")])),
    ),
  );
}

export function entityLine(graph: Graph, index: number, note: Child = null): HTMLElement {
  const found = graph.entities[index];
  return h("div", { class: "entry" }, entity(graph, index), " ", h("span", { class: "meta" }, between(" · ", [found?.unnamed ? "unnamed source" : kind(found?.class ?? ""), note])));
}

export function section(title: string, ...children: Child[]): HTMLElement {
  return h("section", {}, h("h2", {}, title), children);
}
