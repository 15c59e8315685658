#!/usr/bin/env python3
"""Measures dateline on invented articles and prints a table: python3 examples/scale/benchmark.py BINARY YARDSTICKS [ARTICLES...]

    cargo build --release --example yardsticks --bin dateline
    python3 examples/scale/benchmark.py target/release/dateline target/release/examples/yardsticks 1000 5000 20000

Seconds are those of the processor (user and system) on one thread, so that a busy machine changes little; memory is the most that
was resident. The lower half holds ratios to what oxigraph and plain splitting do with the same bytes in the same run.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
QUERY = "SELECT ?text { ?s a dl:Statement ; dl:speechAct dl:Deny ; schema:text ?text } ORDER BY ?text LIMIT 20"


def run(*args, stdout=subprocess.DEVNULL):
    """Seconds of the processor and megabytes."""
    child = subprocess.Popen(args, stdout=stdout, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(args)}: exit code {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def size(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def warm(binary, store):
    """Seconds of the second answer of a server that has loaded the store."""
    server = subprocess.Popen([binary, "serve", "--store", store, "--bind", "127.0.0.1:0"], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True)
    try:
        address = next(word for line in server.stderr for word in line.split() if word.startswith("http://"))
        url = address.rstrip("/") + "/sparql?query=" + urllib.parse.quote(QUERY)
        urllib.request.urlopen(url).read()
        start = time.perf_counter()
        urllib.request.urlopen(url).read()
        return time.perf_counter() - start
    finally:
        server.terminate()
        server.wait()


def measure(binary, yardsticks, articles, folder):
    path = {name: os.path.join(folder, name) for name in ("all.jsonl", "one.jsonl", "kg", "graph.nq")}
    for name, *numbers in (("all.jsonl", articles), ("one.jsonl", 1, articles)):
        with open(path[name], "w", encoding="utf-8") as out:
            subprocess.run([sys.executable, f"{HERE}/make_articles.py", *map(str, numbers)], stdout=out, check=True)
    with open(path["all.jsonl"], encoding="utf-8") as lines:
        text = sum(len(json.loads(line)["text"].encode()) for line in lines)
    one = ("--jobs", "1", "--quiet")
    build, build_mb = run(binary, "build", path["all.jsonl"], "--store", path["kg"], *one)
    stream, stream_mb = run(binary, "extract", "--stream", path["all.jsonl"], *one)
    bytes_of_store = size(path["kg"])
    export, export_mb = run(binary, "export", "--store", path["kg"], "--format", "nq", "--out", path["graph.nq"], *one)
    with open(path["graph.nq"], "rb") as lines:
        quads = sum(1 for _ in lines)
    query, query_mb = run(binary, "query", "--store", path["kg"], QUERY, *one)
    again = warm(binary, path["kg"])
    add, add_mb = run(binary, "build", path["one.jsonl"], "--store", path["kg"], *one)
    found = subprocess.run([yardsticks, path["all.jsonl"], path["graph.nq"]], check=True, capture_output=True, text=True)
    stick = {name: float(value) for name, value in (line.split() for line in found.stdout.splitlines())}
    return [
        ("articles; KB of text each", f"{articles:,}; {text / articles / 1000:.1f}"),
        ("`extract --stream`: articles/s; MB/s; memory", f"{articles / stream:.0f}; {text / stream / 1e6:.2f}; {stream_mb:.0f} MB"),
        ("`build`: articles/s; MB/s; memory", f"{articles / build:.0f}; {text / build / 1e6:.2f}; {build_mb:.0f} MB"),
        ("store: KB an article; quads an article", f"{bytes_of_store / articles / 1000:.0f}; {quads / articles:.0f}"),
        ("add one article; memory", f"{add:.2f} s; {add_mb:.0f} MB"),
        ("a query, cold; memory; warm", f"{query:.2f} s; {query_mb:.0f} MB; {again * 1000:.0f} ms"),
        ("`export --format nq`: quads/s; memory", f"{quads / export / 1e6:.2f} M; {export_mb:.0f} MB"),
        ("export to oxigraph's N-Quads writer", f"{quads / export / stick['write-quads-a-second']:.2f}"),
        ("export to oxigraph's N-Quads parser", f"{quads / export / stick['parse-quads-a-second']:.2f}"),
        ("quads of `build` to oxigraph's bulk loader", f"{quads / build / stick['load-quads-a-second']:.3f}"),
        ("`extract --stream` to splitting at white space", f"1 to {stream / stick['split-seconds']:.0f}"),
    ]


def main():
    binary, yardsticks, *numbers = sys.argv[1:]
    columns = []
    for number in [int(number) for number in numbers] or [1000, 5000, 20000]:
        with tempfile.TemporaryDirectory() as folder:
            columns.append(measure(binary, yardsticks, number, folder))
            print(*columns[-1], sep="\n", file=sys.stderr, flush=True)
    print("|" + " | ".join([" measured"] + [rows[0][1].split(";")[0] for rows in columns]) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for rows in zip(*columns):
        print("| " + " | ".join([rows[0][0]] + [value for _, value in rows]) + " |")


if __name__ == "__main__":
    main()
