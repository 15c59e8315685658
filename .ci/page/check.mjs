// Opens the page in Debian's chromium, as `dateline report` writes it and as `dateline serve` sends it, and uses it as a
// reader does. Usage: check.mjs REPORT.html HOSTILE.html http://127.0.0.1:PORT/ [FOLDER for pictures]
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.PAGE_HOME ?? new URL("../../page", import.meta.url).pathname}/package.json`);
const { chromium } = require("playwright-core");
const [report, hostile, served, pictures] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
let passed = 0;

/** A page on which nothing may go wrong and from which no request may leave. */
async function open(address, width = 1280, options = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const to = request.url();
    if (!to.startsWith("data:") && to.split("#")[0] !== address && !(address.startsWith("http") && to.startsWith(address))) wrong.push(`request: ${to}`);
  });
  await page.goto(address);
  await page.waitForSelector("main");
  await page.waitForSelector("html[data-indexed]");
  return { page, done: async () => { assert.deepEqual(wrong, []); await context.close(); } };
}

async function check(name, test) {
  await test();
  passed += 1;
  console.log(`ok   ${name}`);
}

/** Follows an address inside the page. */
async function go(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForTimeout(50);
}

const noWider = async (page) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), `${page.url()} is wider than the window`);

for (const [kind, address] of [["report", pathToFileURL(report).href], ["serve", served]]) {
  const { page, done } = await open(address);

  await check(`${kind}: a search finds a person, also misspelt`, async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("Rasool");
    await page.waitForSelector("main a.name >> text=Yahya Rasool");
    await page.fill("#search", "Yahia Rasol");
    await page.waitForSelector("main a.name >> text=Yahya Rasool");
    assert.ok(Number(await page.getAttribute("main", "data-milliseconds")) < 100);
    await page.fill("#search", "zzzzqqqq");
    await page.waitForSelector("text=Nothing found");
  });

  await check(`${kind}: a person's page has what they said and their office`, async () => {
    await page.fill("#search", "Rasool");
    await page.click("main a.name >> text=Yahya Rasool");
    await page.waitForSelector("h1 >> text=Yahya Rasool");
    assert.match(await page.textContent("main"), /Said \(\d+\)/);
    await page.fill("#search", "Romanowski");
    await page.click("main a.name >> text=Romanowski");
    assert.match(await page.textContent("main .offices"), /ambassador/);
    await page.goBack();
    await page.fill("#search", "Rasool");
    await page.click("main a.name >> text=Yahya Rasool");
    await page.waitForSelector("h1 >> text=Yahya Rasool");
    await page.locator(".statement details summary").first().click();
    await page.waitForSelector(".statement details mark");
  });

  await check(`${kind}: a sentence leads to its article, marked, and its words back to the event`, async () => {
    await page.locator(".statement a.source").first().click();
    await page.waitForSelector("#text .focus");
    const words = await page.locator("#text a.m-event").first().textContent();
    assert.ok(words.length > 0);
    await page.locator("#text a.m-event").first().click();
    await page.waitForSelector("main >> text=As each article tells it");
  });

  await check(`${kind}: an event several outlets tell shows them side by side`, async () => {
    await go(page, "#/");
    await page.locator("section:has(h2:text('Told by several outlets')) a.event").first().click();
    await page.waitForSelector(".side-by-side .report");
    const sources = await page.locator(".side-by-side a.source").allTextContents();
    assert.ok(new Set(sources).size > 1, sources.join());
  });

  await check(`${kind}: what is claimed or planned is marked as such`, async () => {
    await go(page, "#/timeline");
    const lines = page.locator(".line:has(a.event.Attributed), .line:has(a.event.Planned)");
    assert.ok((await lines.count()) > 3);
    for (const line of await lines.all()) assert.ok((await line.locator(".badge").count()) > 0, await line.textContent());
    for (const line of await page.locator(".line:has(a.event.Happened.Told)").all()) assert.equal(await line.locator(".badge").count(), 0);
  });

  await check(`${kind}: the timeline is filtered by days and by status`, async () => {
    await page.fill("input[type=date] >> nth=0", "2024-02-01");
    await page.fill("input[type=date] >> nth=1", "2024-02-29");
    const number = async () => Number(/^\d+/.exec(await page.textContent("p[role=status]"))[0]);
    const all = await number();
    assert.ok(all > 0);
    await page.uncheck("input[name=Happened]");
    assert.ok((await number()) < all);
    await page.check("input[name=Happened]");
    assert.equal(await number(), all);
    for (const lane of ["outlet", "actor", "place"]) await page.selectOption("select[name=lanes]", lane);
    assert.ok((await page.locator(".timeline .dot").count()) > 0);
  });

  await check(`${kind}: a line of the graph opens its sentences`, async () => {
    await go(page, "#/graph");
    await page.locator(".tie").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#tie .statement, #tie .line");
    assert.ok((await page.locator(".network .node").count()) <= 25);
  });

  await check(`${kind}: a point of the map lists what happened there`, async () => {
    await go(page, "#/map");
    await page.locator(".point").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#at .line");
  });

  await check(`${kind}: statements are filtered, findings have their sentences`, async () => {
    await go(page, "#/statements");
    const all = await page.textContent("p[role=status]");
    await page.fill("input[placeholder='a name']", "State Department");
    assert.notEqual(await page.textContent("p[role=status]"), all);
    await go(page, "#/findings");
    await page.waitForSelector(".finding .sentence");
    await go(page, "#/numbers");
    await page.selectOption("select[name=kind]", "Deaths");
    assert.ok((await page.locator(".line a.source").count()) > 1);
    await go(page, "#/nowhere/%E0%A4%A");
    await page.waitForSelector("text=Not here");
  });

  await check(`${kind}: every view fits a narrow window`, async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const hash of ["#/", "#/statements", "#/timeline", "#/map", "#/graph", "#/numbers", "#/findings", "#/articles", "#/search?q=Iraq"]) {
      await go(page, hash);
      await noWider(page);
    }
  });
  await done();
}

