#!/usr/bin/env python3
"""What `dateline extract` prints, in pandas and rdflib: python3 read_extract.py ARTICLES... (needs pandas, rdflib)"""
import io
import subprocess
import sys

import pandas
import rdflib


def extract(paths, form):
    return subprocess.run(["dateline", "extract", "--format", form, *paths], check=True, capture_output=True, text=True).stdout


articles = pandas.read_json(io.StringIO(extract(sys.argv[1:], "jsonl")), lines=True)
statements = pandas.json_normalize(articles.to_dict("records"), "statements", ["id", "published"])
events = pandas.json_normalize(articles.to_dict("records"), "events", ["id", "published"])
print(statements[["id", "speaker.text", "cue.text", "kind", "certainty"]].head(10).to_string())
print(events[["id", "trigger.text", "class", "status", "date.value", "place.text"]].head(10).to_string())

graph = rdflib.Dataset(default_union=True)
graph.parse(data=extract(sys.argv[1:], "nq"), format="nquads")
query = """PREFIX dl: <https://w3id.org/dateline/ns#> SELECT (COUNT(?s) AS ?statements) WHERE { ?s a dl:Statement }"""
print(f"{len(graph)} quads, {next(iter(graph.query(query)))[0]} statements")
