//! The formats of RDF.

use super::{Format, Source, Stream, xml};
use crate::graph::{serializer, serializer_with, union};
use oxigraph::io::{RdfFormat, RdfSerializer, WriterQuadSerializer};
use oxigraph::model::{GraphName, Literal, LiteralRef, Quad, Term, Triple};
use std::io::{self, Write};

/// A format of RDF. Those that know named graphs keep them; the others hold the union of all graphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rdf {
    name: &'static str,
    about: &'static str,
    extension: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Turtle,
    TriG,
    NTriples,
    NQuads,
    RdfXml,
    JsonLd,
}

impl Rdf {
    pub(super) const TURTLE: Self =
        Self { name: "ttl", about: "Turtle: the union of all graphs", extension: "ttl", kind: Kind::Turtle };
    pub(super) const TRIG: Self =
        Self { name: "trig", about: "TriG: Turtle with named graphs", extension: "trig", kind: Kind::TriG };
    pub(super) const N_TRIPLES: Self = Self {
        name: "nt",
        about: "N-Triples: the union of all graphs, one triple a line",
        extension: "nt",
        kind: Kind::NTriples,
    };
    pub(super) const N_QUADS: Self = Self {
        name: "nq",
        about: "N-Quads: one triple a line with its graph",
        extension: "nq",
        kind: Kind::NQuads,
    };
    pub(super) const RDF_XML: Self = Self {
        name: "rdfxml",
        about: "RDF/XML: the union of all graphs",
        extension: "rdf",
        kind: Kind::RdfXml,
    };
    pub(super) const JSON_LD: Self =
        Self { name: "jsonld", about: "JSON-LD with named graphs", extension: "jsonld", kind: Kind::JsonLd };

    /// All of them.
    pub(super) const ALL: [Self; 6] =
        [Self::TURTLE, Self::TRIG, Self::N_TRIPLES, Self::N_QUADS, Self::RDF_XML, Self::JSON_LD];

    /// Whether the format can say this: JSON-LD and readers of RDF/XML know no quoted triples (`--rdf12`). The subject,
    /// predicate and object of the proposition they stand for are written in any case.
    fn holds(self, object: &Term) -> bool {
        !matches!(object, Term::Triple(_)) || !matches!(self.kind, Kind::RdfXml | Kind::JsonLd)
    }

    /// Whether it holds the union of all graphs.
    fn is_union(self) -> bool {
        !self.as_oxigraph().supports_datasets()
    }

    /// The same in oxigraph's words.
    pub(super) fn as_oxigraph(self) -> RdfFormat {
        match self.kind {
            Kind::Turtle => RdfFormat::Turtle,
            Kind::TriG => RdfFormat::TriG,
            Kind::NTriples => RdfFormat::NTriples,
            Kind::NQuads => RdfFormat::NQuads,
            Kind::RdfXml => RdfFormat::RdfXml,
            Kind::JsonLd => RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfile::Streaming.into() },
        }
    }
}

impl Format for Rdf {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn extension(&self) -> &'static str {
        self.extension
    }

    fn is_picture(&self) -> bool {
        false
    }

    fn write(&self, _: &str, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = Writer::new(*self, serializer(self.as_oxigraph(), source.quads, source.base), out);
        if self.is_union() {
            union(source.quads)
                .into_iter()
                .try_for_each(|triple| writer.write(triple.in_graph(GraphName::DefaultGraph)))?;
        } else {
            source.quads.iter().try_for_each(|quad| writer.write(quad.clone()))?;
        }
        writer.finish()
    }

    fn write_stream(&self, stream: Stream<'_>, out: &mut dyn Write) -> Option<io::Result<()>> {
        let Stream { prefixes, article, base, quads } = stream;
        let serializer = serializer_with(self.as_oxigraph(), prefixes, article, base);
        let mut writer = Writer::new(*self, serializer, out);
        Some(quads(self.is_union(), &mut |quad| writer.write(quad)).and_then(|()| writer.finish()))
    }
}

/// A format of RDF that is being written, quad by quad.
struct Writer<'o> {
    format: Rdf,
    to: WriterQuadSerializer<Box<dyn Write + 'o>>,
}

impl<'o> Writer<'o> {
    fn new(format: Rdf, serializer: RdfSerializer, out: &'o mut dyn Write) -> Self {
        let out: Box<dyn Write + 'o> =
            if format.kind == Kind::RdfXml { Box::new(xml::KeepReturns(out)) } else { Box::new(out) };
        Self { format, to: serializer.for_writer(out) }
    }

    fn write(&mut self, mut quad: Quad) -> io::Result<()> {
        if !self.format.holds(&quad.object) {
            return Ok(());
        }
        if self.format.kind == Kind::RdfXml {
            quad.object = legal_in_xml(quad.object);
        }
        if self.format.is_union() {
            return self.to.serialize_triple(&Triple::from(quad));
        }
        self.to.serialize_quad(&quad)
    }

    fn finish(self) -> io::Result<()> {
        self.to.finish().map(drop)
    }
}

/// XML cannot hold control characters, not even escaped: they become U+FFFD there. Every other format keeps them.
fn legal_in_xml(term: Term) -> Term {
    match term {
        Term::Literal(literal) if !literal.value().chars().all(xml::is_legal) => {
            Term::Literal(with_value(literal.as_ref(), &xml::legal(literal.value())))
        }
        other => other,
    }
}

fn with_value(literal: LiteralRef<'_>, value: &str) -> Literal {
    match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(value, language),
        None => Literal::new_typed_literal(value, literal.datatype().into_owned()),
    }
}

/// Quads of a query's result, as a source needs them.
pub(super) fn sorted(mut quads: Vec<Quad>) -> Vec<Quad> {
    quads.sort_unstable_by(crate::graph::canonical_order);
    quads.dedup();
    quads
}
