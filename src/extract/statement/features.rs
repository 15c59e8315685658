//! What the ranking looks at: pattern, form of the cue, borders of the content, kind of speaker.
//!
//! Words count only as function words at a border. The cue's lemma counts with its pattern alone: how often this verb
//! takes that frame.

use super::candidate::{Candidate, End, Shape, Start};
use super::closing::closing;
use super::cue::{Class, Cue, Frame};
use super::sort::sort;
use super::speaker::How;
use super::view::View;
use super::{after, gate, setting};
use crate::language::syntax::{Relation, Upos};
use crate::model::{Aside, TokenSpan};
use crate::rank::Features;

/// Collects the features of `candidate` into `features`.
pub(super) fn features(
    view: &View<'_, '_>,
    cue: &Cue,
    candidate: &Candidate,
    cue_at: &[bool],
    features: &mut Features,
) {
    features.clear();
    let shape = short(candidate.shape);
    let lemma = cue.lemma();
    features.add(&["shape", shape]);
    features.add(&["shape-lemma", shape, lemma]);
    features.add(&["lemma", lemma]);
    features.add(&["shape-class", shape, class(cue)]);
    features.add(&["shape-licensed", shape, licensed(cue, candidate.shape), class(cue)]);
    features.add(&["shape-start", shape, candidate.start.as_str()]);
    features.add(&["start-addressee", shape, candidate.start.as_str(), addressed(cue)]);
    features.add(&["shape-end", shape, candidate.end.as_str()]);
    features.add(&["shape-more", shape, candidate.more.as_str()]);
    features.add(&["shape-start-end", shape, candidate.start.as_str(), candidate.end.as_str()]);
    closing_features(view, cue, candidate, shape, features);
    cue_features(view, cue, shape, features);
    children_features(view, cue, shape, features);
    speaker_features(view, cue, candidate, shape, features);
    content_features(view, cue, candidate, shape, cue_at, features);
}

fn short(shape: Shape) -> &'static str {
    shape.as_str().rsplit('/').next().unwrap_or_default()
}

fn class(cue: &Cue) -> &'static str {
    match cue.entry.map(|entry| entry.class) {
        Some(Class::Speech) => "speech",
        Some(Class::Belief | Class::Attitude) => "attitude",
        None => "none",
    }
}

/// Whether the list of cues gives the cue this pattern.
fn licensed(cue: &Cue, shape: Shape) -> &'static str {
    let Some(entry) = cue.entry else { return "none" };
    let frame = match shape {
        Shape::QuoteBefore | Shape::QuoteAfter => Frame::Quote,
        Shape::That | Shape::Bare | Shape::Question | Shape::Fronted | Shape::Around => Frame::Clause,
        Shape::Infinitive => Frame::Infinitive,
        _ => Frame::Object,
    };
    if entry.takes(frame) { "yes" } else { "no" }
}

/// Whether the list of cues lets the cue name whom it speaks to: `told reporters`.
fn addressed(cue: &Cue) -> &'static str {
    yes(cue.entry.is_some_and(|entry| entry.takes(Frame::Addressee)))
}

/// Whether the reading is the attribution that closes the sentence, where the words alone show one.
fn closing_features(
    view: &View<'_, '_>,
    cue: &Cue,
    candidate: &Candidate,
    shape: &str,
    features: &mut Features,
) {
    let Some(closing) = closing(view, cue) else {
        features.add(&["closing", shape, "none"]);
        return;
    };
    let speaker = candidate.speaker.span.is_some_and(|span| span.overlaps(&closing.speaker));
    let content = candidate.content[0];
    let start = content.start == closing.content.start;
    let end = content.end <= closing.content.end + 1 && content.end + 2 > closing.content.end;
    features.add(&["closing", shape, closing.how.as_str(), yes(speaker), yes(start), yes(end)]);
    features.add(&["closing-speaker", closing.how.as_str(), yes(speaker)]);
    features.add(&["closing-content", yes(start), yes(end)]);
}

