//! What holds of every graph we write.

use super::lookup::position;
use super::sample::{reading_of, sample_reading, sample_reading_of, sample_resolution};
use super::vocab::{PREFIXES, dl, nif, rdf};
use super::{
    Base, GraphOptions, Run, article_graph, canonical_order, entities_graph, findings_graph, run_graph,
    to_trig,
};
use crate::model::{Annotations, Article, ByteSpan, Confidence, EntityType, Mention, MentionKind, Reading};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::Store;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn parsed(trig: &[u8]) -> Vec<Quad> {
    let mut quads: Vec<Quad> = RdfParser::from_format(RdfFormat::TriG)
        .for_slice(trig)
        .collect::<Result<_, _>>()
        .expect("what we write is TriG");
    quads.sort_unstable_by(canonical_order);
    quads
}

fn everything(readings: &[Reading], options: &GraphOptions) -> Vec<Quad> {
    let digests: Vec<_> = readings.iter().map(|reading| reading.digest.clone()).collect();
    let resolution = sample_resolution(readings);
    let mut quads: Vec<Quad> = readings.iter().flat_map(|reading| article_graph(reading, options)).collect();
    quads.extend(entities_graph(&digests, &resolution, options));
    quads.extend(findings_graph(&digests, &resolution.findings, options));
    quads.extend(run_graph(&options.run, &options.base));
    quads
}

fn values<'q>(quads: &'q [Quad], subject: &NamedOrBlankNode, property: &str) -> Vec<&'q str> {
    quads
        .iter()
        .filter(|quad| quad.subject == *subject && quad.predicate.as_str() == property)
        .map(|quad| match &quad.object {
            Term::Literal(literal) => literal.value(),
            Term::NamedNode(node) => node.as_str(),
            other => panic!("no other terms are written: {other}"),
        })
        .collect()
}

/// Every span's words are those the text has at its offsets, counted in code points.
fn assert_offsets_are_exact(quads: &[Quad], text: &str) {
    let letters: Vec<char> = text.chars().collect();
    for quad in quads.iter().filter(|quad| quad.predicate == nif::ANCHOR_OF) {
        let name = quad.subject.to_string();
        let (_, begin, end) = position(name.trim_matches(['<', '>'])).expect("its name says where it lies");
        for (property, number) in [(nif::BEGIN_INDEX, begin), (nif::END_INDEX, end)] {
            let told = values(quads, &quad.subject, property.as_str());
            assert!(told.is_empty() || told == [number.to_string()], "{name} says otherwise");
        }
        let words: String = letters[begin as usize..end as usize].iter().collect();
        assert_eq!(values(quads, &quad.subject, nif::ANCHOR_OF.as_str()), [words]);
    }
}

#[test]
fn offsets_in_the_graph_match_the_text() {
    let reading = sample_reading();
    let quads = article_graph(&reading, &GraphOptions::default());
    assert!(quads.iter().filter(|quad| quad.predicate == nif::ANCHOR_OF).count() > 10);
    assert_offsets_are_exact(&quads, &reading.article.text);
}

#[test]
fn what_is_written_is_read_back() {
    let quads =
        everything(&[sample_reading()], &GraphOptions { embed_text: true, ..GraphOptions::default() });
    let mut sorted = quads.clone();
    sorted.sort_unstable_by(canonical_order);
    assert_eq!(parsed(&to_trig(&quads, &Base::default())), sorted);
}

/// The prefixes of a file, each with whether some name in it begins as it stands for.
fn prefixes_of(quads: &[Quad]) -> Vec<(String, bool)> {
    let lines = String::from_utf8(to_trig(quads, &Base::default())).expect("text");
    let prefixes = lines.lines().filter_map(|line| line.strip_prefix("@prefix ")?.split_once(": <"));
    let literals = quads.iter().filter_map(|quad| match &quad.object {
        Term::Literal(literal) => Some(literal.datatype().as_str().to_owned()),
        _ => None,
    });
    let names: BTreeSet<String> = (quads.iter())
        .flat_map(|quad| [quad.subject.to_string(), quad.object.to_string(), quad.graph_name.to_string()])
        .chain(
            quads.iter().map(|quad| quad.predicate.to_string()).filter(|name| *name != rdf::TYPE.to_string()),
        )
        .map(|name| name.trim_start_matches('<').to_owned())
        .chain(literals)
        .collect();
    prefixes
        .map(|(prefix, rest)| {
            let namespace = rest.trim_end_matches("> .");
            (prefix.to_owned(), names.iter().any(|name| name.starts_with(namespace)))
        })
        .collect()
}

