//! What is said on one occasion is said on one day: the day that the first attribution tells holds for those that go on.
//!
//! `Brandt said on Monday that the pier was safe. She added that it would open soon.`: she added it on Monday. Leaves another
//! speaker, another tense (`She has long said`) and what stands further on.

use crate::language::Document;
use crate::language::syntax::Upos;
use crate::model::Statement;

/// Sentences between an attribution and the one that goes on with it, at most. Our choice.
const NEAR: usize = 2;

/// Gives the day of an attribution to those behind it that go on with it.
pub(super) fn share_days(document: &Document<'_>, statements: &mut [Statement]) {
    let mut order: Vec<(usize, usize)> = statements
        .iter()
        .enumerate()
        .filter(|(_, one)| one.nested_in.is_none())
        .filter_map(|(number, one)| Some((document.tokens_in(one.cue?).start, number)))
        .collect();
    order.sort_unstable();
    // The last attribution with a day: its sentence, its number.
    let mut last: Option<(usize, usize)> = None;
    for (token, number) in order {
        let sentence = document.tokens[token].sentence;
        let dated = statements[number].time.is_some();
        if let Some((before, earlier)) = last.filter(|_| !dated)
            && sentence - before <= NEAR
            && goes_on(document, &statements[earlier], &statements[number])
        {
            statements[number].time = statements[earlier].time;
            statements[number].time_from_context = true;
        }
        last = statements[number].time.map(|_| (sentence, number)).or(last);
        if statements[number].time.is_none() && !is_pronoun(document, &statements[number]) {
            last = None;
        }
    }
}

/// Whether `next` is said by the speaker of `first`, in the tense of a report.
fn goes_on(document: &Document<'_>, first: &Statement, next: &Statement) -> bool {
    let Some(cue) = next.cue.map(|cue| document.tokens_in(cue)) else { return false };
    let told = cue.range().all(|index| {
        let token = &document.tokens[index];
        token.upos != Upos::Aux && !token.xpos.is_present() && !token.xpos.is_modal()
    });
    told && (next.speaker == first.speaker || is_pronoun(document, next))
}

/// Whether `he`, `she`, `they` or `it` speaks.
fn is_pronoun(document: &Document<'_>, statement: &Statement) -> bool {
    statement.speaker.is_some_and(|span| {
        matches!(
            document.word(document.tokens_in(span).start).to_lowercase().as_str(),
            "he" | "she" | "they" | "it"
        ) && document.tokens_in(span).len() == 1
    })
}
