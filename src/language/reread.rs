//! A second look at sentences that the model reads without their verb.
//!
//! The tagger takes capitals for names, a name such as `Boeing` for a verb, a past form such as `shot` for a noun and a
//! plural such as `rebels` for a verb, `plans` for a noun. Seven kinds of sentences are read again with one word changed for the model only; the
//! text stays what it is:
//! - one with a name for a verb, with a plain name in its place: a capital in the midst of a sentence, or an opening word
//!   that is a name elsewhere in the article;
//! - a headline in title case, with those words in small letters that then turn out to be its finite verbs;
//! - one without any finite verb, or with a noun at its top, with a plain past form in place of a participle between two
//!   noun phrases;
//! - one with an irregular past form as a noun, with a plain past form in its place;
//! - one without a finite verb, with a verb of intent in place of a plural before an infinitive;
//! - one with an irregular past form as a noun at its top, with a plain past form in its place;
//! - one with a verb in *-s* right before a past form, with a plain plural in its place.

use super::en::verb_form;
use super::syntax::{Analysis, Model, Relation, Upos};
use crate::lexicon::classes::Class;
use std::collections::BTreeSet;

/// Stands for a name. Any surname does that the treebanks know as nothing else.
const PLAIN_NAME: &str = "Smith";

/// Stands for a past form. Any verb does that the treebanks know as nothing else.
const PLAIN_PAST: &str = "took";

/// Stands for a verb of intent in the present.
const PLAIN_INTENT: &str = "wants";

/// Stands for a plural noun.
const PLAIN_PLURAL: &str = "people";

/// Stands for a past participle.
const PLAIN_PARTICIPLE: &str = "taken";

/// Words of this many letters are capitalised in title case; prepositions and articles are not.
const LONG_WORD: usize = 4;

/// Words that are names in the middle of a sentence and never stand in small letters.
pub(super) fn names<'t>(sentences: &[(Vec<&'t str>, Vec<Analysis>)]) -> BTreeSet<&'t str> {
    let mut names = BTreeSet::new();
    let mut small: BTreeSet<String> = BTreeSet::new();
    for (words, analyses) in sentences {
        let headline = is_title_case(words);
        for (number, (word, analysis)) in words.iter().zip(analyses).enumerate() {
            if word.starts_with(char::is_lowercase) {
                small.insert((*word).to_owned());
            } else if !headline
                && number > 1
                && (analysis.xpos.is_name() || is_capital_verb(words, analyses, number))
            {
                names.insert(*word);
            }
        }
    }
    names.retain(|name| !small.contains(&name.to_lowercase()));
    names
}

/// A better reading of a sentence than `first`, if one of the seven second looks gives it.
pub(super) fn reread(
    model: &Model,
    words: &[&str],
    first: &[Analysis],
    names: &BTreeSet<&str>,
) -> Option<Vec<Analysis>> {
    if is_title_case(words) {
        return headline(model, words, first, names);
    }
    misread_names(model, words, first, names)
        .or_else(|| participle(model, words, first))
        .or_else(|| noun_for_past(model, words, first))
        .or_else(|| verb_for_plural(model, words, first))
        .or_else(|| plural_for_intent(model, words, first))
        .or_else(|| noun_at_top(model, words, first))
}

/// `Boeing unveils a jet` where the article has `by Boeing`; leaves `Opening the door, he` and known nouns.
fn misread_names(
    model: &Model,
    words: &[&str],
    first: &[Analysis],
    names: &BTreeSet<&str>,
) -> Option<Vec<Analysis>> {
    let misread: Vec<usize> = (0..words.len())
        .filter(|&number| {
            number == 0 && first[0].upos != Upos::Propn && names.contains(words[0])
                || is_capital_verb(words, first, number)
        })
        .collect();
    if misread.is_empty() {
        return None;
    }
    let mut changed = words.to_vec();
    for &number in &misread {
        changed[number] = PLAIN_NAME;
    }
    Some(model.annotate(&changed))
}

