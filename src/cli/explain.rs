//! `dateline explain`: why two names are one, or not.

use super::args::{Args, Explain};
use super::names::{expand, short};
use super::resolved::Resolved;
use super::{Outcome, knowledge, named, output};
use dateline::graph::Base;
use dateline::model::{Entity, MergeReason};
use dateline::resolve::key::slug;
use dateline::store::Store;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Write as _;

/// A local actor: index of the article, index in its digest.
type Actor = (usize, usize);

pub(crate) fn run(explain: &Explain, args: &Args) -> anyhow::Result<Outcome> {
    let store = Store::open(&explain.store)?;
    let resolved =
        Resolved::of(&store, &knowledge::load(args)?, &knowledge::decisions(args)?, &knowledge::mark(args)?)?;
    let known = Known { resolved: &resolved, base: store.base() };
    let (left, right) = (known.meant(&explain.left)?, known.meant(&explain.right)?);
    let lines = match left.entities.intersection(&right.entities).next() {
        Some(&entity) => known.one(entity, &left, &right),
        None => known.two(&left, &right),
    };
    let mut out = output::results();
    for line in lines {
        output::line(&mut out, &line)?;
    }
    out.flush()?;
    Ok(output::outcome_with(&store.troubles()))
}

/// What a name or IRI stands for in the articles.
struct Meant<'a> {
    written: &'a str,
    actors: BTreeSet<Actor>,
    entities: BTreeSet<usize>,
}

struct Known<'a> {
    resolved: &'a Resolved,
    base: &'a Base,
}

impl Known<'_> {
    /// The actors somebody means: by IRI of the entity, by name, else by a part of the name.
    fn meant<'w>(&self, written: &'w str) -> anyhow::Result<Meant<'w>> {
        let iri = expand(written, self.base);
        let wanted = slug(written);
        let mut actors = self
            .actors(|entity, _| entity.is_some_and(|entity| self.base.entity(&entity.key).as_str() == iri));
        if actors.is_empty() {
            actors = self.actors(|_, name| slug(name) == wanted);
        }
        if actors.is_empty() {
            actors = self.actors(|_, name| name.split_whitespace().any(|word| slug(word) == wanted));
        }
        anyhow::ensure!(
            !actors.is_empty() && !wanted.is_empty(),
            "no article names “{written}”{}: see the names with `dateline query --store DIR \"SELECT DISTINCT ?name WHERE {{ ?x skos:prefLabel|skos:altLabel ?name }}\"`",
            named::did_you_mean(&self.resolved.resolution.entities, written)
        );
        let entities = actors.iter().filter_map(|&actor| self.entity_of(actor)).collect();
        Ok(Meant { written, actors, entities })
    }

    /// The actors with a name (and the entity they belong to) that `fits`.
    fn actors(&self, fits: impl Fn(Option<&Entity>, &str) -> bool) -> BTreeSet<Actor> {
        let mut found = BTreeSet::new();
        for (article, digest) in self.resolved.digests.iter().enumerate() {
            for (index, actor) in digest.actors.iter().enumerate() {
                let entity = self.entity_of((article, index)).map(|entity| self.entity(entity));
                if actor.names.iter().any(|name| fits(entity, name)) {
                    found.insert((article, index));
                }
            }
        }
        found
    }

    fn entity_of(&self, (article, actor): Actor) -> Option<usize> {
        self.resolved.resolution.entity_of[article][actor]
    }

    fn entity(&self, index: usize) -> &Entity {
        &self.resolved.resolution.entities[index]
    }

    fn one(&self, entity: usize, left: &Meant<'_>, right: &Meant<'_>) -> Vec<String> {
        let mut lines =
            vec![format!("“{}” and “{}” are one: {}", left.written, right.written, self.described(entity))];
        let of = |meant: &Meant<'_>| -> BTreeSet<Actor> {
            meant.actors.iter().copied().filter(|&actor| self.entity_of(actor) == Some(entity)).collect()
        };
        let (from, to) = (of(left), of(right));
        if let Some(&(article, _)) = from.intersection(&to).next() {
            let id = &self.resolved.digests[article].id;
            lines.push(format!("  {id} uses both for one and the same (coreference within the article)"));
            return lines;
        }
        let reasons = &self.entity(entity).reasons;
        let steps = path(reasons, &from, &to);
        let steps = if steps.is_empty() { reasons.iter().collect() } else { steps };
        lines.extend(steps.into_iter().map(|reason| {
            format!("  {} = {}: {}", self.words(reason.left), self.words(reason.right), reason.words())
        }));
        lines
    }

    fn two(&self, left: &Meant<'_>, right: &Meant<'_>) -> Vec<String> {
        let mut lines = vec![format!("“{}” and “{}” are not one", left.written, right.written)];
        for meant in [left, right] {
            let entities = meant.entities.iter().map(|&entity| self.described(entity));
            lines.extend(entities.map(|entity| format!("  “{}” is {entity}", meant.written)));
            if meant.entities.is_empty() {
                lines.push(format!("  “{}” was taken for no entity", meant.written));
            }
        }
        let against: Vec<String> = left
            .entities
            .iter()
            .flat_map(|&one| right.entities.iter().flat_map(move |&other| self.against(one, other)))
            .collect();
        if against.is_empty() {
            lines.push("  no rule joins them".to_owned());
        }
        lines.extend(against);
        lines
    }

    /// What speaks against two entities being one, and how near they come.
    fn against(&self, one: usize, other: usize) -> Vec<String> {
        let (left, right) = (self.entity(one), self.entity(other));
        let mut lines = Vec::new();
        if left.class != right.class {
            lines.push(format!(
                "  against: one is {}, the other {}",
                left.class.as_str(),
                right.class.as_str()
            ));
        }
        if let (Some(left), Some(right)) = (&left.gazetteer, &right.gazetteer) {
            lines.push(format!("  against: the gazetteer knows two, {left} and {right}"));
        }
        let articles =
            |entity: &Entity| -> BTreeSet<usize> { entity.actors.iter().map(|actor| actor.0).collect() };
        for &article in articles(left).intersection(&articles(right)).take(3) {
            lines.push(format!("  against: {} speaks of both, as two", self.resolved.digests[article].id));
        }
        for (first, second, decided) in &self.resolved.resolution.kept_apart {
            if (*first, *second) == (one.min(other), one.max(other)) {
                lines.push(format!("  against: {decided} keeps them apart"));
            }
        }
        for (first, second, score) in &self.resolved.resolution.possibly_same {
            if (*first, *second) == (one, other) || (*first, *second) == (other, one) {
                lines.push(format!("  for: the names are {} % alike, too little to merge", score.0));
            }
        }
        lines
    }

    fn described(&self, index: usize) -> String {
        let entity = self.entity(index);
        let articles: BTreeSet<usize> = entity.actors.iter().map(|actor| actor.0).collect();
        let iri = self.base.entity(&entity.key);
        format!(
            "{}, {} [{}], in {} {}",
            entity.label,
            entity.class.as_str(),
            short(iri.as_str(), self.base),
            articles.len(),
            if articles.len() == 1 { "article" } else { "articles" }
        )
    }

    fn words(&self, (article, actor): Actor) -> String {
        let digest = &self.resolved.digests[article];
        let actor = &digest.actors[actor];
        let name = actor.names.first().or(actor.nominal.as_ref()).map_or("?", String::as_str);
        format!("“{name}” ({})", digest.id)
    }
}

