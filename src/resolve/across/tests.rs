//! Identity on digests made by hand.

use super::*;
use crate::model::{ActorDigest, CharSpan, EntityType};
use std::collections::BTreeSet;

/// Articles `a0`, `a1`, ...; each actor as (kind, its names in one article).
fn articles(articles: &[&[(EntityType, &[&str])]]) -> Vec<Digest> {
    articles.iter().enumerate().map(|(number, actors)| digest(&format!("a{number}"), actors)).collect()
}

fn digest(id: &str, actors: &[(EntityType, &[&str])]) -> Digest {
    let gazetteer = Gazetteer::shipped();
    let actor = |(index, (class, names)): (usize, &(EntityType, &[&str]))| {
        let first = CharSpan::new(100 * index, 100 * index + 10);
        ActorDigest {
            first,
            mentions: vec![first],
            names: names.iter().map(|&name| name.to_owned()).collect(),
            nominal: None,
            class: *class,
            gazetteer: names
                .first()
                .and_then(|name| gazetteer.named(name))
                .filter(|entry| entry.class == Some(*class))
                .map(|entry| entry.id.clone()),
            offices: Vec::new(),
        }
    };
    Digest {
        key: id.to_owned(),
        id: id.to_owned(),
        actors: actors.iter().enumerate().map(actor).collect(),
        ..Digest::default()
    }
}

fn decided(digests: &[Digest], decisions: &str) -> Identity {
    let decisions = Decisions::read(&[("who.txt".into(), decisions.into())]).expect("no contradiction");
    identify(digests, &Gazetteer::shipped(), &decisions)
}

/// The entities as sets of names, sorted.
fn groups(digests: &[Digest], decisions: &str) -> Vec<Vec<String>> {
    let identity = decided(digests, decisions);
    let names = |entity: &Entity| {
        let names =
            entity.actors.iter().flat_map(|&(article, actor)| digests[article].actors[actor].names.clone());
        let names: BTreeSet<String> = names.collect();
        names.into_iter().collect::<Vec<_>>()
    };
    let mut groups: Vec<_> = identity.entities.iter().map(names).collect();
    groups.sort();
    groups
}

use EntityType::{Org, Person, Place};

#[test]
fn a_decision_beats_names_that_do_not_look_alike() {
    let digests =
        articles(&[&[(Person, &["Yusuf Hadad"])], &[(Person, &["Abu Salim"])], &[(Org, &["Hadad Ltd"])]]);
    assert_eq!(groups(&digests, "").len(), 3);
    assert_eq!(groups(&digests, "same \"Abu Salim\" \"Yusuf Hadad\"").len(), 2);
    // In chains, also by way of a name nobody bears; and over the kinds of things.
    let chain = "same \"Yusuf Hadad\" \"X\"\nsame \"Hadad Ltd\" \"X\"\nsame \"X\" \"Abu Salim\"";
    assert_eq!(groups(&digests, chain).len(), 1);
    assert_eq!(decided(&digests, chain).notes.len(), 3);
}

#[test]
fn other_names_of_one_still_join_after_a_decision() {
    let digests = articles(&[
        &[(Person, &["Yusuf Hadad"])],
        &[(Person, &["Abu Salim"])],
        &[(Person, &["Yousef Hadad"])],
        &[(Person, &["Hadad"])],
        &[(Person, &["Omar Hale"])],
    ]);
    let groups = groups(&digests, "same \"Abu Salim\" \"Yusuf Hadad\"");
    assert_eq!(groups, [vec!["Abu Salim", "Hadad", "Yousef Hadad", "Yusuf Hadad"], vec!["Omar Hale"]]);
}