fn cue_features(view: &View<'_, '_>, cue: &Cue, shape: &str, features: &mut Features) {
    let token = &view.doc.tokens[cue.head];
    let tag = token.xpos.as_str();
    let relation = token.relation.as_str();
    features.add(&["shape-form", shape, cue.form.as_str(), tag]);
    features.add(&["shape-relation", shape, relation]);
    let voice = if cue.passive { "passive" } else { "active" };
    let mood = if cue.modal { "modal" } else { "plain" };
    let polarity = if cue.negated { "negated" } else { "positive" };
    features.add(&["shape-voice", shape, voice]);
    features.add(&["mood", mood, polarity, class(cue)]);
    features.add(&["shape-mood", shape, mood, polarity]);
    let before = cue.group.start.checked_sub(1).map_or("", |index| view.word(index));
    features.add(&["cue-before", class_of_word(view, before, cue.group.start.saturating_sub(1)), shape]);
    if view.is(cue.group.start, &["to"]) {
        features.add(&["cue-to", shape]);
        features.add(&["cue-to", before]);
    }
    if view.quotation(cue.head).is_some() {
        features.add(&["cue-quoted", shape]);
        features.add(&["cue-quoted-class", class(cue), mood]);
    }
    if let Some(up) = token.head {
        features.add(&["up", relation, view.upos(up).as_str(), class(cue)]);
    }
    let next = cue.group.end;
    features.add(&["cue-next", class(cue), class_of_word(view, view.word(next), next)]);
}

/// What hangs on the cue: an object, a clause, a phrase with a preposition.
fn children_features(view: &View<'_, '_>, cue: &Cue, shape: &str, features: &mut Features) {
    if !view.doc.has_tree(cue.head) {
        return;
    }
    let doc = view.doc;
    let (mut object, mut clause) = (false, "none");
    for &child in doc.children(cue.head).iter().filter(|&&child| child >= cue.head).take(12) {
        let relation = doc.relation(child);
        match relation {
            Relation::Obj | Relation::Iobj => {
                object = true;
                features.add(&["object-shape", shape, view.upos(child).as_str()]);
            }
            Relation::Ccomp | Relation::Xcomp | Relation::Advcl | Relation::Parataxis if clause == "none" => {
                clause = relation.as_str();
            }
            Relation::Obl => {
                if let Some(case) = doc.child_by(child, &[Relation::Case]) {
                    features.add(&["oblique-shape", shape, view.word(case)]);
                }
            }
            _ => {}
        }
    }
    features.add(&["valency", shape, yes(object), clause]);
    features.add(&["valency-addressee", shape, addressed(cue), yes(object), clause]);
}

fn speaker_features(
    view: &View<'_, '_>,
    cue: &Cue,
    candidate: &Candidate,
    shape: &str,
    features: &mut Features,
) {
    let how = candidate.how().as_str();
    features.add(&["how", how]);
    features.add(&["shape-how", shape, how]);
    features.add(&["how-form", how, cue.form.as_str(), if cue.passive { "passive" } else { "active" }]);
    features.add(&["how-relation", how, view.doc.relation(cue.head).as_str()]);
    let Some(span) = candidate.speaker.span else {
        features.add(&["nobody", class(cue), cue.form.as_str(), if cue.modal { "modal" } else { "" }]);
        return;
    };
    let kind = kind_of_speaker(view, span);
    features.add(&["speaker", kind, class(cue)]);
    features.add(&["speaker-shape", kind, shape]);
    features.add(&["speaker-how", kind, how]);
    let sort = sort(view, span);
    features.add(&["sort", sort, class(cue)]);
    features.add(&["sort-shape", sort, shape]);
    features.add(&["sort-how", sort, how]);
    features.add(&["sort-licensed", sort, licensed(cue, candidate.shape), shape, class(cue)]);
    features.add(&["sort-lemma", sort, cue.lemma()]);
    features.add(&["how-lemma", how, cue.lemma()]);
    let gap = if span.end <= cue.group.start {
        cue.group.start - span.end
    } else {
        span.start.saturating_sub(cue.group.end) + 20
    };
    features.add(&["speaker-gap", bucket(gap), how]);
    features.add(&["speaker-length", bucket(span.len()), how]);
    let next = span.end;
    if next < cue.group.start {
        features.add(&["speaker-next", class_of_word(view, view.word(next), next), how]);
    }
    if how == "inverted" {
        features.add(&["inverted-next", shape, class_of_word(view, view.word(next), next)]);
        let own = view.doc.subject(cue.head).is_some_and(|subject| subject < cue.head);
        features.add(&["inverted-own", shape, if own { "yes" } else { "no" }]);
    }
    if span.start > 0 {
        let before = span.start - 1;
        features.add(&["speaker-before", class_of_word(view, view.word(before), before), how]);
    }
    if view.quotation(span.start) != view.quotation(cue.head) {
        features.add(&["speaker-other-quotation", how]);
    }
    if view.doc.sentence_of(span.start) != view.doc.sentence_of(cue.head) {
        features.add(&["speaker-other-sentence", how]);
    }
}

