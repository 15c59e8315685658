#!/usr/bin/env python3
"""Oxigraph behind the SPARQL 1.1 Graph Store Protocol, for trying `dateline push`: python3 gsp_server.py [PORT] [CUT...]

GET /?graph=IRI, PUT, POST and DELETE as the protocol says; GET / gives everything as N-Quads. The requests with the numbers CUT
break off, before or after they were carried out. Needs the package pyoxigraph; for trying only: nobody is asked who they are.
"""
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import NamedNode, RdfFormat, Store

STORE, CUT, SEEN = Store(), set(), [0]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def graph(self):
        names = parse_qs(urlsplit(self.path).query).get("graph")
        return NamedNode(names[0]) if names else None

    def change(self, replaces, adds):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        SEEN[0] += 1
        cut = SEEN[0] in CUT
        if cut and SEEN[0] % 2:
            self.close_connection = True
            return self.connection.close()
        if replaces:
            STORE.remove_graph(self.graph())
        if adds:
            STORE.load(body, format=RdfFormat.TURTLE, to_graph=self.graph())
        if cut:
            self.close_connection = True
            return self.connection.close()
        self.answer(204)

    def do_PUT(self):
        self.change(True, True)

    def do_POST(self):
        self.change(False, True)

    def do_DELETE(self):
        self.change(True, False)

    def do_GET(self):
        graph = self.graph()
        form = RdfFormat.N_TRIPLES if graph else RdfFormat.N_QUADS
        self.answer(200, STORE.dump(format=form, from_graph=graph) if graph else STORE.dump(format=form))

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    CUT.update(int(number) for number in sys.argv[2:])
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 7879), Handler).serve_forever()
