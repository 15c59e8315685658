//! What a name names: person, body, place or something else.
//!
//! Evidence in the order of its strength: the gazetteer, head words inside the name (`Ministry`, `River`), a title or
//! office beside it, a known given name, what the grammar around it asks for, and at last what the same words are
//! elsewhere in the article. Without evidence a name stays `OTHER`: a person is never the default.

use super::{kind_noun, run};
use crate::language::Document;
use crate::language::en::{given_name, kind_word, title};
use crate::language::syntax::{Relation, Upos};
use crate::lexicon::classes::Class;
use crate::model::{EntityType, RuleId, TokenSpan};

/// A class and the rule that gave it.
pub(super) type Verdict = (EntityType, RuleId);

/// Whether a verb's subject speaks.
pub(super) fn is_speaking(lemma: &str) -> bool {
    Class::SpeakerVerb.holds(lemma)
}

/// What the words of a run say by themselves, or what stands directly beside them.
pub(super) fn of_run(document: &Document<'_>, run: TokenSpan) -> Option<Verdict> {
    let words: Vec<&str> = run.range().map(|index| document.word(index)).collect();
    let head_end =
        words.iter().position(|word| matches!(*word, "of" | "for" | "on" | "in")).unwrap_or(words.len());
    let head = words[head_end.saturating_sub(1)];
    if words.len() > 1 && Class::NamedStorm.holds(words[0]) {
        return Some((EntityType::Other, "name/happening"));
    }
    if words.len() == 1 && Class::NoBody.holds(words[0]) {
        return Some((EntityType::Other, "name/no-body"));
    }
    if words.len() > 1 && Class::ShipPrefix.holds(words[0]) {
        return Some((EntityType::Product, "name/ship"));
    }
    if words.len() == 2 && given_name::is_given_name(words[0]) && is_one_who_speaks(document, run) {
        return Some((EntityType::Person, "name/given-name"));
    }
    if words.len() > 1 && kind_word::is_place(head) && !matches!(head, "Republic") {
        return Some((EntityType::Place, "name/place-word"));
    }
    if words.len() > 2 && kind_word::is_land(words[0]) && words[1] == "of" {
        return Some((EntityType::Place, "name/place-word"));
    }
    if words.len() > 1 && kind_word::is_place(words[0]) && !words.iter().any(|word| kind_word::is_body(word))
    {
        return Some((EntityType::Place, "name/place-word"));
    }
    if words.len() > 1 && *words.last().unwrap_or(&"") == "plc" {
        return Some((EntityType::Org, "name/firm"));
    }
    if kind_word::is_body(head) || words.iter().skip(1).any(|word| kind_word::is_body(word)) {
        return Some((EntityType::Org, "name/body-word"));
    }
    if words.contains(&"&") {
        return Some((EntityType::Org, "name/firm"));
    }
    if words.len() > 1 && kind_word::is_body(words[0]) {
        return Some((EntityType::Org, "name/body-word"));
    }
    if let Some(class) = kind_noun::class(document, run).filter(|_| words.len() <= 4) {
        return Some((class, "name/kind-noun"));
    }
    if is_titled(document, run) {
        return Some((EntityType::Person, "name/title"));
    }
    let capitalised = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    if words.len() > 1 && capitalised <= 5 && given_name::is_given_name(words[0]) && !words.contains(&"of") {
        return Some((EntityType::Person, "name/given-name"));
    }
    if has_initial(&words) {
        return Some((EntityType::Person, "name/initial"));
    }
    around(document, run, words.len())
}

/// `its chief financial officer, Marianne Lake, said`: an office before the comma, or the subject of a verb of saying.
fn is_one_who_speaks(document: &Document<'_>, run: TokenSpan) -> bool {
    let Some(head) = document.head_of(run) else { return false };
    let token = &document.tokens[head];
    let speaks =
        token.relation == Relation::Nsubj && token.head.is_some_and(|verb| is_speaking(document.lemma(verb)));
    let office = run.start.checked_sub(2).is_some_and(|before| {
        document.word(before + 1) == "," && title::is_office(&document.lemma(before).to_lowercase())
    });
    speaks || office
}