#[test]
fn a_file_has_the_prefixes_that_it_uses() {
    let readings = [sample_reading_of("a", "One"), sample_reading_of("b", "Two")];
    let one = prefixes_of(&article_graph(&readings[0], &GraphOptions::default()));
    let both = prefixes_of(&everything(&readings, &GraphOptions::default()));
    assert!(one.iter().chain(&both).all(|(_, is_used)| *is_used), "{one:?} {both:?}");
    let has = |prefixes: &[(String, bool)], prefix: &str| prefixes.iter().any(|(found, _)| found == prefix);
    assert!(has(&one, "art") && has(&one, "nif") && !has(&one, "evt"), "{one:?}");
    assert!(!has(&both, "art") && has(&both, "article") && has(&both, "evt"), "{both:?}");
}

#[test]
fn a_store_gives_back_every_literal_unchanged() {
    let quads = everything(&[sample_reading()], &GraphOptions::default());
    let store = Store::new().expect("a store in memory");
    store.extend(quads.clone()).expect("memory takes all");
    for quad in &quads {
        assert!(store.contains(quad).expect("memory answers"));
    }
    let back: BTreeSet<String> = store.iter().map(|quad| quad.expect("a quad").to_string()).collect();
    let sent: BTreeSet<String> = quads.iter().map(ToString::to_string).collect();
    assert_eq!(back, sent);
}

#[test]
fn the_graph_of_an_article_speaks_of_that_article_alone() {
    let options = GraphOptions::default();
    let reading = sample_reading();
    let article = options.base.article(&reading.digest.key);
    for quad in article_graph(&reading, &options) {
        let subject = quad.subject.to_string();
        let of_article = subject.trim_start_matches('<').starts_with(article.as_str());
        assert!(of_article || subject.contains("/outlet/"), "{quad}");
        assert_eq!(quad.graph_name.to_string(), article.to_string());
        assert!(!quad.object.to_string().contains("/entity/"), "{quad}");
    }
}

#[test]
fn everything_pointed_to_inside_an_article_is_described() {
    let options = GraphOptions::default();
    let readings = [sample_reading(), sample_reading_of("n2", "Other Post")];
    let quads = everything(&readings, &options);
    // Of some words a class says nothing that their name does not.
    let says_what_it_is = |quad: &&Quad| quad.predicate == rdf::TYPE || quad.predicate == nif::ANCHOR_OF;
    let described: BTreeSet<String> =
        quads.iter().filter(says_what_it_is).map(|quad| quad.subject.to_string()).collect();
    for quad in &quads {
        let object = quad.object.to_string();
        // The words of a content in one part are those of the claim.
        if object.starts_with(&format!("<{}", options.base)) && quad.predicate != dl::CONTENT_SPAN {
            assert!(described.contains(&object), "nothing is known of the object of {quad}");
        }
        assert!(described.contains(&quad.subject.to_string()), "no class for the subject of {quad}");
    }
}

#[test]
fn every_span_is_as_nif_asks_for_when_wanted() {
    let reading = sample_reading();
    let properties = [nif::REFERENCE_CONTEXT, nif::BEGIN_INDEX, nif::END_INDEX, nif::ANCHOR_OF];
    for nif in [false, true] {
        let quads = article_graph(&reading, &GraphOptions { nif, ..GraphOptions::default() });
        let pointed: BTreeSet<String> = quads
            .iter()
            .filter(|quad| [dl::TRIGGER, dl::CUE].contains(&quad.predicate.as_ref()))
            .map(|quad| quad.object.to_string())
            .collect();
        let said = |property: &NamedNodeRef<'_>| {
            quads
                .iter()
                .any(|quad| quad.predicate == *property && pointed.contains(&quad.subject.to_string()))
        };
        assert_eq!(properties.iter().filter(|property| said(property)).count(), if nif { 4 } else { 1 });
        assert_offsets_are_exact(&quads, &reading.article.text);
    }
}

#[test]
fn a_second_article_changes_no_other_graph() {
    let options = GraphOptions::default();
    let alone = article_graph(&sample_reading(), &options);
    let beside: Vec<Quad> = everything(&[sample_reading_of("n2", "Other Post"), sample_reading()], &options)
        .into_iter()
        .filter(|quad| alone.iter().any(|known| known.graph_name == quad.graph_name))
        .collect();
    assert_eq!(alone, beside);
}

