// Sends 10,000 requests of 16 clients to `dateline serve`, hostile ones among them: queries without end, bodies sent by
// half, bodies of 100 MB, garbage. It must not crash, its memory must stay bounded, and every decent request must be served.
// Usage: stress.mjs BINARY STORE [REQUESTS] [CLIENTS]
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";

const [binary, store, requests = "10000", clients = "16"] = process.argv.slice(2);
const MOST_GROWTH = 1500; // megabytes: a query may take 1 GB before it is stopped, an answer 64 MB

const server = spawn(binary, ["serve", "--store", store, "--bind", "127.0.0.1:0", "--timeout", "1"], { stdio: ["ignore", "ignore", "pipe"] });
const port = await new Promise((done, fail) => {
  let said = "";
  server.stderr.on("data", (part) => {
    said += part;
    const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
    if (found) done(Number(found[1]));
  });
  server.on("exit", (code) => fail(new Error(`the server ended with ${code}: ${said}`)));
});
let ended = null;
server.on("exit", (code, signal) => { ended = signal ?? code; });
const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** Status, bytes and time of one decent request. */
function ask(path, { method = "GET", headers = {}, body } = {}) {
  return new Promise((done) => {
    const began = performance.now();
    const request = http.request({ host: "127.0.0.1", port, path, method, headers, timeout: 60000 }, (answer) => {
      let bytes = 0;
      answer.on("data", (part) => { bytes += part.length; });
      answer.on("end", () => done({ status: answer.statusCode, bytes, spent: performance.now() - began }));
      answer.on("error", () => done({ status: 0, bytes, spent: performance.now() - began }));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => done({ status: 0, bytes: 0, spent: performance.now() - began }));
    request.end(body);
  });
}
const query = (sparql, accept = "application/sparql-results+json") => ask("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: sparql });

/** Bytes on a bare socket, which stays open some time; what comes back is thrown away. */
function bare(write, stay) {
  return new Promise((done) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.on("data", () => {});
    socket.on("close", done);
    socket.on("connect", () => write(socket));
    setTimeout(() => socket.destroy(), stay).unref();
  });
}
const MEGABYTE = Buffer.alloc(1 << 20, "x");
const huge = () => bare((socket) => {
  socket.write(`POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: ${100 << 20}\r\n\r\n`);
  let left = 100;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(MEGABYTE)) {
        socket.once("drain", more);
        return;
      }
    }
  };
  more();
}, 5000);

const HOSTILE = [
  ["a query without end", () => query("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")],
  ["a query that sorts everything three times over", () => query("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f")],
  ["a path without end", () => query("SELECT * WHERE { ?a (!<urn:x>)* ?b . ?c (!<urn:x>)+ ?d }")],
  ["a body sent by half", () => bare((socket) => socket.write("POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nquery="), 3000)],
  ["half a head", () => bare((socket) => socket.write("GET /sparql?query=ASK HTTP/1.1\r\nHost: loc"), 3000)],
  ["a body of 100 MB", huge],
  ["garbage", () => bare((socket) => socket.end(Buffer.from([0, 255, 22, 3, 1, 13, 10, 13, 10, 128])), 3000)],
  ["a head of a megabyte", () => bare((socket) => { socket.write("GET / HTTP/1.1\r\nX: "); socket.end(MEGABYTE); }, 3000)],
];
const DECENT = [
  ["health", () => ask("/health")],
  ["the page", () => ask("/")],
  ["its data", () => ask("/data.json", { headers: { "Accept-Encoding": "gzip" } })],
  ["who speaks", () => query("SELECT ?who ?claim WHERE { ?s dl:speaker/skos:prefLabel ?who ; schema:text ?claim } ORDER BY ?who ?claim LIMIT 20")],
  ["is there a statement", () => query("ASK { ?s a dl:Statement }")],
  ["how many events", () => query("SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a sem:Event }", "text/csv")],
  ["a graph", () => query("CONSTRUCT { ?s dl:speaker ?who } WHERE { ?s dl:speaker ?who } LIMIT 50", "text/turtle")],
];

const before = megabytes();
let [peak, next, served, refused] = [before, 0, 0, 0];
const times = [];
const wrong = [];
const watch = setInterval(() => { if (ended === null) peak = Math.max(peak, megabytes()); }, 20);
const began = performance.now();
await Promise.all(Array.from({ length: Number(clients) }, async (_, client) => {
  while (next < Number(requests) && ended === null) {
    const number = next;
    next += 1;
    // Every fortieth is hostile; clients 0 and 1 are hostile more often, as somebody would be who means it.
    if (number % 40 === 7 || (client < 2 && number % 8 === 0)) {
      await HOSTILE[Math.floor(number / 8) % HOSTILE.length][1]();
      refused += 1;
      continue;
    }
    const [name, send] = DECENT[number % DECENT.length];
    const answer = await send();
    times.push(answer.spent);
    // Who is told that all turns are taken asks again.
    if (answer.status === 200 && answer.bytes > 0) served += 1;
    else wrong.push(`${name}: ${answer.status} after ${answer.spent.toFixed(0)} ms`);
  }
}));
clearInterval(watch);
times.sort((left, right) => left - right);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(0);
console.log(`${next} requests of ${clients} clients in ${((performance.now() - began) / 1000).toFixed(0)} s: ${served} decent ones served, ${wrong.length} not, ${refused} hostile ones sent`);
console.log(`time of the decent ones: half within ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms, all within ${at(1)} ms`);
console.log(`memory: ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most, ${ended === null ? megabytes().toFixed(0) : "-"} MB after`);
for (const line of [...new Set(wrong)].slice(0, 10)) console.log(`  not served: ${line}`);
const alive = ended === null && (await ask("/health")).status === 200;
server.kill("SIGTERM");
await new Promise((done) => { if (ended === null) server.on("exit", done); else done(); });
const failures = [!alive && `the server ended: ${ended}`, wrong.length > 0 && `${wrong.length} decent requests were not served`, peak - before > MOST_GROWTH && `memory grew by ${(peak - before).toFixed(0)} MB`].filter(Boolean);
console.log(failures.length === 0 ? "ok" : `FAIL ${failures.join("; ")}`);
process.exitCode = failures.length === 0 ? 0 : 1;
