import type { Graph } from "../data";
import { type Child, h, long, svg } from "../dom";
import { eventLine } from "../parts";
import { link, replace } from "../route";
import { count, day, type } from "../words";

const DAY = 86_400_000;
const WIDTH = 1000;
const LEFT = 150;
const ROW = 30;
const LANES = 14;
const DOTS = 1500;

interface Dot {
  index: number;
  from: number;
  to: number;
}

const time = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Events in time: lanes by outlet, actor, place or type; a range to look at; the same as a list below. */
export function timeline(graph: Graph, options: URLSearchParams): Child {
  const about = options.get("about");
  const entity = about ? graph.entityAt.get(about) : undefined;
  const mine = entity === undefined ? null : new Set([...(graph.tookPart.get(entity) ?? []), ...(graph.happenedAt.get(entity) ?? [])]);
  const dots: Dot[] = graph.events.flatMap((event, index) => {
    const first = event.when?.first;
    if (!first || (mine && !mine.has(index))) return [];
    const from = time(first);
    const to = time(event.when?.last ?? first) + DAY;
    return Number.isNaN(from) || Number.isNaN(to) ? [] : [{ index, from, to }];
  });
  const undated = graph.events.map((_, index) => index).filter((index) => !graph.events[index]?.when?.first && (!mine || mine.has(index)));
  const heading = [h("h1", {}, "Timeline"), entity === undefined ? null : h("p", { class: "lead" }, "Events with ", h("a", { href: link("entity", about ?? "") }, graph.entities[entity]?.label), " · ", h("a", { href: link("timeline") }, "all events"))];
  if (dots.length === 0) return [heading, h("p", {}, "No event has a date.")];

  const start = Math.min(...dots.map((dot) => dot.from));
  const stop = Math.max(...dots.map((dot) => dot.to));
  let [from, to] = [options.get("from") ? time(options.get("from")!) : NaN, options.get("to") ? time(options.get("to")!) + DAY : NaN];
  if (Number.isNaN(from) || Number.isNaN(to) || from >= to) [from, to] = busiest(dots, start, stop);
  let lanes = options.get("lanes") ?? "type";
  let kind = options.get("type") ?? "";
  let words = options.get("words") ?? "";
  const fits = (index: number): boolean => {
    const event = graph.events[index];
    if (!event || (kind && event.type !== kind)) return false;
    if (words === "") return true;
    const names = [...(event.places ?? []), ...(event.parts ?? []).map(([, who]) => who)].flatMap((who) => [graph.entities[who]?.label ?? "", ...(graph.entities[who]?.other ?? [])]);
    return [event.label, ...names].join("\n").toLowerCase().includes(words.toLowerCase());
  };
  const shown = new Set((options.get("status") ?? "Happened,Planned,Hypothetical,Negated").split(","));

  const picture = h("div", { class: "scroll timeline" });
  const list = h("div");
  const inputs = { from: h("input", { type: "date" }), to: h("input", { type: "date" }) };
  const draw = () => {
    inputs.from.value = iso(from);
    inputs.to.value = iso(to - DAY);
    replace("timeline", "", { about: about ?? undefined, from: iso(from), to: iso(to - DAY), lanes, type: kind, words, status: shown.size < 4 ? [...shown].join(",") : undefined });
    const visible = dots.filter((dot) => dot.from < to && dot.to > from && shown.has(graph.events[dot.index]?.status ?? "") && fits(dot.index));
    const open = undated.filter(fits);
    // What is only known to lie somewhere around comes last.
    visible.sort((left, right) => Number(left.from < from) - Number(right.from < from) || left.from - right.from || left.to - right.to);
    picture.replaceChildren(chart(graph, visible, from, to, lanes));
    list.replaceChildren(
      h("p", { class: "lead", role: "status" }, `${count(visible.length, "event")} from ${day(iso(from))} to ${day(iso(to - DAY))}${outside()}`),
      long(visible, (dot) => eventLine(graph, dot.index), 40),
      open.length > 0 ? h("details", {}, h("summary", {}, `${count(open.length, "event")} without a date`), long(open, (index) => eventLine(graph, index), 40)) : "",
    );
  };
  const outside = () => {
    const [before, after] = [dots.filter((dot) => dot.to <= from).length, dots.filter((dot) => dot.from >= to).length];
    const parts = [before > 0 ? `${before} earlier` : "", after > 0 ? `${after} later` : ""].filter(Boolean);
    return parts.length > 0 ? `; ${parts.join(" and ")}` : "";
  };
  const zoom = (factor: number) => {
    const middle = (from + to) / 2;
    const half = Math.max(DAY, ((to - from) / 2) * factor);
    [from, to] = [floor(middle - half), floor(middle + half)];
    if (to - from < DAY) to = from + DAY;
    if (from < start - 365 * DAY) from = floor(start);
    if (to > stop + 365 * DAY) to = floor(stop);
    draw();
  };
  const pan = (share: number) => {
    const by = Math.round(((to - from) * share) / DAY) * DAY || Math.sign(share) * DAY;
    [from, to] = [from + by, to + by];
    draw();
  };
  inputs.from.addEventListener("change", () => {
    const at = time(inputs.from.value);
    if (!Number.isNaN(at) && at < to) from = at;
    draw();
  });
  inputs.to.addEventListener("change", () => {
    const at = time(inputs.to.value) + DAY;
    if (!Number.isNaN(at) && at > from) to = at;
    draw();
  });
  const button = (words: string, title: string, click: () => void) => h("button", { type: "button", title, "aria-label": title, click }, words);
  const choice = h(
    "select",
    {
      name: "lanes",
      change: () => {
        lanes = choice.value;
        draw();
      },
    },
    (["type", "outlet", "actor", "place"] as const).map((name) => h("option", { value: name }, name)),
  );
  choice.value = lanes;
  const types = [...new Set(graph.events.map((event) => event.type))].sort();
  const only = h(
    "select",
    {
      name: "type",
      change: () => {
        kind = only.value;
        draw();
      },
    },
    h("option", { value: "" }, "any"),
    types.map((name) => h("option", { value: name }, type(name))),
  );
  only.value = kind;
  const typed = h("input", {
    type: "text",
    placeholder: "a name, a place",
    value: words,
    input: () => {
      words = typed.value.trim();
      draw();
    },
  });
  draw();
  return [
    heading,
    h(
      "form",
      { class: "filters", submit: (submitted) => submitted.preventDefault() },
      h("label", {}, "From", inputs.from),
      h("label", {}, "To", inputs.to),
      h("label", {}, "What", only),
      h("label", {}, "With", typed),
      h("label", {}, "Lanes by", choice),
      h(
        "fieldset",
        { class: "chips" },
        h("legend", {}, "Show"),
        (
          [
            ["Happened", "happened"],
            ["Planned", "planned"],
            ["Hypothetical", "possible"],
            ["Negated", "did not happen"],
          ] as const
        ).map(([name, words]) => {
          const box = h("input", {
            type: "checkbox",
            name,
            change: () => {
              if (box.checked) shown.add(name);
              else shown.delete(name);
              draw();
            },
          });
          box.checked = shown.has(name);
          return h("label", {}, box, words);
        }),
      ),
      h(
        "div",
        { class: "buttons" },
        button("◀", "Earlier", () => pan(-0.5)),
        button("−", "Zoom out", () => zoom(2)),
        button("+", "Zoom in", () => zoom(0.5)),
        button("▶", "Later", () => pan(0.5)),
        button("All", "All events", () => {
          [from, to] = [floor(start), floor(stop)];
          draw();
        }),
      ),
    ),
    picture,
    h("p", { class: "key" }, h("span", { class: "swatch Happened Told" }, "told as happened"), " ", h("span", { class: "swatch Happened Attributed" }, "according to somebody"), " ", h("span", { class: "swatch Planned Told" }, "planned or possible"), " ", h("span", { class: "swatch Happened Denied" }, "alleged, denied or disputed")),
    list,
  ];
}