#[test]
fn the_order_of_articles_does_not_show() {
    let options = GraphOptions::default();
    let (one, other) = (sample_reading(), sample_reading_of("n2", "Other Post"));
    let shared = |readings: &[Reading]| {
        let digests: Vec<_> = readings.iter().map(|reading| reading.digest.clone()).collect();
        let resolution = sample_resolution(readings);
        entities_graph(&digests, &resolution, &options)
    };
    assert_eq!(shared(&[one.clone(), other.clone()]), shared(&[other, one]));
}

#[test]
fn reprints_support_an_event_once() {
    let options = GraphOptions::default();
    let quads = everything(&[sample_reading(), sample_reading_of("n2", "Other Post")], &options);
    let counts: BTreeSet<String> = quads
        .iter()
        .filter(|quad| quad.predicate == dl::SUPPORT_COUNT)
        .map(|quad| quad.object.to_string())
        .collect();
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), ["\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>"]);
}

#[test]
fn sentences_keep_their_words_to_themselves_when_asked() {
    let reading = sample_reading();
    let quads = article_graph(&reading, &GraphOptions { no_text: true, ..GraphOptions::default() });
    let sentences: Vec<_> =
        quads.iter().filter(|quad| quad.object == Term::from(nif::SENTENCE.into_owned())).collect();
    assert!(!sentences.is_empty());
    for sentence in sentences {
        assert!(values(&quads, &sentence.subject, nif::ANCHOR_OF.as_str()).is_empty());
    }
}

#[test]
fn a_stamp_makes_another_run() {
    let stamped = Run { stamp: Some("2031-05-06T10:00:00Z".to_owned()), ..Run::default() };
    assert_ne!(stamped.iri(&Base::default()), Run::default().iri(&Base::default()));
}

/// What the vocabulary file and the program say of our own terms.
mod ontology {
    use super::*;
    use crate::graph::concept::{Concept, NEGATIVE, SPEECH_ACTS};
    use crate::graph::vocab::{DATELINE, skos};
    use crate::model::*;

    const ONTOLOGY: &str = include_str!("../../ontology/dateline.ttl");

