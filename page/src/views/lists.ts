import type { Graph, Report } from "../data";
import { type Child, between, h, long } from "../dom";
import { articleLine, event, figure, finding, source, speakerWords, standing } from "../parts";
import { replace } from "../route";
import { act, apart, count } from "../words";
import { dated } from "./entity";

export function articles(graph: Graph): Child {
  const all = graph.articles.map((_, index) => index).reverse();
  return [h("h1", {}, "Articles"), h("p", { class: "lead" }, count(all.length, "article")), long(all, (index) => articleLine(graph, index), 60)];
}

export function findings(graph: Graph): Child {
  const kinds = new Map<string, number>();
  for (const one of graph.findings) kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + 1);
  const all = graph.findings.map((_, index) => index);
  return [
    h("h1", {}, "Findings"),
    h("p", { class: "lead" }, all.length === 0 ? "The checks found nothing that does not fit. That does not mean that everything is true." : `What does not fit together, or fits in a way worth a look: ${[...kinds].map(([kind, number]) => `${number} × ${apart(kind)}`).join(", ")}. Each is a doubt to look at, not a verdict.`),
    long(all, (index) => finding(graph, index), 20),
  ];
}

/** All numbers that articles give, with who gives them: how many, of what, according to whom. */
export function numbers(graph: Graph, options: URLSearchParams): Child {
  const rows = graph.reports.flatMap((report) => (report.figures ?? []).map((number) => ({ report, number })));
  const kinds = [...new Set(rows.map(({ number }) => number.kind))].sort();
  const out = h("div");
  const kind = h("select", { name: "kind" }, h("option", { value: "" }, "any"), kinds.map((name) => h("option", { value: name }, apart(name))));
  const words = h("input", { type: "text", placeholder: "an event, a name" });
  kind.value = options.get("kind") ?? "";
  words.value = options.get("words") ?? "";
  const label = (report: Report): string => {
    const event = report.event === undefined ? undefined : graph.events[report.event];
    const names = [...(event?.places ?? []), ...(event?.parts ?? []).map(([, who]) => who)].map((who) => graph.entities[who]?.label ?? "");
    return [event?.label ?? "", ...names].join("\n").toLowerCase();
  };
  const show = () => {
    replace("numbers", "", { kind: kind.value, words: words.value });
    const found = rows
      .filter(({ report, number }) => (!kind.value || number.kind === kind.value) && (!words.value || label(report).includes(words.value.toLowerCase()) || (number.unit ?? "").includes(words.value.toLowerCase())))
      .sort((left, right) => (left.report.event ?? 1e9) - (right.report.event ?? 1e9) || left.report.article - right.report.article);
    out.replaceChildren(
      h("p", { class: "lead", role: "status" }, count(found.length, "number")),
      long(
        found,
        ({ report, number }) =>
          h(
            "div",
            { class: `line ${report.status} ${report.standing}` },
            h("div", { class: "date" }, apart(number.kind)),
            h(
              "div",
              { class: "what" },
              h("strong", {}, figure(number)),
              " ",
              standing(graph, report, [report]),
              h("div", { class: "meta" }, between(" · ", [report.event === undefined ? null : event(graph, report.event), source(graph, report.article, number.span)])),
            ),
          ),
        60,
      ),
    );
  };
  kind.addEventListener("input", show);
  words.addEventListener("input", show);
  show();
  return [
    h("h1", {}, "Numbers"),
    h("form", { class: "filters", submit: (submitted) => submitted.preventDefault() }, h("label", {}, "Of what", kind), h("label", {}, "With", words)),
    out,
  ];
}

/** Who said what, with filters. */
export function statements(graph: Graph, options: URLSearchParams): Child {
  const outlets = [...new Set(graph.articles.map((article) => article.outlet).filter((outlet): outlet is string => !!outlet))].sort();
  const acts = [...new Set(graph.statements.map((statement) => statement.act))].sort();
  const out = h("div");
  const field = (name: string, label: string, input: HTMLInputElement | HTMLSelectElement): HTMLElement => {
    input.value = options.get(name) ?? "";
    input.addEventListener("input", () => {
      if (input.value) options.set(name, input.value);
      else options.delete(name);
      replace("statements", "", Object.fromEntries(options));
      show();
    });
    return h("label", {}, label, input);
  };
  const choice = (name: string, all: [string, string][]) => h("select", { name }, h("option", { value: "" }, "any"), all.map(([value, words]) => h("option", { value }, words)));
  const show = () => {
    const who = (options.get("who") ?? "").toLowerCase();
    const words = (options.get("words") ?? "").toLowerCase();
    const [from, to] = [options.get("from") ?? "", options.get("to") ?? ""];
    const found = graph.statements
      .map((_, index) => index)
      .filter((index) => {
        const statement = graph.statements[index]!;
        const day = statement.day ?? "";
        return (
          (!options.get("outlet") || graph.articles[statement.article]?.outlet === options.get("outlet")) &&
          (!options.get("act") || statement.act === options.get("act")) &&
          (!options.get("kind") || statement.kind === options.get("kind")) &&
          (!from || day >= from) &&
          (!to || (day !== "" && day <= to)) &&
          (!who || speakerWords(graph, statement).toLowerCase().includes(who)) &&
          (!words || statement.text.toLowerCase().includes(words))
        );
      })
      .sort((left, right) => (graph.statements[right]?.day ?? "").localeCompare(graph.statements[left]?.day ?? "") || left - right);
    out.replaceChildren(h("p", { class: "lead", role: "status" }, count(found.length, "statement")), dated(graph, found));
  };
  show();
  return [
    h("h1", {}, "Who said what"),
    h(
      "form",
      { class: "filters", submit: (submitted) => submitted.preventDefault() },
      field("who", "Who", h("input", { type: "text", placeholder: "a name" })),
      field("words", "Words", h("input", { type: "text", placeholder: "in the claim" })),
      field("act", "How", choice("act", acts.map((name) => [name, act(name)]))),
      field("kind", "Quoted", choice("kind", [["Direct", "word for word"], ["Mixed", "partly"], ["Indirect", "reported"]])),
      field("outlet", "Outlet", choice("outlet", outlets.map((outlet) => [outlet, outlet]))),
      field("from", "From", h("input", { type: "date" })),
      field("to", "To", h("input", { type: "date" })),
    ),
    out,
  ];
}
