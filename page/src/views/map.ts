import type { Graph } from "../data";
import { type Child, between, h, long, svg } from "../dom";
import { entity, eventLine } from "../parts";
import { replace } from "../route";
import { count } from "../words";
import world from "../world.json";

/** Where events happened: points of the gazetteer on Natural Earth's outlines. Other places are listed. */
export function map(graph: Graph, options: URLSearchParams): Child {
  const places = [...graph.happenedAt].map(([place, events]) => ({ place, events, point: graph.entities[place]?.point })).sort((left, right) => right.events.length - left.events.length);
  const points = places.filter((one) => one.point);
  const others = places.filter((one) => !one.point);
  const list = h("div", { id: "at" });
  const selected = () => graph.entityAt.get(options.get("place") ?? "");
  const choose = (place: number) => {
    options.set("place", graph.entities[place]?.key ?? "");
    replace("map", "", Object.fromEntries(options));
    show();
  };
  const most = Math.max(1, ...points.map((one) => one.events.length));
  let box = fit(points.map((one) => one.point!));
  const picture = svg("svg", { class: "map", role: "group", "aria-label": "Map of events" });
  const show = () => {
    const at = selected();
    const scale = box[2] / 900;
    picture.setAttribute("viewBox", box.join(" "));
    const taken: [number, number, number, number][] = [];
    /** Whether words there hide no other words. */
    const free = (x: number, y: number, words: string): boolean => {
      const [width, height] = [words.length * 7.5 * scale, 15 * scale];
      if (taken.some(([x2, y2, w2, h2]) => x < x2 + w2 && x2 < x + width && y < y2 + h2 && y2 < y + height)) return false;
      taken.push([x, y, width, height]);
      return true;
    };
    picture.replaceChildren(
      svg("path", { class: "land", d: world.land }),
      svg("path", { class: "borders", d: world.borders }),
      ...points.map(({ place, events, point }) => {
        const [x, y] = [point![0] * 10, -point![1] * 10];
        const label = graph.entities[place]?.label ?? "";
        const radius = (4 + 12 * Math.sqrt(events.length / most)) * scale;
        const node = svg(
          "g",
          {
            class: `point ${place === at ? "chosen" : ""}`,
            tabindex: 0,
            role: "button",
            "aria-label": `${label}: ${count(events.length, "event")}`,
            click: () => choose(place),
            keydown: (pressed) => {
              const key = (pressed as KeyboardEvent).key;
              if (key === "Enter" || key === " ") {
                pressed.preventDefault();
                choose(place);
              }
            },
          },
          svg("title", {}, `${label}: ${count(events.length, "event")}`),
          svg("circle", { cx: x, cy: y, r: radius }),
        );
        if (free(x + radius, y - 8 * scale, label) || place === at) {
          node.append(svg("text", { x: x + radius + 3 * scale, y: y + 4 * scale, "font-size": 13 * scale }, label));
        }
        return node;
      }),
    );
    const chosen = at === undefined ? null : places.find((one) => one.place === at);
    list.replaceChildren(
      ...(chosen
        ? [h("h2", {}, entity(graph, chosen.place), h("span", { class: "meta" }, ` ${count(chosen.events.length, "event")}`)), long(chosen.events, (index) => eventLine(graph, index), 30)]
        : [h("p", { class: "meta" }, "Choose a point to see what is told to have happened there.")]),
    );
  };
  const zoom = (factor: number) => {
    const [x, y, width, height] = box;
    const chosen = selected();
    const point = chosen === undefined ? undefined : graph.entities[chosen]?.point;
    const [cx, cy] = point && factor < 1 ? [point[0] * 10, -point[1] * 10] : [x + width / 2, y + height / 2];
    const w = Math.min(3600, Math.max(60, width * factor));
    box = [cx - w / 2, cy - w / 4, w, w / 2];
    show();
  };
  const move = (dx: number, dy: number) => {
    box = [box[0] + box[2] * dx, box[1] + box[3] * dy, box[2], box[3]];
    show();
  };
  const button = (words: string, title: string, click: () => void) => h("button", { type: "button", title, "aria-label": title, click }, words);
  show();
  return [
    h("h1", {}, "Map"),
    h("p", { class: "lead" }, points.length === 0 ? "No event has a place that the gazetteer puts on the map." : `${count(points.length, "place")} with events, as the articles place them. Towns are points; a country is none.`),
    h(
      "div",
      { class: "buttons" },
      button("+", "Zoom in", () => zoom(0.5)),
      button("−", "Zoom out", () => zoom(2)),
      button("◀", "West", () => move(-0.25, 0)),
      button("▲", "North", () => move(0, -0.25)),
      button("▼", "South", () => move(0, 0.25)),
      button("▶", "East", () => move(0.25, 0)),
      button("World", "The whole world", () => {
        box = [-1800, -850, 3600, 1450];
        show();
      }),
    ),
    h("div", { class: "frame" }, picture),
    list,
    others.length > 0
      ? h(
          "section",
          {},
          h("h2", {}, "Countries and places without a point"),
          h(
            "p",
            { class: "words" },
            between(
              ", ",
              others.map((one) => h("span", {}, entity(graph, one.place), ` (${one.events.length})`)),
            ),
          ),
        )
      : null,
    h("p", { class: "rule" }, "Outlines: Natural Earth, public domain. They take no side in any dispute over a border."),
  ];
}

/** A box twice as wide as high around all points, with room. */
function fit(points: [number, number][]): [number, number, number, number] {
  if (points.length === 0) return [-1800, -850, 3600, 1450];
  const xs = points.map((point) => point[0] * 10);
  const ys = points.map((point) => -point[1] * 10);
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.max(300, (x2 - x1) * 1.3, (y2 - y1) * 2.6);
  if (width > 2600) return [-1800, -850, 3600, 1450];
  return [(x1 + x2) / 2 - width / 2, (y1 + y2) / 2 - width / 4, width, width / 2];
}
