//! Articles of our own: which of their reports tell one happening, and what the place of a happening gives its reports.

use super::told;
use std::collections::BTreeMap;

/// Checks the happenings of `text` (published 2031-05-08) as `trigger, trigger | place | day`, in the order of their first
/// triggers; a place or day that is not known is left out.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let events = told(text, Some("2031-05-08"));
    let mut nodes: BTreeMap<usize, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for event in &events {
        let (triggers, slots) = nodes.entry(event.node).or_default();
        triggers.push(event.trigger.of(text).to_owned());
        let place = event.place.as_ref().map(|place| place.value.of(text).to_owned());
        let day = event.date.as_ref().map(|date| date.value.value.to_string());
        for slot in
            [place, day].into_iter().flatten().filter(|slot| !slots.contains(slot)).collect::<Vec<_>>()
        {
            slots.push(slot);
        }
    }
    let found: Vec<String> = nodes
        .into_values()
        .map(|(triggers, slots)| [vec![triggers.join(", ")], slots].concat().join(" | "))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_harmful_happening_and_what_it_did_are_one() {
    check("The blast killed two guards in Berlin on Monday.", &["blast, killed | Berlin | 2031-05-05"]);
    check(
        "A lorry collided with a bus in Berlin on Monday, injuring two clerks.",
        &["collided, injuring | Berlin | 2031-05-05"],
    );
}

#[test]
fn an_arrest_is_not_the_attack_it_answers() {
    check(
        "Gunmen attacked a bank in Berlin on Monday. Police arrested two men on Tuesday.",
        &["attacked | Berlin | 2031-05-05", "arrested | Berlin | 2031-05-06"],
    );
}

#[test]
fn two_people_are_two_happenings() {
    check(
        "Lena Brandt was arrested on Monday. Tom Keller was arrested on Tuesday.",
        &["arrested | 2031-05-05", "arrested | 2031-05-06"],
    );
}

#[test]
fn the_place_of_the_crash_serves_its_deaths_and_the_rescue() {
    check(
        "A bus crashed in Berlin on Monday. Two people were killed in the crash. Five people were rescued.",
        &["crashed, killed, crash | Berlin | 2031-05-05", "rescued | Berlin | 2031-05-05"],
    );
}

#[test]
fn what_happened_long_before_is_not_the_news() {
    check(
        "A bus crashed in Berlin on Monday, killing two people. The mayor is calm. The sky is grey. The sea is blue. A bus crashed in 2019.",
        &["crashed, killing | Berlin | 2031-05-05", "crashed | 2019"],
    );
}

#[test]
fn other_words_for_one_happening_are_one() {
    check(
        "A tram jumped the rails in Berlin on Monday. Two people were killed when the tram overturned.",
        &["jumped, killed, overturned | Berlin | 2031-05-05"],
    );
    check(
        "Delta launched a probe into the leak on Monday. The investigation will last a month.",
        &["probe, investigation | 2031-05-05", "leak | 2031-05-05"],
    );
}

#[test]
fn two_orders_of_two_buyers_are_two() {
    check(
        "Delta won an order from Norland on Monday. Corrin Air placed an order with Delta on Tuesday.",
        &["won, order | 2031-05-05", "placed, order | 2031-05-06"],
    );
}

#[test]
fn a_house_is_where_people_meet_and_a_tram_is_where_it_runs() {
    check("Lena Falk met the mayor at Corrin House on Monday.", &["met | Corrin House | 2031-05-05"]);
    check(
        "Berlin tram overturns on sharp bend\n\nTwo people were hurt.",
        &["overturns, hurt | Berlin | 2031-05-08"],
    );
    check(
        "Norland launched a missile from Kiel, near the capital, on Monday.",
        &["launched | Kiel | 2031-05-05"],
    );
    check("A lorry hit a pillar of the bridge near Kiel on Monday.", &["hit | Kiel | 2031-05-05"]);
}

#[test]
fn the_deed_of_a_leader_is_done_in_the_country() {
    check(
        "The German leader's crackdown on dissent began in Germany in May.",
        &["crackdown | Germany | 2031-05"],
    );
}

#[test]
fn places_that_the_tree_hangs_elsewhere() {
    check(
        "The meeting with Vice President Ola Brand in Kiel ended on Monday.",
        &["meeting | Kiel | 2031-05-05"],
    );
    check(
        "She was presented with an award in Turkey and met its president in 2029.",
        &["presented | Turkey | 2029", "award | Turkey | 2029", "met | Turkey | 2029"],
    );
    check(
        "They called for a demonstration on Tuesday near the National Assembly.",
        &["called for | 2031-05-08", "demonstration | National Assembly | 2031-05-13"],
    );
    check("The envoy is in Kiel for talks.", &["talks | Kiel"]);
    check("Norland had launched rockets over Germany in 2029.", &["launched rockets | Germany | 2029"]);
}

#[test]
fn a_parliament_and_a_commission_meet_each_by_itself() {
    check(
        "The joint commission met in Berlin on Sunday. The parliament met to hear a report.",
        &["met | Berlin | 2031-05-04", "met | 2031-05-04"],
    );
}

#[test]
fn what_is_done_again_and_again_is_not_one_blow() {
    check(
        "Troops are repeatedly attacked by rebels. A raid in January 2029 killed two rebels.",
        &["attacked", "raid, killed | 2029-01"],
    );
}

#[test]
fn two_clauses_side_by_side_are_two() {
    check(
        "Rebels raided Oslo and soldiers raided Bergen on Monday.",
        &["raided | Oslo | 2031-05-05", "raided | Bergen | 2031-05-05"],
    );
}

#[test]
fn an_attack_is_not_the_shot_that_stopped_it() {
    check(
        "Guards shot dead a man who had stabbed a clerk in Oslo on Monday.",
        &["shot dead | Oslo | 2031-05-05", "stabbed | Oslo | 2031-05-05"],
    );
}

#[test]
fn what_has_been_done_now_is_not_what_was_done_years_ago() {
    check(
        "The league has suspended its treasurer. In 2024 the league's trainer, Ivo Lund, was suspended for life.",
        &["suspended | 2031-05-08", "suspended | 2024"],
    );
}

#[test]
fn a_house_stands_in_the_town_before_it() {
    check("Police raided the Oslo offices of the bank on Monday.", &["raided | Oslo | 2031-05-05"]);
}

#[test]
fn other_names_on_either_side_are_another_happening() {
    check(
        "Norland bought a mill in May. Egypt bought a ferry in May.",
        &["bought | 2031-05", "bought | 2031-05"],
    );
    check(
        "Troops killed six people in Oslo on Monday. Gunmen killed two teachers in Bergen on Tuesday.",
        &["killed | Oslo | 2031-05-05", "killed | Bergen | 2031-05-06"],
    );
}

#[test]
fn what_others_do_and_what_is_to_come_are_happenings_of_their_own() {
    check(
        "The Arden Rovers offered Falk a contract on Monday. The Brinn Wolves offered Falk a contract on Monday, too.",
        &["offered | 2031-05-05", "offered | 2031-05-05"],
    );
    check(
        "Delta will release its accounts soon. In a statement released on Monday it thanked the staff.",
        &["release", "released | 2031-05-05", "thanked | 2031-05-05"],
    );
}