fn kind_of_speaker(view: &View<'_, '_>, span: TokenSpan) -> &'static str {
    let last = span.end - 1;
    if span.len() == 1 {
        return match view.word(span.start) {
            "he" | "she" | "they" | "i" | "we" => "pronoun",
            "who" => "who",
            "it" | "that" | "this" | "which" | "what" | "there" | "these" | "those" | "one" => "thing",
            "you" => "you",
            "him" | "her" | "them" | "me" | "us" => "object-pronoun",
            _ if view.upos(last) == Upos::Propn => "name",
            _ if view.upos(last) == Upos::Noun => "noun",
            _ => "other",
        };
    }
    let names = span.range().filter(|&index| view.upos(index) == Upos::Propn).count();
    if names * 2 >= span.len() {
        "names"
    } else if names > 0 {
        "noun-and-name"
    } else if span.range().any(|index| view.upos(index) == Upos::Noun) {
        "nouns"
    } else {
        "others"
    }
}

fn content_features(
    view: &View<'_, '_>,
    cue: &Cue,
    candidate: &Candidate,
    shape: &str,
    cue_at: &[bool],
    features: &mut Features,
) {
    let extent = candidate.extent();
    let first = candidate.content[0];
    let end = end_of_main(cue, candidate);
    features.add(&["first", shape, class_of_word(view, view.word(first.start), first.start)]);
    if first.start > 0 && view.word(first.start - 1) == "that" {
        features.add(&["that", view.doc.relation(first.start - 1).as_str(), class(cue)]);
        features.add(&[
            "that-next",
            view.doc.relation(first.start - 1).as_str(),
            view.upos(first.start).as_str(),
        ]);
    }
    if candidate.start == Start::AfterNoun {
        let noun = first.start.saturating_sub(2);
        let reports = super::cue::is_noun_cue(view.word(noun));
        features.add(&["after-noun", yes(reports), view.word(first.start - 1), class(cue)]);
    }
    features.add(&["length", shape, bucket(extent.len())]);
    features.add(&["start-lemma", shape, candidate.start.as_str(), cue.lemma()]);
    features.add(&["first-lemma", cue.lemma(), class_of_word(view, view.word(first.start), first.start)]);
    features.add(&["gate", shape, gate::aside(view, cue, candidate).map_or("open", Aside::as_str)]);
    if matches!(candidate.shape, Shape::Object | Shape::Particle) {
        let sort = sort(view, first);
        features.add(&["object-sort", sort, shape, class(cue)]);
        features.add(&["object-sort-lemma", sort, cue.lemma()]);
    }
    let ending = candidate.end.as_str();
    let next = class_of_word(view, view.word(end), end);
    let after_next = class_of_word(view, view.word(end + 1), end + 1);
    features.add(&["end-next", ending, next]);
    if first.end <= cue.group.start {
        let from = candidate.speaker.span.map_or(cue.group.start, |span| span.start.min(cue.group.start));
        let words = view.count_words(TokenSpan::new(first.end, from)).0;
        features.add(&["gap", shape, bucket(words)]);
        features.add(&["gap-how", shape, bucket(words), candidate.how().as_str()]);
    }
    features.add(&["end-next-2", ending, next, after_next]);
    features.add(&["shape-end-next", shape, next]);
    if end > 0 {
        features.add(&["last", shape, class_of_word(view, view.word(end - 1), end - 1)]);
    }
    if end > cue.head {
        after_features(view, cue, candidate, shape, cue_at, features);
    }
    if first.start < cue.head {
        before_features(view, cue, candidate, shape, cue_at, features);
    }
    quotation_features(view, candidate, shape, end, features);
}

