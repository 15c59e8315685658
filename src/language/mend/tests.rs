//! A hit and a near miss for every arc that is mended.

use crate::language::Document;
use crate::language::syntax::Relation;
use crate::model::Article;

/// Checks the relation and head of one word in a sentence.
#[track_caller]
fn check(text: &str, word: &str, relation: Relation, head: &str) {
    let article = Article { id: "a".into(), text: text.into(), ..Article::default() };
    let document = Document::new(&article);
    let index = (0..document.tokens.len()).find(|&index| document.word(index) == word).unwrap();
    let found = document.tokens[index].head.map(|head| document.word(head));
    assert_eq!((document.tokens[index].relation, found), (relation, Some(head)), "{text}");
}

#[test]
fn whom_is_an_object() {
    check("Troops freed a captain whom rebels had captured.", "whom", Relation::Obj, "captured");
    check("Troops freed a captain whom the rebels had captured.", "whom", Relation::Obj, "captured");
}

#[test]
fn a_second_clause_has_the_subject_before_it() {
    let text = "Rill did not resign and Oden did not sign the accord.";
    check(text, "Oden", Relation::Nsubj, "sign");
    check("Gunmen took the village and soldiers left the town.", "soldiers", Relation::Nsubj, "left");
}

#[test]
fn a_noun_behind_a_fronted_phrase_is_the_subject() {
    let text = "In 2024 the club's doctor, Ivo Rand, was banned for life.";
    check(text, "doctor", Relation::NsubjPass, "banned");
}

#[test]
fn what_is_due_is_ahead() {
    check("The second part of the plan is due to be released in May.", "released", Relation::Xcomp, "due");
    check("The second part of the plan is due to be released in May.", "to", Relation::Mark, "released");
}

#[test]
fn a_clause_behind_a_comma_tells_of_the_noun_before() {
    let text = "Officials have called for a withdrawal since a Norland air strike in January 2020, which killed two guards.";
    check(text, "killed", Relation::AclRelcl, "strike");
}

#[test]
fn the_verb_behind_a_relative_clause_is_that_of_the_noun() {
    let text = "A teller who was dismissed last week killed two men on Monday.";
    check(text, "teller", Relation::Nsubj, "killed");
    check(text, "dismissed", Relation::AclRelcl, "teller");
    check(text, "week", Relation::OblUnmarked, "dismissed");
}

#[test]
fn a_deed_of_somebody_is_a_subject() {
    let text = "The murder of Lena Brandt was condemned on Monday.";
    check(text, "murder", Relation::NsubjPass, "condemned");
    check(text, "Lena", Relation::Nmod, "murder");
}

#[test]
fn who_may_be_an_object() {
    check("The mayor called out Falk and Rill, who he accused of fraud.", "who", Relation::Obj, "accused");
}

#[test]
fn what_ends_in_ly_may_be_a_noun() {
    check("The assembly voted on Monday to ban the trade.", "assembly", Relation::Nsubj, "voted");
}

#[test]
fn a_given_name_may_look_like_a_plural() {
    check("Nora Velt praised Piers Halm on Monday.", "Halm", Relation::Flat, "Piers");
}

#[test]
fn who_is_loyal_is_the_noun_before() {
    let text = "Students clashed with police loyal to the governor in Oslo on Monday.";
    check(text, "police", Relation::Obl, "clashed");
}

#[test]
fn what_comes_of_a_shot_is_no_part_of_its_object() {
    check("Guards shot dead a man who had stabbed a clerk.", "dead", Relation::Xcomp, "shot");
}

#[test]
fn a_name_before_a_second_clause_is_the_object_of_the_first() {
    let text = "Rebels raided Oslo and soldiers raided Bergen on Monday.";
    check(text, "Oslo", Relation::Obj, "raided");
    check(text, "soldiers", Relation::Nsubj, "raided");
    let text = "Soldiers left Oslo and rebels entered Bergen on Monday.";
    check(text, "Oslo", Relation::Obj, "left");
    check("Rill said Oden and miners resigned on Monday.", "Oden", Relation::Nsubj, "resigned");
}

#[test]
fn a_verb_and_its_particle_have_an_object() {
    check("Halvik & Lund Inc. laid off 40 clerks in May.", "clerks", Relation::Obj, "laid");
}

#[test]
fn a_party_and_state_are_no_second_person() {
    check("Rep. Tom Oden, R-Texas, resigned on Monday.", "R", Relation::Appos, "Tom");
}

#[test]
fn who_is_planned_for_is_the_subject() {
    let text = "Oden revealed plans for the joint committee to meet on February 11.";
    check(text, "committee", Relation::Nsubj, "meet");
    check(text, "meet", Relation::Acl, "plans");
}

#[test]
fn an_owner_is_no_object() {
    let text = "A raid hit the town, killing the Ardan Brigades's top commander Per Lund on Monday.";
    check(text, "Brigades", Relation::NmodPoss, "Per");
}

#[test]
fn a_time_before_a_comma_is_no_part_of_a_name() {
    let text = "Since mid-October, US and Coalition forces in Norland have faced 160 attacks.";
    check(text, "mid-October", Relation::Obl, "faced");
    check(text, "US", Relation::Compound, "forces");
}

#[test]
fn two_names_dress_the_noun_behind_them() {
    let text = "Militias have launched many attacks against U.S. and Coalition forces in Norland.";
    check(text, "U.S.", Relation::Compound, "forces");
    check(text, "forces", Relation::Nmod, "attacks");
    let text = "Rebels launched attacks against U.S. and Coalition forces on Monday.";
    check(text, "against", Relation::Case, "forces");
}

#[test]
fn a_joined_object_stays_one() {
    check("Rill met Oden and Falk and resigned.", "Falk", Relation::Conj, "Oden");
}

#[test]
fn two_nouns_without_and_are_no_list() {
    let text = "The driver, a 42-year-old man, from Kiel, was released on bail on Monday.";
    check(text, "man", Relation::Appos, "driver");
}

#[test]
fn a_plan_may_be_for_somebody_at_length() {
    let text =
        "Oden revealed plans for the committee between Norland and the United States to meet on Monday.";
    check(text, "committee", Relation::Nsubj, "meet");
}

#[test]
fn the_verb_of_a_report_and_of_a_reduced_clause_is_found() {
    check("Rumours that Falk resigned are false.", "Rumours", Relation::Nsubj, "false");
    check("The strike planned for Monday was cancelled.", "planned", Relation::Acl, "strike");
    check(
        "Claims that police beat a clerk in Oslo on Friday were untrue.",
        "Claims",
        Relation::Nsubj,
        "untrue",
    );
    check(
        "The minister confirmed allegations that the pier was not safe.",
        "safe",
        Relation::Acl,
        "allegations",
    );
    check("A spokesman said Tuesday that the pilots saw a bird.", "Tuesday", Relation::OblUnmarked, "said");
}

#[test]
fn days_titles_and_clauses_behind_after_stand_where_they_belong() {
    check("Goldreef on Monday denied that it had paid bribes.", "Monday", Relation::Obl, "denied");
    let text = "Lessian Energy Minister Per Qvale opened the dam on Monday.";
    check(text, "Lessian", Relation::Compound, "Minister");
}
