/** The index over names, events, claims and articles. */

import MiniSearch from "minisearch";
import type { Graph } from "./data";

export type Kind = "entity" | "event" | "statement" | "article";

export interface Hit {
  kind: Kind;
  index: number;
  score: number;
}

interface Entry {
  id: number;
  name: string;
  text: string;
}

/** Ids: the kind in the last two bits. */
const KINDS: Kind[] = ["entity", "event", "statement", "article"];
const id = (kind: Kind, index: number): number => index * 4 + KINDS.indexOf(kind);

const STOP = new Set("a an and are as at be by for from has have he her his in is it its of on or she that the their they this to was were which will with".split(" "));

const fold = (term: string): string => term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export class Index {
  private readonly inner = new MiniSearch<Entry>({
    fields: ["name", "text"],
    processTerm: (term) => {
      const folded = fold(term);
      return STOP.has(folded) ? null : folded;
    },
    searchOptions: {
      boost: { name: 3 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
    },
  });

  /** Fills in slices, so that the page can be used meanwhile. */
  async fill(graph: Graph): Promise<void> {
    await this.inner.addAllAsync([...entries(graph)], { chunkSize: 400 });
  }

  find(query: string): Hit[] {
    let found = this.inner.search(query, { boostDocument: (entry) => BOOST[KINDS[(entry as number) & 3] ?? "statement"] });
    // Not all the words, or words that are only alike.
    for (const fuzzy of [0.2, 0.4]) {
      if (found.length > 0) break;
      found = this.inner.search(query, { combineWith: "OR", fuzzy, boostDocument: (entry) => BOOST[KINDS[(entry as number) & 3] ?? "statement"] });
    }
    return found.map((hit) => ({ kind: KINDS[(hit.id as number) & 3] ?? "entity", index: (hit.id as number) >> 2, score: hit.score }));
  }
}

const BOOST: Record<Kind, number> = { entity: 2, event: 1.2, statement: 1, article: 1.1 };

function* entries(graph: Graph): Generator<Entry> {
  for (const [index, entity] of graph.entities.entries()) {
    yield { id: id("entity", index), name: entity.label, text: (entity.other ?? []).join(" ") };
  }
  for (const [index, event] of graph.events.entries()) yield { id: id("event", index), name: event.label, text: "" };
  for (const [index, article] of graph.articles.entries()) {
    yield { id: id("article", index), name: article.title ?? "", text: `${article.outlet ?? ""} ${article.id}` };
  }
  for (const [index, statement] of graph.statements.entries()) {
    const speakers = (statement.speakers ?? []).map((speaker) => graph.entities[speaker]?.label ?? "");
    yield { id: id("statement", index), name: speakers.join(" "), text: statement.text };
  }
}