/// Contents that reach beyond the cue: what is skipped before them, what is left after them, what the tree says.
fn after_features(
    view: &View<'_, '_>,
    cue: &Cue,
    candidate: &Candidate,
    shape: &str,
    cue_at: &[bool],
    features: &mut Features,
) {
    let doc = view.doc;
    let sentence = doc.sentence_of(cue.head);
    let first = candidate.content[0];
    let end = end_of_main(cue, candidate);
    let ending = candidate.end.as_str();
    let next = class_of_word(view, view.word(end), end);
    let inner = (first.start + 1..end.min(first.start + 80))
        .filter(|&index| cue_at[index] && view.quotation(index) == view.quotation(cue.head));
    let mut paths: Vec<&str> = inner.map(|index| path_to(view, index, cue.head)).collect();
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        features.add(&["inner-path", shape, path]);
    }
    features.add(&["last-path", shape, path_to(view, end - 1, cue.head)]);
    features.add(&["next-path", shape, path_to(view, end.min(sentence.end - 1), cue.head), next]);
    let left = sentence.end.saturating_sub(end);
    features.add(&["left", shape, bucket(left)]);
    if view.is(end, &["and", "but"]) || (view.word(end) == "," && view.is(end + 1, &["and", "but"])) {
        let and = if view.word(end) == "," { end + 1 } else { end };
        let own = after::has_own_cue(view, and, sentence.end, cue_at);
        features.add(&["and-cue", shape, yes(own), yes(view.word(end) == ",")]);
    }
    if let Some(verb) = (end + 1..(end + 4).min(sentence.end)).find(|&index| cue_at[index]) {
        features.add(&["next-cue", ending, doc.tokens[verb].xpos.as_str(), next]);
    }
    // Another attribution inside, after a comma or `and`.
    let inside = (first.start + 2..end.min(first.start + 120))
        .filter(|&index| {
            cue_at[index] && view.quotation(index) == view.quotation(cue.head) && is_clear(view, index)
        })
        .count();
    features.add(&["cues-inside", shape, bucket(inside)]);
    let marks = (first.start..end.min(first.start + 120))
        .filter(|&index| view.is(index, &[",", ";", "—", "–", "―", "--"]) && view.quotation(index).is_none())
        .count();
    features.add(&["marks-inside", shape, bucket(marks)]);
    let finite = (first.start..end.min(first.start + 60)).any(|index| doc.tokens[index].xpos.is_finite());
    features.add(&["finite", shape, if finite { "yes" } else { "no" }, class(cue)]);
    let skipped = first.start.saturating_sub(cue.group.end);
    features.add(&["skipped", shape, bucket(skipped), candidate.start.as_str()]);
    let word = class_of_word(view, view.word(cue.group.end), cue.group.end);
    if skipped > 0 {
        features.add(&["skipped-first", shape, word]);
        let commas = (cue.group.end..first.start).filter(|&index| view.word(index) == ",").count();
        features.add(&["skipped-commas", shape, bucket(commas)]);
        let verbs = (cue.group.end..first.start).any(|index| doc.tokens[index].xpos.is_finite());
        features.add(&["skipped-verb", shape, if verbs { "yes" } else { "no" }]);
    }
    let tree = after::complement(view, cue);
    let start_agrees = tree.is_some_and(|span| {
        span.start == first.start || (span.start + 1 == first.start && view.word(span.start) == "that")
    });
    let end_agrees = tree.is_some_and(|span| span.end == end);
    features.add(&["tree", shape, yes(start_agrees), yes(end_agrees), yes(tree.is_some())]);
    features.add(&["tree-end", ending, yes(end_agrees), next]);
}