/// The fewest decisions that lead from one of `from` to one of `to`; empty where none do.
fn path<'r>(
    reasons: &'r [MergeReason],
    from: &BTreeSet<Actor>,
    to: &BTreeSet<Actor>,
) -> Vec<&'r MergeReason> {
    let mut came_by: BTreeMap<Actor, (Actor, &MergeReason)> = BTreeMap::new();
    let mut queue: VecDeque<Actor> = from.iter().copied().collect();
    while let Some(here) = queue.pop_front() {
        if to.contains(&here) {
            let mut steps = Vec::new();
            let mut at = here;
            while let Some(&(before, reason)) = came_by.get(&at) {
                steps.push(reason);
                at = before;
            }
            steps.reverse();
            return steps;
        }
        for reason in reasons {
            for (start, end) in [(reason.left, reason.right), (reason.right, reason.left)] {
                if start == here && !from.contains(&end) && !came_by.contains_key(&end) {
                    came_by.insert(end, (here, reason));
                    queue.push_back(end);
                }
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_between_two_names_is_shown() {
        let reason = |left, right| MergeReason { left, right, rule: "resolve/test", decided: None };
        let reasons =
            [reason((0, 0), (1, 0)), reason((1, 0), (2, 0)), reason((2, 0), (3, 0)), reason((0, 0), (3, 0))];
        let steps = path(&reasons, &BTreeSet::from([(0, 0)]), &BTreeSet::from([(2, 0)]));
        assert_eq!(steps.len(), 2);
        assert!(path(&reasons, &BTreeSet::from([(0, 0)]), &BTreeSet::from([(9, 0)])).is_empty());
    }
}
