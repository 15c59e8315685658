//! Identity over many articles: time that grows with their number, and no bridge between two that are not one.

use crate::digests::{article, family, person, report};
use dateline::extract::Knowledge;
use dateline::model::EntityType::{self, Org, Person};
use dateline::model::{Digest, EventType, Resolution};
use dateline::resolve::{Decisions, across};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Every type an entity can have.
const TYPES: [EntityType; 8] = [
    Person,
    Org,
    EntityType::Place,
    EntityType::Norp,
    EntityType::Group,
    EntityType::Product,
    EntityType::Work,
    EntityType::Other,
];

fn resolved(digests: &[Digest], knowledge: &Knowledge) -> Resolution {
    across(digests, knowledge, &Decisions::default())
}

/// Checks that four times the articles take at most eight times as long; a tenth of a second is what a busy machine may
/// add, and it does so three times at most.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "time is what is tested")]
fn check_growth(articles: usize, make: impl Fn(usize) -> Digest) {
    let knowledge = Knowledge::default();
    let time_of = |articles: usize| {
        let digests: Vec<Digest> = (0..articles).map(&make).collect();
        let start = Instant::now();
        resolved(&digests, &knowledge);
        start.elapsed()
    };
    time_of(1);
    let grows = |_| {
        let (one, four) = (time_of(articles), time_of(4 * articles));
        (four > one * 8 + Duration::from_millis(100)).then_some((one, four))
    };
    let slow: Option<Vec<_>> = (0..3).map(grows).collect();
    assert!(slow.is_none(), "{articles} articles, and four times as many: {slow:?}");
}

/// An article with ten persons whom no other article names.
fn of_ten_persons(number: usize) -> Digest {
    let names: Vec<_> = (0..10).map(|index| (Person, person(10 * number + index))).collect();
    article(&format!("a{number:06}"), &names)
}

#[test]
fn ten_thousand_distinct_names_are_ten_thousand() {
    let digests: Vec<Digest> = (0..1_000).map(of_ten_persons).collect();
    let found = resolved(&digests, &Knowledge::default());
    assert_eq!((found.entities.len(), found.possibly_same.len()), (10_000, 0));
}

#[test]
fn time_grows_with_the_number_of_distinct_names() {
    check_growth(250, of_ten_persons);
}

#[test]
fn time_grows_with_the_articles_that_bear_the_same_names() {
    check_growth(1_000, |number| {
        let names: Vec<_> = (0..10).map(|index| (Person, person(index * 49 + index))).collect();
        article(&format!("a{number:06}"), &names)
    });
}

/// `Hale` in one article after the other, and as many who are called so.
#[test]
fn time_grows_with_the_persons_who_share_a_family_name() {
    check_growth(1_000, |number| {
        let full = format!("{} Hale", person(number).replace(' ', ""));
        article(&format!("a{number:06}"), &[(Person, full), (Person, "Hale".to_owned())])
    });
}

#[test]
fn time_grows_with_the_number_of_reports() {
    check_growth(100, |number| {
        let names = [(Person, person(number % 150)), (Person, person(50 * (number % 150)))];
        let mut digest = article(&format!("a{number:06}"), &names);
        report(&mut digest, "arrest", EventType::Coerce, 3);
        digest
    });
}

/// An article that uses one name for something of every type.
fn of_every_type(number: usize) -> Digest {
    article(&format!("a{number:06}"), &TYPES.map(|class| (class, "Arden Vale".to_owned())))
}

#[test]
fn one_name_in_every_type_bridges_no_person_and_thing() {
    let digests: Vec<Digest> = (0..1_000).map(of_every_type).collect();
    let found = resolved(&digests, &Knowledge::default());
    // A person, a people, and the rest.
    assert_eq!(found.entities.len(), 3);
    for entity in &found.entities {
        let types: BTreeSet<EntityType> =
            entity.actors.iter().map(|&(article, actor)| digests[article].actors[actor].class).collect();
        assert!(types.len() == 1 || !types.contains(&Person), "{types:?}");
    }
    check_growth(250, of_every_type);
}

/// Names that are easily taken for each other: spellings, initials, family names alone, a company called after a man.
const CONFUSABLE: &[(EntityType, &str)] = &[
    (Person, "Yusuf Hadad"),
    (Person, "Yousef Hadad"),
    (Person, "Hadad"),
    (Person, "Omar Hadad"),
    (Person, "J. Voss"),
    (Person, "Jan Voss"),
    (Person, "Jens Voss"),
    (Person, "Voss"),
    (Person, "George W. Hale"),
    (Person, "George H. W. Hale"),
    (Person, "George Hale"),
    (Org, "Voss"),
    (Org, "Norland Guard"),
    (EntityType::Place, "Norland"),
    (EntityType::Norp, "Norland"),
];

