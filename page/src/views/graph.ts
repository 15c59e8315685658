import { type SimulationLinkDatum, type SimulationNodeDatum, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Graph } from "../data";
import { type Child, h, svg } from "../dom";
import { entity as name, eventLine, statement } from "../parts";
import { link, replace } from "../route";
import { count, kind, type } from "../words";

const NODES = 18;
/** Of more who act or are reached in one event, only so many are tied to each other: the event itself shows all. */
const CROWD = 20;
const [WIDTH, HEIGHT] = [1040, 680];

interface Tie {
  from: number;
  to: number;
  /** What kind of tie: a type of event, or speech. */
  words: Map<string, number>;
  events: number[];
  statements: number[];
  /** Told as happened by an article itself. */
  told: boolean;
  planned: boolean;
  doubted: boolean;
}

interface Node extends SimulationNodeDatum {
  entity: number;
  near: boolean;
}

/** The neighbourhood of one name: who acts on whom, who speaks of whom; never everything at once. */
export function graph(data: Graph, key: string, options: URLSearchParams): Child {
  const ties = tiesOf(data);
  const weight = new Map<number, number>();
  for (const tie of ties.values()) for (const end of [tie.from, tie.to]) weight.set(end, (weight.get(end) ?? 0) + tie.events.length + tie.statements.length);
  const busiest = [...weight].sort((left, right) => right[1] - left[1] || left[0] - right[0]);
  // To begin with, somebody or some place rather than "ten people".
  const isNamed = (entity: number) => ["Person", "Organization", "Place"].includes(data.entities[entity]?.class ?? "") && data.entities[entity]?.unnamed !== true;
  const centre = data.entityAt.get(key) ?? (busiest.find(([entity]) => isNamed(entity)) ?? busiest[0])?.[0];
  if (centre === undefined) return [h("h1", {}, "Graph"), h("p", {}, "No two names are tied by an event or a statement.")];
  const hops = options.get("hops") === "2" ? 2 : 1;
  const what = options.get("what") ?? "all";
  const shown = [...ties.values()].filter((tie) => what === "all" || (what === "events" ? tie.events.length > 0 : tie.statements.length > 0));
  const { nodes, left } = neighbourhood(shown, centre, hops);
  const inside = new Set(nodes);
  const edges = shown.filter((tie) => inside.has(tie.from) && inside.has(tie.to));
  const panel = h("div", { id: "tie", "aria-live": "polite" }, h("p", { class: "meta" }, edges.length > 0 ? "Choose a line to see the sentences behind it, a name to go there." : "Nothing ties it to another name."));
  const self = data.entities[centre]!;
  const frame = h("div", { class: "frame" }, draw(data, nodes, edges, centre, panel));
  // In a narrow window the middle is what one wants to see.
  requestAnimationFrame(() => { frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2; });
  const picker = h("input", { type: "search", list: "names", placeholder: "another name", "aria-label": "Another name" });
  picker.addEventListener("change", () => {
    const found = data.entities.findIndex((entity) => entity.label.toLowerCase() === picker.value.trim().toLowerCase());
    if (found >= 0) location.hash = link("graph", data.entities[found]!.key, Object.fromEntries(options));
  });
  const choice = (option: string, words: string, values: [string, string][], now: string) => {
    const select = h("select", {}, values.map(([value, text]) => h("option", { value }, text)));
    select.value = now;
    select.addEventListener("change", () => {
      options.set(option, select.value);
      replace("graph", self.key, Object.fromEntries(options));
      dispatchEvent(new HashChangeEvent("hashchange"));
    });
    return h("label", {}, words, select);
  };
  return [
    h("p", { class: "kicker" }, "Neighbourhood"),
    h("h1", {}, h("a", { href: link("entity", self.key) }, self.label)),
    h(
      "form",
      { class: "filters", submit: (submitted) => submitted.preventDefault() },
      h("label", {}, "Around", picker),
      h("datalist", { id: "names" }, busiest.slice(0, 400).map(([entity]) => h("option", { value: data.entities[entity]?.label ?? "" }))),
      choice("hops", "Steps", [["1", "one"], ["2", "two"]], String(hops)),
      choice("what", "Ties", [["all", "events and speech"], ["events", "events"], ["speech", "speech"]], what),
    ),
    h("p", { class: "meta", role: "status" }, `${count(nodes.length, "name")}, ${count(edges.length, "tie")}${left > 0 ? `; ${count(left, "more name")} with fewer ties left out` : ""}`),
    frame,
    h("p", { class: "key" }, h("span", { class: "stroke told" }, "told as happened"), " ", h("span", { class: "stroke claimed" }, "according to somebody, or speech"), " ", h("span", { class: "stroke planned" }, "planned or possible"), " ", h("span", { class: "stroke doubted" }, "alleged, denied or disputed")),
    panel,
    h("details", {}, h("summary", {}, "The same as a list"), h("ul", {}, edges.map((tie) => h("li", {}, name(data, tie.from), ` — ${wordsOf(tie)} → `, name(data, tie.to))))),
  ];
}

