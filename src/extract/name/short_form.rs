//! Short forms of names that the article gives in full: `Halvik` of `Halvik Motors`, `Lena` and `Brandt` of `Lena Brandt`.

use super::Candidate;
use crate::language::Document;
use crate::language::en::given_name;
use crate::lexicon::classes::Class;
use crate::model::{EntityType, RuleId, TokenSpan};
use std::collections::{BTreeMap, BTreeSet};

const RULE: RuleId = "name/short-form";

/// What the long names of an article say of their parts.
#[derive(Default)]
struct Parts<'d> {
    /// First words of bodies of two words or more.
    bodies: BTreeSet<&'d str>,
    /// First and last words of persons' names.
    persons: BTreeSet<&'d str>,
    /// Whole names of persons, of two words or more.
    full: BTreeSet<String>,
    /// Words that stand behind a preposition of place.
    placed: BTreeSet<&'d str>,
    /// Words by themselves, as often as they are a person, and whether something beside them says so.
    alone: BTreeMap<&'d str, (usize, bool)>,
}

/// Gives a short name the class of the long one: a lone word that begins a body's name and is in no person's is the body, one that is
/// in a person's name and was only guessed to be a place is the person, and two words that end with one who is named
/// alone more than once are his full name. Names of the gazetteer are left.
pub(super) fn settle(document: &Document<'_>, candidates: &mut [Candidate]) {
    let parts = parts(document, candidates);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.gazetteer.is_none()) {
        let (class, rule) = candidate.verdict.unwrap_or((EntityType::Other, "name/other"));
        let tokens = candidate.tokens;
        let last = document.word(tokens.end - 1);
        let body = tokens.len() == 1
            && class != EntityType::Place
            && !is_evident(rule)
            && !parts.placed.contains(last)
            && parts.bodies.contains(last)
            && !parts.persons.contains(last)
            && !parts.alone.get(last).is_some_and(|(_, evident)| *evident);
        let person = tokens.len() == 1
            && parts.persons.contains(last)
            && !parts.bodies.contains(last)
            && matches!(rule, "name/locative" | "name/learned" | "name/other" | "name/elsewhere");
        let full = (2..=3).contains(&tokens.len())
            && class == EntityType::Other
            && rule == "name/other"
            && is_in_words(document, tokens)
            && parts.alone.get(last).is_some_and(|(count, evident)| *count > 1 || *evident)
            && !parts.full.contains(name_of(document, TokenSpan::new(tokens.start, tokens.end - 1)).as_str());
        if body && class != EntityType::Org {
            candidate.verdict = Some((EntityType::Org, RULE));
        } else if (person || full) && class != EntityType::Person {
            candidate.verdict = Some((EntityType::Person, RULE));
        }
    }
}

fn parts<'d>(document: &Document<'d>, candidates: &[Candidate]) -> Parts<'d> {
    let mut parts = Parts::default();
    for candidate in candidates {
        let Some((class, rule)) = candidate.verdict else { continue };
        let tokens = candidate.tokens;
        let (first, last) = (document.word(tokens.start), document.word(tokens.end - 1));
        let before = tokens.start.checked_sub(1).map(|before| document.word(before));
        if tokens.len() == 1
            && before.is_some_and(|word| matches!(word, "in" | "near" | "outside" | "In" | "Near"))
        {
            parts.placed.insert(last);
        }
        match class {
            EntityType::Org
                if tokens.len() > 1
                    && !is_local(last)
                    && !given_name::is_given_name(first)
                    && first.len() > 2 =>
            {
                parts.bodies.insert(first);
            }
            EntityType::Person if tokens.len() > 1 => {
                parts.full.insert(name_of(document, tokens));
                parts.persons.extend([first, last]);
            }
            EntityType::Person if candidate.gazetteer.is_none() => {
                let (count, evident) = parts.alone.entry(last).or_default();
                *count += 1;
                *evident |= is_evident(rule);
            }
            _ => {}
        }
    }
    parts
}

fn is_local(last: &str) -> bool {
    Class::LocalBody.holds(last)
}

fn name_of(document: &Document<'_>, tokens: TokenSpan) -> String {
    tokens.range().map(|index| document.word(index)).collect::<Vec<_>>().join(" ")
}

/// Whether what stands beside a name says that it is a person: a title, an age, an office.
fn is_evident(rule: RuleId) -> bool {
    matches!(rule, "name/title" | "name/age" | "name/office-apposition" | "name/ruler" | "name/surname")
}

fn is_in_words(document: &Document<'_>, tokens: TokenSpan) -> bool {
    tokens.range().all(|index| {
        let mut letters = document.word(index).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::name::mentions_of;

    /// The class of the last mention that is exactly `name`.
    #[track_caller]
    fn check(text: &str, name: &str, expected: EntityType) {
        let mentions = mentions_of(text);
        let found = mentions.iter().rfind(|mention| mention.span.of(text) == name);
        assert_eq!(found.map(|mention| mention.class), Some(expected), "{name} in {text}");
    }

    #[test]
    fn the_first_word_of_a_body_is_the_body() {
        let text = "Halvik Motors lost money. Analysts said Halvik slept. Shares of Halvik fell.";
        check(text, "Halvik", EntityType::Org);
        // A person of that name, and a place that the body is for.
        check("Oden Motors lost money. Its founder, Tom Oden, left. Oden slept.", "Oden", EntityType::Person);
        check("Corvane Police came. A fire broke out in Corvane.", "Corvane", EntityType::Place);
    }

    #[test]
    fn a_part_of_a_persons_name_is_the_person() {
        check("Lena Brandt fell. A cyclist crashed into Brandt.", "Brandt", EntityType::Person);
    }
}
