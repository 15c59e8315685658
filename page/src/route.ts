/** Addresses inside the page: `#/entity/KEY?from=...`. */

export interface Route {
  view: string;
  key: string;
  options: URLSearchParams;
}

export function read(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [view = "", ...rest] = path.split("/");
  let key = rest.join("/");
  try {
    key = decodeURIComponent(key);
  } catch {
    // A key that nobody wrote here names nothing.
  }
  return { view, key, options: new URLSearchParams(query) };
}

export function link(view: string, key = "", options: Record<string, string | undefined> = {}): string {
  const known = Object.entries(options).filter((pair): pair is [string, string] => !!pair[1]);
  const query = new URLSearchParams(known).toString();
  return `#/${view}${key ? `/${encodeURIComponent(key)}` : ""}${query ? `?${query}` : ""}`;
}

/** Changes an option of the address without a new entry in the history. */
export function replace(view: string, key: string, options: Record<string, string | undefined>): void {
  history.replaceState(null, "", link(view, key, options));
}
