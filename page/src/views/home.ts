import type { Graph } from "../data";
import { type Child, h } from "../dom";
import { articleLine, entityLine, eventLine, findingLine, section, statement } from "../parts";
import { link } from "../route";
import { count, days } from "../words";

/** What is in the graph, and what several outlets tell. */
export function home(graph: Graph): Child {
  const outlets = new Set(graph.articles.map((article) => article.outlet).filter(Boolean));
  const published = graph.articles.map((article) => article.day).filter((day): day is string => !!day);
  const shared = graph.events
    .map((event, index) => ({ index, outlets: new Set(event.reports.map((report) => graph.articles[graph.reports[report]?.article ?? -1]?.outlet)).size, support: event.support }))
    .filter((event) => event.support > 1 && event.outlets > 1)
    .sort((left, right) => right.support - left.support || right.outlets - left.outlets)
    .slice(0, 8);
  const quoted = [...graph.said]
    .filter(([entity]) => !graph.entities[entity]?.unnamed)
    .sort((left, right) => right[1].length - left[1].length || left[0] - right[0])
    .slice(0, 12);
  const latest = graph.statements
    .map((_, index) => index)
    .filter((index) => graph.statements[index]?.kind === "Direct" && (graph.statements[index]?.speakers?.length ?? 0) > 0)
    .sort((left, right) => (graph.statements[right]?.day ?? "").localeCompare(graph.statements[left]?.day ?? "") || left - right)
    .slice(0, 5);
  const articles = graph.articles.map((_, index) => index).reverse();
  return [
    h(
      "p",
      { class: "lead" },
      `${count(graph.articles.length, "article")} of ${count(outlets.size, "outlet")}`,
      published.length > 0 ? `, ${days(published[0], published[published.length - 1])}` : "",
      `: ${count(graph.statements.length, "statement")}, ${count(graph.events.length, "event")}, ${count(graph.entities.length, "name")}. `,
      "The page shows what articles say, each with its sentence. It does not know what is true: a claim is marked with the one who makes it.",
    ),
    h(
      "div",
      { class: "columns" },
      h(
        "div",
        {},
        shared.length > 0 ? section("Told by several outlets", h("div", { class: "list" }, shared.map(({ index }) => eventLine(graph, index)))) : null,
        latest.length > 0 ? section("Latest quotations", h("div", { class: "list" }, latest.map((index) => statement(graph, index))), h("p", {}, h("a", { href: link("statements") }, `All ${count(graph.statements.length, "statement")}`))) : null,
      ),
      h(
        "div",
        {},
        graph.findings.length > 0
          ? section("Worth a second look", h("div", { class: "list" }, graph.findings.slice(0, 5).map((_, index) => findingLine(graph, index))), h("p", {}, h("a", { href: link("findings") }, `All ${count(graph.findings.length, "finding")}`)))
          : null,
        quoted.length > 0 ? section("Most quoted", h("div", { class: "list tight" }, quoted.map(([entity, said]) => entityLine(graph, entity, count(said.length, "statement"))))) : null,
        section("Articles", h("div", { class: "list" }, articles.slice(0, 8).map((index) => articleLine(graph, index))), articles.length > 8 ? h("p", {}, h("a", { href: link("articles") }, `All ${count(articles.length, "article")}`)) : null),
      ),
    ),
  ];
}