/** The ties of a graph, found once. */
const found = new WeakMap<Graph, Map<number, Tie>>();

function tiesOf(data: Graph): Map<number, Tie> {
  const known = found.get(data) ?? findTies(data);
  found.set(data, known);
  return known;
}

function findTies(data: Graph): Map<number, Tie> {
  const ties = new Map<number, Tie>();
  const tie = (from: number, to: number): Tie => {
    const key = from * data.entities.length + to;
    const known = ties.get(key);
    if (known) return known;
    const made: Tie = { from, to, words: new Map(), events: [], statements: [], told: false, planned: false, doubted: false };
    ties.set(key, made);
    return made;
  };
  data.events.forEach((event, index) => {
    const agents = [...new Set((event.parts ?? []).filter(([part]) => part === "agent").map(([, who]) => who))].slice(0, CROWD);
    const reached = [...new Set((event.parts ?? []).filter(([part]) => part !== "agent" && part !== "instrument").map(([, who]) => who))].slice(0, CROWD);
    const pairs = agents.flatMap((agent) => reached.filter((other) => other !== agent).map((other) => [agent, other] as const));
    // Those who do it together.
    if (reached.length === 0) for (let at = 1; at < Math.min(agents.length, 6); at += 1) pairs.push([agents[0]!, agents[at]!]);
    for (const [from, to] of pairs) {
      const one = tie(from, to);
      one.events.push(index);
      one.words.set(type(event.type), (one.words.get(type(event.type)) ?? 0) + 1);
      if (event.status === "Happened" && event.standing === "Told") one.told = true;
      if (event.status !== "Happened") one.planned = true;
      if (["Alleged", "Denied", "Disputed"].includes(event.standing) || event.status === "Negated") one.doubted = true;
    }
  });
  data.statements.forEach((statement, index) => {
    for (const from of statement.speakers ?? []) {
      for (const to of statement.about ?? []) {
        if (from === to) continue;
        const one = tie(from, to);
        one.statements.push(index);
        one.words.set("speaks of", (one.words.get("speaks of") ?? 0) + 1);
      }
    }
  });
  return ties;
}

const size = (tie: Tie): number => tie.events.length * 2 + tie.statements.length;

function wordsOf(tie: Tie): string {
  return [...tie.words].sort((left, right) => right[1] - left[1]).slice(0, 2).map(([words, times]) => (times > 1 ? `${words} ×${times}` : words)).join(", ");
}

/** The strongest neighbours first, step by step, and how many were left out. */
function neighbourhood(ties: Tie[], centre: number, hops: number): { nodes: number[]; left: number } {
  const nodes = [centre];
  const known = new Set(nodes);
  const all = new Set(nodes);
  let rim = new Set(nodes);
  for (let step = 1; step <= hops; step += 1) {
    const reached = new Map<number, number>();
    for (const tie of ties) {
      for (const [near, far] of [[tie.from, tie.to], [tie.to, tie.from]] as const) {
        if (rim.has(near) && !known.has(far)) reached.set(far, (reached.get(far) ?? 0) + size(tie));
      }
    }
    for (const far of reached.keys()) all.add(far);
    const room = Math.max(0, (step === 1 && hops === 2 ? NODES / 2 : NODES) - (nodes.length - 1));
    const best = [...reached].sort((left, right) => right[1] - left[1] || left[0] - right[0]).slice(0, room);
    rim = new Set(best.map(([far]) => far));
    for (const far of rim) {
      nodes.push(far);
      known.add(far);
    }
  }
  return { nodes, left: all.size - nodes.length };
}

