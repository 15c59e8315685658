//! What training looks at: the words of an article that may tell of happenings, found as [`find`](super::find) finds them. Not
//! used while extracting.

use super::attribution::Attribution;
use super::scene::Scene;
use super::trigger::{self, Trigger};
use crate::extract::{Knowledge, name, quantity, statement, time};
use crate::language::Document;

/// Does some work on the triggers of a document.
pub(super) fn on_triggers<T>(
    document: &Document<'_>,
    knowledge: &Knowledge,
    work: impl FnOnce(&Scene<'_, '_>, Vec<Trigger>) -> T,
) -> T {
    let times = time::find(document);
    let (mentions, _) = name::find(document, knowledge);
    let statements = statement::find(document, &times, &mentions);
    let attribution = Attribution::new(document, &statements);
    let scene = Scene {
        document,
        lexicon: &knowledge.lexicon,
        times: &times,
        mentions: &mentions,
        statements: &statements,
        attribution: &attribution,
    };
    let triggers = trigger::find(&scene, &quantity::find(document, &times));
    work(&scene, triggers)
}
