//! Arcs that no English sentence has, set right after the model has made its tree.

mod clause;
mod phrase;
#[cfg(test)]
mod tests;

use super::syntax::{Analysis, Relation};
use clause::{
    due_to, gerund_before_name, object_before_second_clause, only_object, past_before_particle,
    plan_for_somebody, relative_clause, shot_dead, subject_behind_fronted_phrase, subject_of_second_clause,
    verb_behind_relative_clause, verb_of_noun_at_top, whom,
};
use phrase::{
    case_of_compound, deed_of_somebody, fronted_time, loyal_to, name_in_list, names_before_noun,
    no_list_without_and, noun_in_ly, owner_taken_for_object, party_tag, plural_given_name,
};

/// Mends the tree of one sentence.
pub(super) fn mend(words: &[&str], tree: &mut [Analysis]) {
    for word in 0..tree.len() {
        whom(words, tree, word);
        subject_of_second_clause(tree, word);
        subject_behind_fronted_phrase(tree, word);
        due_to(words, tree, word);
        noun_in_ly(words, tree, word);
        plural_given_name(words, tree, word);
        name_in_list(tree, word);
        relative_clause(words, tree, word);
        verb_behind_relative_clause(words, tree, word);
        deed_of_somebody(words, tree, word);
        shot_dead(words, tree, word);
        object_before_second_clause(words, tree, word);
        party_tag(words, tree, word);
        past_before_particle(words, tree, word);
        loyal_to(words, tree, word);
        plan_for_somebody(words, tree, word);
        owner_taken_for_object(words, tree, word);
        fronted_time(words, tree, word);
        names_before_noun(words, tree, word);
        case_of_compound(tree, word);
        no_list_without_and(words, tree, word);
        verb_of_noun_at_top(words, tree, word);
        only_object(tree, word);
        gerund_before_name(words, tree, word);
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