/// A capital that stands in the midst of a sentence and is tagged as a gerund: `a jet of Boeing`; leaves `he said: "Leaving`.
fn is_capital_verb(words: &[&str], first: &[Analysis], number: usize) -> bool {
    number > 0
        && first[number].xpos.is_gerund()
        && first[number - 1].upos != Upos::Punct
        && words[number].starts_with(char::is_uppercase)
        && words[number].chars().any(char::is_lowercase)
}

/// `Envoy Leaves Arden, Heads to Norland`; leaves a headline whose verbs are found and plural nouns.
fn headline(
    model: &Model,
    words: &[&str],
    first: &[Analysis],
    names: &BTreeSet<&str>,
) -> Option<Vec<Analysis>> {
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let may_be_verb = |number: usize| {
        let word = words[number];
        let form = small[number].as_str();
        number > 0
            && word.starts_with(char::is_uppercase)
            && word.chars().count() >= LONG_WORD
            && !first[number].xpos.is_finite()
            && !names.contains(word)
            && (form.ends_with('s') && !form.ends_with("ss")
                || form.ends_with("ed")
                || verb_form::of(form).is_some_and(|verb| verb.is_past))
    };
    let candidates: Vec<usize> = (0..words.len()).filter(|&number| may_be_verb(number)).collect();
    if candidates.is_empty() {
        return None;
    }
    let lowered = |numbers: &[usize]| {
        let mut changed = words.to_vec();
        for &number in numbers {
            changed[number] = small[number].as_str();
        }
        model.annotate(&changed)
    };
    let tried = lowered(&candidates);
    let verbs: Vec<usize> =
        candidates.iter().copied().filter(|&number| tried[number].xpos.is_finite()).collect();
    match verbs.len() {
        0 => None,
        all if all == candidates.len() => Some(tried),
        _ => Some(lowered(&verbs)),
    }
}

/// `Farmers blocked roads on Monday`, `Rebels took Arden and troops left`; leaves `a man charged with murder` and every
/// sentence with a finite verb or copula at its top.
fn participle(model: &Model, words: &[&str], first: &[Analysis]) -> Option<Vec<Analysis>> {
    let has_finite = first.iter().any(|analysis| analysis.xpos.is_finite());
    let root = first.iter().position(|analysis| analysis.head.is_none())?;
    let has_copula =
        first.iter().any(|analysis| analysis.head == Some(root) && analysis.relation == Relation::Cop);
    let noun_at_top = words.last() == Some(&".") && first[root].upos.is_nominal() && !has_copula;
    if has_finite && !noun_at_top {
        return None;
    }
    let verb = (1..words.len().saturating_sub(1)).find(|&number| {
        if has_finite && (first[number].head != Some(root) || number < root) {
            return false;
        }
        let past =
            words[number].ends_with("ed") || verb_form::of(words[number]).is_some_and(|verb| verb.is_past);
        past && first[number - 1].upos.is_nominal()
            && matches!(first[number].upos, Upos::Verb | Upos::Adj)
            && (Class::IntransitivePast.holds(words[number])
                || matches!(
                    first[number + 1].upos,
                    Upos::Det | Upos::Num | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Pron
                ))
    })?;
    with_plain_verb(model, words, first, verb, PLAIN_PAST)
}