#[test]
fn a_surname_means_only_those_known_by_it_alone() {
    let digests = articles(&[
        &[(Person, &["Paul Hale", "Hale"])],
        &[(Person, &["Ada Hale", "Hale"])],
        &[(Person, &["Hale"])],
    ]);
    // Two fit: it stays open. Decided, it is hers, and the two stay two.
    assert_eq!(decided(&digests, "").possibly_same.len(), 2);
    let identity = decided(&digests, "same \"Hale\" \"Ada Hale\"");
    assert_eq!((identity.entities.len(), identity.possibly_same.len()), (2, 0));
    // One of two is ruled out: the other is left.
    let identity = decided(&digests, "different \"Hale\" \"Ada Hale\"");
    assert_eq!((identity.entities.len(), identity.possibly_same.len()), (2, 0));
}

#[test]
fn what_is_different_stays_apart_whatever_speaks_for_it() {
    let digests = articles(&[
        &[(Person, &["Yusuf Hadad"])],
        &[(Person, &["Yousef Hadad"])],
        &[(Person, &["Yusuf Hadad"])],
    ]);
    assert_eq!(groups(&digests, "").len(), 1);
    assert_eq!(groups(&digests, "different \"Yusuf Hadad\" \"Yousef Hadad\"").len(), 2);
    // One article's own node.
    assert_eq!(groups(&digests, "different article:a0#who_0_10 article:a2#who_0_10").len(), 2);
    let identity = decided(&digests, "different \"Yusuf Hadad\" \"Yousef Hadad\"");
    assert_eq!(identity.kept_apart, [(0, 1, "who.txt: line 1".to_owned())]);
}

#[test]
fn an_entity_is_meant_by_its_iri_also_when_it_grows() {
    let digests = articles(&[&[(Person, &["Ada Voss"])], &[(Person, &["Lena Brandt"])]]);
    let keys: Vec<String> = decided(&digests, "").entities.into_iter().map(|entity| entity.key).collect();
    let line = format!("same ent:{} ent:{}", keys[0], keys[1]);
    let identity = decided(&digests, &line);
    assert_eq!((identity.entities.len(), identity.notes.len()), (1, 0));
}

#[test]
fn a_link_is_set_changed_and_taken_away() {
    let digests = articles(&[&[(Place, &["Norway"])], &[(Place, &["Norge"])], &[(Org, &["Norland Guard"])]]);
    let identity = decided(&digests, "is \"Norland Guard\" wd:Q424242\nis \"Norge\" wd:Q20");
    let links: Vec<_> = identity.entities.iter().filter_map(|entity| entity.wikidata.as_deref()).collect();
    assert_eq!((identity.entities.len(), links), (2, vec!["Q20", "Q424242"]));
    let away = decided(&digests, "different \"Norway\" wd:Q20");
    assert!(away.entities.iter().all(|entity| entity.wikidata.is_none()));
    let other = decided(&digests, "is \"Norway\" wd:Q9999999");
    let norway = other.entities.iter().find(|entity| entity.label == "Norway").expect("it is named");
    assert_eq!((norway.wikidata.as_deref(), norway.gazetteer.as_deref()), (Some("Q9999999"), None));
}

#[test]
fn two_that_are_kept_apart_never_share_a_key() {
    let mut digests = articles(&[&[(Place, &["Norway"])], &[(Place, &["Norge"])]]);
    digests[1].actors[0].gazetteer = Some("country/norway".to_owned());
    let identity = decided(&digests, "different \"Norge\" \"Norway\"");
    let keys: BTreeSet<&str> = identity.entities.iter().map(|entity| entity.key.as_str()).collect();
    assert_eq!((identity.entities.len(), keys.len()), (2, 2));
    assert!(keys.contains("country/norway"));
}

#[test]
fn what_articles_set_against_each_other_is_noted() {
    // a0 calls one man by both names; then a `same` leads over him to one he is different from.
    let digests = articles(&[&[(Person, &["Yusuf Hadad", "Abu Salim"])], &[(Person, &["Omar Hale"])]]);
    let notes = decided(&digests, "different \"Yusuf Hadad\" \"Abu Salim\"").notes;
    assert!(notes.len() == 1 && notes[0].contains("a0 speaks of both as one"), "{notes:?}");
    let notes =
        decided(&digests, "same \"Yusuf Hadad\" \"Omar Hale\"\ndifferent \"Abu Salim\" \"Omar Hale\"").notes;
    assert!(notes.iter().any(|note| note.contains("who.txt: line 2 keeps them apart")), "{notes:?}");
}

