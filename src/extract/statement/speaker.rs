//! Who may be the speaker of a cue: several candidates, ranked later.

use super::cue::{Cue, CueKind};
use super::phrase;
use super::view::View;
use crate::language::syntax::{Relation, Upos};
use crate::model::TokenSpan;

/// A possible speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaker {
    /// The mention; `None` for nobody.
    pub(super) span: Option<TokenSpan>,
    /// How it was found.
    pub(super) how: How,
    /// The words from here on belong to the attribution, when the speaker stands before the cue.
    pub(super) reach: Option<TokenSpan>,
}

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// Subject of the cue.
    Subject,
    /// Subject of the verb that the cue is coordinated with.
    Coordinated,
    /// Subject of the verb above an infinitive or participle: `declined to say`, `left, saying`.
    Controlled,
    /// The noun that the cue modifies: `a man claiming`.
    Modified,
    /// Subject of the verb whose object the cue modifies: `issued a statement saying`.
    Holder,
    /// `by` phrase of a passive.
    Agent,
    /// The phrase after the cue: `said Brandt`.
    Inverted,
    /// The phrase before the cue, by the words alone.
    Before,
    /// The phrase before the words between commas that stand before the cue: `Lena Brandt, 59, of Arden, said`.
    Across,
    /// The first phrase of the sentence: `Brandt, the mayor, praised the staff and said`.
    First,
    /// The phrase after a quotation, its description left out: `“...,” Lena Brandt, a member of the council, said`.
    AfterQuote,
    /// Possessor of a noun cue: `Brandt's claim`.
    Possessor,
    /// `of`, `by` or `from` phrase of a noun cue: `a letter from Brandt`.
    Source,
    /// Whom somebody quotes: `“...,” the agency quoted Brandt as saying`.
    Cited,
    /// Nobody is named.
    Nobody,
}

impl How {
    /// A short name, used in the names of features.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Coordinated => "coordinated",
            Self::Controlled => "controlled",
            Self::Modified => "modified",
            Self::Holder => "holder",
            Self::Agent => "agent",
            Self::Inverted => "inverted",
            Self::Before => "before",
            Self::Across => "across",
            Self::First => "first",
            Self::AfterQuote => "after-quote",
            Self::Possessor => "possessor",
            Self::Source => "source",
            Self::Cited => "cited",
            Self::Nobody => "nobody",
        }
    }
}

/// The possible speakers of a cue, the likeliest kinds first; no two with the same words.
pub(super) fn speakers(view: &View<'_, '_>, cue: &Cue) -> Vec<Speaker> {
    let mut found: Vec<Speaker> = Vec::new();
    match cue.kind {
        CueKind::Verb => of_verb(view, cue, &mut found),
        CueKind::Noun => of_noun(view, cue, &mut found),
        CueKind::According => {
            let sentence = view.doc.sentence_of(cue.head);
            let source = after_according(view, cue.group.end, sentence.end);
            if let Some(span) = source.filter(|&span| !is_measure(view, span)) {
                found.push(Speaker { span: Some(span), how: How::Subject, reach: Some(span) });
            }
        }
        CueKind::Colon => {}
    }
    found
}

fn push(view: &View<'_, '_>, found: &mut Vec<Speaker>, span: TokenSpan, how: How, reach: TokenSpan) {
    let span = view.trimmed(super::setting::without_setting(view, span));
    // `with the mayor claiming`: the tree takes the preposition for a part of the subject.
    let with = usize::from(span.len() > 1 && view.is(span.start, &["with"]));
    let span = TokenSpan::new(span.start + with, span.end);
    if view.has_words(span) && found.iter().all(|other| other.span != Some(span)) {
        found.push(Speaker { span: Some(span), how, reach: Some(reach.cover(&span)) });
    }
}

/// The subject phrase of `verb`, cut where the verb group at `group` begins.
fn subject_of(view: &View<'_, '_>, verb: usize, group: TokenSpan) -> Option<(TokenSpan, TokenSpan)> {
    let subject = view.doc.subject(verb)?;
    if group.contains(subject) {
        return None;
    }
    let (mut span, mut reach) = (phrase::around(view, subject), phrase::subtree(view, subject));
    if subject < group.start {
        span = TokenSpan::new(span.start, span.end.min(group.start));
        reach = TokenSpan::new(reach.start, reach.end.min(group.start));
    } else {
        span = TokenSpan::new(span.start.max(group.end), span.end);
        // `said Brandt,"and we left"`: the quotation goes on.
        let quoted = (span.end..reach.end).find(|&index| view.opened_at(index).is_some());
        reach = TokenSpan::new(reach.start.max(group.end), quoted.unwrap_or(reach.end));
    }
    (!span.is_empty()).then_some((span, reach))
}

