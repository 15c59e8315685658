import type { Graph, Span } from "../data";
import { type Child, between, h } from "../dom";
import { event, reportsOf, section, source, standing, statement } from "../parts";
import { link } from "../route";
import { count, day, slice } from "../words";

interface Mark {
  span: Span;
  kind: "statement" | "event" | "name";
  index: number;
}

/** An article with what was found in it: the words lead to the nodes, the nodes back to the words. */
export function article(graph: Graph, index: number, at: string | null): Child {
  const found = graph.articles[index];
  if (!found) return null;
  const statements = graph.statementsOf.get(index) ?? [];
  const reports = graph.reportsOf.get(index) ?? [];
  const marks = marksOf(graph, index, statements, reports);
  const wanted = /^(\d+)-(\d+)$/.exec(at ?? "");
  const focus: Span | undefined = wanted ? [Number(wanted[1]), Number(wanted[2])] : undefined;
  const mentioned = (found.mentions ?? []).map((one) => h("a", { class: "name", href: link("entity", graph.entities[one]?.key ?? "") }, graph.entities[one]?.label ?? ""));
  return [
    h("p", { class: "kicker" }, between(" · ", [found.outlet, day(found.day), found.id])),
    h("h1", {}, found.title || found.id),
    found.url ? h("p", { class: "meta" }, h("a", { href: found.url, rel: "noreferrer noopener" }, found.url)) : null,
    h(
      "p",
      { class: "key" },
      h("span", { class: "m-statement" }, "statement"),
      " ",
      h("span", { class: "m-event" }, "event"),
      " ",
      h("span", { class: "m-name" }, "name"),
      found.text ? null : h("span", { class: "meta" }, " The graph keeps the sentences that something rests on; “…” stands for others. Build with --embed-text to keep the whole text."),
    ),
    h(
      "div",
      { class: "columns reading" },
      h("div", { class: "text", id: "text" }, body(graph, index, marks, focus)),
      h(
        "div",
        {},
        statements.length > 0 ? section(`Statements (${statements.length})`, h("div", { class: "list" }, statements.map((one) => statement(graph, one)))) : null,
        reports.length > 0
          ? section(
              `Events (${reports.length})`,
              h(
                "div",
                { class: "list" },
                reports.map((one) => {
                  const report = graph.reports[one];
                  if (!report) return null;
                  const shared = report.event === undefined ? 1 : reportsOf(graph, graph.events[report.event]!).length;
                  return h("div", { class: `line short ${report.status} ${report.standing}` }, report.event === undefined ? source(graph, index, report.span) : event(graph, report.event), " ", standing(graph, report, [report]), " ", h("a", { class: "meta", href: link("article", found.key, { at: report.span.join("-") }) }, "in the text"), shared > 1 ? h("span", { class: "meta" }, ` · ${count(shared, "report")}`) : null);
                }),
              ),
            )
          : null,
        mentioned.length > 0 ? section("Names", h("p", {}, between(", ", mentioned))) : null,
      ),
    ),
  ];
}

function marksOf(graph: Graph, article: number, statements: number[], reports: number[]): Mark[] {
  const marks: Mark[] = [];
  for (const index of statements) for (const span of graph.statements[index]?.spans ?? []) marks.push({ span, kind: "statement", index });
  for (const index of reports) {
    const report = graph.reports[index];
    if (report) marks.push({ span: report.span, kind: "event", index });
  }
  for (const [begin, end, entity] of graph.articles[article]?.names ?? []) marks.push({ span: [begin, end], kind: "name", index: entity });
  return marks;
}

/** The text in paragraphs, or its sentences with gaps. */
function body(graph: Graph, index: number, marks: Mark[], focus: Span | undefined): Child {
  const found = graph.articles[index];
  if (!found) return null;
  const parts: Child[] = [];
  if (found.text) {
    const points = /[\ud800-\udfff]/.test(found.text) ? Array.from(found.text) : null;
    let at = 0;
    for (const paragraph of found.text.split(/(\n\s*\n)/)) {
      const length = points ? Array.from(paragraph).length : paragraph.length;
      if (paragraph.trim() !== "") parts.push(h("p", {}, marked(graph, paragraph, at, at + length, marks, focus)));
      at += length;
    }
    return parts;
  }
  let last = 0;
  let paragraph: Child[] = [];
  for (const [begin, end, words] of found.sentences) {
    // A gap of a line's width is only the space between sentences.
    if (begin - last > 2 && parts.length + paragraph.length > 0) {
      if (paragraph.length > 0) parts.push(h("p", {}, paragraph));
      if (begin - last > 4) parts.push(h("p", { class: "gap" }, "…"));
      paragraph = [];
    } else if (begin - last === 2 && paragraph.length > 0) {
      parts.push(h("p", {}, paragraph));
      paragraph = [];
    }
    if (begin < last) continue;
    paragraph.push(words === "" ? `[${begin}–${end}: the words were left out of this graph] ` : marked(graph, words, begin, end, marks, focus), " ");
    last = end;
  }
  if (paragraph.length > 0) parts.push(h("p", {}, paragraph));
  return parts;
}

/** Words cut where a mark begins or ends; each piece belongs to all marks above it. */
function marked(graph: Graph, words: string, begin: number, end: number, marks: Mark[], focus: Span | undefined): Child[] {
  const inside = marks.filter((mark) => mark.span[0] < end && mark.span[1] > begin);
  const cuts = new Set([begin, end]);
  for (const { span } of [...inside, ...(focus ? [{ span: focus }] : [])]) for (const cut of span) if (cut > begin && cut < end) cuts.add(cut);
  const sorted = [...cuts].sort((left, right) => left - right);
  return sorted.slice(0, -1).map((from, position) => {
    const to = sorted[position + 1] ?? end;
    const text = slice(words, from - begin, to - begin);
    const over = inside.filter((mark) => mark.span[0] <= from && mark.span[1] >= to);
    const focused = focus !== undefined && focus[0] <= from && focus[1] >= to;
    const kinds = [...new Set(over.map((mark) => `m-${mark.kind}`))];
    const classes = [...kinds, focused ? "focus" : ""].filter(Boolean).join(" ");
    const name = over.find((mark) => mark.kind === "name");
    const told = over.find((mark) => mark.kind === "event");
    const event = told ? graph.reports[told.index]?.event : undefined;
    if (event !== undefined) return h("a", { class: classes, href: link("event", graph.events[event]?.key ?? ""), title: graph.events[event]?.label }, text);
    if (name) return h("a", { class: classes, href: link("entity", graph.entities[name.index]?.key ?? ""), title: graph.entities[name.index]?.label }, text);
    return classes ? h("span", { class: classes, "data-at": from }, text) : text;
  });
}