/// What is made of two names of two articles.
#[derive(Debug, PartialEq, Eq)]
enum Made {
    One,
    Two,
}

#[track_caller]
fn check_pair(class: EntityType, left: &str, right: &str, expected: &Made) {
    let digests = articles(&[&[(class, &[left])], &[(class, &[right])]]);
    let made = if groups(&digests, "").len() == 1 { Made::One } else { Made::Two };
    assert_eq!(&made, expected, "{left}, {right}");
}

#[test]
fn pairs_of_names_are_one_or_two() {
    for (left, right) in [
        ("Yahya Rasool", "Yehia Rasool"),
        ("Gen. Yahya Rasool", "Yahya Rasool"),
        ("Mohammed Shia' al-Sudani", "Mohammed Shia Al Sudani"),
        ("Bill Hale", "William Hale"),
        ("A. Voss", "Ada Voss"),
        ("Hale", "Paul Hale"),
        ("Paul Hale Jr.", "Paul Hale"),
        ("King Olav II", "Olav II"),
        ("King Olav", "Olav II"),
    ] {
        check_pair(Person, left, right, &Made::One);
    }
    for (left, right) in [
        ("George W. Hale", "George H. W. Hale"),
        ("Tim Hale", "Tom Hale"),
        ("Maria Costa", "Mario Costa"),
        ("Lena Brandt", "Paul Brandt"),
        ("Paul Hale Jr.", "Paul Hale Sr."),
        ("Olav II", "Olav III"),
        ("King Olav", "Paul Olav"),
        ("Olav II", "Paul Olav"),
    ] {
        check_pair(Person, left, right, &Made::Two);
    }
    check_pair(Org, "The Norland Guard", "Norland Guard", &Made::One);
    check_pair(Org, "Norland Guard", "Norland Rail", &Made::Two);
}

#[test]
fn a_name_that_fits_two_persons_joins_neither() {
    let digests =
        articles(&[&[(Person, &["J. Voss"])], &[(Person, &["Jan Voss"])], &[(Person, &["Jens Voss"])]]);
    let identity = decided(&digests, "");
    assert_eq!((identity.entities.len(), identity.possibly_same.len()), (3, 2));
}

#[test]
fn a_name_without_a_number_does_not_join_two_with() {
    let hales: Vec<&[(EntityType, &[&str])]> =
        vec![&[(Person, &["Paul Hale Sr."])], &[(Person, &["Paul Hale"])], &[(Person, &["Paul Hale Jr."])]];
    let identity = decided(&articles(&hales), "");
    assert_eq!((identity.entities.len(), identity.possibly_same.len()), (3, 2));
}

/// A gazetteer with the user's lines on top of the shipped one.
fn own(lines: &str) -> Gazetteer {
    const HEAD: &str = "@base <https://w3id.org/dateline/id/entity/> .\n\
        @prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix wd: <http://www.wikidata.org/entity/> .\n";
    Gazetteer::read(&[("own.ttl".to_owned(), format!("{HEAD}{lines}"))]).expect("a good file")
}

/// How many entities are made of two persons of one name whose ids are given.
fn entities_of(gazetteer: &Gazetteer, left: Option<&str>, right: Option<&str>) -> usize {
    let mut digests = articles(&[&[(Person, &["Ada Voss"])], &[(Person, &["Ada Voss"])]]);
    for (digest, id) in digests.iter_mut().zip([left, right]) {
        digest.actors[0].gazetteer = id.map(str::to_owned);
    }
    identify(&digests, gazetteer, &Decisions::default()).entities.len()
}