/// Contents that begin before the cue: how they stand to the attribution.
fn before_features(
    view: &View<'_, '_>,
    cue: &Cue,
    candidate: &Candidate,
    shape: &str,
    cue_at: &[bool],
    features: &mut Features,
) {
    let doc = view.doc;
    let first = candidate.content[0];
    let attribution = first.end;
    features.add(&["front-mark", shape, view.word(attribution)]);
    features.add(&[
        "front-first",
        shape,
        candidate.start.as_str(),
        class_of_word(view, view.word(first.start), first.start),
    ]);
    let finite =
        (first.start..first.end.min(first.start + 60)).any(|index| doc.tokens[index].xpos.is_finite());
    features.add(&["front-finite", shape, yes(finite)]);
    features.add(&["front-length", shape, bucket(first.len())]);
    let inside = (first.start..first.end.min(first.start + 120))
        .filter(|&index| cue_at[index] && view.quotation(index).is_none())
        .count();
    features.add(&["front-cues", shape, bucket(inside)]);
    let marks = (first.start..first.end.min(first.start + 120))
        .filter(|&index| view.word(index) == "," && view.quotation(index).is_none())
        .count();
    features.add(&["front-marks", shape, candidate.start.as_str(), bucket(marks)]);
    let group_next = cue.group.end.max(
        candidate.speaker.span.map_or(0, |span| if candidate.how() == How::Inverted { span.end } else { 0 }),
    );
    features.add(&["front-after", shape, class_of_word(view, view.word(group_next), group_next)]);
    if let Some(root) = doc.head_of(TokenSpan::new(first.start, first.end.min(first.start + 80))) {
        let hangs = doc.head(root) == Some(cue.head) || doc.head(cue.head) == Some(root);
        features.add(&["front-hangs", shape, yes(hangs), doc.relation(root).as_str()]);
        features.add(&["front-cue-hangs", shape, yes(hangs), doc.relation(cue.head).as_str()]);
    }
    if candidate.content.len() > 1 {
        features.add(&["parts", shape, bucket(candidate.content.len())]);
        let second = candidate.content[1];
        features.add(&["second-first", shape, class_of_word(view, view.word(second.start), second.start)]);
        features.add(&["second-length", shape, bucket(second.len())]);
    }
    let inverted = (cue.group.end..(cue.group.end + 6)).any(|index| view.word(index) == ",")
        && setting::comma_before_lag(view, cue.group.end).is_none();
    features.add(&["front-comma-after", shape, candidate.how().as_str(), yes(inverted)]);
}

/// The relation by which the branch that holds `index` hangs on `cue`; `-` when it hangs elsewhere.
fn path_to(view: &View<'_, '_>, index: usize, cue: usize) -> &'static str {
    if !view.doc.has_tree(cue) {
        return "?";
    }
    view.doc.branch(cue, index).map_or("-", |branch| view.doc.relation(branch).as_str())
}

/// The end of the part of the content that the candidate's end speaks of.
fn end_of_main(cue: &Cue, candidate: &Candidate) -> usize {
    match candidate.shape {
        Shape::Passive if candidate.end != End::Attribution => {
            candidate.content.last().map_or(cue.head, |span| span.end)
        }
        Shape::Around => candidate.content[1].end,
        _ => candidate.content[0].end,
    }
}

