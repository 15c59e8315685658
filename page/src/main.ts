/** The page: reads the graph, follows the address, shows a view. */

import "./style.css";
import { type Graph, load } from "./data";
import { type Child, append, h } from "./dom";
import { type Route, link, read } from "./route";
import { Index } from "./search";
import { article } from "./views/article";
import { entity } from "./views/entity";
import { event } from "./views/event";
import { graph as network } from "./views/graph";
import { home } from "./views/home";
import { articles, findings, numbers, statements } from "./views/lists";
import { map } from "./views/map";
import { results } from "./views/results";
import { timeline } from "./views/timeline";

const NAVIGATION: [view: string, words: string][] = [
  ["statements", "Statements"],
  ["timeline", "Timeline"],
  ["map", "Map"],
  ["graph", "Graph"],
  ["numbers", "Numbers"],
  ["findings", "Findings"],
  ["articles", "Articles"],
];

const app = document.getElementById("app")!;

function start(graph: Graph): void {
  const index = new Index();
  let ready = false;
  const main = h("main", { id: "main", tabindex: "-1" });
  const box = h("input", { type: "search", id: "search", placeholder: "Search names, events, claims, places", "aria-label": "Search", autocomplete: "off", spellcheck: "false" });
  const links = NAVIGATION.map(([view, words]) => h("a", { href: link(view), "data-view": view }, words));
  app.replaceChildren(
    h("header", { class: "top" }, h("a", { class: "brand", href: "#/" }, "dateline"), h("form", { role: "search", submit: (submitted) => submitted.preventDefault() }, box), h("nav", { "aria-label": "Views" }, links)),
    main,
    h("footer", { class: "bottom" }, "Made by dateline from the words of the articles. Each claim is its speaker’s.", graph.served ? h("span", {}, " SPARQL: ", h("code", {}, new URL("sparql", location.href.replace(/#.*/, "")).href)) : null),
  );

  const search = (query: string) => {
    const began = performance.now();
    const hits = index.find(query);
    main.replaceChildren();
    append(main, [h("h1", { class: "quiet" }, "Search"), results(graph, query, hits, ready)]);
    main.dataset["milliseconds"] = (performance.now() - began).toFixed(1);
  };

  const show = (moved: boolean) => {
    const route = read(location.hash);
    for (const one of links) {
      if (one.dataset["view"] === route.view) one.setAttribute("aria-current", "page");
      else one.removeAttribute("aria-current");
    }
    if (route.view === "search") {
      box.value = route.options.get("q") ?? "";
      search(box.value);
    } else {
      box.value = "";
      main.replaceChildren();
      const [title, content] = view(graph, route);
      append(main, [content ?? h("div", {}, h("h1", {}, "Not here"), h("p", {}, "This graph has nothing of that name. ", h("a", { href: "#/" }, "To the beginning")))]);
      document.title = title ? `${title} · dateline` : "dateline";
    }
    const focus = main.querySelector(".focus");
    if (focus) focus.scrollIntoView({ block: "center" });
    else if (moved) scrollTo(0, 0);
  };

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const now = link("search", "", { q: box.value });
      if (read(location.hash).view === "search") history.replaceState(null, "", now);
      else history.pushState(null, "", now);
      for (const one of links) one.removeAttribute("aria-current");
      search(box.value);
    }, 60);
  });
  box.addEventListener("keydown", (pressed) => {
    if (pressed.key === "Escape") box.blur();
    if (pressed.key === "ArrowDown") {
      pressed.preventDefault();
      main.querySelector<HTMLElement>("a")?.focus();
    }
  });
  addEventListener("keydown", (pressed) => {
    const typing = pressed.target instanceof HTMLInputElement || pressed.target instanceof HTMLSelectElement;
    if (pressed.key === "/" && !typing && !pressed.ctrlKey && !pressed.metaKey) {
      pressed.preventDefault();
      box.focus();
      box.select();
    }
  });
  addEventListener("hashchange", () => show(true));
  show(false);
  void index.fill(graph).then(() => {
    ready = true;
    document.documentElement.dataset["indexed"] = "yes";
    if (read(location.hash).view === "search") show(false);
  });
}

function view(graph: Graph, route: Route): [title: string, content: Child] {
  const { key, options } = route;
  switch (route.view) {
    case "":
      return ["", home(graph)];
    case "entity": {
      const index = graph.entityAt.get(key);
      return index === undefined ? ["", null] : [graph.entities[index]?.label ?? "", entity(graph, index)];
    }
    case "event": {
      const index = graph.eventAt.get(key);
      return index === undefined ? ["", null] : [graph.events[index]?.label ?? "", event(graph, index)];
    }
    case "article": {
      const index = graph.articleAt.get(key);
      const found = index === undefined ? undefined : graph.articles[index];
      return index === undefined ? ["", null] : [found?.title ?? found?.id ?? "", article(graph, index, options.get("at"))];
    }
    case "statements":
      return ["Statements", statements(graph, options)];
    case "timeline":
      return ["Timeline", timeline(graph, options)];
    case "numbers":
      return ["Numbers", numbers(graph, options)];
    case "map":
      return ["Map", map(graph, options)];
    case "graph":
      return ["Graph", network(graph, key, options)];
    case "findings":
      return ["Findings", findings(graph)];
    case "articles":
      return ["Articles", articles(graph)];
    default:
      return ["", null];
  }
}

load().then(start, (problem: unknown) => {
  app.replaceChildren(h("p", { class: "loading" }, `The graph cannot be read: ${String(problem)}`));
});