/// `A gunman shot three people`, `the driver shot and killed a clerk`; leaves `the shot hit a wall`.
fn noun_for_past(model: &Model, words: &[&str], first: &[Analysis]) -> Option<Vec<Analysis>> {
    let at = |number: usize| first.get(number);
    let is_coordinated = |number: usize| {
        words.get(number + 1).is_some_and(|word| *word == "and")
            && at(number + 2).is_some_and(|next| next.xpos.is_past() || next.xpos.is_past_participle())
    };
    let is_dead = |number: usize| words.get(number) == Some(&"dead");
    // "The thief burst into a bank": of verbs that have one form for all.
    let is_into = |number: usize| {
        words.get(number + 1) == Some(&"into") && first[number - 1].relation == Relation::Compound
    };
    let verb = (1..words.len()).find(|&number| {
        let past = || verb_form::of(words[number]).is_some_and(|verb| verb.is_past);
        first[number].upos == Upos::Noun
            && matches!(first[number - 1].upos, Upos::Noun | Upos::Propn | Upos::Adv | Upos::Pron)
            && (past()
                && (at(number + 1)
                    .is_some_and(|next| matches!(next.upos, Upos::Det | Upos::Num | Upos::Pron))
                    || is_dead(number + 1)
                    || is_coordinated(number))
                || is_into(number) && verb_form::base_of_past(words[number]).is_some())
    })?;
    // "Deputy shot and killed": nothing follows that somebody could have killed.
    let has_object = at(verb + 1).is_some_and(|next| next.upos != Upos::Cconj)
        || at(verb + 3)
            .is_some_and(|next| next.upos.is_nominal() || matches!(next.upos, Upos::Det | Upos::Adj));
    let plain = if has_object { PLAIN_PAST } else { PLAIN_PARTICIPLE };
    let mut again = with_plain_verb(model, words, first, verb, plain)?;
    // What comes of it is no object.
    if is_dead(verb + 1) {
        again[verb + 1].head = Some(verb);
        again[verb + 1].relation = Relation::Xcomp;
    }
    Some(again)
}

/// `Reports that rebels attacked a town`, `Claims that police beat a clerk`; leaves `has taken` and `that man runs tired`.
fn verb_for_plural(model: &Model, words: &[&str], first: &[Analysis]) -> Option<Vec<Analysis>> {
    let plural = (1..words.len().saturating_sub(1)).find(|&number| {
        let next = &first[number + 1];
        let past = || {
            next.xpos.is_past()
                || next.xpos.is_past_participle()
                || verb_form::base_of_past(words[number + 1]).is_some()
        };
        first[number].upos == Upos::Verb
            && first[number].xpos.is_present()
            && words[number - 1].eq_ignore_ascii_case("that")
            && next.upos == Upos::Verb
            && past()
    })?;
    let mut changed = words.to_vec();
    changed[plural] = PLAIN_PLURAL;
    // "beat" may be a past form and another one.
    let next = first[plural + 1].xpos;
    if !next.is_past() && !next.is_past_participle() {
        changed[plural + 1] = PLAIN_PAST;
    }
    let mut again = model.annotate(&changed);
    if again[plural].upos != Upos::Noun || !again[plural + 1].xpos.is_past() {
        return None;
    }
    if let Some(base) =
        verb_form::base_of_past(words[plural + 1]).filter(|_| changed[plural + 1] == PLAIN_PAST)
    {
        base.clone_into(&mut again[plural + 1].lemma);
    }
    words[plural].to_lowercase().trim_end_matches('s').clone_into(&mut again[plural].lemma);
    Some(again)
}

/// `The mayor (Labour) quit on Friday`: a sentence whose top is a past form taken for a noun with a subject.
fn noun_at_top(model: &Model, words: &[&str], first: &[Analysis]) -> Option<Vec<Analysis>> {
    if words.last() != Some(&".") || first.iter().any(|analysis| analysis.xpos.is_finite()) {
        return None;
    }
    let verb = first.iter().position(|analysis| analysis.head.is_none())?;
    let subject = first
        .iter()
        .position(|analysis| analysis.head == Some(verb) && analysis.relation == Relation::Nsubj)
        .filter(|&subject| subject < verb)?;
    let past = first[verb].upos == Upos::Noun
        && first[subject].upos.is_nominal()
        && verb_form::base_of_past(words[verb]).is_some();
    if past { with_plain_verb(model, words, first, verb, PLAIN_PAST) } else { None }
}

/// `Norland plans to send troops`; leaves `The plans to send troops failed`.
fn plural_for_intent(model: &Model, words: &[&str], first: &[Analysis]) -> Option<Vec<Analysis>> {
    if words.last() != Some(&".") || first.iter().any(|analysis| analysis.xpos.is_finite()) {
        return None;
    }
    let verb = (1..words.len().saturating_sub(2)).find(|&number| {
        first[number].upos == Upos::Noun
            && words[number].ends_with('s')
            && (first[number - 1].upos.is_nominal() || words[number - 1].starts_with(char::is_uppercase))
            && !matches!(first[number - 1].upos, Upos::Det | Upos::Pron)
            && words[number + 1] == "to"
            && first[number + 2].xpos.is_base()
    })?;
    let mut changed = words.to_vec();
    changed[verb] = PLAIN_INTENT;
    let mut again = model.annotate(&changed);
    if !again[verb].xpos.is_finite() {
        return None;
    }
    words[verb].to_lowercase().trim_end_matches('s').clone_into(&mut again[verb].lemma);
    Some(again)
}