/// Where quotation marks stand against the borders of the content.
fn quotation_features(
    view: &View<'_, '_>,
    candidate: &Candidate,
    shape: &str,
    end: usize,
    features: &mut Features,
) {
    let first = candidate.content[0];
    let opens = view.opened_at(first.start).is_some();
    let starts_inside = view.quotation(first.start).is_some();
    let ends_inside = end > 0
        && end < view.len()
        && view.quotation(end - 1).is_some()
        && view.quotation(end) == view.quotation(end - 1);
    let closes = end < view.len() && view.closed_at(end).is_some();
    let limit = first.end.min(first.start + 120);
    let holds = (first.start..limit).any(|index| view.is_mark(index));
    features.add(&[
        "marks",
        shape,
        yes(opens),
        yes(starts_inside),
        yes(ends_inside),
        yes(closes),
        yes(holds),
    ]);
    if opens {
        let number = view.opened_at(first.start).unwrap_or(0);
        let quotation = &view.doc.quotations[number];
        let last = quotation.tokens.end - 1;
        features.add(&[
            "quote-last",
            shape,
            class_of_word(view, view.word(last), last),
            yes(quotation.single),
        ]);
        features.add(&["quote-length", shape, bucket(quotation.tokens.len())]);
        features.add(&["quote-closed", shape, yes(quotation.closed)]);
        if first.start > 0 {
            features.add(&[
                "quote-before",
                shape,
                class_of_word(view, view.word(first.start - 1), first.start - 1),
            ]);
        }
        features.add(&["quote-capital", shape, yes(view.is_capital(quotation.tokens.start))]);
    }
    let paragraph = view.doc.paragraphs.get(view.paragraph(first.start));
    features.add(&[
        "paragraph-start",
        shape,
        yes(paragraph.is_some_and(|paragraph| paragraph.start == first.start)),
    ]);
}

fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// Whether the cue at `index` has a subject of its own right before it, after a comma or conjunction.
fn is_clear(view: &View<'_, '_>, index: usize) -> bool {
    matches!(view.doc.tokens[index].xpos.as_str(), "VBD" | "VBZ" | "VBP" | "VBG")
}

fn bucket(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "5",
        6..=8 => "8",
        9..=12 => "12",
        13..=20 => "20",
        21..=40 => "40",
        41..=80 => "80",
        _ => "more",
    }
}

/// Words that stand for themselves in the names of features.
const WORDS: &[&str] = &[
    "that",
    "to",
    "if",
    "whether",
    "how",
    "what",
    "why",
    "when",
    "where",
    "who",
    "which",
    "while",
    "although",
    "though",
    "because",
    "as",
    "after",
    "before",
    "since",
    "until",
    "during",
    "and",
    "but",
    "or",
    "nor",
    "so",
    "than",
    "like",
    "about",
    "of",
    "for",
    "on",
    "in",
    "at",
    "by",
    "with",
    "from",
    "against",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "their",
    "its",
    "the",
    "a",
    "an",
    "there",
    "this",
    "these",
    "not",
    "no",
    "according",
    "adding",
    "saying",
    "citing",
    "noting",
    "calling",
    "including",
    "even",
    "despite",
    "without",
    "unless",
    "him",
    "them",
    "us",
    "me",
    "out",
    "up",
    "back",
    "over",
    "into",
    "is",
    "was",
    "are",
    "were",
    "has",
    "had",
    "have",
    "be",
    "been",
    "would",
    "will",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "—",
    "–",
    "--",
    "-",
    "(",
    ")",
    "...",
    "…",
    "himself",
    "herself",
    "themselves",
    "more",
    "most",
    "one",
    "also",
    "said",
];

/// A function word itself, else its part of speech.
fn class_of_word<'w>(view: &'w View<'_, '_>, word: &'w str, index: usize) -> &'w str {
    if view.opened_at(index).is_some() {
        return "open";
    }
    if view.closed_at(index).is_some() {
        return "close";
    }
    if WORDS.contains(&word) {
        return word;
    }
    let Some(token) = view.doc.tokens.get(index) else { return "end" };
    match token.upos {
        Upos::Verb => token.xpos.as_str(),
        upos => upos.as_str(),
    }
}