fn of_verb(view: &View<'_, '_>, cue: &Cue, found: &mut Vec<Speaker>) {
    let doc = view.doc;
    let head = cue.head;
    let sentence = doc.sentence_of(head);
    if view.doc.has_tree(head) {
        if let Some(agent) = doc.child_by(head, &[Relation::OblAgent]) {
            push(
                view,
                found,
                without_case(view, phrase::around(view, agent)),
                How::Agent,
                phrase::subtree(view, agent),
            );
        } else if (cue.passive || doc.tokens[head].xpos.is_past_participle())
            && let Some(by) = doc
                .children_by(head, &[Relation::Obl])
                .find(|&child| doc.has_child_word(child, &[Relation::Case], &["by"]))
        {
            push(
                view,
                found,
                without_case(view, phrase::around(view, by)),
                How::Agent,
                phrase::subtree(view, by),
            );
        }
        // `“...,” the agency quoted Brandt as saying`: the agency relays.
        if matches!(cue.lemma(), "quote" | "cite")
            && let Some(cited) = doc.child_by(head, &[Relation::Obj]).filter(|&cited| cited > head)
        {
            push(view, found, phrase::around(view, cited), How::Cited, phrase::subtree(view, cited));
        }
        if let Some((span, reach)) = subject_of(view, head, cue.group) {
            push(view, found, span, How::Subject, reach);
        }
        of_governors(view, cue, found);
    }
    if let Some(closing) = super::closing::closing(view, cue) {
        push(view, found, closing.speaker, closing.how, closing.speaker);
        // Where the tree takes the clause before for part of the speaker, the words know better.
        for known in found.iter_mut().filter(|known| known.span == Some(closing.speaker)) {
            known.reach = Some(closing.speaker);
        }
    }
    // `said Brandt`, whatever the tree makes of it.
    if let Some(span) = phrase::starting_at(view, cue.group.end, sentence.end) {
        push(view, found, span, How::Inverted, span);
    }
    if let Some(span) = phrase::ending_at(view, cue.group.start, sentence.start) {
        push(view, found, span, How::Before, span);
    }
    for span in across_commas(view, cue.group.start, sentence.start) {
        push(view, found, span, How::Across, TokenSpan::new(span.start, cue.group.start));
    }
    if let Some(span) = phrase::starting_at(view, first_word(view, sentence), cue.group.start) {
        push(view, found, span, How::First, span);
    }
    if let Some(mark) = super::before::mark_before(view, cue)
        && let Some(span) = phrase::starting_at(view, mark + 1, cue.group.start)
    {
        push(view, found, span, How::AfterQuote, TokenSpan::new(span.start, cue.group.start));
    }
    if cue.passive || !found.iter().any(|speaker| matches!(speaker.how, How::Subject | How::Coordinated)) {
        found.push(Speaker { span: None, how: How::Nobody, reach: None });
    }
}

/// Speakers that stand with a verb or noun above the cue.
fn of_governors(view: &View<'_, '_>, cue: &Cue, found: &mut Vec<Speaker>) {
    let doc = view.doc;
    for at in doc.upwards(cue.head).take(3) {
        let Some(up) = doc.head(at) else { return };
        let how = match doc.relation(at) {
            Relation::Conj => How::Coordinated,
            Relation::Xcomp | Relation::Advcl | Relation::Ccomp | Relation::Parataxis | Relation::Dep => {
                How::Controlled
            }
            Relation::Acl | Relation::AclRelcl => How::Modified,
            Relation::Obl | Relation::Obj | Relation::Nmod => How::Holder,
            _ => return,
        };
        if how == How::Modified {
            let span = phrase::around(view, up);
            if up < cue.group.start {
                let span = TokenSpan::new(span.start, span.end.min(cue.group.start));
                push(view, found, span, How::Modified, span);
            }
        } else if let Some((span, reach)) = subject_of(view, up, TokenSpan::new(up, up + 1)) {
            let how = if how == How::Coordinated || how == How::Controlled { how } else { How::Holder };
            if !span.overlaps(&cue.group) {
                push(view, found, span, how, reach);
            }
        }
    }
}

