/** Building the page. Words become text nodes, never markup: what an article says cannot become part of the page. */

export type Child = Node | string | number | null | undefined | false | Child[];

type Attributes = Record<string, string | number | boolean | undefined | ((event: globalThis.Event) => void)>;

const SVG = "http://www.w3.org/2000/svg";

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
}

export function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

export function svg(name: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  fill(element, attributes, children);
  return element;
}

/** Puts separators between what is there. */
export function between(separator: string, items: Child[]): Child[] {
  const there = items.filter((item) => item !== null && item !== undefined && item !== false && item !== "");
  return there.flatMap((item, index) => (index === 0 ? [item] : [separator, item]));
}

/** A list that shows its beginning, and more on demand. */
export function long<T>(items: T[], render: (item: T) => Child, step = 40, tag: "ul" | "ol" | "div" = "div", kind = "list"): HTMLElement {
  const list = h(tag, { class: kind });
  const holder = h("div", {}, list);
  let shown = 0;
  const more = h("button", { class: "more", type: "button", click: () => next() });
  const next = () => {
    const from = shown;
    append(list, items.slice(shown, shown + step).map(render));
    shown = Math.min(items.length, shown + step);
    if (shown < items.length) {
      more.textContent = `Show ${Math.min(step, items.length - shown)} more of ${items.length - shown}`;
      holder.append(more);
    } else more.remove();
    if (from > 0) (list.children[from]?.querySelector("a, button") as HTMLElement | null)?.focus();
  };
  next();
  return holder;
}
