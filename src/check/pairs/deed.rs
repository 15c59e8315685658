//! Whether two reports tell one deed: who does it, and to whom or what.

use super::{Place, of_one_kind, report};
use crate::extract::name::nominal;
use crate::model::{Digest, ParticipantRole, Resolution, Standing};
use std::collections::BTreeSet;

/// Whether two reports of one kind have the same doers and the same objects, as far as both name them.
///
/// Nouns alone (`the city bought the property`) stand for too many things: a named doer or object has to agree.
pub(in crate::check) fn is_one_deed(
    digests: &[Digest],
    resolution: &Resolution,
    yes: Place,
    no: Place,
) -> bool {
    if !of_one_kind(report(digests, yes), report(digests, no)) {
        return false;
    }
    let [one, other] = [yes, no].map(|place| parts(digests, resolution, place));
    let agree = |one: &BTreeSet<String>, other: &BTreeSet<String>| !one.is_disjoint(other);
    let open = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.is_empty() || other.is_empty();
    let doers = agree(&one.doers, &other.doers);
    let lemma = &report(digests, no).lemma;
    // "Brandt checked into a clinic" is not undone by "Brandt never checked into the Osse Arms".
    let elsewhere = !open(&one.rest, &other.rest) && !agree(&one.rest, &other.rest);
    if elsewhere {
        return false;
    }
    if agree(&one.objects, &other.objects) {
        return doers || open(&one.doers, &other.doers);
    }
    // "checked into" has an object that nobody found.
    let without = one.nouns.is_empty() && other.nouns.is_empty() && !lemma.contains(' ');
    doers && open(&one.objects, &other.objects) && (without || agree(&one.nouns, &other.nouns))
}

/// Who does it and to whom or what: by name where there is one, else by the noun.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) doers: BTreeSet<String>,
    pub(super) objects: BTreeSet<String>,
    /// Those of them that are names themselves: `Arden`, not `the Arden rule`.
    pub(super) called: BTreeSet<String>,
    /// Nouns of the objects: `hospital`.
    nouns: BTreeSet<String>,
    /// Names and nouns of all that is neither doer nor victim.
    rest: BTreeSet<String>,
}

pub(super) fn parts(digests: &[Digest], resolution: &Resolution, place: Place) -> Parts {
    let mut parts = Parts::default();
    let told = report(digests, place);
    for (role, actor, words) in &told.participants {
        let is_doer = *role == ParticipantRole::Agent;
        let mut named = BTreeSet::new();
        // "Osse Mining denied that it sold the mine": it is the one that denies.
        let denies = || {
            let own = is_doer && told.standing == Standing::Denied && PRONOUNS.contains(&words.as_str());
            told.holders.first().copied().filter(|_| own && told.holders.len() == 1)
        };
        if let Some(actor) = actor.or_else(denies)
            && let Some(name) = digests[place.0].actors[actor].names.first()
        {
            let entity = resolution.entity_of[place.0][actor];
            named.extend(entity.map(|entity| format!("#{entity}")));
            named.extend(name.split_whitespace().next_back().map(str::to_lowercase));
        }
        if !is_doer {
            parts.called.extend(named.iter().cloned());
        }
        // "the port of Lesk", "the Brenna mine": a name in the phrase tells which.
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        let names = words.split_whitespace().filter(capital).map(str::to_lowercase);
        named.extend(names.filter(|word| nominal::class_of(word).is_none()));
        let head = head(words).map(str::to_lowercase).filter(|head| !PRONOUNS.contains(&head.as_str()));
        if is_doer {
            parts.doers.append(&mut named);
            continue;
        }
        if *role != ParticipantRole::Victim {
            parts.rest.extend(named.iter().cloned().chain(head.clone()));
        }
        parts.objects.append(&mut named);
        parts.nouns.extend(head);
    }
    parts
}

/// The noun of a phrase: `meeting` of `the meeting of the two in Osse`.
pub(super) fn head(words: &str) -> Option<&str> {
    const BEHIND: &[&str] = &["at", "between", "by", "for", "from", "in", "of", "on", "to", "with"];
    words.split_whitespace().take_while(|word| !BEHIND.contains(word)).last()
}

/// Words that name nobody by themselves.
const PRONOUNS: &[&str] = &[
    "he", "her", "him", "i", "it", "its", "me", "she", "that", "them", "they", "this", "us", "we", "who",
    "you",
];
