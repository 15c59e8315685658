//! Events: what happened, when, where, to whom, how many.

use super::Knowledge;
use crate::language::Document;
use crate::model::{Event, Mention, Statement, TimeExpression};

/// All events of the report, by position of their trigger.
pub fn find(
    document: &Document<'_>,
    knowledge: &Knowledge,
    times: &[TimeExpression],
    mentions: &[Mention],
    statements: &[Statement],
) -> Vec<Event> {
    let _ = (document, knowledge, times, mentions, statements);
    Vec::new()
}