await check("hostile names and quotations are text", async () => {
  const { page, done } = await open(pathToFileURL(hostile).href);
  for (const hash of ["#/", "#/statements", "#/articles", "#/findings", "#/timeline", "#/graph", "#/map", "#/search?q=script"]) {
    await go(page, hash);
    assert.equal(await page.evaluate(() => document.querySelectorAll("main script, main img, main iframe, main style, main b").length), 0, hash);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll("a")].filter((link) => !/^(#|https?:)/.test(link.getAttribute("href") ?? "#")).length), 0, hash);
  }
  await go(page, "#/articles");
  assert.match(await page.textContent("main"), /<script>|<img/);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  await done();
});

if (pictures) {
  for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 360]]) {
    const { page, done } = await open(pathToFileURL(report).href, width, { colorScheme: scheme });
    const shoot = async (name, hash) => {
      await go(page, hash);
      await page.waitForTimeout(100);
      await page.screenshot({ path: `${pictures}/${name}-${scheme}-${width}.png` });
    };
    await shoot("home", "#/");
    for (const view of ["statements", "timeline", "map", "graph", "findings"]) await shoot(view, `#/${view}`);
    await shoot("search", "#/search?q=Rasool");
    const key = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).entities.find((entity) => entity.label === "Yahya Rasool")?.key);
    await shoot("person", `#/entity/${encodeURIComponent(key)}`);
    const best = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).events.reduce((left, right) => (right.reports.length > left.reports.length ? right : left)).key);
    await shoot("event", `#/event/${encodeURIComponent(best)}`);
    const article = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).articles[1].key);
    await shoot("article", `#/article/${article}`);
    await done();
  }
}
await browser.close();
console.log(`\n${passed} passed, 0 failed`);
