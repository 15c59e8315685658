// Makes a folder of 10,000 files of every form, whole and broken, and reads it with one command: it must be read to its
// end, each kind of refusal counted, all of them listed in the file of refusals, and nothing be named a thousand times.
// Usage: mixed_folder.mjs BINARY [FILES]
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [binary, files = "10000"] = process.argv.slice(2);
const TOWNS = ["Gao", "Beira", "Hull", "Graz", "Cork", "Oran"];
const text = (index) => `The mayor of ${TOWNS[index % TOWNS.length]} met ${2 + (index % 40)} union leaders on Tuesday, number ${index} of the talks. "We will meet again," said Lena Brandt, the mayor.`;
const page = (index) => `<!doctype html><html lang="en"><head><title>Talks ${index} | Delta News</title><meta property="article:published_time" content="2031-05-14T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Talks ${index}</h1><p>${text(index)}</p></article></body></html>`;
/** Name, bytes, and whether the file is an article (its number of articles), nothing, or refused. */
const FORMS = [
  (index) => [`${index}.txt`, text(index), 1],
  (index) => [`${index}.md`, `---\nid: m${index}\ndate: 2031-05-14\noutlet: Arden Echo\n---\n**Talks.** ${text(index)}\n`, 1],
  (index) => [`${index}.html`, page(index), 1],
  (index) => [`${index}-page.txt`, page(index), 1],
  (index) => [`${index}.jsonl`, [1, 2].map((part) => JSON.stringify({ id: `j${index}-${part}`, text: `${text(index)} Part ${part}.` })).join("\n"), 2],
  (index) => [`${index}.csv`, `id,headline,body\nc${index},Talks,"${text(index).replaceAll('"', '""')}"\n`, 1],
  (index) => [`${index}.rss`, `<rss version="2.0"><channel><title>Fen Times</title><item><guid>r${index}</guid><title>Talks ${index}</title><description>${text(index)}</description></item></channel></rss>`, 1],
  (index) => [`${index}.txt.gz`, gzipSync(text(index)), 1],
  (index) => [`${index}.jpg`, Buffer.from([255, 216, 255, 224, index % 256]), 0],
  (index) => [`${index}-empty.txt`, "", -1],
  (index) => [`${index}-binary.txt`, Buffer.from([0, 1, 2, 3, 0, 255, index % 256, 0, 7]), -1],
  (index) => [`${index}.pdf`, "%PDF-1.7\n1 0 obj\n", -1],
  (index) => [`${index}-broken.json`, `{"text": "Talks ${index}`, -1],
  (index) => [`${index}-cut.gz`, gzipSync(text(index)).subarray(0, 30), -1],
  (index) => [`${index}-deep.html`, "<div>".repeat(2000) + text(index), -1],
];

const folder = mkdtempSync(join(tmpdir(), "dateline-mixed-"));
let [articles, refused] = [0, 0];
for (let index = 0; index < Number(files); index += 1) {
  const inside = join(folder, "news", String(index % 40));
  if (index < 40) mkdirSync(inside, { recursive: true });
  const [name, bytes, holds] = FORMS[index % FORMS.length](index);
  writeFileSync(join(inside, name), bytes);
  articles += Math.max(0, holds);
  refused += Number(holds < 0);
}
const list = join(folder, "refused.jsonl");
const began = performance.now();
const run = spawnSync(binary, ["build", join(folder, "news"), "--store", join(folder, "kg"), "--refused", list], { encoding: "utf8", maxBuffer: 1 << 28 });
const seconds = ((performance.now() - began) / 1000).toFixed(0);
const listed = readFileSync(list, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const kinds = [...new Set(listed.map((one) => one.kind))].map((kind) => `${listed.filter((one) => one.kind === kind).length} ${kind}`);
const lines = run.stderr.trim().split("\n");
const read = Number(/read:\s+(\d+) articles/.exec(run.stderr)?.[1] ?? 0);
console.log(`${files} files in ${seconds} s: ${read} articles read, ${listed.length} refused (${kinds.join(", ")}), ${lines.length} lines said, exit code ${run.status}`);
const wrong = [run.status !== 1 && `exit code ${run.status}`, read !== articles && `${articles} articles were expected`, listed.length !== refused && `${refused} refusals were expected`, lines.length > 120 && "too many lines were said"].filter(Boolean);
if (wrong.length > 0) console.log(`FAIL ${wrong.join("; ")}\n${lines.slice(0, 60).join("\n")}`);
else console.log("ok");
rmSync(folder, { recursive: true });
process.exitCode = wrong.length > 0 ? 1 : 0;
