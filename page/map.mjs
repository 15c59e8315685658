// Writes src/world.json from Natural Earth (public domain; npm package world-atlas, 1:50 million): outlines of land and
// borders, thinned and rounded to a tenth of a degree, as paths of SVG in plate carrée. Run it with `npm run map`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const weighted = presimplify(atlas);
const world = simplify(weighted, quantile(weighted, 0.18));

/** The line without its jump over the date line: it goes on beyond 180 degrees. */
function unwrapped(line) {
  let turn = 0;
  return line.map(([x, y], at) => {
    const jump = at > 0 ? x - line[at - 1][0] : 0;
    if (Math.abs(jump) > 180) turn -= 360 * Math.sign(jump);
    return [x + turn, y];
  });
}

/** A line that crosses the date line is drawn on both sides of the map. */
function path(line, closed) {
  const whole = unwrapped(line);
  const xs = whole.map(([x]) => x);
  const shifts = [0, ...(Math.max(...xs) > 180 ? [-360] : []), ...(Math.min(...xs) < -180 ? [360] : [])];
  return shifts.map((shift) => strokes(whole.map(([x, y]) => [x + shift, y]), closed)).join("");
}

/** Points of a line as a path of whole tenths of a degree, relative to each other. */
function strokes(line, closed) {
  let out = "";
  let last = null;
  let count = 0;
  for (const [x, y] of line) {
    const point = [Math.round(x * 10), Math.round(-y * 10)];
    if (last && point[0] === last[0] && point[1] === last[1]) continue;
    out += last ? `l${point[0] - last[0]} ${point[1] - last[1]}` : `M${point[0]} ${point[1]}`;
    last = point;
    count += 1;
  }
  return count > (closed ? 3 : 1) ? out.replaceAll(" -", "-") + (closed ? "z" : "") : "";
}

const land = feature(world, world.objects.countries)
  .features.filter((country) => country.properties.name !== "Antarctica")
  .flatMap((country) => (country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates))
  .flatMap((rings) => rings.map((ring) => path(ring, true)))
  .join("");
const borders = mesh(world, world.objects.countries, (left, right) => left !== right)
  .coordinates.map((line) => path(line, false))
  .join("");
writeFileSync(new URL("src/world.json", import.meta.url), JSON.stringify({ land, borders }) + "\n");
