//! Statements: who said what.
//!
//! For every cue (`said`, `claim`, `according to`) several readings are generated: who speaks, where the content
//! begins and ends, by which pattern. Measured figures rank them, and the best ones that can stand together are
//! statements. The names of the patterns are the rule ids; `docs/statements.md` shows a sentence for each.

mod after;
mod before;
mod build;
mod candidate;
mod choose;
mod closing;
mod cue;
mod described;
mod detail;
mod features;
mod furniture;
mod gate;
mod generate;
pub mod learning;
mod measured;
mod more;
mod occasion;
mod phrase;
mod plain;
pub mod proposition;
mod rank;
mod reply;
mod setting;
mod sort;
mod speaker;
mod stance;
#[cfg(test)]
mod tests;
mod turn;
mod view;
mod whole;

use crate::language::Document;
use crate::model::{Aside, Confidence, Mention, Statement, TimeExpression};
use generate::Cues;
use view::View;

/// All statements of the report, by position of their content; those that are set aside come after all others.
pub fn find(document: &Document<'_>, times: &[TimeExpression], mentions: &[Mention]) -> Vec<Statement> {
    let mut found = find_with(document, times, mentions, &rank::WEIGHTS);
    for statement in &mut found {
        // What has no cue is not annotated where precision was measured; it keeps its own figure.
        if statement.cue.is_some() {
            statement.confidence = measured::precision(statement.rule, u32::from(statement.confidence.0));
        }
        if statement.confidence < LEAST {
            statement.aside.get_or_insert(Aside::Doubt);
        }
    }
    let mut found = build::kept_first(&found);
    reply::to_whom_is_asked(document, &mut found);
    found
}

/// A statement that is more often wrong than right is set aside. Our choice, see the table in `docs/statements.md`: at 60, both
/// development sets lose nearly one point of joint F1.
const LEAST: Confidence = Confidence(50);

fn find_with(
    document: &Document<'_>,
    times: &[TimeExpression],
    mentions: &[Mention],
    weights: &crate::rank::Weights,
) -> Vec<Statement> {
    let view = View::new(document, mentions);
    let cues = Cues::new(&view);
    let ranked: Vec<_> = (0..cues.all.len())
        .flat_map(|number| {
            let readings = generate::readings(&view, &cues, number);
            rank::best(&view, &cues.all[number], readings, &cues.at, weights)
        })
        .collect();
    let chosen = choose::choose(&view, &cues.all, &ranked);
    let mut statements = build::statements(&view, &cues.all, &chosen, times);
    statements.extend(whole::posts(&view));
    whole::orphans(&view, &mut statements);
    build::sorted(statements)
}
