import type { Event, Graph } from "../data";
import { type Child, between, h, long } from "../dom";
import { called, entity, event as link_, figure, finding, report, reportsOf, section, source, standing, statement } from "../parts";
import { PARTS, apart, count, days, type } from "../words";

/** An event: how each outlet tells it, side by side; its numbers; what does not fit. */
export function event(graph: Graph, index: number): Child {
  const found = graph.events[index];
  if (!found) return null;
  const reports = [...found.reports].sort((left, right) => (graph.reports[left]?.article ?? 0) - (graph.reports[right]?.article ?? 0));
  const articles = new Set(reports.map((report) => graph.reports[report]?.article));
  const findings = [...new Set(graph.findingsOf.get(index) ?? [])];
  const grave = findings.filter((finding_) => graph.findings[finding_]?.severity !== "Info");
  const mild = findings.filter((finding_) => graph.findings[finding_]?.severity === "Info");
  const effects = graph.events.map((_, effect) => effect).filter((effect) => graph.events[effect]?.causes?.includes(index));
  const statements = graph.saidOfEvent.get(index) ?? [];
  return [
    h("p", { class: "kicker" }, type(found.type)),
    h("h1", { class: `event ${found.status} ${found.standing}` }, called(found)),
    h("p", {}, standing(graph, found, reportsOf(graph, found))),
    h(
      "dl",
      { class: "facts" },
      fact("When", days(found.when?.first, found.when?.last) || "no date is told"),
      fact("Where", (found.places?.length ?? 0) > 0 ? between(", ", (found.places ?? []).map((place) => entity(graph, place))) : null),
      parts(graph, found),
      fact("Told in", `${count(articles.size, "article")}, ${found.support} of independent origin`),
      fact("Because of", (found.causes?.length ?? 0) > 0 ? between(", ", (found.causes ?? []).map((cause) => link_(graph, cause))) : null),
      fact("Cause of", effects.length > 0 ? between(", ", effects.map((effect) => link_(graph, effect))) : null),
    ),
    grave.length > 0 ? section("What does not fit", grave.map((finding_) => finding(graph, finding_))) : null,
    numbers(graph, found),
    section("As each article tells it", h("div", { class: "side-by-side" }, tellings(graph, reports).map((article) => h("div", {}, article.map((told) => report(graph, told)))))),
    mild.length > 0 ? section("Worth a second look", mild.map((finding_) => finding(graph, finding_))) : null,
    statements.length > 0 ? section(`Said about it (${statements.length})`, long(statements, (told) => statement(graph, told), 20)) : null,
  ];
}

/** Reports by article, those of one sentence, status and standing together. */
function tellings(graph: Graph, reports: number[]): number[][][] {
  const articles = new Map<number, Map<string, number[]>>();
  for (const index of reports) {
    const found = graph.reports[index];
    if (!found) continue;
    const sentences = articles.get(found.article) ?? new Map<string, number[]>();
    articles.set(found.article, sentences);
    const key = `${found.sentence ?? `at ${found.span[0]}`} ${found.status} ${found.standing}`;
    sentences.set(key, [...(sentences.get(key) ?? []), index]);
  }
  return [...articles.values()].map((sentences) => [...sentences.values()]);
}

function fact(name: string, value: Child): Child {
  return value === null || value === "" ? null : h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

function parts(graph: Graph, event: Event): Child {
  const by = new Map<string, number[]>();
  for (const [part, who] of event.parts ?? []) by.set(part, [...(by.get(part) ?? []), who]);
  return [...by].map(([part, who]) => fact(capital(PARTS[part] ?? part), between(", ", who.map((one) => entity(graph, one)))));
}

function numbers(graph: Graph, event: Event): Child {
  const rows = event.reports
    .map((index) => graph.reports[index])
    .flatMap((report) => (report?.figures ?? []).map((number) => ({ report, number })))
    .sort((left, right) => left.number.kind.localeCompare(right.number.kind) || (left.report?.article ?? 0) - (right.report?.article ?? 0));
  if (rows.length === 0) return null;
  return section(
    "Numbers",
    h(
      "div",
      { class: "scroll" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, "How many"), h("th", { scope: "col" }, "Told by"), h("th", { scope: "col" }, "How sure"))),
        h(
          "tbody",
          {},
          rows.map(({ report, number }) =>
            h("tr", {}, h("td", {}, apart(number.kind)), h("td", {}, figure(number)), h("td", {}, report ? source(graph, report.article, number.span) : null), h("td", {}, (report ? standing(graph, report, [report]) : null) ?? "told by the article")),
          ),
        ),
      ),
    ),
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
