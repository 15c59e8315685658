//! What the tree hangs on an event though it takes no part: measures, times, and who tells of it.

use super::Parts;
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::MentionKind;

impl Parts<'_, '_, '_> {
    /// Measures, the tag of a party, the place of a dateline, `nothing`.
    pub(super) fn takes_no_part(&self, part: usize) -> bool {
        let document = self.scene.document;
        let word = document.word(part);
        // "R-Texas" is one token or three; what makes one of the three a second person is mended in the tree.
        let is_party = |word: &str| Class::PartyLetter.holds(word);
        let tag = part >= 2 && document.word(part - 1) == "-" && is_party(document.word(part - 2))
            || word
                .split_once('-')
                .is_some_and(|(party, state)| is_party(party) && state.starts_with(char::is_uppercase));
        // "was banned for life"
        let life =
            self.scene.is(part, &["life", "good"]) && document.preposition(part).as_deref() == Some("for");
        // "was shot as a young man": when, not as what.
        let age = document.preposition(part).as_deref() == Some("as")
            && self.scene.is_of(part, Class::Age)
            && self.scene.mention_at(part).is_none_or(|mention| mention.kind != MentionKind::Name);
        let nobody =
            life || age || self.scene.is_of(part, Class::Nobody) || self.scene.is_of(part, Class::Anybody);
        // "13m": a length written as one word. "the day after the blast": a time.
        let length =
            word.starts_with(|letter: char| letter.is_ascii_digit()) && word.ends_with(char::is_alphabetic);
        let time = (self.scene.is_of(part, Class::TimeNoun) || self.scene.is(part, &["time"]))
            && self.scene.mention_at(part).is_none();
        // "passed by a wide margin", "the number injured topped 2,200", "``".
        let amount = self.scene.is(part, &["margin", "mean", "means"])
            || self.scene.is(part, &["number", "total"])
                && !self.scene.document.has_phrase(part, &[Relation::Nmod], "of");
        // "18 cents a share"
        let rate = part >= 2
            && matches!(document.word(part - 1), "a" | "an" | "per")
            && self.scene.is_of(part - 2, Class::Measure);
        let mark = rate || !word.contains(char::is_alphanumeric) && document.upos(part) != Upos::Sym;
        tag || nobody
            || amount
            || mark
            || length
            || time
            || self.speaks(part)
            || self.scene.is_of(part, Class::Measure)
                && document.child_by(part, &[Relation::Nummod]).is_some()
            || document.upos(part) == Upos::Sym
            || document.is_place_of_dateline(document.tokens[part].span.start)
    }

    /// Whether a word belongs to the name of who says what the trigger tells: `According to Lena Falk, spokesman for the
    /// mayor, the board met` tells of no meeting of the spokesman.
    fn speaks(&self, part: usize) -> bool {
        let scene = self.scene;
        let document = scene.document;
        let said = scene.attribution.within(self.trigger).and_then(|number| scene.statements.get(number));
        let Some(speaker) = said.and_then(|statement| statement.speaker) else { return false };
        let of_speaker = |token: usize| speaker.covers(&document.tokens[token].span);
        // "Norland agreed to release them": who says it may do it; the tree hangs others on what they tell of.
        let subjects =
            document.children(self.trigger).iter().filter(|&&child| document.relation(child).is_subject());
        // "the council (CO) met": the noun right before the verb, not "the spokesman, the council met".
        let parted = (part..self.trigger).any(|at| document.word(at) == ",");
        let only_subject = document.relation(part).is_subject() && subjects.count() == 1 && !parted;
        if document.head(part) != Some(self.trigger) || only_subject && !of_speaker(part) {
            return false;
        }
        // The tree may hang an apposition on the verb.
        let behind_comma = || {
            let start = document.sentence_of(part).start;
            // "Lena Falk, the spokeswoman"
            let determined = part > start && document.upos(part - 1) == Upos::Det;
            let comma = part.checked_sub(1 + usize::from(determined))?;
            comma.checked_sub(1).filter(|&name| name >= start && document.word(comma) == ",")
        };
        of_speaker(part) || behind_comma().is_some_and(of_speaker)
    }

    /// The noun right before the verb, where the tree takes who tells of it for its subject: `According to Lena Falk, the
    /// spokeswoman, the council met`.
    pub(super) fn behind_speaker(&self, verb: usize, subject: usize) -> Option<usize> {
        let scene = self.scene;
        let document = scene.document;
        let mut at = verb.checked_sub(1).filter(|_| self.speaks(subject))?;
        while at > subject {
            if document.word(at) == ")" {
                at = (subject..at).rev().find(|&open| document.word(open) == "(")?;
            } else if !matches!(document.upos(at), Upos::Aux | Upos::Adv | Upos::Part) {
                break;
            }
            at = at.checked_sub(1)?;
        }
        let noun = at;
        let parted = (subject + 1..noun).any(|at| document.word(at) == ",");
        (parted && document.upos(noun).is_nominal()).then_some(noun)
    }
}