/// Phrases before the commas to the left of a cue that follows a comma, nearest first.
fn across_commas(view: &View<'_, '_>, cue: usize, floor: usize) -> Vec<TokenSpan> {
    /// How far back a description between commas may begin, in tokens.
    const LONGEST: usize = 40;
    /// Commas tried.
    const MOST: usize = 3;
    if cue == floor || view.word(cue - 1) != "," {
        return Vec::new();
    }
    (floor.max(cue.saturating_sub(LONGEST)) + 1..cue - 1)
        .rev()
        .filter(|&index| view.word(index) == "," && view.quotation(index) == view.quotation(cue))
        .take(MOST)
        .filter_map(|comma| phrase::ending_at(view, comma, floor))
        .collect()
}

/// The first word of a sentence behind marks and conjunctions.
fn first_word(view: &View<'_, '_>, sentence: TokenSpan) -> usize {
    sentence
        .range()
        .take(4)
        .find(|&index| {
            !view.is_punctuation(index)
                && !view.is(index, &["and", "but", "as", "yet", "so", "still", "while"])
        })
        .unwrap_or(sentence.start)
}

fn without_case(view: &View<'_, '_>, span: TokenSpan) -> TokenSpan {
    let first = span.range().take(2).take_while(|&index| view.upos(index) == Upos::Adp).count();
    TokenSpan::new(span.start + first, span.end)
}

fn of_noun(view: &View<'_, '_>, cue: &Cue, found: &mut Vec<Speaker>) {
    let doc = view.doc;
    let head = cue.head;
    if view.doc.has_tree(head) {
        if let Some(owner) = doc.child_by(head, &[Relation::NmodPoss]) {
            let span = phrase::around(view, owner);
            let end = (span.start..span.end)
                .rev()
                .find(|&index| !view.is(index, &["'s", "'"]))
                .map_or(span.end, |last| last + 1);
            push(view, found, TokenSpan::new(span.start, end), How::Possessor, span);
        }
        let floor = doc.sentence_of(head).start;
        if let Some(span) = phrase::ending_at(view, head, floor) {
            push(view, found, span, How::Possessor, span);
        }
        for source in doc.children_by(head, &[Relation::Nmod]) {
            if doc.has_child_word(source, &[Relation::Case], &["by", "from", "of"]) {
                let span = without_case(view, phrase::around(view, source));
                push(view, found, span, How::Source, phrase::subtree(view, source));
            }
        }
        if let Some(verb) = doc.head(head)
            && let Some((span, reach)) = subject_of(view, verb, TokenSpan::new(verb, verb + 1))
            && !span.contains(head)
        {
            push(view, found, span, How::Holder, reach);
        }
        of_governors(view, cue, found);
    }
    found.push(Speaker { span: None, how: How::Nobody, reach: None });
}

/// The source named after `according to`.
fn after_according(view: &View<'_, '_>, start: usize, ceiling: usize) -> Option<TokenSpan> {
    if start >= ceiling {
        return None;
    }
    let comma = (start..ceiling.min(start + 40)).find(|&index| {
        view.is(index, &[",", ";", ".", "—", "–", "―", "--", ":", "?", "!", ")"])
            || view.is_mark(index)
            || view.is(index, &["who", "which", "that"])
    });
    let mut end = comma.unwrap_or(ceiling.min(start + 40));
    // The tree may know that the phrase ends earlier.
    if view.doc.has_tree(start)
        && let Some(head) = (start..end).find(|&index| {
            view.upos(index).is_nominal() && view.doc.hangs_outside(index, TokenSpan::new(start, end))
        })
    {
        let span = phrase::around(view, head);
        if span.end > head && span.end < end {
            end = span.end;
        }
    }
    (end > start).then(|| view.trimmed(TokenSpan::new(start, end))).filter(|span| !span.is_empty())
}

/// `according to size`, `according to plan`: a bare noun in the singular is no source.
fn is_measure(view: &View<'_, '_>, span: TokenSpan) -> bool {
    span.len() == 1
        && view.upos(span.start) == Upos::Noun
        && !view.doc.tokens[span.start].xpos.is_plural()
        && !view.is_capital(span.start)
}