const floor = (at: number): number => Math.floor(at / DAY) * DAY;

/** The shortest stretch of time that holds three fifths of the events: old history does not squeeze the news. */
function busiest(dots: Dot[], start: number, stop: number): [number, number] {
  const sorted = dots.map((dot) => dot.from).sort((left, right) => left - right);
  const keep = Math.max(1, Math.floor(sorted.length * 0.6));
  let best: [number, number] = [start, stop];
  for (let at = 0; at + keep <= sorted.length; at += 1) {
    const [first, last] = [sorted[at]!, sorted[at + keep - 1]! + DAY];
    if (last - first < best[1] - best[0]) best = [first, last];
  }
  const room = Math.max(DAY, Math.round(((best[1] - best[0]) * 0.05) / DAY) * DAY);
  return [best[0] - room, best[1] + room];
}

function lanesOf(graph: Graph, index: number, by: string): string[] {
  const event = graph.events[index];
  if (!event) return [];
  const label = (one: number) => graph.entities[one]?.label ?? "";
  if (by === "outlet") return [...new Set(event.reports.map((report) => graph.articles[graph.reports[report]?.article ?? -1]?.outlet || "no outlet"))];
  if (by === "place") return event.places?.length ? event.places.map(label) : ["no place"];
  if (by === "actor") {
    const actors = [...new Set((event.parts ?? []).filter(([part]) => part === "agent").map(([, who]) => label(who)))];
    return actors.length > 0 ? actors : ["nobody named"];
  }
  return [type(event.type)];
}