function draw(data: Graph, entities: number[], ties: Tie[], centre: number, panel: HTMLElement): SVGElement {
  const nodes: Node[] = entities.map((entity, at) => ({
    entity,
    near: entity === centre,
    x: WIDTH / 2 + (at === 0 ? 0 : 260 * Math.cos(at * 2.4)),
    y: HEIGHT / 2 + (at === 0 ? 0 : 220 * Math.sin(at * 2.4)),
    ...(at === 0 ? { fx: WIDTH / 2, fy: HEIGHT / 2 } : {}),
  }));
  const at = new Map(nodes.map((node) => [node.entity, node]));
  const links: (SimulationLinkDatum<Node> & { tie: Tie })[] = ties.map((tie) => ({ source: at.get(tie.from)!, target: at.get(tie.to)!, tie }));
  forceSimulation(nodes)
    .force("link", forceLink<Node, SimulationLinkDatum<Node>>(links).distance(220).strength(0.25))
    .force("charge", forceManyBody().strength(-1000))
    .force("x", forceX(WIDTH / 2).strength(0.05))
    .force("y", forceY(HEIGHT / 2).strength(0.09))
    .force("collide", forceCollide<Node>(54))
    .stop()
    .tick(260);
  const label = (entity: number) => data.entities[entity]?.label ?? "";
  const short = (words: string) => (words.length > 24 ? `${words.slice(0, 23)}…` : words);
  for (const node of nodes) {
    node.x = Math.max(90, Math.min(WIDTH - 90, node.x ?? 0));
    node.y = Math.max(24, Math.min(HEIGHT - 24, node.y ?? 0));
  }
  const both = new Set(ties.map((tie) => `${tie.to} ${tie.from}`));
  const lines = links.map(({ source, target, tie }) => {
    const [from, to] = [source as Node, target as Node];
    const [dx, dy] = [(to.x ?? 0) - (from.x ?? 0), (to.y ?? 0) - (from.y ?? 0)];
    const length = Math.hypot(dx, dy) || 1;
    // Two ties between two names bend apart.
    const bend = both.has(`${tie.from} ${tie.to}`) ? 22 : 0;
    const [mx, my] = [(from.x! + to.x!) / 2 - (dy / length) * bend, (from.y! + to.y!) / 2 + (dx / length) * bend];
    const cut = Math.min(0.45, 26 / length);
    const [x2, y2] = [to.x! - dx * cut, to.y! - dy * cut];
    const style = tie.doubted ? "doubted" : tie.told ? "told" : tie.events.length > 0 && tie.planned ? "planned" : "claimed";
    const path = `M${from.x!.toFixed(1)} ${from.y!.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
    const open = () => {
      for (const chosen of edges.querySelectorAll(".chosen")) chosen.classList.remove("chosen");
      group.classList.add("chosen");
      panel.replaceChildren(
        h("h2", {}, name(data, tie.from), " → ", name(data, tie.to)),
        h("p", { class: "meta" }, wordsOf(tie)),
        h("div", { class: "list" }, tie.events.map((index) => eventLine(data, index)), tie.statements.map((index) => statement(data, index))),
      );
      panel.scrollIntoView({ block: "nearest" });
    };
    const group: SVGElement = svg(
      "g",
      {
        class: `tie ${style}`,
        tabindex: 0,
        role: "button",
        "aria-label": `${label(tie.from)} ${wordsOf(tie)} ${label(tie.to)}`,
        click: open,
        keydown: (pressed) => {
          if ((pressed as KeyboardEvent).key === "Enter" || (pressed as KeyboardEvent).key === " ") {
            pressed.preventDefault();
            open();
          }
        },
      },
      svg("title", {}, `${label(tie.from)} → ${label(tie.to)}: ${wordsOf(tie)}`),
      svg("path", { class: "hit", d: path }),
      svg("path", { class: "ink", d: path, "stroke-width": Math.min(5, 1 + Math.log2(1 + size(tie))), "marker-end": "url(#arrow)" }),
      links.length <= 16 ? svg("text", { class: "tie-label", x: mx, y: my + 4, "text-anchor": "middle" }, short(wordsOf(tie))) : null,
    );
    return group;
  });
  const edges = svg("g", {}, lines);
  return svg(
    "svg",
    { class: "network", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": `Neighbourhood of ${label(centre)}` },
    svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z" }))),
    edges,
    nodes.map((node) => {
      const entity = data.entities[node.entity];
      return svg(
        "a",
        { class: `node ${entity?.class ?? ""} ${node.near ? "centre" : ""}`, href: link(node.near ? "entity" : "graph", entity?.key ?? ""), "aria-label": `${label(node.entity)}, ${kind(entity?.class ?? "")}` },
        svg("title", {}, `${label(node.entity)} (${kind(entity?.class ?? "")})`),
        svg("circle", { cx: node.x, cy: node.y, r: node.near ? 10 : 7 }),
        svg("text", { x: node.x, y: node.y! + 22, "text-anchor": "middle" }, short(label(node.entity))),
      );
    }),
  );
}