#[test]
fn owl_different_from_and_other_ids_forbid_a_merge() {
    let gazetteer = own(
        "<person/ada> a schema:Person ; skos:prefLabel \"Ada Voss\"@en ; skos:exactMatch wd:Q900000001 .\n\
         <person/other> a schema:Person ; skos:prefLabel \"Ada M. Voss\"@en ; skos:exactMatch wd:Q900000002 ; \
         owl:differentFrom <person/ada> .",
    );
    assert_eq!(entities_of(&gazetteer, Some("person/ada"), Some("person/ada")), 1);
    assert_eq!(entities_of(&gazetteer, Some("person/ada"), None), 1);
    assert_eq!(entities_of(&gazetteer, Some("person/ada"), Some("person/other")), 2);
    assert_eq!(
        decided(
            &articles(&[&[(Person, &["Ada Voss"])], &[(Person, &["Ada M. Voss"])]]),
            "is \"Ada Voss\" wd:Q900000001\nis \"Ada M. Voss\" wd:Q900000002"
        )
        .entities
        .len(),
        2
    );
}

#[test]
fn a_thousand_articles_with_ten_names_make_ten_entities() {
    let names = ["Ada Voss", "Lena Brandt", "Paul Hale", "Omar Hadad", "Ines Costa"];
    let bodies = ["Norland Guard", "Halvik Rail", "Arden Pumps", "Delta Press", "Port of Arden"];
    let actors: Vec<(EntityType, &[&str])> =
        names.chunks(1).map(|name| (Person, name)).chain(bodies.chunks(1).map(|name| (Org, name))).collect();
    let digests: Vec<Digest> = (0..1000).map(|number| digest(&format!("a{number:04}"), &actors)).collect();
    assert_eq!(decided(&digests, "").entities.len(), 10);
}

#[test]
fn one_name_in_every_kind_makes_no_bridge_between_person_and_thing() {
    let digests: Vec<Digest> = (0..100)
        .map(|number| digest(&format!("a{number:03}"), &[(Person, &["Arden Vale"]), (Org, &["Arden Vale"])]))
        .collect();
    assert_eq!(decided(&digests, "").entities.len(), 2);
}

#[test]
fn namesakes_whose_articles_have_nothing_in_common_stay_two() {
    let baker: &[(EntityType, &[&str])] =
        &[(Person, &["Paul Hale"]), (Person, &["Ada Voss"]), (Org, &["Arden Bakery"]), (Place, &["Corvane"])];
    let pilot: &[(EntityType, &[&str])] = &[
        (Person, &["Paul Hale"]),
        (Person, &["Omar Hadad"]),
        (Org, &["Halvik Air"]),
        (Place, &["Sarhabad"]),
    ];
    let identity = decided(&articles(&[baker, pilot]), "");
    assert_eq!(identity.entities.len(), 8, "all apart");
    assert_eq!(identity.possibly_same.len(), 1, "but they may be one");
    // A common acquaintance, or an article that says too little.
    let friend: &[(EntityType, &[&str])] =
        &[(Person, &["Paul Hale"]), (Person, &["Ada Voss"]), (Org, &["Halvik Air"]), (Place, &["Sarhabad"])];
    assert_eq!(decided(&articles(&[baker, friend]), "").entities.len(), 6);
    assert_eq!(decided(&articles(&[baker, &[(Person, &["Paul Hale"])]]), "").entities.len(), 4);
}

#[test]
fn names_that_only_sound_alike_may_be_one() {
    let digests = articles(&[&[(Person, &["Omar Rashad"])], &[(Person, &["Omar Rashid"])]]);
    let identity = decided(&digests, "");
    assert_eq!((identity.entities.len(), identity.possibly_same.len()), (2, 1));
}

#[test]
fn a_company_is_one_whatever_legal_form_is_given() {
    let names: [&[(EntityType, &[&str])]; 3] = [
        &[(Org, &["Halvik Motors Inc."])],
        &[(Org, &["Halvik Motors"])],
        &[(Org, &["Halvik Motors Corporation"])],
    ];
    assert_eq!(groups(&articles(&names), "").len(), 1);
    assert_eq!(
        groups(&articles(&[&[(Org, &["Halvik Motors"])], &[(Org, &["Halvik Mills Inc."])]]), "").len(),
        2
    );
}
