//! Sieves over common-noun phrases: apposition, the same noun again, the head of a name, an office.

use super::{Chains, View};
use crate::extract::name::phrase::is_definite;
use crate::language::syntax::Relation;
use crate::model::{EntityType, MentionKind, Role};
use std::collections::BTreeMap;

/// How far back, in sentences, a noun finds the same noun (our choice, see the score).
const REACH: usize = 30;

/// How many mentions of a noun back at most, so that time stays linear.
const MOST: usize = 8;

/// Joins common nouns with what they stand for.
pub(super) fn join(view: &View<'_>, chains: &mut Chains) {
    appositions(view, chains);
    let mut by_lemma: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_name_head: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_office: BTreeMap<&str, Vec<Holder>> = BTreeMap::new();
    let mut last_org: Option<usize> = None;
    let mut last_country: Option<usize> = None;
    // Who was told of last, as the subject of a sentence: `Ada Voss won. “I slept,” said the Canadian.`
    let mut last_person: Option<usize> = None;
    let mut roles: Vec<&Role> = view.annotations.roles.iter().collect();
    roles.sort_by_key(|role| (role.person, role.span));
    let mut roles = roles.into_iter().peekable();
    for (index, mention) in view.mentions().iter().enumerate() {
        while let Some(role) = roles.next_if(|role| role.person == index) {
            let head = role.office.rsplit(' ').next().unwrap_or(&role.office);
            let words = role.span.of(view.document.text).split_whitespace().map(known_as).collect();
            by_office.entry(head).or_default().push(Holder { person: index, words });
        }
        match mention.kind {
            MentionKind::Name => {
                if let Some(head) = name_head(view.words(index)) {
                    by_name_head.insert(head, index);
                }
                match mention.class {
                    EntityType::Org => last_org = Some(index),
                    EntityType::Person
                        if view.document.tokens[view.features[index].head].relation == Relation::Nsubj =>
                    {
                        last_person = Some(index);
                    }
                    EntityType::Place
                        if mention.gazetteer.as_deref().is_some_and(|id| id.starts_with("country/")) =>
                    {
                        last_country = Some(index);
                    }
                    _ => {}
                }
            }
            MentionKind::Nominal => {
                let lemma = view.features[index].lemma.as_str();
                let definite = is_definite(view.document, view.features[index].head);
                let near = |other: &usize| {
                    view.features[index].sentence
                        - view.features[*other].sentence.min(view.features[index].sentence)
                        <= REACH
                };
                let agrees = |other: &usize| {
                    view.features[*other].plural == view.features[index].plural
                        || view.mentions()[*other].kind == MentionKind::Name
                };
                let earlier = by_lemma.entry(lemma).or_default();
                let same = earlier
                    .iter()
                    .rev()
                    .take(MOST)
                    .copied()
                    .filter(near)
                    .filter(agrees)
                    .find(|&other| same_modifiers(view, other, index) && !owned(view, index));
                let bare = modifiers(view, index).is_empty();
                let office = by_office
                    .get(lemma)
                    .and_then(|holders| only_holder(holders, &modifiers(view, index), chains));
                let people = (mention.rule == "name/demonym").then_some(last_person).flatten();
                let found = if let Some(person) = people.filter(near) {
                    Some((person, "coref/one-of-people"))
                } else if !definite {
                    None
                } else if let Some(person) = office {
                    Some((person, "coref/office"))
                } else if let Some(head) = by_name_head.get(lemma).copied().filter(near).filter(|_| bare) {
                    Some((head, "coref/head-of-name"))
                } else if let Some(same) = same {
                    Some((same, "coref/same-noun"))
                } else if matches!(
                    lemma,
                    "company" | "firm" | "airline" | "bank" | "group" | "organization" | "party"
                ) && bare
                {
                    last_org.filter(near).map(|org| (org, "coref/last-body"))
                } else if lemma == "country" && bare {
                    last_country.filter(near).map(|country| (country, "coref/last-country"))
                } else {
                    None
                };
                if let Some((antecedent, rule)) = found
                    && !overlaps(view, antecedent, index)
                {
                    chains.join(antecedent, index, rule);
                }
                earlier.push(index);
            }
            MentionKind::Pronoun => {}
        }
    }
}

fn overlaps(view: &View<'_>, left: usize, right: usize) -> bool {
    let whole = |index: usize| view.mentions()[index].phrase.unwrap_or(view.mentions()[index].span);
    whole(left).overlaps(&view.mentions()[right].span) || whole(right).overlaps(&view.mentions()[left].span)
}

