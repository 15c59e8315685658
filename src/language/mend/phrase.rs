//! Phrases: names, titles, lists, owners, and the prepositions before them.

use super::{child, is_auxiliary, is_subject};
use crate::language::en::calendar;
use crate::language::syntax::{Analysis, Relation, Upos};
use crate::lexicon::classes::Class;

/// `killed the Arden Brigades's commander Per Lund`: who has somebody is not whom it was done to.
pub(super) fn owner_taken_for_object(words: &[&str], tree: &mut [Analysis], mark: usize) {
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
pub(super) fn fronted_time(words: &[&str], tree: &mut [Analysis], time: usize) {
    let fronted = time == 1
        && words.get(2) == Some(&",")
        && ["since", "by", "until", "in", "on"].iter().any(|word| words[0].eq_ignore_ascii_case(word));
    let part = words[time].rsplit('-').next().unwrap_or_default();
    let part = part.to_lowercase();
    let named = calendar::is_month(&part) || calendar::is_weekday(&part);
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
    for between in tree.iter_mut().take(noun).skip(2) {
        if between.head == Some(time) {
            between.head = Some(noun);
        }
    }
}

/// `against U.S. and Coalition forces`: the preposition before a name that dresses a noun is the noun's.
pub(super) fn case_of_compound(tree: &mut [Analysis], case: usize) {
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

/// `Rep. Tom Oden, R-Texas, resigned`: the party and state behind a name explain it and are no second person.
pub(super) fn party_tag(words: &[&str], tree: &mut [Analysis], tag: usize) {
    let is_tag = words.get(tag + 1) == Some(&"-") && Class::PartyLetter.holds(words[tag]);
    let behind_name = tag > 1 && words[tag - 1] == "," && tree[tag - 2].upos == Upos::Propn;
    if behind_name && tree[tag].relation == Relation::Conj && is_tag {
        tree[tag].relation = Relation::Appos;
    }
}

/// `The murder of Lena Brandt was condemned`: *of* opens no clause; the noun before it is the subject.
pub(super) fn deed_of_somebody(words: &[&str], tree: &mut [Analysis], of: usize) {
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

/// `Oden met Piers Halm`: a capitalised plural that a name explains is its first half.
pub(super) fn plural_given_name(words: &[&str], tree: &mut [Analysis], word: usize) {
    let next = word + 1;
    let capital = |at: usize| words[at].starts_with(char::is_uppercase);
    let explains = tree.get(next).is_some_and(|name| {
        name.upos == Upos::Propn
            && matches!(name.relation, Relation::Appos | Relation::Vocative)
            && name.head == Some(word)
    });
    let first = word == 0 || child(tree, word, |child| child.relation == Relation::Det).is_some();
    if explains && !first && capital(word) && tree[word].upos == Upos::Noun {
        (tree[word].upos, tree[word].xpos) = (Upos::Propn, tree[next].xpos);
        words[word].clone_into(&mut tree[word].lemma);
        tree[next].relation = Relation::Flat;
    }
}

/// `Lena Brandt, former mayor Tom Oden and envoy Nora Velt met`: one person does not explain another, so they are a list.
pub(super) fn name_in_list(tree: &mut [Analysis], word: usize) {
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

/// `The driver, a 42-year-old man, was released`: a noun behind a comma that no *and* joins explains the one before it.
pub(super) fn no_list_without_and(words: &[&str], tree: &mut [Analysis], word: usize) {
    let Some(first) = tree[word].head.filter(|_| tree[word].relation == Relation::Conj) else { return };
    let Some(article) = child(tree, word, |child| child.relation == Relation::Det) else { return };
    let determined = ["a", "an"].iter().any(|one| words[article].eq_ignore_ascii_case(one));
    let behind_comma = article.checked_sub(1).is_some_and(|comma| comma > first && words[comma] == ",");
    let nouns = tree[word].upos == Upos::Noun && tree[first].upos == Upos::Noun;
    let is_listed = |at: usize| {
        tree[at].relation == Relation::Conj && [first, word].contains(&tree[at].head.unwrap_or(at))
    };
    let others = (first..tree.len()).filter(|&at| is_listed(at)).count();
    let joined = child(tree, word, |child| child.relation == Relation::Cc).is_some();
    if nouns && determined && behind_comma && others == 1 && !joined {
        tree[word].relation = Relation::Appos;
    }
}

/// `Lessian Energy Minister Per Lund`: what stands before a title that dresses a name dresses the title.
pub(super) fn before_title(tree: &mut [Analysis], title: usize) {
    let Some(name) =
        tree[title].head.filter(|&name| tree[title].relation == Relation::NmodDesc && name > title)
    else {
        return;
    };
    for word in tree.iter_mut().take(title) {
        let dresses = matches!(word.relation, Relation::Compound | Relation::Amod);
        if dresses && word.head == Some(name) {
            word.head = Some(title);
        }
    }
}
