//! Clauses: whose verb, subject and object a word is.

use super::{child, is_auxiliary, is_subject};
use crate::language::en::calendar;
use crate::language::syntax::{Analysis, Relation, Upos, Xpos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;

/// Words between whom a plan is for and what is planned: `the committee of the two countries to meet`. Our choice.
const REACH: usize = 12;

/// `revealed plans for the committee to meet`: who is to do it is the subject of the infinitive, and the infinitive tells of the plan.
pub(super) fn plan_for_somebody(words: &[&str], tree: &mut [Analysis], of: usize) {
    let Some(noun) = of.checked_sub(1).filter(|_| words[of] == "for" && tree[of].relation == Relation::Case)
    else {
        return;
    };
    let is_plan = tree[noun].upos == Upos::Noun && Class::PlanNoun.holds(&tree[noun].lemma);
    let Some(who) = tree[of].head.filter(|&who| is_plan && who > of && tree[who].upos.is_nominal()) else {
        return;
    };
    let Some(to) = (who + 1..tree.len())
        .take(REACH)
        .find(|&at| words[at] == "to" && tree[at].relation == Relation::Mark)
    else {
        return;
    };
    let Some(verb) = tree[to].head.filter(|&verb| verb > to && child(tree, verb, is_subject).is_none())
    else {
        return;
    };
    let above = tree[noun].head;
    let hangs = |word: usize| {
        tree[word].head == Some(noun) || tree[word].head == above || tree[word].head == Some(who)
    };
    let loose = matches!(tree[verb].relation, Relation::Advcl | Relation::Acl | Relation::Xcomp);
    if !(loose && hangs(verb) && (hangs(who) || tree[who].head == Some(verb))) {
        return;
    }
    (tree[verb].head, tree[verb].relation) = (Some(noun), Relation::Acl);
    (tree[who].head, tree[who].relation) = (Some(verb), Relation::Nsubj);
    (tree[of].head, tree[of].relation) = (Some(verb), Relation::Mark);
}

/// `Guards shot dead a man`: *dead* is what comes of it, not what the man was.
pub(super) fn shot_dead(words: &[&str], tree: &mut [Analysis], dead: usize) {
    let Some(verb) = dead.checked_sub(1).filter(|_| words[dead].eq_ignore_ascii_case("dead")) else { return };
    let struck = tree[verb].upos == Upos::Verb && Class::StruckDead.holds(words[verb]);
    if struck && tree[dead].relation == Relation::Amod && tree[dead].head.is_some_and(|noun| noun > dead) {
        (tree[dead].head, tree[dead].relation) = (Some(verb), Relation::Xcomp);
    }
}

/// `Rebels left Arden and soldiers entered Brinn`: a name right behind a verb without an object, which *and* and a noun join to
/// the subject of a second verb, is the object of the first. Leaves `Rill said Oden and miners resigned`: of a verb of saying
/// or thinking the two are the clause.
pub(super) fn object_before_second_clause(words: &[&str], tree: &mut [Analysis], second: usize) {
    let loose = matches!(tree[second].relation, Relation::Ccomp | Relation::Conj | Relation::Parataxis);
    let Some(first) = tree[second].head.filter(|&first| first < second && loose) else { return };
    let name = first + 1;
    let is_joined = |noun: &usize| tree[*noun].head == Some(name) && tree[*noun].relation == Relation::Conj;
    let Some(noun) = (name + 1..second).find(is_joined) else { return };
    let Some(and) = child(tree, noun, |child| child.relation == Relation::Cc) else { return };
    let is_subject_of_one = tree[name].upos == Upos::Propn
        && tree[name].relation == Relation::Nsubj
        && matches!(tree[name].head, Some(head) if head == first || head == second);
    let plain = tree[noun].upos == Upos::Noun
        && and == name + 1
        && words[and] == "and"
        && tree[second].xpos.is_past()
        && tree[first].xpos.is_past();
    let tells = words::kinds(&tree[first].lemma).is_none_or(|kinds| {
        matches!(kinds.verb, "communication" | "cognition" | "perception" | "emotion" | "stative")
    });
    let has_subject = child(tree, first, is_subject).is_some_and(|subject| subject < first);
    if !(is_subject_of_one && plain && has_subject) || tells && tree[first].lemma != tree[second].lemma {
        return;
    }
    (tree[name].head, tree[name].relation) = (Some(first), Relation::Obj);
    (tree[noun].head, tree[noun].relation) = (Some(second), Relation::Nsubj);
    tree[second].relation = Relation::Conj;
    tree[and].head = Some(second);
}

/// `A teller who was dismissed last week killed two`: with a noun and *who* for subjects the first verb is that of a relative
/// clause, and a second finite one without a subject the verb of the noun.
pub(super) fn verb_behind_relative_clause(words: &[&str], tree: &mut [Analysis], pronoun: usize) {
    let opens = ["who", "which", "that"].iter().any(|word| words[pronoun].eq_ignore_ascii_case(word));
    let Some(first) =
        tree[pronoun].head.filter(|&verb| opens && verb > pronoun && is_subject(&tree[pronoun]))
    else {
        return;
    };
    let is_noun =
        |at: &usize| tree[*at].head == Some(first) && is_subject(&tree[*at]) && tree[*at].upos.is_nominal();
    let Some(noun) = (0..pronoun).rev().find(is_noun) else { return };
    let second = (first + 1..tree.len()).find(|&at| {
        tree[at].head == Some(first)
            && tree[at].upos == Upos::Verb
            && tree[at].xpos.is_past()
            && matches!(
                tree[at].relation,
                Relation::Conj
                    | Relation::Parataxis
                    | Relation::Dep
                    | Relation::Ccomp
                    | Relation::Advcl
                    | Relation::Xcomp
                    | Relation::AclRelcl
            )
            && child(tree, at, |child| {
                is_subject(child) || matches!(child.relation, Relation::Cc | Relation::Mark)
            })
            .is_none()
    });
    let Some(second) = second else { return };
    (tree[second].head, tree[second].relation) = (tree[first].head, tree[first].relation);
    (tree[first].head, tree[first].relation) = (Some(noun), Relation::AclRelcl);
    (tree[noun].head, tree[noun].relation) = (Some(second), Relation::Nsubj);
    for between in &mut tree[first + 1..second] {
        if between.head == Some(second) && between.relation != Relation::Advmod {
            between.head = Some(first);
        }
    }
}

/// `since an air strike in January, which killed two`: a clause that *which* or *who* opens behind a comma tells of the noun
/// phrase before it, not of the whole sentence.
pub(super) fn relative_clause(words: &[&str], tree: &mut [Analysis], pronoun: usize) {
    let opens = ["which", "who"].iter().any(|word| words[pronoun].eq_ignore_ascii_case(word));
    if !opens || pronoun < 2 || words[pronoun - 1] != "," {
        return;
    }
    let Some(verb) = tree[pronoun].head.filter(|&verb| verb > pronoun) else { return };
    // "Rill, who he accused of fraud"
    let accused = !is_subject(&tree[pronoun])
        && child(tree, verb, is_subject).is_some_and(|subject| subject > pronoun && subject < verb)
        && child(tree, verb, |child| child.relation == Relation::Obj).is_none();
    if !accused && !is_subject(&tree[pronoun]) {
        return;
    }
    let loose =
        matches!(tree[verb].relation, Relation::Parataxis | Relation::Dep | Relation::Conj | Relation::Appos);
    let behind = tree[verb].head.is_some_and(|head| head < pronoun && !tree[head].upos.is_nominal());
    if !(loose && behind) {
        return;
    }
    // The noun phrase that ends before the comma: its last noun, and what that one hangs on.
    let above = |tree: &[Analysis], at: usize| tree[at].head.filter(|&head| head < pronoun);
    let mut noun = pronoun - 2;
    while !tree[noun].upos.is_nominal() {
        match above(tree, noun).filter(|&head| tree[head].upos != Upos::Verb) {
            Some(head) => noun = head,
            None => return,
        }
    }
    while tree[noun].relation != Relation::Conj
        && let Some(head) = above(tree, noun).filter(|&head| tree[head].upos.is_nominal())
    {
        noun = head;
    }
    if accused {
        tree[pronoun].relation = Relation::Obj;
    }
    (tree[verb].head, tree[verb].relation) = (Some(noun), Relation::AclRelcl);
}

/// `a captain whom rebels had captured`: *whom* is the object of its clause, no article of the rebels and no second subject.
pub(super) fn whom(words: &[&str], tree: &mut [Analysis], word: usize) {
    if !words[word].eq_ignore_ascii_case("whom") {
        return;
    }
    let clause = match tree[word].relation {
        Relation::Det => {
            tree[word].head.filter(|&noun| is_subject(&tree[noun])).and_then(|noun| tree[noun].head)
        }
        Relation::Nsubj | Relation::NsubjPass => tree[word].head,
        _ => None,
    };
    if let Some(clause) = clause {
        tree[word].head = Some(clause);
        tree[word].relation = Relation::Obj;
    }
}

/// `Rumours that Rill resigned are false`, `The march planned for Monday never took place`: a finite verb without a subject that no
/// word joins to the clause before it is the verb of the noun at the top, or of the noun that the first verb seems to be said of.
pub(super) fn verb_of_noun_at_top(words: &[&str], tree: &mut [Analysis], verb: usize) {
    let Some(first) = tree[verb].head.filter(|&first| first < verb && words.last() == Some(&".")) else {
        return;
    };
    let loose = matches!(
        tree[verb].relation,
        Relation::Xcomp
            | Relation::Ccomp
            | Relation::Conj
            | Relation::Advcl
            | Relation::Parataxis
            | Relation::Acl
            | Relation::Dep
            | Relation::Obj
    );
    let finite_helper = child(tree, verb, |child| is_auxiliary(child) && child.xpos.is_finite()).is_some();
    let finite = tree[verb].xpos.is_finite() && tree[verb].upos == Upos::Verb || finite_helper;
    let joined = child(tree, verb, |child| {
        is_subject(child) || matches!(child.relation, Relation::Cc | Relation::Mark)
    })
    .is_some();
    let parted = (first..verb).any(|at| matches!(words[at], "," | ":" | "-" | "“" | "\""));
    if !loose || !finite || joined || parted {
        return;
    }
    let clause = matches!(tree[first].relation, Relation::Acl | Relation::AclRelcl);
    let noun = if clause {
        tree[first].head.filter(|&noun| tree[noun].head.is_none() && tree[noun].upos.is_nominal())
    } else {
        // The first verb seems to be the main one: a participle behind its noun, without an auxiliary.
        let reduced = tree[first].head.is_none()
            && matches!(tree[verb].relation, Relation::Conj | Relation::Advcl)
            && words[first].ends_with("ed")
            && child(tree, first, is_auxiliary).is_none()
            && child(tree, first, |child| child.relation == Relation::Obj).is_none();
        child(tree, first, is_subject)
            .filter(|&noun| reduced && noun + 1 == first && tree[noun].upos == Upos::Noun)
    };
    let Some(noun) = noun else { return };
    let passive = child(tree, verb, |child| child.relation == Relation::AuxPass).is_some();
    (tree[verb].head, tree[verb].relation) = (None, Relation::Root);
    if !clause {
        (tree[first].head, tree[first].relation) = (Some(noun), Relation::Acl);
        (tree[first].upos, tree[first].xpos) = (Upos::Verb, Xpos::PAST_PARTICIPLE);
    }
    (tree[noun].head, tree[noun].relation) =
        (Some(verb), if passive { Relation::NsubjPass } else { Relation::Nsubj });
    for behind in tree.iter_mut().skip(verb + 1) {
        if behind.head == Some(noun) || behind.head == Some(first) {
            behind.head = Some(verb);
        }
    }
}

/// `confirmed allegations that the pier was unsafe`: a clause with *that* right behind a noun of what is told tells what the noun does.
pub(super) fn what_a_report_tells(words: &[&str], tree: &mut [Analysis], that: usize) {
    if words[that] != "that" || tree[that].relation != Relation::Mark {
        return;
    }
    let Some(noun) = that.checked_sub(1) else { return };
    let Some(verb) = tree[that].head.filter(|&verb| verb > that) else { return };
    if !Class::ReportNoun.holds(&tree[noun].lemma.to_lowercase()) {
        return;
    }
    let beside = tree[noun].relation == Relation::Obj && tree[verb].head == tree[noun].head;
    if beside && matches!(tree[verb].relation, Relation::Ccomp | Relation::Advcl) {
        (tree[verb].head, tree[verb].relation) = (Some(noun), Relation::Acl);
        return;
    }
    // "Claims that police beat a clerk were untrue": with two subjects the first is that of the verb behind.
    let Some(above) = tree[verb].head.filter(|&above| above > verb && is_subject(&tree[noun])) else {
        return;
    };
    if tree[noun].head == Some(verb) && child(tree, above, is_subject).is_none() {
        (tree[noun].head, tree[noun].relation) = (Some(above), Relation::Nsubj);
        (tree[verb].head, tree[verb].relation) = (Some(noun), Relation::Acl);
    }
}

/// `A spokesman said Tuesday that the crew had left`: a day right behind the verb and before *that* is the verb's.
pub(super) fn day_before_that(words: &[&str], tree: &mut [Analysis], that: usize) {
    let Some(day) =
        that.checked_sub(1).filter(|_| words[that] == "that" && tree[that].relation == Relation::Mark)
    else {
        return;
    };
    let Some(verb) = day.checked_sub(1).filter(|&verb| tree[verb].upos == Upos::Verb) else { return };
    let is_day = calendar::is_weekday(&words[day].to_lowercase());
    let inside = tree[that]
        .head
        .is_some_and(|clause| tree[day].head == Some(clause) && tree[clause].head == Some(verb));
    if is_day && inside {
        (tree[day].head, tree[day].relation) = (Some(verb), Relation::OblUnmarked);
    }
}

/// `A teller who was dismissed last week killed two men`: a time between the verb of a relative clause and the verb behind it is the
/// first one's.
pub(super) fn day_of_relative_clause(tree: &mut [Analysis], time: usize) {
    let unmarked = tree[time].relation == Relation::OblUnmarked;
    let Some(verb) = tree[time].head.filter(|&verb| unmarked && verb == time + 1) else { return };
    let dress = (0..time).rev().take_while(|&at| tree[at].head == Some(time)).count();
    let Some(first) = (time - dress).checked_sub(1) else { return };
    let relative = tree[first].relation == Relation::AclRelcl && tree[first].upos == Upos::Verb;
    let before = child(tree, verb, is_subject).is_some_and(|subject| tree[first].head == Some(subject));
    if relative && before {
        tree[time].head = Some(first);
    }
}

/// `set a timeline for reducing the fleet`: what a timeline is for hangs on it.
pub(super) fn aim_of_arrangement(words: &[&str], tree: &mut [Analysis], mark: usize) {
    if !matches!(words[mark], "for" | "of") || tree[mark].relation != Relation::Mark {
        return;
    }
    let Some(noun) =
        mark.checked_sub(1).filter(|&noun| Class::Arrangement.holds(&tree[noun].lemma.to_lowercase()))
    else {
        return;
    };
    let Some(gerund) = tree[mark].head.filter(|&gerund| gerund > mark && tree[gerund].xpos.is_gerund())
    else {
        return;
    };
    if tree[gerund].relation == Relation::Advcl && tree[gerund].head == tree[noun].head {
        (tree[gerund].head, tree[gerund].relation) = (Some(noun), Relation::Acl);
    }
}

/// `Delta on Monday denied it`: a day between a subject and its verb is the verb's.
pub(super) fn day_before_verb(words: &[&str], tree: &mut [Analysis], day: usize) {
    if !calendar::is_weekday(&words[day].to_lowercase()) {
        return;
    }
    let Some(subject) = tree[day].head.filter(|&subject| subject + 2 == day && words[subject + 1] == "on")
    else {
        return;
    };
    let Some(verb) = tree[subject].head.filter(|&verb| verb > day && is_subject(&tree[subject])) else {
        return;
    };
    let begins = child(tree, verb, is_auxiliary).filter(|&at| at < verb).unwrap_or(verb);
    if begins == day + 1 && tree[begins].xpos.is_finite() {
        (tree[day].head, tree[day].relation) = (Some(verb), Relation::Obl);
    }
}

/// `resumed on Sunday, two weeks after a raid had interrupted them`: what *after* opens is no second clause beside the first.
pub(super) fn clause_behind_after(words: &[&str], tree: &mut [Analysis], mark: usize) {
    if tree[mark].relation != Relation::Mark
        || !matches!(words[mark], "after" | "before" | "because" | "when" | "while")
    {
        return;
    }
    let Some(verb) = tree[mark].head.filter(|&verb| verb > mark && tree[verb].relation == Relation::Conj)
    else {
        return;
    };
    if child(tree, verb, |child| child.relation == Relation::Cc).is_none() {
        tree[verb].relation = Relation::Advcl;
    }
}

/// `Officials charged Lund with theft`: where nothing is given nobody gets it; the only object is one.
pub(super) fn only_object(tree: &mut [Analysis], word: usize) {
    let Some(verb) = tree[word].head.filter(|_| tree[word].relation == Relation::Iobj) else { return };
    let given = child(tree, verb, |child| {
        matches!(child.relation, Relation::Obj | Relation::Ccomp | Relation::Xcomp)
    });
    let alone = given.is_none() && child(tree, verb, |child| child.relation == Relation::Parataxis).is_none();
    if alone && !Class::ToldWhom.holds(&tree[verb].lemma) {
        tree[word].relation = Relation::Obj;
    }
}

/// `Rill did not resign and Oden did not sign the accord`: a noun phrase that *and* joins to what stands before, and right
/// behind which a finite verb without a subject begins a second clause, is that verb's subject. Leaves `Rill met Oden and
/// Falk, resigned and left`, where a comma or another *and* stands before the verb.
pub(super) fn subject_of_second_clause(tree: &mut [Analysis], verb: usize) {
    if let Some((noun, and)) = joined_subject(tree, verb) {
        tree[verb].relation = Relation::Conj;
        tree[noun].head = Some(verb);
        tree[noun].relation = Relation::Nsubj;
        tree[and].head = Some(verb);
    }
}

/// The subject of a second clause that hangs on what stands before, and the *and* before it.
fn joined_subject(tree: &[Analysis], verb: usize) -> Option<(usize, usize)> {
    let loose = matches!(tree[verb].relation, Relation::Conj | Relation::Advcl)
        && child(tree, verb, |child| child.relation == Relation::Mark).is_none();
    let first = tree[verb].head.filter(|&first| loose && first < verb)?;
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
pub(super) fn subject_behind_fronted_phrase(tree: &mut [Analysis], noun: usize) {
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
