//! Statements of an article: who, with which words, claims what.

use super::article::Scope;
use super::concept::{Concept, NEGATIVE, SpeechAct};
use super::iri::Local;
use super::literal::{confidence, day, yes};
use super::vocab::{dl, prov, schema, sem};
use super::{actor, proposition, time};
use crate::model::{ByteSpan, Certainty, DateSource, DateValue, SpeechKind, Statement};
use oxigraph::model::{Literal, NamedNode};

/// Writes statement number `index`.
pub(super) fn write(scope: &mut Scope<'_>, index: usize) {
    let statement = &scope.reading.annotations.statements[index];
    let node = scope.names.statements[index].clone();
    let claim = claim(scope, statement);

    scope.facts.types(&node, &[dl::STATEMENT]);
    if statement.kind == SpeechKind::Direct {
        scope.facts.types(&node, &[schema::QUOTATION]);
    }
    scope.facts.add(&node, schema::TEXT, claim);
    scope.facts.add(&node, dl::SPEECH_KIND, statement.kind.iri());
    scope.facts.add(&node, dl::SPEECH_ACT, SpeechAct::of_lemma(&statement.act).iri());
    modality(scope, &node, statement);
    who(scope, &node, statement);
    // The words of a content in one part are those of the claim: said once.
    let is_whole = statement.content.len() == 1 && !scope.options.nif;
    for &content in &statement.content {
        let span = if is_whole { scope.node(Local::Span, content) } else { scope.span(content) };
        scope.facts.add(&node, dl::CONTENT_SPAN, span);
    }
    when(scope, &node, statement);
    proposition::write(scope, &node, statement);
    let outer = statement.nested_in.and_then(|outer| scope.names.statements.get(outer)).cloned();
    scope.facts.add_some(&node, dl::NESTED_IN, outer);
    evidence(scope, &node, statement.cue.unwrap_or_else(|| statement.extent()), statement);
}

/// The words of the claim, its parts joined by a space where the attribution interrupts it.
fn claim(scope: &Scope<'_>, statement: &Statement) -> Literal {
    let parts: Vec<&str> = statement.content.iter().map(|&span| scope.reading.words(span)).collect();
    scope.literal(parts.join(" "))
}

/// What differs from a flat, affirmed claim.
fn modality(scope: &mut Scope<'_>, node: &NamedNode, statement: &Statement) {
    if statement.negated {
        scope.facts.add(node, dl::POLARITY, NEGATIVE.into_owned());
    }
    if statement.certainty != Certainty::Certain {
        scope.facts.add(node, dl::CERTAINTY, statement.certainty.iri());
    }
    if statement.conditional {
        scope.facts.add(node, dl::CONDITIONAL, yes());
    }
}

/// Speaker, cue, addressee, channel.
fn who(scope: &mut Scope<'_>, node: &NamedNode, statement: &Statement) {
    for (property, words) in [(dl::SPEAKER_MENTION, statement.speaker), (dl::CUE, statement.cue)] {
        if let Some(words) = words {
            let span = scope.span(words);
            scope.facts.add(node, property, span);
        }
    }
    if statement.speaker_inferred {
        scope.facts.add(node, dl::SPEAKER_INFERRED, yes());
    }
    for &speaker in &statement.speakers {
        // A pronoun that nobody can place is no actor: the mention stays, the speaker stays open.
        if let Some(speaker) = scope.actor_at(speaker) {
            let speaker = actor::write(scope, speaker);
            scope.facts.add(node, dl::LOCAL_SPEAKER, speaker);
        }
    }
    if let Some(addressee) = statement.addressee {
        let addressee = actor::at(scope, addressee);
        scope.facts.add(node, dl::ADDRESSEE, addressee);
    }
    for (property, words) in [(dl::MEDIUM, statement.medium), (dl::VIA, statement.via)] {
        if let Some(words) = words {
            let words = scope.literal(scope.reading.words(words));
            scope.facts.add(node, property, words);
        }
    }
}

/// The day it was said: the text's own, with its time; else that of publication, without one.
fn when(scope: &mut Scope<'_>, node: &NamedNode, statement: &Statement) {
    if let Some(index) = statement.time {
        let time = time::write(scope, index);
        scope.facts.add_some(node, sem::HAS_TIME, time);
        let date = scope.reading.annotations.times.get(index).and_then(|time| time.date);
        scope.facts.add_some(node, schema::DATE_CREATED, date.and_then(DateValue::as_day).map(day));
        // `She added`: on the day that an earlier sentence tells.
        if statement.time_from_context {
            scope.facts.add(node, dl::DATE_SOURCE, DateSource::Context.iri());
        }
    } else if let Some(published) = scope.reading.article.published {
        scope.facts.add(node, schema::DATE_CREATED, day(published));
    }
}

fn evidence(scope: &mut Scope<'_>, node: &NamedNode, at: ByteSpan, statement: &Statement) {
    let mut sentences = vec![scope.sentence(at)];
    if let Some(first) = statement.content.first() {
        sentences.push(scope.sentence(*first));
    }
    for sentence in sentences {
        scope.facts.add(node, prov::WAS_DERIVED_FROM, sentence);
    }
    scope.facts.add(node, schema::IS_PART_OF, scope.article.clone());
    scope.facts.add(node, dl::RULE, Literal::from(statement.rule));
    scope.facts.add(node, dl::CONFIDENCE, confidence(statement.confidence));
}
