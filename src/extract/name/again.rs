//! Names found again where the tagger missed them: in headlines, at the start of a sentence, after an acronym was introduced.

use super::{Candidate, acronym, run};
use crate::language::Document;
use crate::language::en::starter;
use crate::model::{EntityType, RuleId, TokenSpan};
use std::collections::{BTreeMap, BTreeSet};

const RULE: RuleId = "name/again";

/// Most words of a name that is looked for. Our choice.
const LONGEST: usize = 6;

/// A name that the article tells elsewhere.
#[derive(Clone)]
struct Told {
    class: EntityType,
    gazetteer: Option<String>,
}

/// Adds the names that stand somewhere untold, and cuts a run of a headline that holds some: `Halvik Raises Offer` is `Halvik`. Only the
/// same words in the same letters count, only where a capital tells something, and a word that the article also has in small letters
/// (`Rust`, `rust`) is left.
pub(super) fn find(document: &Document<'_>, candidates: &mut Vec<Candidate>) {
    let told = told(document, candidates);
    if told.is_empty() {
        return;
    }
    let mut taken = vec![None; document.tokens.len()];
    for (number, candidate) in candidates.iter().enumerate() {
        candidate.tokens.range().for_each(|index| taken[index] = Some(number));
    }
    let mut added = Vec::new();
    let mut cut = BTreeSet::new();
    for &sentence in &document.sentences {
        let heading = run::is_heading(document, sentence);
        let mut at = sentence.start;
        while at < sentence.end {
            let found = longest(document, &told, at, sentence.end);
            let Some((tokens, name)) = found else {
                at += 1;
                continue;
            };
            let holders: BTreeSet<usize> = tokens.range().filter_map(|index| taken[index]).collect();
            let loose = |number: &usize| {
                let holder = &candidates[*number];
                heading
                    && holder.tokens.len() > tokens.len()
                    && holder.tokens.covers(&tokens)
                    && holder.gazetteer.is_none()
                    && holder.verdict.is_none_or(|(class, _)| class == EntityType::Other)
            };
            let region = document.is_report(document.tokens[tokens.start].span.start);
            if region && holders.iter().all(loose) {
                cut.extend(holders);
                added.push(Candidate {
                    tokens,
                    verdict: Some((name.class, RULE)),
                    gazetteer: name.gazetteer.clone(),
                });
            }
            at = tokens.end;
        }
    }
    let mut number = 0;
    candidates.retain(|_| {
        number += 1;
        !cut.contains(&(number - 1))
    });
    candidates.extend(added);
    candidates.sort_by_key(|candidate| (candidate.tokens.start, std::cmp::Reverse(candidate.tokens.end)));
}

/// Names with a class by their words; what an acronym stands for lends it its class.
fn told(document: &Document<'_>, candidates: &[Candidate]) -> BTreeMap<String, Told> {
    let small: BTreeSet<&str> = (0..document.tokens.len())
        .map(|index| document.word(index))
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect();
    let mut told = BTreeMap::new();
    for candidate in candidates {
        let Some((class @ (EntityType::Person | EntityType::Org | EntityType::Place), _)) = candidate.verdict
        else {
            continue;
        };
        let mut note = |name: String| {
            let gazetteer = candidate.gazetteer.clone();
            told.entry(name).or_insert(Told { class, gazetteer });
        };
        let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
        let common = first == last && small.contains(document.word(first).to_lowercase().as_str());
        if !common {
            note(super::learned::name(document, candidate));
        }
        // A person's last word by itself.
        if class == EntityType::Person && first < last {
            let word = document.word(last);
            if word.chars().count() > 2 && !small.contains(word.to_lowercase().as_str()) {
                note(word.to_owned());
            }
        }
    }
    for (acronym, meant) in acronym::introduced(document) {
        if let Some(name) = told.get(meant).cloned() {
            told.entry(acronym.to_owned()).or_insert(name);
        }
    }
    told
}

/// The longest told name that begins at `at`.
fn longest<'t>(
    document: &Document<'_>,
    told: &'t BTreeMap<String, Told>,
    at: usize,
    end: usize,
) -> Option<(TokenSpan, &'t Told)> {
    let word = document.word(at);
    let starts = starter::is_sentence_starter(word) && !run::is_acronym(word);
    if !word.starts_with(char::is_uppercase) || starts {
        return None;
    }
    let mut name = String::new();
    let mut best = None;
    for next in at..end.min(at + LONGEST) {
        if next > at {
            name.push(' ');
        }
        name.push_str(document.word(next));
        if let Some(told) = told.get(&name) {
            best = Some((TokenSpan::new(at, next + 1), told));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use crate::extract::name::mentions_of;

    /// The names that the text holds, with their classes.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let mentions = mentions_of(text);
        let names = mentions.iter().filter(|mention| mention.kind == crate::model::MentionKind::Name);
        let found: Vec<(&str, &str)> =
            names.map(|mention| (mention.span.of(text), mention.class.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_headline_is_cut_around_the_names_that_the_report_tells() {
        check(
            "Brandt Announces Surprise Retirement\n\nThe coach Lena Brandt will retire in May.",
            &[("Brandt", "PERSON"), ("Lena Brandt", "PERSON")],
        );
    }

    #[test]
    fn an_acronym_that_is_a_word_is_told_once_it_was_introduced() {
        check(
            "The Harbour Party (HP, once the Quay League) won. HP has ten seats.",
            &[("Harbour Party", "ORG"), ("HP", "ORG"), ("Quay League", "ORG"), ("HP", "ORG")],
        );
    }
}
