//! Which readings are statements that somebody could quote.
//!
//! PolNeAR, on whose figures the ranking stands, calls every attitude an attribution (`want`, `support`, `see`). A graph
//! of who said what wants less: a content is a clause, a quotation, or the object of a verb whose object says what is
//! claimed (`claim` in `cues.tsv`), and somebody did say it. What fails is found all the same and set aside.

use super::candidate::{Candidate, Shape};
use super::cue::{Class, Cue, CueKind, Frame};
use super::sort::sort;
use super::speaker::How;
use super::view::View;
use crate::language::syntax::Upos;
use crate::lexicon::classes;
use crate::model::{Aside, EntityType, TokenSpan};

/// Words in quotation marks that are a title or a name rather than speech, at most.
const LONGEST_TITLE: usize = 6;

/// Why the reading is no statement, if it is none.
pub(super) fn aside(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> Option<Aside> {
    let first = candidate.content[0];
    if is_headline(view, cue.head) {
        return Some(Aside::Headline);
    }
    if is_unsaid(view, cue, candidate) {
        return Some(Aside::Unsaid);
    }
    if is_circumstance(view, cue, candidate) {
        return Some(Aside::Deed);
    }
    if candidate.content.iter().all(|&span| is_title(view, span)) {
        return Some(Aside::Deed);
    }
    let class = cue.entry.map_or(Class::Speech, |entry| entry.class);
    let quoted = view.opened_at(first.start).is_some();
    // The tree takes the subject of a clause for the object of the cue: `The agency says one worker is hurt`.
    let clausal = candidate.shape == Shape::Object
        && cue.entry.is_some_and(|entry| entry.takes(Frame::Clause))
        && has_subject_and_verb(view, first);
    match if clausal { Shape::Bare } else { candidate.shape } {
        Shape::Object | Shape::Particle if quoted && class == Class::Speech => None,
        Shape::Object | Shape::Particle if claims(cue) => (!speaks(view, candidate)
            || is_refusal(view, cue, first)
            || is_blow(view, cue, candidate)
            || is_called_off(view, cue))
        .then_some(Aside::Deed),
        Shape::Object | Shape::Particle if class == Class::Speech => Some(Aside::Deed),
        Shape::Object | Shape::Particle => Some(Aside::Attitude),
        // `is reported to have said`: whoever said it is the speaker.
        Shape::Passive | Shape::Infinitive if is_hearsay(view, cue, candidate) => Some(Aside::Deed),
        Shape::Passive if claims(cue) && candidate.how() == How::Agent => None,
        Shape::Passive => Some(Aside::Deed),
        Shape::Infinitive if class != Class::Speech => Some(Aside::Attitude),
        // `the rent that his sister offered to pay`: told of the rent.
        Shape::Infinitive if is_behind(view, candidate, &["which", "whom"]) => Some(Aside::Deed),
        Shape::Infinitive => (!claims(cue)).then_some(Aside::Deed),
        Shape::QuoteBefore | Shape::QuoteAfter => (class == Class::Attitude).then_some(Aside::Attitude),
        Shape::Turn => (!is_turn(view, cue, candidate)).then_some(Aside::Deed),
        Shape::Noun => (class != Class::Speech || !is_clause(view, first)).then_some(Aside::Attitude),
        Shape::That | Shape::Bare | Shape::Question | Shape::Fronted | Shape::Around => match class {
            Class::Attitude => Some(Aside::Attitude),
            _ if is_fragment(view, cue, candidate) || !speaks(view, candidate) && is_evidence(cue) => {
                Some(Aside::Deed)
            }
            _ if !candidate.content.iter().any(|&span| is_clause(view, span)) => Some(Aside::Deed),
            _ => None,
        },
        _ => None,
    }
}

/// Whether nobody is named for it and what is told is that somebody said something: `to have told aides`.
fn is_hearsay(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    let start = cue.group.end;
    candidate.how() == How::Nobody
        && view.is(start, &["to"])
        && view.is(start + 1, &["have"])
        && candidate.content.last().is_some_and(|span| span.contains(start))
        && super::cue::is_verb_of_speech(view.word(start + 2))
}

/// When, or with what: `said after the match`, `responded with a volley of stones`. Leaves `asked when the match began` and
/// `responded with a warning that the pier would close`.
fn is_circumstance(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    let content = candidate.content[0];
    if candidate.content.len() > 1 || content.start < cue.head || view.opened_at(content.start).is_some() {
        return false;
    }
    // `declined to comment on Sunday`: silence.
    let silent = matches!(cue.lemma(), "decline" | "refuse")
        && view.is(content.start, &["to"])
        && view.is_of(content.start + 1, classes::Class::Commenting)
        && content.len() <= 5
        && !content.range().skip(2).any(|index| view.upos(index) == Upos::Noun);
    // `is offering a reward`: a deed; `offered an apology` is said.
    let gives = cue.lemma() == "offer"
        && !view.is(content.start, &["to"])
        && !content.range().take(6).any(|index| view.is_of(index, classes::Class::OfferedInWords));
    if silent || gives {
        return true;
    }
    let answers = classes::Class::Replying.holds(cue.lemma());
    view.is(content.start, &["after", "before", "while", "during", "amid"])
        || answers
            && view.is(content.start, &["with", "to"])
            && !content.range().any(|index| view.is(index, &["that"]))
}

fn claims(cue: &Cue) -> bool {
    cue.entry.is_some_and(|entry| entry.takes(Frame::Claim))
}

/// The first line of an article, when it is no sentence and others follow.
fn is_headline(view: &View<'_, '_>, index: usize) -> bool {
    let first = view.doc.paragraphs.first().filter(|_| view.doc.paragraphs.len() > 1);
    first.is_some_and(|line| line.contains(index) && !view.is(line.end - 1, &[".", "!", "?", ":"]))
        && view.paragraph(index) == 0
}

/// `too early to say whether`, `may seek`, `Nobody said that`, and `I said` inside somebody's quotation.
fn is_unsaid(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    if cue.kind != CueKind::Verb {
        return false;
    }
    let start = cue.group.start;
    // `was to blame`: nobody blames.
    let due = cue.lemma() == "blame"
        && cue.head > start + 1
        && view.is(cue.head - 1, &["to"])
        && view.is(cue.head - 2, &["is", "are", "was", "were", "be"]);
    // `if they were to reply`
    let due = due || view.is(start, &["were"]) && view.is(start + 1, &["to"]);
    let perfect = view.is(start + 1, &["have"]);
    let infinitive = view.is(start, &["to"]) && !perfect;
    let inside = view.quotation(cue.head);
    let speaker = candidate.speaker.span;
    let opposite = view.quotation(candidate.content[0].start) != inside;
    let first_person =
        speaker.is_some_and(|span| span.len() == 1 && view.is(span.start, &["i", "we", "you"]));
    let nobody = speaker.is_some_and(|span| {
        view.is(span.start, &["no", "nobody", "none", "few", "neither"])
            || span.start > 0 && view.is(span.start - 1, &["no"])
    });
    let may = cue
        .group
        .range()
        .any(|index| view.is(index, &["may", "might", "could", "can", "ca", "should", "must", "would"]));
    let mute = cue.negated && matches!(candidate.shape, Shape::Object | Shape::Particle | Shape::Passive);
    due || infinitive || nobody || mute || (may && !opposite) || (first_person && inside.is_some())
}

/// Words in marks that are a name: `“Low Tide”`, `'The Long Way Home'`.
fn is_title(view: &View<'_, '_>, span: TokenSpan) -> bool {
    let Some(quotation) = view.opened_at(span.start) else { return false };
    let words = view.doc.quotations[quotation].tokens;
    !view.is(words.end - 1, &[".", "!", "?", ","])
        && !view.is(words.end, &[".", ","])
        && is_title_case(view, words)
}

/// Whether a few words all begin with a capital, small words between them aside.
pub(super) fn is_title_case(view: &View<'_, '_>, words: TokenSpan) -> bool {
    (2..=LONGEST_TITLE).contains(&view.count_words(words).0)
        && words.range().filter(|&index| !view.is_punctuation(index)).all(|index| {
            view.is_capital(index)
                || view
                    .is(index, &["a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"])
        })
}

/// Whether the span holds a finite verb of its own.
fn is_clause(view: &View<'_, '_>, span: TokenSpan) -> bool {
    span.range().any(|index| view.doc.tokens[index].xpos.is_finite())
        || view.opened_at(span.start).is_some()
        || (span.start > 0 && view.opened_at(span.start - 1).is_some())
}

/// Whether the span begins with a noun phrase that a finite verb follows before any comma or relative pronoun.
fn has_subject_and_verb(view: &View<'_, '_>, span: TokenSpan) -> bool {
    let verb = span.range().find(|&index| view.doc.tokens[index].xpos.is_finite());
    verb.is_some_and(|verb| {
        verb > span.start
            && !(span.start..verb)
                .any(|index| view.is(index, &[",", "that", "who", "which", "to", "when", "after", "as"]))
            && view.doc.subject(verb).is_none_or(|subject| span.contains(subject))
    })
}

/// Whether the speaker is somebody or a writing: `The bill includes a grant` is no speech.
fn speaks(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let Some(span) = candidate.speaker.span else { return false };
    if span.range().any(|index| view.upos(index) == Upos::Propn) {
        return true;
    }
    match sort(view, span) {
        "abstract" | "thing" | "things" | "named-work" | "named-other" => false,
        "no-noun" => !view.is(span.start, &["it", "this", "that", "these", "those", "what", "there"]),
        _ => true,
    }
}

/// `suggest` and `reveal` of a thing are no speech: `The readings revealed that the ice was thin`.
fn is_evidence(cue: &Cue) -> bool {
    classes::Class::Showing.holds(cue.lemma())
}

/// A clause without its subject, or words that another cue begins: `the man who police said | held two passports`; what
/// comes after `what it said` stands for itself.
fn is_fragment(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    let start = candidate.content[0].start;
    let tag = view.doc.tokens[start].xpos;
    if view.opened_at(start).is_some() || start < cue.head {
        return false;
    }
    let behind = |words: &[&str]| is_behind(view, candidate, words);
    let relative = behind(&["which", "who", "that", "whom"]);
    let auxiliary = view.is(start, &["is", "are", "was", "were", "has", "have", "had", "will", "would"]);
    (tag.is_finite() && (relative || (auxiliary && !behind(&["what"]))))
        || (tag.is_gerund() && view.is(start, &["saying", "adding", "claiming", "warning"]))
}

/// Whether one of the words stands right before the speaker.
fn is_behind(view: &View<'_, '_>, candidate: &Candidate, words: &[&str]) -> bool {
    candidate.speaker.span.is_some_and(|span| span.start > 0 && view.is(span.start - 1, words))
}

/// `denied access to the port`, `refused bail`: kept from somebody, not said to be untrue.
fn is_refusal(view: &View<'_, '_>, cue: &Cue, content: TokenSpan) -> bool {
    matches!(cue.lemma(), "deny" | "refuse")
        && content.range().take(6).any(|index| view.is_of(index, classes::Class::KeptBack))
}

/// `Rebels attacked Arden`, `Troops blasted the depot`: a blow, no words. `Brandt attacked the plan` is said.
fn is_blow(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    let place = view.named(candidate.content[0].start) == Some(EntityType::Place);
    let lemma = |index: usize| view.doc.lemma(index).to_lowercase();
    let armed = candidate
        .speaker
        .span
        .is_some_and(|span| span.range().any(|index| classes::Class::Force.holds(&lemma(index))));
    (place || armed) && classes::Class::Verbal.holds(cue.lemma())
}

/// `called off the strike`: nothing is said.
fn is_called_off(view: &View<'_, '_>, cue: &Cue) -> bool {
    cue.lemma() == "call" && view.is(cue.head + 1, &["off"])
}

/// `Brandt: We will not leave.`: somebody's name or office, and a sentence; `ROLE: Director` is a field of a form.
fn is_turn(view: &View<'_, '_>, cue: &Cue, candidate: &Candidate) -> bool {
    let Some(speaker) = candidate.speaker.span else { return false };
    if view.word(cue.head) != ":" {
        return true;
    }
    let somebody = speaker.range().any(|index| matches!(view.named(index), Some(EntityType::Person)))
        || view.upos(speaker.start) == Upos::Noun && sort(view, speaker) == "person";
    somebody && candidate.content.iter().any(|&span| is_clause(view, span) && view.count_words(span).0 > 2)
}