/// Somebody the article gives an office to, with the words that name it: `Republican presidential nominee`.
struct Holder {
    person: usize,
    words: Vec<String>,
}

/// The only holder of an office that all of `modifiers` are said of: `the Republican nominee` where one nominee is
/// Republican and another a Democrat.
fn only_holder(holders: &[Holder], modifiers: &[String], chains: &mut Chains) -> Option<usize> {
    let fits = |holder: &&Holder| modifiers.iter().all(|word| holder.words.contains(&known_as(word)));
    let mut only: Option<(usize, usize)> = None;
    for holder in holders.iter().filter(fits) {
        let root = chains.first(holder.person);
        if only.is_some_and(|(known, _)| known != root) {
            return None;
        }
        only = Some((root, holder.person));
    }
    only.map(|(_, person)| person)
}

/// A word of an office in lower case, by its usual name.
fn known_as(word: &str) -> String {
    let lower = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    match lower.as_str() {
        "gop" => "republican".to_owned(),
        "democrat" => "democratic".to_owned(),
        _ => lower,
    }
}

/// `coref/apposition`: `Lena Brandt, the mayor`; `the mayor, Lena Brandt`.
fn appositions(view: &View<'_>, chains: &mut Chains) {
    for (index, features) in view.features.iter().enumerate() {
        let token = &view.document.tokens[features.head];
        if token.relation != Relation::Appos {
            continue;
        }
        let Some(&other) = token.head.and_then(|head| view.by_head.get(&head)) else { continue };
        let (left, right) = (&view.mentions()[other], &view.mentions()[index]);
        let one_is_common = left.kind == MentionKind::Nominal || right.kind == MentionKind::Nominal;
        let adjacent = features.tokens.start <= view.features[other].tokens.end + 6;
        let person = |class| matches!(class, EntityType::Person);
        let fits = left.class == right.class
            || (person(left.class) == person(right.class) && right.class != EntityType::Place);
        if one_is_common && adjacent && fits && view.features[other].agree(features) {
            chains.join(other, index, "coref/apposition");
        }
    }
}

/// Last word of a body's or place's name in lower case: what later mentions take up (`the commission`).
fn name_head(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 {
        return None;
    }
    let end =
        words.iter().position(|word| matches!(*word, "of" | "for" | "on" | "in")).unwrap_or(words.len());
    let head = words.get(end.checked_sub(1)?)?.to_lowercase();
    Some(head)
}

/// Lemmas of the words before the head, determiners and possessors aside.
fn modifiers(view: &View<'_>, index: usize) -> Vec<String> {
    let head = view.features[index].head;
    let relations = [Relation::Amod, Relation::Compound, Relation::Nummod, Relation::Nmod, Relation::Acl];
    let mut found: Vec<String> = view
        .document
        .children_by(head, &relations)
        .map(|child| view.document.lemma(child).to_lowercase())
        .collect();
    found.sort_unstable();
    found
}

/// Whether someone's: `their flag` takes up the flag of the same owner only.
fn owned(view: &View<'_>, index: usize) -> bool {
    view.document.child_by(view.features[index].head, &[Relation::NmodPoss]).is_some()
}

/// `coref/same-noun-of-same-owner`: `their flag` and `the sailors' flag`, once it is known who `they` are.
pub(super) fn join_owned(view: &View<'_>, chains: &mut Chains) {
    let mut first: BTreeMap<(&str, usize, Option<bool>), usize> = BTreeMap::new();
    for (index, features) in view.features.iter().enumerate() {
        if view.mentions()[index].kind != MentionKind::Nominal {
            continue;
        }
        let owner = view.document.child_by(features.head, &[Relation::NmodPoss]);
        let Some(owner) = owner.and_then(|owner| view.by_head.get(&owner)) else { continue };
        let key = (features.lemma.as_str(), chains.first(*owner), features.plural);
        let earlier = *first.entry(key).or_insert(index);
        if earlier != index && same_modifiers(view, earlier, index) && !overlaps(view, earlier, index) {
            chains.join(earlier, index, "coref/same-noun-of-same-owner");
        }
    }
}

/// The later phrase says nothing that the earlier one does not.
fn same_modifiers(view: &View<'_>, earlier: usize, later: usize) -> bool {
    let before = modifiers(view, earlier);
    modifiers(view, later).iter().all(|word| before.contains(word))
}
