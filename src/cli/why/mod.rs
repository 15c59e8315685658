//! `dateline why`: the sentence, the rule and the decisions behind a node or an edge.

mod decided;
mod edge;
mod facts;
mod read;

use super::args::{Args, Why};
use super::resolved::Resolved;
use super::{Outcome, knowledge, named, names, output};
use dateline::model::Entity;
use dateline::store::Store;
use std::io::Write as _;

/// Everything that answers look things up in.
struct Known {
    store: Store,
    resolved: Resolved,
}

pub(crate) fn run(why: &Why, args: &Args) -> anyhow::Result<Outcome> {
    let store = Store::open(&why.store)?;
    let resolved =
        Resolved::of(&store, &knowledge::load(args)?, &knowledge::decisions(args)?, &knowledge::mark(args)?)?;
    let known = Known { store, resolved };
    let lines = match why.names.as_slice() {
        [subject, object] => edge::between(&known, subject, None, object)?,
        [subject, property, object] => edge::between(&known, subject, Some(property), object)?,
        names => answer(&known, names.first().map_or("", String::as_str))?,
    };
    let mut out = output::results();
    for line in lines {
        output::line(&mut out, &line)?;
    }
    out.flush()?;
    Ok(output::outcome_with(&known.store.troubles()))
}

/// A node of an article, something decided over all articles, or an article itself.
fn answer(known: &Known, written: &str) -> anyhow::Result<Vec<String>> {
    let base = known.store.base();
    let iri = names::expand(written, base);
    if let Some(key) = base.key_of(&iri) {
        return read::node(known, key, &iri);
    }
    if let Some(lines) = decided::node(known, &iri)? {
        return Ok(lines);
    }
    if let Ok(key) = known.store.find(written) {
        return read::node(known, &key, base.article(&key).as_str());
    }
    if let Some(lines) = read::shared(known, &iri)? {
        return Ok(lines);
    }
    let entities = &known.resolved.resolution.entities;
    match named::by_name(entities, written)[..] {
        [only] => return Ok(decided::of_entity(known, only)?),
        [] => {}
        ref several => anyhow::bail!("{}", ambiguous(known, written, several)),
    }
    let meant = named::did_you_mean(entities, written);
    anyhow::bail!(
        "the store {} holds nothing named {written}{meant}: give an IRI as `dateline query` prints it (ent:..., evt:..., article:KEY#st_1_32), the id of an article or the name of an entity",
        known.store.path().display()
    )
}

/// `Hale` of two people, with the IRI of each.
fn ambiguous(known: &Known, written: &str, several: &[&Entity]) -> String {
    let base = known.store.base();
    let listed = several.iter().take(named::LISTED).map(|entity| {
        format!("{} [{}]", entity.label, names::short(base.entity(&entity.key).as_str(), base))
    });
    let listed: Vec<String> = listed.collect();
    format!("{written} may be {} entities, say which: {}", several.len(), listed.join(", "))
}
