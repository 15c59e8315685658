//! Arcs that no English sentence has, set right after the model has made its tree.

use super::syntax::{Analysis, Relation, Upos};

/// Mends the tree of one sentence.
pub(super) fn mend(words: &[&str], tree: &mut [Analysis]) {
    for word in 0..tree.len() {
        whom(words, tree, word);
        subject_of_second_clause(tree, word);
        subject_behind_fronted_phrase(tree, word);
        due_to(words, tree, word);
    }
}

/// `a captain whom rebels had captured`: *whom* is the object of its clause, no article of the rebels.
fn whom(words: &[&str], tree: &mut [Analysis], word: usize) {
    if !words[word].eq_ignore_ascii_case("whom") || tree[word].relation != Relation::Det {
        return;
    }
    let clause = tree[word].head.filter(|&noun| is_subject(&tree[noun])).and_then(|noun| tree[noun].head);
    if let Some(clause) = clause {
        tree[word].head = Some(clause);
        tree[word].relation = Relation::Obj;
    }
}

/// `Rill did not resign and Oden did not sign the accord`: a noun phrase that *and* joins to what stands before, and right
/// behind which a finite verb without a subject begins a second clause, is that verb's subject. Leaves `Rill met Oden and
/// Falk, resigned and left`, where a comma or another *and* stands before the verb.
fn subject_of_second_clause(tree: &mut [Analysis], verb: usize) {
    if let Some((noun, and)) = joined_subject(tree, verb) {
        tree[noun].head = Some(verb);
        tree[noun].relation = Relation::Nsubj;
        tree[and].head = Some(verb);
    }
}

/// The subject of a second clause that hangs on what stands before, and the *and* before it.
fn joined_subject(tree: &[Analysis], verb: usize) -> Option<(usize, usize)> {
    let first = tree[verb].head.filter(|&first| tree[verb].relation == Relation::Conj && first < verb)?;
    let begins = child(tree, verb, is_auxiliary).filter(|&auxiliary| auxiliary < verb).unwrap_or(verb);
    let is_finite = tree[begins].xpos.is_finite() && matches!(tree[begins].upos, Upos::Verb | Upos::Aux);
    if !is_finite || child(tree, verb, is_subject).is_some() {
        return None;
    }
    let is_adverb = |at: &usize| tree[*at].upos == Upos::Adv && tree[*at].head == Some(verb);
    let adverbs = (0..begins).rev().take_while(is_adverb).count();
    // The joined phrase whose last word stands right before the verb.
    let mut noun = begins.checked_sub(adverbs + 1)?;
    while tree[noun].relation != Relation::Conj {
        let inside = matches!(
            tree[noun].relation,
            Relation::Flat | Relation::Compound | Relation::Nummod | Relation::Amod | Relation::Nmod
        );
        noun = tree[noun].head.filter(|&head| inside && head < begins)?;
    }
    let and = child(tree, noun, |child| child.relation == Relation::Cc).filter(|&and| and < noun)?;
    let has_case = child(tree, noun, |child| child.relation == Relation::Case).is_some();
    let mut above = std::iter::successors(tree[noun].head, |&above| tree[above].head).take(tree.len());
    (tree[noun].upos.is_nominal() && noun > first && !has_case && above.any(|above| above == first))
        .then_some((noun, and))
}

/// `In 2024 the club's doctor was banned`: a bare noun phrase that hangs on the fronted phrase and stands right before a finite
/// verb without a subject is its subject.
fn subject_behind_fronted_phrase(tree: &mut [Analysis], noun: usize) {
    let loose = matches!(
        tree[noun].relation,
        Relation::Parataxis | Relation::Appos | Relation::Nmod | Relation::Dep | Relation::List
    );
    let Some(phrase) = tree[noun].head.filter(|&phrase| loose && phrase < noun) else { return };
    let fronted = matches!(tree[phrase].relation, Relation::Obl | Relation::OblUnmarked | Relation::Advmod);
    let Some(verb) = tree[phrase].head.filter(|&verb| fronted && verb > noun) else { return };
    let begins = child(tree, verb, is_auxiliary).filter(|&auxiliary| auxiliary < verb).unwrap_or(verb);
    let has_case = child(tree, noun, |child| child.relation == Relation::Case).is_some();
    let of_noun = |word: usize| {
        std::iter::successors(Some(word), |&word| tree[word].head).take(tree.len()).any(|word| word == noun)
    };
    let aside = |word: usize| matches!(tree[word].upos, Upos::Adv | Upos::Punct) || of_noun(word);
    if tree[noun].upos.is_nominal()
        && tree[begins].xpos.is_finite()
        && noun < begins
        && !has_case
        && child(tree, verb, is_subject).is_none()
        && (noun + 1..begins).all(aside)
    {
        tree[noun].head = Some(verb);
        tree[noun].relation = if child(tree, verb, |child| child.relation == Relation::AuxPass).is_some() {
            Relation::NsubjPass
        } else {
            Relation::Nsubj
        };
    }
}

/// `The report is due to be published`: *due* is what is said of the report, and the infinitive hangs on it.
fn due_to(words: &[&str], tree: &mut [Analysis], due: usize) {
    if !words[due].eq_ignore_ascii_case("due") || words.get(due + 1).is_none_or(|&next| next != "to") {
        return;
    }
    let Some(first) = tree.get(due + 2).filter(|next| next.xpos.is_base()) else { return };
    let verb = if first.upos == Upos::Aux { first.head } else { Some(due + 2) };
    let Some(verb) = verb.filter(|&verb| verb > due + 1) else { return };
    if tree[verb].head != Some(due) && tree[due].head != Some(verb) {
        return;
    }
    if tree[due].head == Some(verb) {
        (tree[due].head, tree[due].relation) = (tree[verb].head, tree[verb].relation);
        for word in (0..tree.len()).filter(|&word| word < due || word > verb && words[word] == ".") {
            if tree[word].head == Some(verb) {
                tree[word].head = Some(due);
            }
        }
    }
    (tree[verb].head, tree[verb].relation) = (Some(due), Relation::Xcomp);
    (tree[due + 1].head, tree[due + 1].relation) = (Some(verb), Relation::Mark);
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

#[cfg(test)]
mod tests {
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
        check(
            "The second part of the plan is due to be released in May.",
            "released",
            Relation::Xcomp,
            "due",
        );
        check("The second part of the plan is due to be released in May.", "to", Relation::Mark, "released");
    }

    #[test]
    fn a_joined_object_stays_one() {
        check("Rill met Oden and Falk and resigned.", "Falk", Relation::Conj, "Oden");
    }
}