/// The reading with `plain` in place of word `verb`, if that makes it a verb in the past.
fn with_plain_verb(
    model: &Model,
    words: &[&str],
    first: &[Analysis],
    verb: usize,
    plain: &str,
) -> Option<Vec<Analysis>> {
    let mut changed = words.to_vec();
    changed[verb] = plain;
    let mut again = model.annotate(&changed);
    let tag = again[verb].xpos;
    if !tag.is_past() && !tag.is_past_participle() {
        return None;
    }
    let own = verb_form::base_of_past(words[verb]).map(str::to_owned);
    again[verb].lemma = own.unwrap_or_else(|| first[verb].lemma.clone());
    Some(again)
}

/// Whether nearly all long words but the first are capitalised and no full stop ends the line.
fn is_title_case(words: &[&str]) -> bool {
    if matches!(words.last(), None | Some(&("." | "!" | "?" | "”" | "\""))) {
        return false;
    }
    let long = words
        .iter()
        .skip(1)
        .filter(|word| word.chars().count() >= LONG_WORD && word.starts_with(char::is_alphabetic));
    let (mut capital, mut all) = (0, 0);
    for word in long {
        all += 1;
        capital += usize::from(word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase));
    }
    capital >= 2 && capital * 10 >= all * 8
}

#[cfg(test)]
mod tests {
    use crate::language::Document;
    use crate::model::Article;

    /// Checks that the finite verbs of `text` are `expected`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article { id: "a".into(), text: text.into(), ..Article::default() };
        let document = Document::new(&article);
        let found: Vec<&str> = (0..document.tokens.len())
            .filter(|&index| document.tokens[index].xpos.is_finite())
            .map(|index| document.word(index))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn verbs_of_a_headline_in_title_case_are_found() {
        check("Texas Climber Escapes Bear Near Houston", &["Escapes"]);
        check("Norland Leaders And Bankers Of Arden", &[]);
    }

    #[test]
    fn a_name_in_ing_is_no_verb() {
        check("Boeing unveils long jet\n\nThe jet was built by Boeing in Seattle.", &["unveils", "was"]);
        check("Opening the door, he smiled.", &["smiled"]);
    }

    #[test]
    fn a_participle_between_two_phrases_is_the_verb_of_a_sentence_without_one() {
        check("Farmers blocked roads near the border on Monday.", &["blocked"]);
        check("A man charged with murder.", &[]);
        check("Police and militant farmers clashed in the square on Sunday.", &["clashed"]);
        check("Rebels attacked Arden and troops attacked Oslo on Monday.", &["attacked", "attacked"]);
    }

    #[test]
    fn a_past_form_is_no_noun_before_its_object() {
        check("A gunman shot three people at an office building on Monday.", &["shot"]);
        check("The shot was heard.", &["was"]);
        check("The thief burst into a bank on Monday and emptied two tills.", &["burst", "emptied"]);
        check("Police shot dead a man who had attacked a guard.", &["shot", "had"]);
    }

    #[test]
    fn a_plural_before_an_infinitive_may_be_the_verb() {
        check("Norland plans to send troops on Friday.", &["plans"]);
        check("Its plans to send troops failed.", &["failed"]);
    }

    #[test]
    fn a_plural_before_a_past_form_is_no_verb() {
        check("Reports that rebels attacked Arden were false.", &["attacked", "were"]);
        check("Claims that police beat a clerk in Oslo were untrue.", &["beat", "were"]);
    }

    #[test]
    fn a_past_form_at_the_top_is_no_noun() {
        check("MP Nora Velt (Labour) quit on Friday.", &["quit"]);
    }
}
