//! Our own TriG as N-Quads, subject by subject.
//!
//! The files of a store are written by [`to_trig`](crate::graph::to_trig) in [canonical order](crate::graph::canonical_order),
//! so names are written out, literals are copied as they stand, and no graph is built. The
//! bytes are those of oxigraph's [N-Quads](https://www.w3.org/TR/n-quads/) of the same quads.

use crate::graph::natural_order;
use crate::graph::vocab::rdf;
use std::cmp::Ordering;

const INTEGER: &[u8] = b"http://www.w3.org/2001/XMLSchema#integer";
const DECIMAL: &[u8] = b"http://www.w3.org/2001/XMLSchema#decimal";
const DOUBLE: &[u8] = b"http://www.w3.org/2001/XMLSchema#double";
const BOOLEAN: &[u8] = b"http://www.w3.org/2001/XMLSchema#boolean";

/// What one file says of one subject, as lines of N-Quads.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The IRI.
    pub(super) subject: Vec<u8>,
    pub(super) lines: Vec<u8>,
    /// Where the predicate and the line end, for each line.
    ends: Vec<(usize, usize)>,
}

impl Said {
    /// The facts, in their order.
    pub(super) fn facts(&self) -> impl Iterator<Item = Fact<'_>> {
        let mut start = 0;
        self.ends.iter().map(move |&(predicate, end)| {
            // `<SUBJECT> <PREDICATE> OBJECT <GRAPH> .`
            let fact = Fact {
                line: &self.lines[start..end],
                predicate: &self.lines[start + self.subject.len() + 4..predicate - 1],
                object: &self.lines[predicate + 1..end],
            };
            start = end;
            fact
        })
    }
}

/// A fact as a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fact<'s> {
    pub(super) line: &'s [u8],
    predicate: &'s [u8],
    /// The object and what follows it.
    object: &'s [u8],
}

impl<'s> Fact<'s> {
    /// The facts of lines of ours: neither name of subject nor of predicate holds a space.
    pub(super) fn of_lines(lines: &'s [u8]) -> impl Iterator<Item = Self> {
        lines.split_inclusive(|&byte| byte == b'\n').filter_map(|line| {
            let subject = line.iter().position(|&byte| byte == b' ')? + 1;
            let predicate = subject + line[subject..].iter().position(|&byte| byte == b' ')?;
            // `<PREDICATE>` without its brackets.
            Some(Self { line, predicate: &line[subject + 1..predicate - 1], object: &line[predicate + 1..] })
        })
    }
}

impl Fact<'_> {
    /// The canonical order of what is said of one subject. The two layers of an article have no predicate in common but
    /// `rdf:type`, whose objects are names.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let is_no_class = |fact: &Self| fact.predicate != rdf::TYPE.as_str().as_bytes();
        let name = |fact: &Self| fact.object.split(|&byte| byte == b'>').next().unwrap_or_default();
        let by_predicate =
            is_no_class(self).cmp(&is_no_class(other)).then_with(|| self.predicate.cmp(other.predicate));
        by_predicate.then_with(|| natural_order(name(self), name(other)))
    }
}

/// One file, read from its start to its end.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    rest: &'b [u8],
    prefixes: Vec<(&'b [u8], &'b [u8])>,
    /// `" <GRAPH> .\n"`, empty before the first graph.
    graph: Vec<u8>,
}

/// A file that is not in the form that we write.
#[derive(Debug)]
pub(super) struct Foreign;

impl<'b> Reader<'b> {
    /// Reads the prefixes.
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, Foreign> {
        let mut reader = Self { rest: bytes, prefixes: Vec::new(), graph: Vec::new() };
        while reader.take(b"@prefix ") {
            let name = reader.until(b": <")?;
            let namespace = reader.until(b"> .\n")?;
            reader.prefixes.push((name, namespace));
        }
        Ok(reader)
    }

