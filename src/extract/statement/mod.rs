//! Statements: who said what.

use crate::language::Document;
use crate::model::{Mention, Statement, TimeExpression};

/// All statements of the report, by position of their content.
pub fn find(document: &Document<'_>, times: &[TimeExpression], mentions: &[Mention]) -> Vec<Statement> {
    let _ = (document, times, mentions);
    Vec::new()
}