/// Events that may be one or not.
const TOLD: &[(&str, EventType)] = &[
    ("arrest", EventType::Coerce),
    ("kill", EventType::Assault),
    ("meet", EventType::Consult),
    ("attack", EventType::Assault),
];

/// Some articles about confusable names, with two events each at most.
fn articles() -> impl Strategy<Value = Vec<Digest>> {
    let names = proptest::collection::vec(proptest::sample::select(CONFUSABLE), 1..5);
    let events = proptest::collection::vec((proptest::sample::select(TOLD), 0..3_usize), 0..3);
    let articles = proptest::collection::vec((names, events), 2..7);
    articles.prop_map(|articles| {
        let mut digests = Vec::new();
        for (number, (names, events)) in articles.into_iter().enumerate() {
            let names: Vec<_> = names.into_iter().map(|(class, name)| (class, name.to_owned())).collect();
            let mut digest = article(&format!("a{number}"), &names);
            for ((lemma, class), day) in events {
                report(&mut digest, lemma, class, day);
            }
            digests.push(digest);
        }
        digests
    })
}

/// Who is one, which may be one, which reports tell one happening: by keys of articles, so that the order is no part of
/// it, and only of articles whose key starts with `of`.
fn made(digests: &[Digest], of: char) -> (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>) {
    let found = resolved(digests, &Knowledge::default());
    let places = |places: &[(usize, usize)]| {
        let places = places.iter().map(|&(article, number)| (digests[article].key.clone(), number));
        let mut places: Vec<_> = places.filter(|(key, _)| key.starts_with(of)).collect();
        places.sort();
        places
    };
    let entities: Vec<String> = found
        .entities
        .iter()
        .map(|entity| format!("{} {} {:?}", entity.key, entity.label, places(&entity.actors)))
        .collect();
    let open = found.possibly_same.iter().map(|&(one, other, _)| {
        let mut pair = [entities[one].as_str(), entities[other].as_str()];
        pair.sort_unstable();
        pair.join(" / ")
    });
    let open = open.collect();
    let events = found.events.iter().map(|event| (event, places(&event.reports)));
    let events = events.filter(|(_, places)| !places.is_empty());
    let events = events.map(|(event, places)| format!("{} {places:?}", event.key)).collect();
    let entities = entities.into_iter().filter(|entity| !entity.ends_with("[]")).collect();
    (entities, open, events)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 100,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_unrelated_article_changes_nothing_else(articles in articles(), at in 0..7_usize) {
        let before = made(&articles, 'a');
        let mut other = article("b", &[(Person, "Lena Brandt".to_owned()), (Org, "Delta Press".to_owned())]);
        report(&mut other, "sue", EventType::Judge, 20);
        let mut more = articles;
        more.insert(at.min(more.len()), other);
        prop_assert_eq!(before, made(&more, 'a'));
    }

    #[test]
    fn the_order_of_articles_never_matters(
        (articles, shuffled) in articles().prop_flat_map(|articles| (Just(articles.clone()), Just(articles).prop_shuffle())),
    ) {
        prop_assert_eq!(made(&articles, 'a'), made(&shuffled, 'a'));
    }
}

/// Articles about others, more than a block of names compares (48) and a feature of articles counts for (200): all tell of one body,
/// and each of a person whose name begins and ends like `Yusuf Hadad`.
fn many_others() -> Vec<Digest> {
    (0..250)
        .map(|number| {
            let person = format!("Y{} Hadaad", family(49 * number).to_lowercase());
            let names = [(Person, person), (Org, "Delta Press".to_owned())];
            let mut digest = article(&format!("b{number:03}"), &names);
            report(&mut digest, "sue", EventType::Judge, 20);
            digest
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn many_unrelated_articles_change_nothing_else(articles in articles()) {
        let before = made(&articles, 'a');
        let more: Vec<Digest> = many_others().into_iter().chain(articles).collect();
        prop_assert_eq!(before, made(&more, 'a'));
    }
}

#[test]
fn one_cluster_of_many_articles_takes_near_linear_time() {
    const SPELLINGS: [&str; 4] = ["Yusuf Hadad", "Yousef Hadad", "Gen. Yusuf Haddad", "Y. Hadad"];
    let make = |number: usize| {
        let name = (Person, SPELLINGS[number % SPELLINGS.len()].to_owned());
        article(&format!("a{number:06}"), &[name, (Org, "Norland Guard".to_owned())])
    };
    let digests: Vec<Digest> = (0..20_000).map(make).collect();
    let found = resolved(&digests, &Knowledge::default());
    assert_eq!((found.entities.len(), found.possibly_same.len()), (2, 0));
    check_growth(2_000, make);
}