    /// The prefixes that the file declares, without colons.
    pub(super) fn prefixes(&self) -> impl Iterator<Item = &'b [u8]> {
        self.prefixes.iter().map(|(name, _)| *name)
    }

    /// What is said of the next subject; false at the end.
    pub(super) fn next(&mut self, said: &mut Said) -> Result<bool, Foreign> {
        said.lines.clear();
        said.ends.clear();
        if self.take(b"}\n") {
            self.graph.clear();
        }
        if self.rest.is_empty() {
            return Ok(false);
        }
        if self.graph.is_empty() {
            let mut graph = b" ".to_vec();
            self.term(&mut graph)?;
            graph.extend_from_slice(b" .\n");
            self.graph = graph;
            self.expect(b" {\n")?;
        }
        self.expect(b"\t")?;
        let mut subject = Vec::new();
        self.term(&mut subject)?;
        self.expect(b" ")?;
        subject.push(b' ');
        loop {
            let mut predicate = Vec::new();
            if self.take(b"a ") {
                predicate.push(b'<');
                predicate.extend_from_slice(rdf::TYPE.as_str().as_bytes());
                predicate.push(b'>');
            } else {
                self.term(&mut predicate)?;
                self.expect(b" ")?;
            }
            loop {
                said.lines.extend_from_slice(&subject);
                said.lines.extend_from_slice(&predicate);
                let predicate_end = said.lines.len();
                said.lines.push(b' ');
                self.term(&mut said.lines)?;
                said.lines.extend_from_slice(&self.graph);
                said.ends.push((predicate_end, said.lines.len()));
                if !self.take(b" , ") {
                    break;
                }
            }
            if self.take(b" .\n") {
                break;
            }
            self.expect(b" ;\n\t\t")?;
        }
        // `<SUBJECT> `; a blank node would be `_:NAME `, and we write none.
        said.subject.clear();
        let name = subject.strip_prefix(b"<").and_then(|name| name.strip_suffix(b"> ")).ok_or(Foreign)?;
        said.subject.extend_from_slice(name);
        Ok(true)
    }

    /// Writes one term out in full.
    fn term(&mut self, out: &mut Vec<u8>) -> Result<(), Foreign> {
        match self.rest {
            [b'<', b'<', b'(', b' ', ..] => {
                self.expect(b"<<( ")?;
                out.extend_from_slice(b"<<( ");
                for _ in 0..3 {
                    self.term(out)?;
                    self.expect(b" ")?;
                    out.push(b' ');
                }
                self.expect(b")>>")?;
                out.extend_from_slice(b")>>");
            }
            [b'<', ..] => {
                let end = self.rest.iter().position(|&byte| byte == b'>').ok_or(Foreign)?;
                let (name, rest) = self.rest.split_at(end + 1);
                out.extend_from_slice(name);
                self.rest = rest;
            }
            [b'"', ..] => return self.literal(out),
            [b'+' | b'-' | b'.' | b'0'..=b'9', ..] => {
                let number = self.word();
                let datatype = if number.iter().any(|byte| matches!(byte, b'e' | b'E')) {
                    DOUBLE
                } else if number.contains(&b'.') {
                    DECIMAL
                } else {
                    INTEGER
                };
                typed(out, number, datatype);
            }
            _ => {
                let word = self.word();
                if matches!(word, b"true" | b"false") {
                    typed(out, word, BOOLEAN);
                } else {
                    self.name(word, out)?;
                }
            }
        }
        Ok(())
    }

    /// A literal with its language or datatype.
    fn literal(&mut self, out: &mut Vec<u8>) -> Result<(), Foreign> {
        let mut end = 1;
        loop {
            end += self
                .rest
                .get(end..)
                .and_then(|rest| rest.iter().position(|byte| matches!(byte, b'"' | b'\\')))
                .ok_or(Foreign)?;
            if self.rest[end] == b'"' {
                break;
            }
            end += 2;
        }
        let (text, rest) = self.rest.split_at(end + 1);
        out.extend_from_slice(text);
        self.rest = rest;
        if self.take(b"^^") {
            out.extend_from_slice(b"^^");
            return self.term(out);
        }
        if self.rest.starts_with(b"@") {
            let language = self.word();
            out.extend_from_slice(language);
        }
        Ok(())
    }

    /// Writes `prefix:local` out in full. In the local part, a backslash stands before what is no letter or digit.
    fn name(&self, word: &[u8], out: &mut Vec<u8>) -> Result<(), Foreign> {
        let colon = word.iter().position(|&byte| byte == b':').ok_or(Foreign)?;
        let (prefix, local) = (&word[..colon], &word[colon + 1..]);
        let (_, namespace) = self.prefixes.iter().find(|(known, _)| *known == prefix).ok_or(Foreign)?;
        out.push(b'<');
        out.extend_from_slice(namespace);
        out.extend(local.iter().filter(|&&byte| byte != b'\\'));
        out.push(b'>');
        Ok(())
    }

    /// What stands before the next space.
    fn word(&mut self) -> &'b [u8] {
        let end = self.rest.iter().position(|&byte| byte == b' ').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn take(&mut self, start: &[u8]) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, start: &[u8]) -> Result<(), Foreign> {
        if self.take(start) { Ok(()) } else { Err(Foreign) }
    }

    /// What stands before some bytes, which are passed over.
    fn until(&mut self, end: &[u8]) -> Result<&'b [u8], Foreign> {
        let at = self.rest.windows(end.len()).position(|bytes| bytes == end).ok_or(Foreign)?;
        let (before, rest) = self.rest.split_at(at);
        self.rest = &rest[end.len()..];
        Ok(before)
    }
}