/// `John F. Hale`: an initial between or before capitalised words.
fn has_initial(words: &[&str]) -> bool {
    words.len() > 1
        && words.len() <= 4
        && words[..words.len() - 1].iter().any(|word| crate::language::en::abbreviation::is_initial(word))
        && words.last().is_some_and(|word| word.len() > 2)
}

/// A title right before the run, or an office that the run names: `spokeswoman Lena Brandt`.
fn is_titled(document: &Document<'_>, run: TokenSpan) -> bool {
    let sentence = document.sentence_of(run.start);
    let Some(before) = run.start.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    let word = document.word(before);
    let lemma = document.lemma(before).to_lowercase();
    let is_title = title::is_title(word) || title::is_office(&lemma);
    // `House Speaker`, `the minister Norland trusts`: the title must belong to the name.
    let token = &document.tokens[before];
    let inside = run.contains(token.head.unwrap_or(usize::MAX))
        || run.range().any(|index| document.head(index) == Some(before));
    is_title && (inside || word.starts_with(char::is_uppercase))
}

/// What the grammar around a run asks for.
fn around(document: &Document<'_>, run: TokenSpan, length: usize) -> Option<Verdict> {
    let head = document.head_of(run)?;
    let token = &document.tokens[head];
    let sentence = document.sentence_of(head);
    let next = |offset: usize| {
        Some(run.end + offset - 1).filter(|&index| index < sentence.end).map(|index| document.word(index))
    };
    // `Lena Brandt, 44,`
    let age = next(1) == Some(",")
        && next(2).is_some_and(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    if age && length > 1 && next(3).is_none_or(|word| matches!(word, "," | "." | "of" | "-")) {
        return Some((EntityType::Person, "name/age"));
    }
    if document
        .children_by(head, &[Relation::Appos])
        .any(|appositive| title::is_office(document.lemma(appositive)))
        && length <= 4
    {
        return Some((EntityType::Person, "name/office-apposition"));
    }
    let parent = token.head;
    let verb = parent.map(|parent| document.lemma(parent));
    if length <= 2 && next(1).is_some_and(|word| Class::RuleNoun.holds(word)) {
        return Some((EntityType::Person, "name/ruler"));
    }
    let taken = matches!(token.relation, Relation::Obj | Relation::NsubjPass)
        && verb.is_some_and(|verb| Class::Besieging.holds(verb));
    let back = |offset: usize| run.start.checked_sub(offset).filter(|&at| at >= sentence.start);
    let held = back(3).is_some_and(|before| matches!(document.word(before + 1), "-" | "‑"))
        && back(1).is_some_and(|before| Class::HeldBy.holds(document.word(before)));
    if (taken || held) && length <= 3 {
        return Some((EntityType::Place, "name/locative"));
    }
    let is_subject = matches!(token.relation, Relation::Nsubj);
    if length == 1 && run::is_acronym(document.word(run.start)) {
        return Some((EntityType::Org, "name/acronym"));
    }
    if is_subject && verb.is_some_and(|verb| Class::PersonVerb.holds(verb)) {
        return Some((EntityType::Person, "name/subject-of-person-verb"));
    }
    if is_subject && length > 1 && verb.is_some_and(is_speaking) {
        return Some((EntityType::Person, "name/subject-of-speech"));
    }
    let case =
        document.children_by(head, &[Relation::Case]).map(|case| document.word(case).to_lowercase()).next();
    let locative = case.as_deref().is_some_and(|case| {
        matches!(case, "in" | "near" | "across" | "throughout" | "outside" | "around" | "into")
    });
    let happening = is_happening(document.word(run.end - 1));
    // The parse does not always know the preposition of a list: `Near Arden, two strikes hit a camp.`
    let beside = run.start.checked_sub(1).filter(|&before| before >= sentence.start).is_some_and(|before| {
        matches!(document.word(before).to_lowercase().as_str(), "near" | "outside" | "around" | "throughout")
    });
    let placed = beside || locative && matches!(token.relation, Relation::Obl | Relation::Nmod);
    if placed && !happening && length <= 3 {
        return Some((EntityType::Place, "name/locative"));
    }
    None
}

/// Whether the last word of a name tells that it names a happening, a prize, a law or a work.
pub(super) fn is_happening(word: &str) -> bool {
    Class::NamedHappening.holds(&word.to_lowercase())
}

/// What a run is by its form alone, when nothing else tells: two or three capitalised words (`Lena Brandt`), a given name
/// (`Lena`), a lone name that does something (`Brandt slept`). `Harbour War` and `the Brandt` stay open.
pub(super) fn by_form(document: &Document<'_>, run: TokenSpan) -> Option<Verdict> {
    let words: Vec<&str> = run.range().map(|index| document.word(index)).collect();
    let last = *words.last()?;
    let is_name_word = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 1
            && letters.all(|letter| letter.is_lowercase() || letter == '\'')
    };
    let proper = run.range().all(|index| document.upos(index) == Upos::Propn);
    if is_happening(last) || !proper || !words.iter().all(is_name_word) {
        return None;
    }
    if (2..=3).contains(&words.len()) {
        return Some((EntityType::Person, "name/two-words"));
    }
    let token = &document.tokens[run.start];
    let has_article = document.child_by(run.start, &[Relation::Det]).is_some();
    if words.len() > 1 || has_article || token.xpos.is_plural() {
        return None;
    }
    if given_name::is_given_name(words[0]) {
        return Some((EntityType::Person, "name/given-name-alone"));
    }
    let acts =
        token.relation == Relation::Nsubj && token.head.is_some_and(|verb| document.upos(verb) == Upos::Verb);
    acts.then_some((EntityType::Person, "name/subject"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Knowledge;
    use crate::model::Article;

    /// The class of the first mention that is exactly `name`.
    #[track_caller]
    fn check(text: &str, name: &str, expected: Option<EntityType>) {
        let article = Article { id: "a1".into(), text: text.into(), ..Article::default() };
        let document = Document::new(&article);
        let (mentions, _) = crate::extract::name::find(&document, &Knowledge::default());
        let found =
            mentions.iter().find(|mention| mention.span.of(text) == name).map(|mention| mention.class);
        assert_eq!(found, expected, "{name} in {text}");
    }

    #[test]
    fn a_war_is_no_person() {
        check("The harbour burned in the Trenton War.", "Trenton War", Some(EntityType::Other));
    }

    #[test]
    fn a_ship_is_no_person() {
        check("The HMS Osric left Arden.", "HMS Osric", Some(EntityType::Product));
        check("Sailors of the 5th Fleet left Arden.", "5th Fleet", Some(EntityType::Org));
        check("She won the 5th Arden race.", "5th Arden", None);
    }

    #[test]
    fn what_armies_take_is_a_place_and_who_has_a_regime_a_person() {
        check("Rebels retook Sarhabad on Monday.", "Sarhabad", Some(EntityType::Place));
        check("They shelled rebel-held Karabin again.", "Karabin", Some(EntityType::Place));
        check("They fought the Asadi regime for years.", "Asadi", Some(EntityType::Person));
    }

    #[test]
    fn the_name_of_an_operation_is_no_person() {
        check(
            "The army ended Operation Steel Hammer on Monday.",
            "Operation Steel Hammer",
            Some(EntityType::Other),
        );
    }

    #[test]
    fn a_letter_code_of_time_is_no_body() {
        check("The temple was built in 300 BC by farmers.", "BC", Some(EntityType::Other));
    }

    #[test]
    fn letters_after_a_name_are_no_part_of_it() {
        check("Lena Brandt OBE left on Monday.", "Lena Brandt", Some(EntityType::Person));
        check("Lena Brandt, M.D., left on Monday.", "M.D.", None);
    }

    #[test]
    fn a_body_and_the_person_after_its_office_are_two_names() {
        let text = "Arden Police Capt. Ada Voss left on Monday.";
        check(text, "Arden Police", Some(EntityType::Org));
        check(text, "Ada Voss", Some(EntityType::Person));
        check("President-elect Ada Voss left on Monday.", "Ada Voss", Some(EntityType::Person));
        check("Cllr Ada Voss left on Monday.", "Ada Voss", Some(EntityType::Person));
    }

    #[test]
    fn a_nickname_in_marks_is_a_part_of_the_name() {
        let text = "The singer Paul \"Bo\" Lund left on Monday.";
        check(text, "Paul \"Bo\" Lund", Some(EntityType::Person));
    }

    #[test]
    fn what_a_body_is_for_may_have_two_words() {
        let text = "The Arden Fire and Rescue Service came at noon.";
        check(text, "Arden Fire and Rescue Service", Some(EntityType::Org));
        check("She met Brandt and Halvik Motors in May.", "Brandt and Halvik Motors", None);
    }

    #[test]
    fn numbers_and_months_are_no_names() {
        check("Eleven trams burned on Monday.", "Eleven", None);
        check("The tram burned on Dec. 30 in Arden.", "Dec.", None);
        check("Lena May left on Monday.", "Lena May", Some(EntityType::Person));
        check("Lena left in May 2031.", "May", None);
    }

    #[test]
    fn an_office_is_no_part_of_a_name() {
        check("Interior Minister Tomás Aldunate resigned.", "Tomás Aldunate", Some(EntityType::Person));
        check("Special Envoy Lena Brandt left.", "Lena Brandt", Some(EntityType::Person));
        check("The Interior Minister resigned.", "Interior Minister", Some(EntityType::Other));
    }

    #[test]
    fn an_article_after_an_apostrophe_goes_on_with_the_name() {
        check("Mohammed Shia' al-Hadi spoke.", "Mohammed Shia' al-Hadi", Some(EntityType::Person));
        check("They met bin Rashid in the hills.", "bin Rashid", Some(EntityType::Person));
    }

    #[test]
    fn a_known_place_may_be_a_part_of_a_longer_name() {
        check("They fled to South Norway in boats.", "South Norway", Some(EntityType::Place));
        check("The Kingdom of Norway signed it.", "Kingdom of Norway", Some(EntityType::Place));
        check("The Norway Crisis ended.", "Norway", Some(EntityType::Place));
    }

    #[test]
    fn who_speaks_is_no_lake() {
        let text = "The bank's chief executive, Lena Lake, said no.";
        check(text, "Lena Lake", Some(EntityType::Person));
        check("They swam in Lena Lake on Monday.", "Lena Lake", Some(EntityType::Place));
    }

    #[test]
    fn a_county_and_its_executive_are_two_names() {
        let text = "Arden County Executive Lena Brandt signed it.";
        check(text, "Arden County", Some(EntityType::Place));
        check(text, "Lena Brandt", Some(EntityType::Person));
    }

    #[test]
    fn what_has_a_mayor_is_a_place_and_a_daily_a_body() {
        check("Voss, the former mayor of Corvane, wept.", "Corvane", Some(EntityType::Place));
        check(
            "According to the regional daily Nordlys Nytt, it rained.",
            "Nordlys Nytt",
            Some(EntityType::Org),
        );
    }

    #[test]
    fn captions_hold_names_and_copyright_lines_agencies() {
        let text = "The dam broke on Monday in the hills, and many fled from the water to the town.\n\nLena Brandt looks at the dam. Photo: Ada Voss\n\nCopyright 2031 The Associated Press. All rights reserved.";
        check(text, "Lena Brandt", Some(EntityType::Person));
        check(text, "Associated Press", Some(EntityType::Org));
    }

    #[test]
    fn an_acronym_of_common_words_is_no_name() {
        check("She leads advanced pumps (AP) research.", "AP", None);
    }
}
