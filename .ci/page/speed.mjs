// How long the page takes with many articles: until it can be used, until the search answers, from key to answer, and from
// link to view. Usage: speed.mjs REPORT.html [LIMIT of opening, in milliseconds] [LIMIT of an answer]
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.PAGE_HOME ?? new URL("../../page", import.meta.url).pathname}/package.json`);
const { chromium } = require("playwright-core");
const [report, opening = "2000", answering = "100"] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true })).newPage();
let failed = 0;
/** Prints a time; too long a one fails the run. */
const told = (what, milliseconds, limit) => {
  const late = milliseconds > limit;
  failed += Number(late);
  console.log(`${late ? "FAIL" : "ok  "} ${what}: ${milliseconds.toFixed(0)} ms${Number.isFinite(limit) ? ` (at most ${limit})` : ""}`);
};

const began = performance.now();
await page.goto(pathToFileURL(report).href);
await page.waitForSelector("main h1, main h2");
told("open until something is shown", performance.now() - began, Number(opening));
await page.waitForSelector("html[data-indexed]", { timeout: 60000 });
told("open until the search knows everything", performance.now() - began, Number(opening));

const names = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).entities.map((one) => one.label).filter((label) => label.length > 6));
for (const query of [names[0], names[Math.floor(names.length / 2)], names[names.length - 1].slice(0, 4), "hospital beds", "wter befre wintr", "s", "po"]) {
  await page.fill("#search", "");
  await page.waitForTimeout(150);
  const asked = performance.now();
  await page.evaluate(() => { delete document.querySelector("main").dataset.milliseconds; });
  await page.fill("#search", query);
  await page.waitForSelector("main[data-milliseconds]");
  const waited = performance.now() - asked;
  const inside = Number(await page.getAttribute("main", "data-milliseconds"));
  told(`search “${query}” (with the pause after a key: ${waited.toFixed(0)} ms)`, inside, Number(answering));
}
for (const hash of ["#/", "#/statements", "#/timeline", "#/map", "#/graph", "#/numbers", "#/findings", "#/articles"]) {
  const spent = await page.evaluate(async (to) => {
    location.hash = "#/search?q=x";
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 50)); });
    const start = performance.now();
    location.hash = to;
    await new Promise((done) => { addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(done, 0)), { once: true }); });
    return performance.now() - start;
  }, hash);
  told(`view ${hash}`, spent, 1000);
}
await browser.close();
process.exitCode = failed > 0 ? 1 : 0;