fn typed(out: &mut Vec<u8>, value: &[u8], datatype: &[u8]) {
    out.push(b'"');
    out.extend_from_slice(value);
    out.extend_from_slice(b"\"^^<");
    out.extend_from_slice(datatype);
    out.push(b'>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Base, canonical_order, to_trig};
    use oxigraph::io::{RdfFormat, RdfSerializer};
    use oxigraph::model::{Literal, NamedNode, Quad, Term, Triple};
    use proptest::prelude::*;

    /// The lines of one file.
    fn lines(bytes: &[u8]) -> Result<Vec<u8>, Foreign> {
        let (mut reader, mut said, mut lines) = (Reader::new(bytes)?, Said::default(), Vec::new());
        while reader.next(&mut said)? {
            assert_eq!(said.facts().flat_map(|fact| fact.line).copied().collect::<Vec<_>>(), said.lines);
            assert!(said.facts().all(|fact| fact.predicate.starts_with(b"http")));
            lines.extend_from_slice(&said.lines);
        }
        Ok(lines)
    }

    fn names() -> impl Strategy<Value = NamedNode> {
        let names = [
            "https://w3id.org/dateline/id/article/0123456789abcdef#st_1_32",
            "https://w3id.org/dateline/id/article/0123456789abcdef#st_1_4",
            "https://w3id.org/dateline/id/entity/lena-brandt_(mayor).",
            "https://w3id.org/dateline/id/event/",
            "https://w3id.org/dateline/ns#rule",
            "https://news.example/?q=(a)&b=%20#x",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "http://www.wikidata.org/entity/Q42",
        ];
        proptest::sample::select(names.to_vec()).prop_map(NamedNode::new_unchecked).boxed()
    }

    fn terms() -> impl Strategy<Value = Term> {
        let datatypes = ["boolean", "integer", "decimal", "double", "date", "string"];
        let values = ["true", "5", "-17", "+3", "0.93", ".5", "1e5", "-1.5E-3", "2031-05-02", "", "5 \\\"."];
        let typed = (proptest::sample::select(values.to_vec()), proptest::sample::select(datatypes.to_vec()));
        let typed = typed.prop_map(|(value, datatype)| {
            let datatype = NamedNode::new_unchecked(format!("http://www.w3.org/2001/XMLSchema#{datatype}"));
            Literal::new_typed_literal(value, datatype).into()
        });
        let words = "[a \"\\\\,;.<>@^\u{0}-\u{1f}\u{7f}\u{fffe}é]{0,8}";
        let terms = prop_oneof![
            names().prop_map(Term::from),
            typed,
            words.prop_map(|words| Literal::from(words).into()),
            words.prop_map(|words| Literal::new_language_tagged_literal_unchecked(words, "en-GB").into()),
        ];
        prop_oneof![
            8 => terms.clone(),
            1 => (names(), names(), terms).prop_map(|(s, p, o)| Triple::new(s, p, o).into()),
        ]
    }

    proptest! {
        #[test]
        fn our_trig_is_written_out_as_oxigraph_would(
            facts in proptest::collection::vec((names(), names(), terms()), 0..30),
        ) {
            let graph = NamedNode::new_unchecked("https://w3id.org/dateline/id/article/0123456789abcdef");
            let quad = |(subject, predicate, object)| Quad::new(subject, predicate, object, graph.clone());
            let mut quads: Vec<Quad> = facts.into_iter().map(quad).collect();
            quads.sort_unstable_by(canonical_order);
            quads.dedup();
            let mut plain = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(Vec::new());
            quads.iter().try_for_each(|quad| plain.serialize_quad(quad)).expect("memory takes it");
            let plain = plain.finish().expect("memory takes it");
            let found = lines(&to_trig(&quads, &Base::default())).expect("our own form");
            prop_assert_eq!(String::from_utf8_lossy(&found), String::from_utf8_lossy(&plain));
        }

        #[test]
        fn what_is_not_ours_is_refused_or_read(bytes in "[@prefix:<> .{}\n\ta\"\\\\^;,()]{0,60}") {
            let _ = lines(bytes.as_bytes());
        }
    }
}