    fn described() -> BTreeMap<String, Vec<Quad>> {
        let mut terms: BTreeMap<String, Vec<Quad>> = BTreeMap::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(ONTOLOGY) {
            let quad = quad.expect("the ontology is Turtle");
            if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                terms.entry(node.as_str().to_owned()).or_default().push(quad.clone());
            }
        }
        terms
    }

    fn written() -> BTreeSet<String> {
        let speech = SPEECH_ACTS.iter().map(|act| act.iri());
        let concepts = speech
            .chain(EventType::ALL.iter().map(|it| it.iri()))
            .chain(FindingKind::ALL.iter().map(|it| it.iri()))
            .chain(
                [Status::Happened, Status::Planned, Status::Hypothetical, Status::Negated].map(Concept::iri),
            )
            .chain(
                [
                    Standing::Told,
                    Standing::Attributed,
                    Standing::Alleged,
                    Standing::Denied,
                    Standing::Disputed,
                ]
                .map(Concept::iri),
            )
            .chain([Phase::Start, Phase::Resume, Phase::Suspend, Phase::Delay, Phase::End].map(Concept::iri))
            .chain([SpeechKind::Direct, SpeechKind::Indirect, SpeechKind::Mixed].map(Concept::iri))
            .chain([Certainty::Certain, Certainty::Probable, Certainty::Possible].map(Concept::iri))
            .chain([Severity::Info, Severity::Warning, Severity::Conflict].map(Concept::iri))
            .chain([DateSource::Text, DateSource::Published, DateSource::Context].map(Concept::iri))
            .chain(
                [
                    Comparator::MoreThan,
                    Comparator::AtLeast,
                    Comparator::About,
                    Comparator::Exactly,
                    Comparator::LessThan,
                    Comparator::AtMost,
                ]
                .map(Concept::iri),
            )
            .chain(
                [
                    FigureKind::Deaths,
                    FigureKind::Injuries,
                    FigureKind::Attacks,
                    FigureKind::Personnel,
                    FigureKind::Money,
                    FigureKind::Votes,
                    FigureKind::Share,
                    FigureKind::Other,
                ]
                .map(Concept::iri),
            )
            .chain([NEGATIVE.into_owned()]);
        concepts
            .map(|node| node.as_str().to_owned())
            .chain(dl::ALL.iter().map(|term| term.as_str().to_owned()))
            .collect()
    }

    #[test]
    fn every_term_the_program_writes_is_described() {
        let described = described();
        let missing: Vec<_> = written().into_iter().filter(|term| !described.contains_key(term)).collect();
        assert!(missing.is_empty(), "not in ontology/dateline.ttl: {missing:#?}");
    }

    #[test]
    fn every_term_of_ours_has_a_label_and_an_explanation() {
        for (term, quads) in described() {
            let has = |ending: &[&str]| {
                quads.iter().any(|quad| ending.iter().any(|ending| quad.predicate.as_str().ends_with(ending)))
            };
            if term.starts_with(DATELINE) {
                assert!(has(&["#label", "#prefLabel", "#title"]), "{term} has no label");
                assert!(has(&["#comment", "#definition", "/description"]), "{term} has no explanation");
            }
        }
    }

    #[test]
    fn event_types_carry_their_code() {
        let described = described();
        for class in EventType::ALL {
            let quads = &described[class.iri().as_str()];
            let node = NamedOrBlankNode::from(class.iri());
            let notation = values(quads, &node, "http://www.w3.org/2004/02/skos/core#notation");
            assert_eq!(notation, [class.as_str()]);
        }
    }

    #[test]
    fn speech_acts_list_their_lemmas() {
        let described = described();
        for act in SPEECH_ACTS {
            let node = NamedOrBlankNode::from(act.iri());
            let mut lemmas = values(&described[act.iri().as_str()], &node, skos::ALT_LABEL.as_str());
            lemmas.sort_unstable();
            let mut ours = act.lemmas.to_vec();
            ours.sort_unstable();
            assert_eq!(lemmas, ours, "{}", act.name);
        }
    }

    #[test]
    fn the_shapes_know_every_concept_and_class() {
        let shapes = include_str!("../../ontology/shapes.ttl");
        let parsed: Result<Vec<Quad>, _> =
            RdfParser::from_format(RdfFormat::Turtle).for_slice(shapes).collect();
        let named: BTreeSet<String> =
            parsed.expect("the shapes are Turtle").iter().map(|quad| quad.object.to_string()).collect();
        // Left out of the graph where they say the ordinary, so no shape lists them.
        let ordinary = ["Certain", "FromText"].map(|name| format!("{DATELINE}{name}"));
        let missing: Vec<_> = written()
            .into_iter()
            .filter(|term| !ordinary.contains(term) && !named.contains(&format!("<{term}>")))
            .collect();
        assert!(missing.is_empty(), "not in ontology/shapes.ttl: {missing:#?}");
    }

    #[test]
    fn the_namespaces_are_those_of_the_ontology() {
        for (prefix, namespace) in PREFIXES {
            let line = format!("@prefix {prefix}: <{namespace}> .");
            assert!(ONTOLOGY.contains(&line) || !ONTOLOGY.contains(&format!("@prefix {prefix}:")), "{line}");
        }
    }
}

/// A text, cut at any two character bounds for a mention.
fn any_text_with_mentions() -> impl Strategy<Value = (String, Vec<ByteSpan>)> {
    let text = proptest::collection::vec(any::<char>(), 1..60).prop_map(String::from_iter);
    text.prop_flat_map(|text: String| {
        let bounds: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let cut = proptest::sample::select(bounds);
        let spans = proptest::collection::vec((cut.clone(), cut), 1..4).prop_map(|pairs| {
            let mut spans: Vec<ByteSpan> =
                pairs.into_iter().map(|(a, b)| ByteSpan::new(a.min(b), a.max(b))).collect();
            spans.sort_unstable();
            spans.dedup();
            spans
        });
        (Just(text), spans)
    })
}

proptest! {
    #[test]
    fn any_unicode_is_written_and_read_back((text, spans) in any_text_with_mentions(), id in any::<String>()) {
        let mentions = spans.iter().enumerate().map(|(index, &span)| Mention {
            span,
            phrase: None,
            class: EntityType::Other,
            kind: MentionKind::Name,
            gazetteer: None,
            metonym: false,
            chain: Some(index),
            chain_rule: None,
            rule: "name/sample",
            confidence: Confidence(50),
        });
        let annotations = Annotations {
            sentences: vec![ByteSpan::new(0, text.len())],
            mentions: mentions.collect(),
            ..Annotations::default()
        };
        let article = Article {
            id: id.clone(),
            id_given: true,
            source: Some(id.clone()),
            url: Some(id),
            text: text.clone(),
            ..Article::default()
        };
        let reading = reading_of(article, annotations);
        let quads = article_graph(&reading, &GraphOptions { embed_text: true, ..GraphOptions::default() });
        assert_offsets_are_exact(&quads, &text);
        prop_assert_eq!(parsed(&to_trig(&quads, &Base::default())), quads);
    }
}
