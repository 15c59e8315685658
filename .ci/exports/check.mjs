// Reads every export that JavaScript programs know: N3.js, jsonld.js, graphology, and Graphviz, compiled to WebAssembly.
//
// Usage: node check.mjs FOLDER, where FOLDER holds one store exported in every format as `graph.EXTENSION`. The packages
// are looked for beside this file.

import fs from 'node:fs';
import path from 'node:path';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import jsonld from 'jsonld';
import { Parser } from 'n3';

const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const lines = (name) => read(name).split('\n').filter((line) => line.trim()).length;
let passed = 0;
let failed = 0;

function check(what, holds, detail = '') {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${holds || detail === '' ? '' : `: ${detail}`}`);
}

const triples = lines('graph.nt');
const quads = lines('graph.nq');
for (const [name, format, expected] of [
  ['graph.ttl', 'text/turtle', triples],
  ['graph.nt', 'application/n-triples', triples],
  ['graph.trig', 'application/trig', quads],
  ['graph.nq', 'application/n-quads', quads],
]) {
  const found = new Parser({ format }).parse(read(name)).length;
  check(`N3.js reads ${expected} statements from ${name}`, found === expected, found);
}

const expanded = await jsonld.toRDF(JSON.parse(read('graph.jsonld')), { format: 'application/n-quads' });
const found = new Set(expanded.split('\n').filter((line) => line.trim()));
check(`jsonld.js reads ${quads} quads from graph.jsonld`, found.size === quads, found.size);

const elements = JSON.parse(read('graph.cyjs')).elements;
const size = `${elements.nodes.length} nodes and ${elements.edges.length} edges`;
for (const [name, parser] of [['graph.graphml', graphml], ['graph.gexf', gexf]]) {
  // The browser build of these packages parses with the DOM; in Node they bring their own.
  const graph = parser.parse(graphology.MultiDirectedGraph, read(name));
  check(`graphology reads ${size} from ${name}`, `${graph.order} nodes and ${graph.size} edges` === size,
    `${graph.order} and ${graph.size}`);
}

const graphviz = await Graphviz.load();
const drawn = graphviz.layout(read('graph.dot'), 'plain', 'dot').split('\n').map((line) => line.split(' ', 1)[0]);
const count = (kind) => drawn.filter((found) => found === kind).length;
check(`Graphviz ${graphviz.version()} draws ${size}`, `${count('node')} nodes and ${count('edge')} edges` === size,
  `${count('node')} and ${count('edge')}`);
check('Graphviz makes a picture', graphviz.layout(read('graph.dot'), 'svg', 'dot').includes('</svg>'));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
