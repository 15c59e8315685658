//! Replies in dialogue: whoever was asked answers, and whoever asked goes on asking.
//!
//! `“We won,” Velt told Oden. “I know,” he replied.`: he is Oden. `“Did you sign?” the lawyer asked. “I did,” Oden
//! answered. “When?” she asked.`: she is the lawyer. Leaves `“We won,” Velt said. “At last,” he added.`

use crate::language::Document;
use crate::lexicon::classes::Class;
use crate::model::{ByteSpan, SpeechKind, Statement};

/// Gives the pronoun that answers the one who was spoken to, the pronoun that asks again the one who asked before.
///
/// The mention stays the pronoun; whom it stands for is in `speakers`.
pub(super) fn to_whom_is_asked(document: &Document<'_>, statements: &mut [Statement]) {
    for number in 1..statements.len() {
        let (before, rest) = statements.split_at_mut(number);
        let before: &[Statement] = before;
        let (Some(statement), Some(last)) = (rest.first_mut(), before.last()) else { continue };
        if !is_pronoun(document, statement) || !is_next(document, last, statement) {
            continue;
        }
        let answers = Class::Answering.holds(&statement.act);
        let asks = statement.act == "ask" && Class::Answering.holds(&last.act);
        let whom = if answers {
            last.addressee.map(|addressee| vec![addressee])
        } else if asks
            && let [.., asked, _] = before
            && is_next(document, asked, last)
        {
            Some(asked.speakers.clone())
        } else {
            None
        };
        if let Some(whom) = whom.filter(|whom| !whom.is_empty()) {
            statement.speakers = whom;
        }
    }
}

fn is_pronoun(document: &Document<'_>, statement: &Statement) -> bool {
    let word = statement.speaker.map(|span| span.of(document.text).to_lowercase());
    statement.kind == SpeechKind::Direct && word.is_some_and(|word| matches!(word.as_str(), "he" | "she"))
}

/// Whether the second quotation begins in the sentence after the first one's attribution.
fn is_next(document: &Document<'_>, first: &Statement, second: &Statement) -> bool {
    let sentence = |span: ByteSpan| {
        document.tokens.get(document.tokens_in(span).start).map_or(usize::MAX, |token| token.sentence)
    };
    let (Some(cue), Some(content)) = (first.cue, second.content.first()) else { return false };
    first.kind == SpeechKind::Direct && sentence(*content) == sentence(cue) + 1
}