function chart(graph: Graph, dots: Dot[], from: number, to: number, by: string): SVGElement {
  const lanes = new Map<string, Dot[]>();
  for (const dot of dots) for (const lane of lanesOf(graph, dot.index, by)) lanes.set(lane, [...(lanes.get(lane) ?? []), dot]);
  const sorted = [...lanes].sort((left, right) => right[1].length - left[1].length || left[0].localeCompare(right[0]));
  const kept = sorted.slice(0, LANES);
  const rest = sorted.slice(LANES);
  if (rest.length > 0) kept.push([`${rest.length} others`, rest.flatMap(([, dots]) => dots)]);
  const height = kept.length * ROW + 30;
  const x = (at: number) => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - 10);
  let drawn = 0;
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, role: "group", "aria-label": `Events by ${by}` },
    ticks(from, to).map(([at, words]) => [
      svg("line", { class: "tick", x1: x(at), x2: x(at), y1: 0, y2: height - 20 }),
      x(at) < WIDTH - 70 ? svg("text", { class: "tick-label", x: x(at) + 3, y: height - 6 }, words) : null,
    ]),
    kept.map(([lane, inside], row) => {
      const rows = [-7, 0, 7];
      const ends = [-1, -1, -1];
      return [
        svg("line", { class: "lane", x1: LEFT, x2: WIDTH - 10, y1: row * ROW + ROW, y2: row * ROW + ROW }),
        svg("text", { class: "lane-label", x: LEFT - 8, y: row * ROW + ROW / 2 + 4, "text-anchor": "end" }, svg("title", {}, lane), lane.length > 20 ? `${lane.slice(0, 19)}…` : lane),
        [...inside].sort((left, right) => Number(right.to - right.from > 27 * DAY) - Number(left.to - left.from > 27 * DAY)).map((dot) => {
          drawn += 1;
          if (drawn > DOTS) return null;
          const event = graph.events[dot.index];
          if (!event) return null;
          const [left, right] = [Math.max(LEFT, x(dot.from)), Math.min(WIDTH - 10, x(dot.to))];
          const width = Math.max(7, right - left);
          // A month or a year is no duration: the day is not known better.
          const vague = dot.to - dot.from > 27 * DAY;
          let slot = ends.findIndex((end) => end < left);
          if (slot < 0) slot = drawn % 3;
          ends[slot] = left + width;
          return svg(
            "a",
            { href: link("event", event.key), class: `dot ${event.status} ${event.standing} ${vague ? "vague" : ""}`, "aria-label": event.label },
            svg("title", {}, [event.label, event.status === "Happened" ? "" : ` (${event.status.toLowerCase()})`, event.standing === "Told" ? "" : ` (${event.standing.toLowerCase()})`].join("")),
            svg("rect", { x: left, y: row * ROW + ROW / 2 + (rows[slot] ?? 0) - (vague ? 1.5 : 3), width: width - 1, height: vague ? 3 : 6, rx: vague ? 1.5 : 3 }),
          );
        }),
      ];
    }),
  );
}

/** Round dates for the axis. */
function ticks(from: number, to: number): [number, string][] {
  const span = to - from;
  const out: [number, string][] = [];
  if (span <= 21 * DAY) {
    const step = Math.max(1, Math.ceil(span / DAY / 8));
    for (let at = floor(from); at < to; at += step * DAY) out.push([at, day(iso(at)).replace(/ \d{4}$/, "")]);
    return out.filter(([at]) => at >= from);
  }
  const months = Math.max(1, Math.ceil(span / (31 * DAY) / 9));
  const date = new Date(from);
  let [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const years = months > 12 ? Math.ceil(months / 12) : 0;
  if (years) {
    for (let at = year + 1; Date.UTC(at, 0, 1) < to; at += years) out.push([Date.UTC(at, 0, 1), String(at)]);
    return out;
  }
  for (month += 1; Date.UTC(year, month, 1) < to; month += months) {
    const at = Date.UTC(year, month, 1);
    out.push([at, day(iso(at)).replace(/^\d+ /, "")]);
  }
  if (out.length === 0) for (let at = floor(from); at < to; at += 7 * DAY) out.push([at, day(iso(at)).replace(/ \d{4}$/, "")]);
  return out;
}

