//! Arcs that no English sentence has, set right after the model has made its tree.

use super::en::calendar;
use super::syntax::{Analysis, Relation, Upos, Xpos};
use crate::lexicon::classes::Class;
use crate::lexicon::words;

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
    }
}

/// `revealed plans for the committee to meet`: who is to do it is the subject of the infinitive, and the infinitive tells of the plan.
fn plan_for_somebody(words: &[&str], tree: &mut [Analysis], of: usize) {
    let Some(noun) = of.checked_sub(1).filter(|_| words[of] == "for" && tree[of].relation == Relation::Case)
    else {
        return;
    };
    let is_plan = tree[noun].upos == Upos::Noun && Class::PlanNoun.holds(&tree[noun].lemma);
    let Some(who) = tree[of].head.filter(|&who| is_plan && who > of && tree[who].upos.is_nominal()) else {
        return;
    };
    let Some(to) =
        (who + 1..tree.len()).take(3).find(|&at| words[at] == "to" && tree[at].relation == Relation::Mark)
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

/// `killed the Arden Brigades's commander Per Lund`: who has somebody is not whom it was done to.
fn owner_taken_for_object(words: &[&str], tree: &mut [Analysis], mark: usize) {
    if !matches!(words[mark], "'s" | "’s" | "'" | "’") || tree[mark].relation != Relation::Case {
        return;
    }
    let Some(owner) =
        tree[mark].head.filter(|&owner| owner < mark && tree[owner].relation != Relation::NmodPoss)
    else {
        return;
    };
    // The tree hangs what is owned on the owner, or beside it.
    let is_owned = |at: usize| {
        tree[at].upos.is_nominal()
            && (tree[at].head == Some(owner)
                || tree[at].head == tree[owner].head && tree[at].relation == tree[owner].relation)
    };
    let Some(owned) = (mark + 1..tree.len()).take(5).find(|&at| is_owned(at)) else { return };
    let only_dressed =
        (mark + 1..owned).all(|at| tree[at].head.is_some_and(|head| head > mark && head <= owned));
    if only_dressed {
        (tree[owned].head, tree[owned].relation) = (tree[owner].head, tree[owner].relation);
        (tree[owner].head, tree[owner].relation) = (Some(owned), Relation::NmodPoss);
    }
}

/// `Since mid-May, Norland and Arden forces have met`: the time at the start of a sentence is no part of the name behind its comma.
fn fronted_time(words: &[&str], tree: &mut [Analysis], time: usize) {
    let fronted = time == 1
        && words.get(2) == Some(&",")
        && ["since", "by", "until", "in", "on"].iter().any(|word| words[0].eq_ignore_ascii_case(word));
    let part = words[time].rsplit('-').next().unwrap_or_default();
    let part = part.to_lowercase();
    let named =
        [calendar::MONTHS, calendar::WEEKDAYS].iter().any(|list| list.iter().any(|(name, _)| *name == part));
    let inside = matches!(
        tree[time].relation,
        Relation::Compound | Relation::Nmod | Relation::NmodPoss | Relation::Amod
    );
    let Some(noun) = tree[time].head.filter(|&noun| fronted && named && inside && noun > time) else {
        return;
    };
    let Some(verb) = tree[noun].head.filter(|_| is_subject(&tree[noun])) else { return };
    let first = child(tree, time, |child| child.relation == Relation::Conj);
    (tree[time].head, tree[time].relation) = (Some(verb), Relation::Obl);
    if let Some(first) = first {
        (tree[first].head, tree[first].relation) = (Some(noun), Relation::Compound);
    }
    for at in 2..noun {
        if tree[at].head == Some(time) {
            tree[at].head = Some(noun);
        }
    }
}

/// `against U.S. and Coalition forces`: the preposition before a name that dresses a noun is the noun's.
fn case_of_compound(tree: &mut [Analysis], case: usize) {
    if tree[case].relation != Relation::Case || tree[case].xpos.as_str() != "IN" {
        return;
    }
    let Some(name) = tree[case].head.filter(|&name| name > case && tree[name].relation == Relation::Compound)
    else {
        return;
    };
    let Some(noun) = tree[name].head.filter(|&noun| noun > name) else { return };
    if tree[noun].upos == Upos::Noun && child(tree, noun, |child| child.relation == Relation::Case).is_none()
    {
        tree[case].head = Some(noun);
    }
}

/// `against U.S. and Coalition forces`: two names that *and* joins dress the noun right behind them.
fn names_before_noun(words: &[&str], tree: &mut [Analysis], noun: usize) {
    let Some(last) = noun.checked_sub(1) else { return };
    let Some(first) =
        tree[last].head.filter(|&first| first + 2 == last && tree[last].relation == Relation::Conj)
    else {
        return;
    };
    let names = tree[last].upos == Upos::Propn && tree[first].upos == Upos::Propn && words[last - 1] == "and";
    // A second object of the verb above is none.
    let object = || {
        tree[noun].relation == Relation::Obj
            && tree[first].head.and_then(|head| tree[head].head) == tree[noun].head
    };
    let bare = tree[noun].upos == Upos::Noun
        && (tree[noun].relation == Relation::Nmod && tree[noun].head == tree[first].head || object())
        && child(tree, noun, |child| matches!(child.relation, Relation::Case | Relation::Det)).is_none();
    let Some(case) = child(tree, first, |child| child.relation == Relation::Case).filter(|_| names && bare)
    else {
        return;
    };
    (tree[noun].head, tree[noun].relation) = (tree[first].head, tree[first].relation);
    (tree[first].head, tree[first].relation) = (Some(noun), Relation::Compound);
    tree[case].head = Some(noun);
}

/// `Guards shot dead a man`: *dead* is what comes of it, not what the man was.
fn shot_dead(words: &[&str], tree: &mut [Analysis], dead: usize) {
    let Some(verb) = dead.checked_sub(1).filter(|_| words[dead].eq_ignore_ascii_case("dead")) else { return };
    let struck =
        tree[verb].upos == Upos::Verb && matches!(words[verb], "shot" | "shoots" | "struck" | "strikes");
    if struck && tree[dead].relation == Relation::Amod && tree[dead].head.is_some_and(|noun| noun > dead) {
        (tree[dead].head, tree[dead].relation) = (Some(verb), Relation::Xcomp);
    }
}

/// `Rebels left Arden and soldiers entered Brinn`: a name right behind a verb without an object, which *and* and a noun join to
/// the subject of a second verb, is the object of the first. Leaves `Rill said Oden and miners resigned`: of a verb of saying
/// or thinking the two are the clause.
fn object_before_second_clause(words: &[&str], tree: &mut [Analysis], second: usize) {
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

/// `Delta laid off 40 clerks`: a participle that a sentence hangs on without an auxiliary is a past form, and what stands behind its
/// particle the object. Leaves `Man held in Arden`, a headline, and `called off the strike`, whose noun tells of the happening.
fn past_before_particle(words: &[&str], tree: &mut [Analysis], verb: usize) {
    let sentence = words.last() == Some(&".") && tree[verb].head.is_none();
    let participle = tree[verb].xpos.is_past_participle() && words[verb] != "called";
    if !sentence || !participle && words[verb] != "laid" {
        return;
    }
    let particle = verb + 1;
    let behind = tree.get(particle).filter(|behind| {
        behind.relation == Relation::Case && matches!(words[particle], "off" | "up" | "down" | "out" | "away")
    });
    let Some(noun) = behind.and_then(|behind| behind.head).filter(|&noun| {
        tree[noun].head == Some(verb) && tree[noun].relation == Relation::Obl && tree[noun].upos == Upos::Noun
    }) else {
        return;
    };
    let subject = child(tree, verb, is_subject).filter(|&subject| subject < verb);
    let Some(subject) = subject.filter(|_| child(tree, verb, is_auxiliary).is_none()) else { return };
    (tree[verb].xpos, tree[subject].relation) = (Xpos::PAST, Relation::Nsubj);
    tree[noun].relation = Relation::Obj;
    (tree[particle].head, tree[particle].relation) = (Some(verb), Relation::CompoundPrt);
}

/// `Rep. Tom Oden, R-Texas, resigned`: the party and state behind a name explain it and are no second person.
fn party_tag(words: &[&str], tree: &mut [Analysis], tag: usize) {
    let is_tag = matches!(words[tag], "R" | "D" | "I") && words.get(tag + 1) == Some(&"-");
    let behind_name = tag > 1 && words[tag - 1] == "," && tree[tag - 2].upos == Upos::Propn;
    if behind_name && tree[tag].relation == Relation::Conj && is_tag {
        tree[tag].relation = Relation::Appos;
    }
}

/// `The murder of Lena Brandt was condemned`: *of* opens no clause; the noun before it is the subject.
fn deed_of_somebody(words: &[&str], tree: &mut [Analysis], of: usize) {
    let Some(verb) = tree[of].head.filter(|&verb| verb > of && tree[of].relation == Relation::Mark) else {
        return;
    };
    let Some(noun) = tree[verb].head.filter(|&noun| tree[verb].relation == Relation::Acl && noun + 1 == of)
    else {
        return;
    };
    let finite = child(tree, verb, is_auxiliary).is_some_and(|auxiliary| tree[auxiliary].xpos.is_finite());
    let whom = child(tree, verb, is_subject).filter(|&whom| whom > of && whom < verb);
    let Some(whom) = whom.filter(|_| finite && words[of].eq_ignore_ascii_case("of")) else { return };
    let subject = tree[whom].relation;
    (tree[verb].head, tree[verb].relation) = (tree[noun].head, tree[noun].relation);
    (tree[noun].head, tree[noun].relation) = (Some(verb), subject);
    (tree[whom].head, tree[whom].relation) = (Some(noun), Relation::Nmod);
    (tree[of].head, tree[of].relation) = (Some(whom), Relation::Case);
}

/// `A teller who was dismissed last week killed two`: with a noun and *who* for subjects the first verb is that of a relative
/// clause, and a second finite one without a subject the verb of the noun.
fn verb_behind_relative_clause(words: &[&str], tree: &mut [Analysis], pronoun: usize) {
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
                Relation::Conj | Relation::Parataxis | Relation::Dep | Relation::Ccomp
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
fn relative_clause(words: &[&str], tree: &mut [Analysis], pronoun: usize) {
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

/// `The assembly voted`: what ends in *-ly* between an article and a verb is a noun, and the verb's subject.
fn noun_in_ly(words: &[&str], tree: &mut [Analysis], word: usize) {
    let Some(before) = word.checked_sub(1) else { return };
    let Some(next) = tree.get(word + 1) else { return };
    let determined = tree[before].upos == Upos::Det && !words[before].eq_ignore_ascii_case("all");
    let verb = next.xpos.is_finite() && matches!(next.upos, Upos::Verb | Upos::Aux);
    if !(determined && verb && words[word].ends_with("ly") && tree[word].upos == Upos::Adv) {
        return;
    }
    let clause = if next.upos == Upos::Aux { next.head } else { Some(word + 1) };
    let Some(clause) = clause.filter(|&clause| clause > word && child(tree, clause, is_subject).is_none())
    else {
        return;
    };
    (tree[word].upos, tree[word].xpos) = (Upos::Noun, Xpos::NOUN);
    (tree[word].head, tree[word].relation) = (Some(clause), Relation::Nsubj);
    (tree[before].head, tree[before].relation) = (Some(word), Relation::Det);
}

/// `Oden met Piers Halm`: a capitalised plural that a name explains is its first half.
fn plural_given_name(words: &[&str], tree: &mut [Analysis], word: usize) {
    let next = word + 1;
    let capital = |at: usize| words[at].starts_with(char::is_uppercase);
    let explains = tree.get(next).is_some_and(|name| {
        name.upos == Upos::Propn && name.relation == Relation::Appos && name.head == Some(word)
    });
    let first = word == 0 || child(tree, word, |child| child.relation == Relation::Det).is_some();
    if explains && !first && capital(word) && tree[word].upos == Upos::Noun {
        (tree[word].upos, tree[word].xpos) = (Upos::Propn, tree[next].xpos);
        words[word].clone_into(&mut tree[word].lemma);
        tree[next].relation = Relation::Flat;
    }
}

/// `Lena Brandt, former mayor Tom Oden and envoy Nora Velt met`: one person does not explain another, so they are a list.
fn name_in_list(tree: &mut [Analysis], word: usize) {
    let listed = matches!(tree[word].relation, Relation::Appos | Relation::List);
    let Some(first) = tree[word].head.filter(|_| listed) else { return };
    let is_name = |at: usize| {
        tree[at].upos == Upos::Propn
            && child(tree, at, |child| child.relation == Relation::Flat && child.upos == Upos::Propn)
                .is_some()
    };
    // The name is the word itself or explains it: `former mayor Tom Oden`.
    let name = if tree[word].upos == Upos::Propn {
        Some(word)
    } else {
        child(tree, word, |child| child.relation == Relation::Appos && child.upos == Upos::Propn)
    };
    let Some(name) = name.filter(|&name| first < word && is_name(first) && is_name(name)) else { return };
    let is_joined = |at: usize| {
        tree[at].relation == Relation::Conj && [Some(first), Some(word), Some(name)].contains(&tree[at].head)
    };
    let Some(last) = (word + 1..tree.len())
        .find(|&at| is_joined(at) && child(tree, at, |child| child.relation == Relation::Cc).is_some())
    else {
        return;
    };
    // "envoy Nora Velt": the tree may take the two for members of the list.
    let called = last + 1;
    let titled = tree[last].upos == Upos::Noun && called < tree.len() && is_joined(called) && is_name(called);
    if !titled && !is_name(last) {
        return;
    }
    (tree[word].head, tree[word].relation) = (Some(first), Relation::Conj);
    tree[last].head = Some(first);
    if titled {
        (tree[called].head, tree[called].relation) = (Some(last), Relation::Appos);
    }
}

/// `police loyal to the governor`: the noun before such a word is whom it tells of.
fn loyal_to(words: &[&str], tree: &mut [Analysis], word: usize) {
    let adjective = ["loyal", "allied", "hostile", "opposed", "sympathetic"].contains(&words[word]);
    if !adjective || words.get(word + 1) != Some(&"to") && words.get(word + 1) != Some(&"with") {
        return;
    }
    let is_before = |child: &Analysis| child.relation == Relation::Compound && child.upos == Upos::Noun;
    let Some(noun) = child(tree, word, is_before).filter(|&noun| noun + 1 == word) else { return };
    let inner: Vec<usize> = (0..word).filter(|&at| tree[at].head == Some(word) && at != noun).collect();
    (tree[noun].head, tree[noun].relation) = (tree[word].head, tree[word].relation);
    (tree[word].head, tree[word].relation) = (Some(noun), Relation::Amod);
    (tree[word].upos, tree[word].xpos) = (Upos::Adj, Xpos::ADJECTIVE);
    for at in inner {
        tree[at].head = Some(noun);
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
        check(
            "The mayor called out Falk and Rill, who he accused of fraud.",
            "who",
            Relation::Obj,
            "accused",
        );
    }

    #[test]
    fn what_ends_in_ly_may_be_a_noun() {
        check("The assembly voted on Monday to ban the trade.", "assembly", Relation::Nsubj, "voted");
    }

    #[test]
    fn a_given_name_may_look_like_a_plural() {
        check("Tom Oden met Piers Halm on Monday.", "Halm", Relation::Flat, "Piers");
    }

    #[test]
    fn persons_in_a_list_do_not_explain_each_other() {
        let text = "Lena Brandt, former mayor Tom Oden and Chancellor Nora Velt met Monday.";
        check(text, "mayor", Relation::Conj, "Lena");
        let text = "Lena Brandt, mayor-elect Tom Oden and then-minister Nora Velt left on Sunday.";
        check(text, "mayor", Relation::Conj, "Lena");
        check(text, "minister", Relation::Conj, "Lena");
        check(text, "Nora", Relation::Appos, "minister");
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
        check("Rep. Tom Oden, R-Texas, resigned on Monday.", "R", Relation::Appos, "Rep.");
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
        check(text, "Brigades", Relation::NmodPoss, "Lund");
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
}
