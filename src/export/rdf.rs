//! The formats of RDF.

use super::{Format, Source, xml};
use crate::graph::{serializer, union};
use oxigraph::io::RdfFormat;
use oxigraph::model::{Literal, LiteralRef, Quad, Term};
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
        let format = self.as_oxigraph();
        let out: &mut dyn Write = if self.kind == Kind::RdfXml { &mut xml::KeepReturns(out) } else { out };
        let mut writer = serializer(format, source.quads, source.base).for_writer(out);
        if format.supports_datasets() {
            for quad in source.quads.iter().filter(|quad| self.holds(&quad.object)) {
                writer.serialize_quad(quad)?;
            }
        } else {
            for mut triple in union(source.quads).into_iter().filter(|triple| self.holds(&triple.object)) {
                if self.kind == Kind::RdfXml {
                    triple.object = legal_in_xml(triple.object);
                }
                writer.serialize_triple(&triple)?;
            }
        }
        writer.finish().map(drop)
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
