/** What the program sends (src/page/data.rs): lists that point into each other by index. */

export type Span = [begin: number, end: number];

export interface Article {
  key: string;
  id: string;
  title?: string;
  outlet?: string;
  day?: string;
  url?: string;
  text?: string;
  sentences: [begin: number, end: number, words: string][];
  names?: [begin: number, end: number, entity: number][];
  mentions?: number[];
}

export interface Office {
  office: string;
  of?: number;
  told?: string[];
  from?: [article: number, sentence: number][];
}

export interface Entity {
  key: string;
  label: string;
  class: string;
  other?: string[];
  wikidata?: string;
  point?: [longitude: number, latitude: number];
  unnamed?: boolean;
  offices?: Office[];
  perhaps?: number[];
}

export interface When {
  first?: string;
  last?: string;
  words?: string;
  source?: string;
}

export interface Event {
  key: string;
  label: string;
  type: string;
  status: string;
  standing: string;
  when?: When;
  places?: number[];
  parts?: [part: string, entity: number][];
  support: number;
  reports: number[];
  causes?: number[];
}

export interface Figure {
  value: string;
  words: string;
  unit?: string;
  kind: string;
  comparator: string;
  since?: string;
  as_of?: string;
  span: Span;
}

export interface Report {
  article: number;
  event?: number;
  span: Span;
  sentence?: number;
  status: string;
  standing: string;
  phase?: string;
  said_in?: number;
  when?: When;
  parts?: [part: string, words: string, entity: number | null][];
  figures?: Figure[];
  rule: number;
  confidence: number;
}

export interface Statement {
  article: number;
  text: string;
  kind: string;
  act: string;
  speakers?: number[];
  speaker?: string;
  inferred?: boolean;
  about?: number[];
  events?: number[];
  day?: string;
  published?: boolean;
  negative?: boolean;
  certainty?: string;
  conditional?: boolean;
  addressee?: string;
  medium?: string;
  via?: string;
  nested_in?: number;
  spans: Span[];
  sentences?: number[];
  rule: number;
  confidence: number;
}

export interface Finding {
  key: string;
  kind: string;
  severity: string;
  message: string;
  reports?: number[];
  statements?: number[];
  sentences: [article: number, sentence: number][];
}

export interface Page {
  version: number;
  base: string;
  rules: string[];
  articles: Article[];
  entities: Entity[];
  events: Event[];
  reports: Report[];
  statements: Statement[];
  findings: Finding[];
}

/** The page with the ways back: who said it, who took part, who mentions it. */
export interface Graph extends Page {
  served: boolean;
  entityAt: Map<string, number>;
  eventAt: Map<string, number>;
  articleAt: Map<string, number>;
  said: Map<number, number[]>;
  saidAbout: Map<number, number[]>;
  saidOfEvent: Map<number, number[]>;
  tookPart: Map<number, number[]>;
  happenedAt: Map<number, number[]>;
  mentionedBy: Map<number, number[]>;
  statementsOf: Map<number, number[]>;
  reportsOf: Map<number, number[]>;
  findingsOf: Map<number, number[]>;
  members: Map<number, number[]>;
}

function add(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (list[list.length - 1] !== value) list.push(value);
}

export function connect(page: Page, served: boolean): Graph {
  const graph: Graph = {
    ...page,
    served,
    entityAt: new Map(page.entities.map((entity, index) => [entity.key, index])),
    eventAt: new Map(page.events.map((event, index) => [event.key, index])),
    articleAt: new Map(page.articles.map((article, index) => [article.key, index])),
    said: new Map(),
    saidAbout: new Map(),
    saidOfEvent: new Map(),
    tookPart: new Map(),
    happenedAt: new Map(),
    mentionedBy: new Map(),
    statementsOf: new Map(),
    reportsOf: new Map(),
    findingsOf: new Map(),
    members: new Map(),
  };
  page.statements.forEach((statement, index) => {
    add(graph.statementsOf, statement.article, index);
    for (const speaker of statement.speakers ?? []) add(graph.said, speaker, index);
    for (const about of statement.about ?? []) add(graph.saidAbout, about, index);
    for (const event of statement.events ?? []) add(graph.saidOfEvent, event, index);
  });
  page.reports.forEach((report, index) => add(graph.reportsOf, report.article, index));
  page.events.forEach((event, index) => {
    for (const [, entity] of event.parts ?? []) add(graph.tookPart, entity, index);
    for (const place of event.places ?? []) add(graph.happenedAt, place, index);
  });
  page.articles.forEach((article, index) => {
    for (const entity of article.mentions ?? []) add(graph.mentionedBy, entity, index);
  });
  page.findings.forEach((finding, index) => {
    for (const report of finding.reports ?? []) {
      const event = page.reports[report]?.event;
      if (event !== undefined) add(graph.findingsOf, event, index);
    }
  });
  page.entities.forEach((entity, index) => {
    for (const office of entity.offices ?? []) if (office.of !== undefined) add(graph.members, office.of, index);
  });
  return graph;
}

/** The data inside the file, or those of the server the page came from. */
export async function load(): Promise<Graph> {
  const inside = document.getElementById("data");
  if (inside) return connect(JSON.parse(inside.textContent ?? "") as Page, false);
  const answer = await fetch("data.json");
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return connect((await answer.json()) as Page, true);
}
