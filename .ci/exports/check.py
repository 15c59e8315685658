"""Reads every export back with programs that are not ours, and validates the graph against its shapes.

Usage: check.py FOLDER SHAPES, where FOLDER holds one store exported in every format as `graph.EXTENSION`.
"""

import csv
import json
import sys
from pathlib import Path

import igraph
import networkx
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Dataset, Graph, Literal, Namespace, URIRef

DL = Namespace("https://w3id.org/dateline/ns#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")

passed = failed = 0


def check(what, holds, detail=""):
    """Counts and prints one check."""
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
    print(f"{'ok  ' if holds else 'FAIL'} {what}{f': {detail}' if detail and not holds else ''}")


def lines(path):
    """Number of statements of a line-based format."""
    return sum(1 for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def check_rdf(folder):
    """rdflib gets the same triples from each format without graphs, and the same quads from each with."""
    triples = lines(folder / "graph.nt")
    reference = None
    for name in ["graph.nt", "graph.ttl", "graph.rdf"]:
        graph = Graph().parse(folder / name)
        check(f"rdflib reads {triples} triples from {name}", len(graph) == triples, f"{len(graph)}")
        reference = reference if reference is not None else set(graph)
        check(f"rdflib gets the same graph from {name}", set(graph) == reference, str(next(iter(set(graph) ^ reference), "")))
    quads = lines(folder / "graph.nq")
    reference = None
    for name, syntax in [("graph.nq", "nquads"), ("graph.trig", "trig"), ("graph.jsonld", "json-ld")]:
        dataset = Dataset()
        dataset.parse(folder / name, format=syntax)
        found = set(dataset.quads())
        check(f"rdflib reads {quads} quads from {name}", len(found) == quads, f"{len(found)}")
        reference = reference if reference is not None else found
        check(f"rdflib gets the same graphs from {name}", found == reference, str(next(iter(found ^ reference), "")))


def check_graph_formats(folder):
    """networkx and igraph get as many nodes and edges as Cytoscape JSON and CSV hold."""
    elements = json.loads((folder / "graph.cyjs").read_text(encoding="utf-8"))["elements"]
    nodes, edges = len(elements["nodes"]), len(elements["edges"])
    check("the graph has nodes and edges", nodes > 0 and edges > 0)
    tables = {part: list(csv.DictReader(open(folder / f"graph-{part}.csv", encoding="utf-8", newline=""))) for part in ["nodes", "edges"]}
    check("CSV holds every node", {row["Id"] for row in tables["nodes"]} == {node["data"]["id"] for node in elements["nodes"]})
    check("CSV holds every edge", len(tables["edges"]) == edges)
    for name, graph in [
        ("graph.graphml", networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)),
        ("graph.gexf", networkx.read_gexf(folder / "graph.gexf")),
    ]:
        size = (graph.number_of_nodes(), graph.number_of_edges())
        check(f"networkx reads {nodes} nodes and {edges} edges from {name}", size == (nodes, edges), str(size))
    labels = sorted(node["data"]["label"] for node in elements["nodes"])
    graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    check(f"igraph reads {nodes} nodes and {edges} edges", (graph.vcount(), graph.ecount()) == (nodes, edges))
    check("igraph gets the same labels", sorted(graph.vs["label"]) == labels)
    check("igraph sees a directed graph", graph.is_directed())


def breakages():
    """Mistakes a graph of ours could have; the shapes must see each."""

    def without(kind, property):
        def change(graph):
            node = next(node for node in sorted(graph.subjects(RDF.type, kind)) if (node, property, None) in graph)
            graph.remove((node, property, None))

        return f"{kind.n3()} without {property.n3()}", change

    def with_value(kind, property, value):
        def change(graph):
            node = min(graph.subjects(RDF.type, kind))
            graph.set((node, property, value))

        return f"{kind.n3()} with {property.n3()} {value.n3()}", change

    def and_value(kind, property, value):
        def change(graph):
            node = min(graph.subjects(RDF.type, kind))
            graph.add((node, property, value))

        return f"{kind.n3()} and {property.n3()} {value.n3()}", change

    yield without(DL.Statement, PROV.wasDerivedFrom)
    yield without(DL.Statement, DL.contentSpan)
    yield without(DL.EventReport, SCHEMA.isPartOf)
    yield without(DL.EventReport, DL.rule)
    yield without(DL.LocalActor, RDFS.label)
    yield without(SEM.Event, DL.supportCount)
    yield without(NIF.Phrase, NIF.referenceContext)
    yield without(SCHEMA.NewsArticle, DL.contentHash)
    yield without(DL.Run, SCHEMA.softwareVersion)
    yield with_value(NIF.Sentence, NIF.endIndex, Literal(-1))
    yield with_value(DL.Statement, DL.confidence, Literal("1.5", datatype=XSD.decimal))
    yield with_value(DL.Statement, DL.speechAct, DL.Assault)
    yield with_value(SEM.Event, SEM.eventType, DL.Say)
    yield with_value(DL.EventReport, DL.status, DL.Possible)
    yield with_value(SCHEMA.NewsArticle, SCHEMA.datePublished, Literal("yesterday"))
    yield and_value(SCHEMA.Person, OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q42"))
    yield and_value(SCHEMA.Person, SKOS.prefLabel, Literal("Another Name"))
    yield and_value(DL.EventReport, DL.unheardOf, Literal("?"))
    yield and_value(DL.EventReport, DL.agent, URIRef("https://example.org/nobody"))


def check_shapes(folder, shapes_file):
    """The graph conforms; each broken copy of it does not."""
    shapes = Graph().parse(shapes_file)
    graph = Graph().parse(folder / "graph.ttl")
    conforms, _, report = validate(graph, shacl_graph=shapes, meta_shacl=True)
    check("the graph conforms to its shapes", conforms, report[:3000])
    for what, change in breakages():
        broken = Graph()
        for triple in graph:
            broken.add(triple)
        try:
            change(broken)
        except (StopIteration, ValueError):
            print(f"skip the graph has none: {what}")
            continue
        conforms, _, _ = validate(broken, shacl_graph=shapes, abort_on_first=True)
        check(f"the shapes see {what}", not conforms)


def main():
    folder, shapes = Path(sys.argv[1]), Path(sys.argv[2])
    check_rdf(folder)
    check_graph_formats(folder)
    check_shapes(folder, shapes)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
