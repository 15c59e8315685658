import type { Graph } from "../data";
import { type Child, h, long } from "../dom";
import { articleLine, entityLine, eventLine, section, statement } from "../parts";
import type { Hit, Kind } from "../search";
import { count } from "../words";

const FIRST: Record<Kind, number> = { entity: 12, event: 8, statement: 8, article: 6 };
const TITLES: Record<Kind, string> = { entity: "Names and places", event: "Events", statement: "Statements", article: "Articles" };

/** What was found, by kind. */
export function results(graph: Graph, query: string, hits: Hit[], ready: boolean): Child {
  if (query.trim() === "") return h("p", { class: "lead" }, "Type a name, an event, a place or words of a claim.");
  if (hits.length === 0) {
    return h("p", { class: "lead" }, ready ? `Nothing found for “${query}”.` : "The index is being made …");
  }
  const line: Record<Kind, (index: number) => Child> = {
    entity: (index) => entityLine(graph, index, count(graph.mentionedBy.get(index)?.length ?? 0, "article")),
    event: (index) => eventLine(graph, index),
    statement: (index) => statement(graph, index),
    article: (index) => articleLine(graph, index),
  };
  const groups = (["entity", "event", "statement", "article"] as const)
    .map((kind) => ({ kind, found: hits.filter((hit) => hit.kind === kind) }))
    .filter((group) => group.found.length > 0);
  return [
    h("p", { class: "lead", role: "status" }, `${count(hits.length, "result")} for “${query}”`),
    groups.map(({ kind, found }) =>
      section(`${TITLES[kind]} (${found.length})`, long(found, (hit) => line[kind](hit.index), FIRST[kind], "div", kind === "entity" ? "list tight" : "list")),
    ),
  ];
}
