import type { Graph } from "../data";
import { type Child, between, h, long } from "../dom";
import { articleLine, entity as name, entityLine, eventLine, section, sentence, source, statement } from "../parts";
import { link } from "../route";
import { count, day, kind } from "../words";

/** A person, body or place: offices, what they said by day, what they took part in, who mentions them. */
export function entity(graph: Graph, index: number): Child {
  const found = graph.entities[index];
  if (!found) return null;
  const said = byDay(graph, graph.said.get(index) ?? []);
  const about = byDay(graph, (graph.saidAbout.get(index) ?? []).filter((statement) => !(graph.statements[statement]?.speakers ?? []).includes(index)));
  const events = [...new Set([...(graph.tookPart.get(index) ?? []), ...(graph.happenedAt.get(index) ?? [])])].sort((left, right) => left - right);
  const happened = events.filter((event) => graph.events[event]?.status === "Happened");
  const open = events.filter((event) => graph.events[event]?.status !== "Happened");
  const articles = [...(graph.mentionedBy.get(index) ?? [])].reverse();
  const members = graph.members.get(index) ?? [];
  return [
    h("p", { class: "kicker" }, found.unnamed ? "unnamed source" : kind(found.class)),
    h("h1", {}, found.label),
    h(
      "p",
      { class: "meta" },
      between(" · ", [
        (found.other?.length ?? 0) > 0 ? `also ${(found.other ?? []).slice(0, 12).join(", ")}` : null,
        found.wikidata ? h("a", { href: `https://www.wikidata.org/wiki/${encodeURIComponent(found.wikidata)}`, rel: "noreferrer noopener" }, `Wikidata ${found.wikidata}`) : null,
        h("a", { href: link("graph", found.key) }, "Graph of the neighbourhood"),
        h("a", { href: link("timeline", "", { about: found.key }) }, "Timeline"),
        (found.perhaps?.length ?? 0) > 0 ? h("span", {}, "perhaps the same as ", between(", ", (found.perhaps ?? []).map((other) => name(graph, other)))) : null,
      ]),
    ),
    (found.offices?.length ?? 0) > 0
      ? section(
          "Offices, as articles give them",
          h(
            "ul",
            { class: "offices" },
            (found.offices ?? []).map((office) =>
              h(
                "li",
                {},
                h("strong", {}, office.office),
                office.of === undefined ? null : [" · ", name(graph, office.of)],
                (office.told?.length ?? 0) > 0 ? h("span", { class: "meta" }, ` told ${span(office.told ?? [])}`) : null,
                h("details", { class: "evidence" }, h("summary", {}, count(office.from?.length ?? 0, "sentence")), (office.from ?? []).map(([article, at]) => [sentence(graph, article, at, []), h("p", { class: "rule" }, source(graph, article, words(graph, article, at)))])),
              ),
            ),
          ),
        )
      : null,
    members.length > 0 ? section("People with an office here", h("div", { class: "list tight" }, members.slice(0, 40).map((member) => entityLine(graph, member, (graph.entities[member]?.offices ?? []).filter((office) => office.of === index).map((office) => office.office).join(", "))))) : null,
    h(
      "div",
      { class: "columns" },
      h(
        "div",
        {},
        said.length > 0 ? section(`Said (${said.length})`, dated(graph, said)) : null,
        about.length > 0 ? section(`Said about ${found.label} (${about.length})`, dated(graph, about)) : null,
      ),
      h(
        "div",
        {},
        happened.length > 0 ? section(`${found.class === "Place" ? "Happened here or with it" : "Took part in"} (${happened.length})`, long(happened, (event) => eventLine(graph, event), 20)) : null,
        open.length > 0 ? section(`Planned, possible or denied (${open.length})`, long(open, (event) => eventLine(graph, event), 12)) : null,
        articles.length > 0 ? section(`Mentioned in (${articles.length})`, long(articles, (article) => articleLine(graph, article), 12)) : null,
      ),
    ),
    said.length + about.length + events.length + articles.length === 0 ? h("p", {}, "Nothing is told of it beside its name.") : null,
  ];
}

function words(graph: Graph, article: number, at: number): [number, number] | undefined {
  const found = graph.articles[article]?.sentences[at];
  return found ? [found[0], found[1]] : undefined;
}

function span(days: string[]): string {
  const [first, last] = [days[0], days[days.length - 1]];
  return first === last ? day(first) : `from ${day(first)} to ${day(last)}`;
}

function byDay(graph: Graph, statements: number[]): number[] {
  return [...statements].sort((left, right) => (graph.statements[right]?.day ?? "").localeCompare(graph.statements[left]?.day ?? "") || left - right);
}

/** Statements under their days. */
export function dated(graph: Graph, statements: number[]): HTMLElement {
  let last = "";
  return long(
    statements,
    (index) => {
      const when = graph.statements[index]?.day ?? "";
      const heading = when === last ? null : h("h3", { class: "day" }, day(when) || "no date");
      last = when;
      return [heading, statement(graph, index)];
    },
    20,
  );
}
