use super::*;
use crate::graph::{EntityParts, GraphOptions, entities_graph};
use crate::model::{Article, Digests};
use crate::pipeline::{self, read_article};

/// The digests of articles, given as outlet, day and text; sorted by key.
fn digests_of<'t>(articles: impl Iterator<Item = (&'t str, &'t str, String)>) -> Vec<Digest> {
    let knowledge = Knowledge::default();
    let read = |(number, (outlet, day, text)): (usize, (&str, &str, String))| {
        let article = Article {
            id: format!("a{number}"),
            id_given: true,
            source: Some(outlet.to_owned()),
            published: day.parse().ok(),
            text,
            ..Article::default()
        };
        read_article(article, &knowledge).digest
    };
    let mut digests: Vec<Digest> = articles.enumerate().map(read).collect();
    digests.sort_by(|one, other| one.key.cmp(&other.key));
    digests
}

/// Articles of the planted disagreements.
fn planted() -> Vec<Digest> {
    let lines = include_str!("../../tests/cases/findings/planted.txt").lines();
    digests_of(lines.filter_map(|line| line.strip_prefix("- ")).map(|line| {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [_, outlet, day, text] = parts.as_slice() else { panic!("four parts: {line}") };
        (*outlet, *day, (*text).to_owned())
    }))
}

/// Articles whose persons have so many like names that not all of them are compared.
fn crowded() -> Vec<Digest> {
    const GIVEN: [&str; 12] =
        ["Ada", "Eda", "Ida", "Ade", "Udo", "Otto", "Adi", "Edda", "Ute", "Ate", "Edi", "Ada M."];
    const FAMILY: [&str; 10] =
        ["Voss", "Foss", "Vass", "Fuss", "Fass", "Voss", "Vuss", "Fiss", "Viss", "Foess"];
    digests_of((0..120).map(|number| {
        let name = |number: usize| format!("{} {}", GIVEN[number % 12], FAMILY[number / 12 % 10]);
        let (one, other) = (name(number), name(number * 7 + 5));
        let last = FAMILY[number % 10];
        let text = format!(
            "{one} met {other} in Korvik on Monday. “The talks were good,” said {one}. Workers marched against {last}."
        );
        (["Delta News", "Norland Wire"][number % 2], "2031-02-11", text)
    }))
}

/// Without what a store does not keep.
fn without_reasons(mut resolution: Resolution) -> Resolution {
    resolution.entities.iter_mut().for_each(|entity| entity.reasons.clear());
    resolution.events.iter_mut().for_each(|event| event.reasons.clear());
    resolution
}

/// What comes of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Comes,
    Goes,
}

/// What is decided again where articles have come or gone is what is decided over all that are there.
fn check(all: &[Digest], fates: &[Fate], knowledge: &Knowledge) {
    let of = |is_there: fn(Fate) -> bool| -> Vec<usize> {
        (0..all.len()).filter(|&article| is_there(fates[article])).collect()
    };
    let (old, now, gone) =
        (of(|fate| fate != Fate::Comes), of(|fate| fate != Fate::Goes), of(|fate| fate == Fate::Goes));
    let digests =
        |numbers: &[usize]| -> Vec<Digest> { numbers.iter().map(|&number| all[number].clone()).collect() };
    let (before, near) = across_with_near(&digests(&old), knowledge, &Decisions::default());
    let bytes = postcard::to_stdvec(&Settled::of(&before, &near)).expect("plain fields are written");
    let settled: Settled<'static> = postcard::from_bytes(&bytes).expect("what was written is read");
    let numbers = old.iter().map(|article| now.binary_search(article).ok()).collect();
    let with_gone = [digests(&now), digests(&gone)].concat();
    let again = across_again(&with_gone, knowledge, Before { settled, numbers, gone: gone.len() });
    let all = across_with_near(&digests(&now), knowledge, &Decisions::default());
    let [(again, near_again), (all, near)] =
        [again, all].map(|(resolution, near)| (without_reasons(resolution), near));
    assert_eq!(near_again, near, "{fates:?}");
    assert_eq!(again.entities, all.entities, "{fates:?}");
    assert_eq!(again.possibly_same, all.possibly_same, "{fates:?}");
    assert_eq!(again.events, all.events, "{fates:?}");
    assert_eq!(again, all, "{fates:?}");
}

/// Changes of one article, at every `step`, and of several.
fn check_changes(digests: &[Digest], step: usize) {
    let (knowledge, number) = (Knowledge::default(), digests.len());
    for fate in [Fate::Comes, Fate::Goes] {
        for changed in (0..number).step_by(step) {
            let fates = |article| if article == changed { fate } else { Fate::Stays };
            check(digests, &(0..number).map(fates).collect::<Vec<_>>(), &knowledge);
        }
    }
    for every in (3..12).step_by(step) {
        let fates = |article| match article % every {
            0 => Fate::Comes,
            1 => Fate::Goes,
            _ => Fate::Stays,
        };
        check(digests, &(0..number).map(fates).collect::<Vec<_>>(), &knowledge);
    }
}

/// An article that names the same and tells nothing.
fn of_names_alone(digest: &Digest) -> Digest {
    let mut actors = digest.actors.clone();
    for actor in &mut actors {
        actor.offices.clear();
    }
    let key = format!("{}0", digest.key);
    Digest {
        key,
        id: digest.id.clone(),
        topic_words: digest.topic_words.clone(),
        actors,
        ..Digest::default()
    }
}

#[test]
fn packed_digests_are_decided_as_they_are() {
    let told = [planted(), crowded()].concat();
    let silent = told.iter().step_by(3).map(of_names_alone);
    let mut digests: Vec<Digest> = told.iter().cloned().chain(silent).collect();
    let mut packed = PackedDigests::default();
    for digest in &digests {
        packed.add(digest.clone());
    }
    packed.sort();
    assert!(packed.telling().0.len() < packed.len());
    digests.sort_by(|one, other| one.key.cmp(&other.key));
    let knowledge = Knowledge::default();
    let voss = [("who.txt".into(), "same \"Ada Voss\" \"Otto Foss\"".into())];
    for decisions in [Decisions::default(), Decisions::read(&voss).expect("no contradiction")] {
        let mut whole = pipeline::resolve(&digests, &knowledge, &decisions);
        whole.entities.iter_mut().for_each(|entity| entity.reasons.clear());
        let resolution = pipeline::resolve_packed(&packed, &knowledge, &decisions);
        assert_eq!(resolution, whole);

        let options = GraphOptions::default();
        let parts = EntityParts {
            digests: Digests::Packed(&packed),
            hashes: &[],
            resolution: &resolution,
            options: &options,
        };
        let mut made = Vec::new();
        let taken = parts.in_order(&mut |facts| {
            made.extend(facts.into_iter().map(|fact| fact.in_graph(options.base.entities_graph())));
            Ok::<(), ()>(())
        });
        assert_eq!(taken, Ok(()));
        assert!(made == entities_graph(&digests, &whole, &options), "the graph");
    }
}

#[test]
fn a_change_is_decided_as_everything_is() {
    check_changes(&planted(), 1);
}

#[test]
fn a_change_among_like_names_is_decided_as_everything_is() {
    check_changes(&crowded(), 4);
}
