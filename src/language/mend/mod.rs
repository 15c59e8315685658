//! Arcs that no English sentence has, set right after the model has made its tree.

mod clause;
mod phrase;
#[cfg(test)]
mod tests;

use super::syntax::{Analysis, Relation};
use clause::{
    aim_of_arrangement, clause_behind_after, day_before_that, day_before_verb, day_of_relative_clause,
    object_before_second_clause, only_object, plan_for_somebody, relative_clause, shot_dead,
    subject_behind_fronted_phrase, subject_of_second_clause, verb_behind_relative_clause,
    verb_of_noun_at_top, what_a_report_tells, whom,
};
use phrase::{
    before_title, case_of_compound, deed_of_somebody, fronted_time, name_in_list, no_list_without_and,
    owner_taken_for_object, party_tag, plural_given_name,
};

/// Mends the tree of one sentence. Where mends that follow each other would close a circle or leave no single top, the arcs stay as
/// the model made them.
pub(super) fn mend(words: &[&str], tree: &mut [Analysis]) {
    let made: Vec<(Option<usize>, Relation)> =
        tree.iter().map(|analysis| (analysis.head, analysis.relation)).collect();
    mend_all(words, tree);
    if !is_tree(tree) {
        for (analysis, (head, relation)) in tree.iter_mut().zip(made) {
            (analysis.head, analysis.relation) = (head, relation);
        }
    }
}

/// Whether every word leads to one and the same top.
fn is_tree(tree: &[Analysis]) -> bool {
    // 0: not seen, 1: on the way up, 2: leads to the top.
    let mut seen = vec![0_u8; tree.len()];
    for word in 0..tree.len() {
        let (mut at, mut way) = (Some(word), Vec::new());
        while let Some(above) = at.filter(|&above| seen[above] != 2) {
            if seen[above] == 1 {
                return false;
            }
            seen[above] = 1;
            way.push(above);
            at = tree[above].head;
        }
        for above in way {
            seen[above] = 2;
        }
    }
    tree.is_empty() || tree.iter().filter(|analysis| analysis.head.is_none()).count() == 1
}

/// Every mend at every word, in an order in which later ones see what earlier ones set.
fn mend_all(words: &[&str], tree: &mut [Analysis]) {
    for word in 0..tree.len() {
        whom(words, tree, word);
        subject_of_second_clause(tree, word);
        subject_behind_fronted_phrase(tree, word);
        plural_given_name(words, tree, word);
        name_in_list(tree, word);
        relative_clause(words, tree, word);
        verb_behind_relative_clause(words, tree, word);
        deed_of_somebody(words, tree, word);
        shot_dead(words, tree, word);
        object_before_second_clause(words, tree, word);
        party_tag(words, tree, word);
        plan_for_somebody(words, tree, word);
        owner_taken_for_object(words, tree, word);
        fronted_time(words, tree, word);
        case_of_compound(tree, word);
        no_list_without_and(words, tree, word);
        verb_of_noun_at_top(words, tree, word);
        what_a_report_tells(words, tree, word);
        day_before_that(words, tree, word);
        day_of_relative_clause(tree, word);
        aim_of_arrangement(words, tree, word);
        day_before_verb(words, tree, word);
        clause_behind_after(words, tree, word);
        before_title(tree, word);
        only_object(tree, word);
    }
}

/// The first word that hangs on `of` and is what is wanted.
fn child(tree: &[Analysis], of: usize, wanted: impl Fn(&Analysis) -> bool) -> Option<usize> {
    (0..tree.len()).find(|&child| tree[child].head == Some(of) && wanted(&tree[child]))
}

fn is_auxiliary(analysis: &Analysis) -> bool {
    matches!(analysis.relation, Relation::Aux | Relation::AuxPass | Relation::Cop)
}

fn is_subject(analysis: &Analysis) -> bool {
    matches!(
        analysis.relation,
        Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter | Relation::Csubj | Relation::Expl
    )
}
