//! Sentences of our own, and the events they tell: a hit and a near miss for every rule.

use super::super::{Knowledge, extract};
use crate::language::Document;
use crate::model::{Article, Event};
use std::fmt::Write as _;
use std::sync::LazyLock;

mod kind;
mod node;
mod people;
mod standing;
mod when;

/// Whatever its chance: what the rules find is asked here, not what is worth a node.
pub(super) static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge { keep_all: true, ..Knowledge::default() });

/// The events of a document that a rule found; words that no list holds are left out.
pub(super) fn ruled(document: &Document<'_>) -> Vec<Event> {
    let mut events = extract(document, &KNOWLEDGE).events;
    events.retain(|event| event.rule != "event/open");
    events
}

/// What [`ruled`] gives of a text that was published on a day, or on none.
pub(super) fn told(text: &str, published: Option<&str>) -> Vec<Event> {
    let article = Article {
        id: "a1".into(),
        text: text.into(),
        published: published.map(|day| day.parse().expect("a day")),
        ..Article::default()
    };
    ruled(&Document::with_model(&article, KNOWLEDGE.model()))
}

/// One event as a line: trigger, type, status, then what is known: `~phase`, `@date`, `in place`, `role=words`, `#figure`.
fn line(text: &str, event: &Event) -> String {
    let mut line = format!("{} {} {}", event.trigger.of(text), event.class.as_str(), event.status.as_str());
    if let Some(phase) = event.phase {
        let _ = write!(line, " ~{}", phase.as_str());
    }
    if let Some(date) = &event.date {
        let _ = write!(line, " @{}", date.value.value);
    }
    if let Some(place) = &event.place {
        let _ = write!(line, " in {}", place.value.of(text));
    }
    for part in event.participants.iter().map(|found| &found.value) {
        let _ = write!(line, " {}={}", part.role.as_str(), part.span.of(text));
    }
    for figure in &event.figures {
        let _ = write!(line, " #{} {} {}", figure.comparator.as_str(), figure.value(), figure.kind.as_str());
    }
    line
}

/// Checks the events of `text` (published 2031-05-08, a Thursday), a line for each.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = told(text, Some("2031-05-08")).iter().map(|event| line(text, event)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_verb_of_the_lexicon_is_an_event_and_a_report_is_none() {
    check(
        "Gunmen killed a guard in Berlin on Monday.",
        &["killed ASSAULT happened @2031-05-05 in Berlin agent=Gunmen victim=guard"],
    );
    check("The mayor said the road was long.", &[]);
}

#[test]
fn a_light_verb_gives_its_subject_to_the_noun() {
    check(
        "France held talks with Egypt on Tuesday.",
        &["talks CONSULT happened @2031-05-06 agent=France agent=Egypt"],
    );
    check("He held the rope.", &[]);
}

#[test]
fn a_phase_is_told_of_the_noun() {
    check(
        "The two sides resumed negotiations on Monday.",
        &["negotiations CONSULT happened ~resume @2031-05-05 agent=two sides"],
    );
    check("The talks were suspended on Monday.", &["talks CONSULT happened ~suspend @2031-05-05"]);
}

#[test]
fn tense_and_negation_tell_the_status() {
    check("The ministers will meet on Monday.", &["meet CONSULT planned @2031-05-12 agent=ministers"]);
    check("The ministers may meet on Monday.", &["meet CONSULT hypothetical @2031-05-12 agent=ministers"]);
    check("The ministers did not meet on Monday.", &["meet CONSULT negated @2031-05-05 agent=ministers"]);
    check("The ministers met on Monday.", &["met CONSULT happened @2031-05-05 agent=ministers"]);
}

#[test]
fn the_day_of_saying_is_not_the_day_of_the_deed() {
    check(
        "Police said on Tuesday that a bomb had exploded in Cairo.",
        &["exploded ASSAULT happened in Cairo agent=bomb"],
    );
}

#[test]
fn since_does_not_date_a_single_event() {
    check(
        "Since January, rebels have attacked the harbour.",
        &["attacked ASSAULT happened agent=rebels target=harbour"],
    );
}

#[test]
fn a_passive_names_its_agent() {
    check(
        "The depot was attacked by rebels on Monday.",
        &["attacked ASSAULT happened @2031-05-05 target=depot agent=rebels"],
    );
}

#[test]
fn deaths_are_figures_of_the_killing() {
    check(
        "The attack killed at least 17 soldiers.",
        &[
            "attack ASSAULT happened @2031-05-08",
            "killed ASSAULT happened @2031-05-08 victim=17 soldiers #at-least 17 Deaths",
        ],
    );
}

#[test]
fn an_attack_dog_is_no_attack() {
    check("The attack dog slept.", &[]);
}

#[test]
fn the_dead_may_stand_behind_their_number() {
    check(
        "Three dead after storm hits Lisbon",
        &[
            "dead HEALTH happened @2031-05-08 in Lisbon #exactly 3 Deaths",
            "storm DISASTER happened @2031-05-08 in Lisbon",
            "hits DISASTER happened @2031-05-08 in Lisbon target=Lisbon",
        ],
    );
    check("The dead end was closed to walkers.", &[]);
}

#[test]
fn a_plain_word_of_saying_may_be_an_act() {
    check(
        "France said Egypt must leave the valley.",
        &[
            "said REQUEST happened @2031-05-08 agent=France",
            "leave RETREAT hypothetical agent=Egypt target=valley",
        ],
    );
    check(
        "The ministry announced it would free the crew.",
        &["announced AGREE happened @2031-05-08 agent=ministry", "free RETREAT planned agent=it theme=crew"],
    );
    check("The mayor said it would rain.", &[]);
}

#[test]
fn a_deed_keeps_its_day_in_a_quotation_and_as_a_charge() {
    check(
        "Gunmen killed a guard in Berlin on Monday. A man is accused of killing the guard.",
        &[
            "killed ASSAULT happened @2031-05-05 in Berlin agent=Gunmen victim=guard",
            "accused ACCUSE happened @2031-05-08 target=man",
            "killing ASSAULT happened @2031-05-05 in Berlin agent=man victim=guard",
        ],
    );
    check(
        "Gunmen killed a guard in Berlin on Monday. A previous killing was not reported.",
        &[
            "killed ASSAULT happened @2031-05-05 in Berlin agent=Gunmen victim=guard",
            "killing ASSAULT happened",
        ],
    );
}

#[test]
fn what_a_lead_tells_without_a_date_is_news() {
    check(
        "Gunmen raided a bank in Berlin. They fled. Police came. Staff wept. A shop was robbed in June 2029.",
        &[
            "raided ASSAULT happened @2031-05-08 in Berlin agent=Gunmen target=bank",
            "fled RETREAT happened @2031-05-08 in Berlin agent=They",
            "robbed ASSAULT happened @2029-06 target=shop",
        ],
    );
}

#[test]
fn a_topic_and_two_parties_are_no_place() {
    check(
        "France criticised the queues in Berlin on Monday.",
        &["criticised ACCUSE happened @2031-05-05 agent=France target=queues"],
    );
    check(
        "Rebels shelled the depot in Berlin on Monday.",
        &["shelled ASSAULT happened @2031-05-05 in Berlin agent=Rebels target=depot"],
    );
    check(
        "Talks between Paris and London opened on Monday.",
        &["Talks CONSULT happened ~start @2031-05-05 agent=Paris agent=London"],
    );
}

#[test]
fn a_strike_is_what_its_company_says() {
    check(
        "Nurses called off a four-day strike on Monday.",
        &["strike PROTEST negated ~end @2031-05-05 agent=Nurses"],
    );
    check(
        "The teachers' strike closed ten schools.",
        &[
            "strike PROTEST happened @2031-05-08 agent=teachers",
            "closed COERCE happened @2031-05-08 target=ten schools #exactly 10 Other",
        ],
    );
    check(
        "Miners began a strike on Monday. The strike hurt the port.",
        &[
            "strike PROTEST happened ~start @2031-05-05 agent=Miners",
            // Known miss: the same strike.
            "strike ASSAULT happened @2031-05-05",
            "hurt ASSAULT happened @2031-05-05 victim=port",
        ],
    );
    check(
        "The army's strike on the depot killed two.",
        &[
            "strike ASSAULT happened @2031-05-08 agent=army target=depot",
            "killed ASSAULT happened @2031-05-08 victim=two #exactly 2 Deaths",
        ],
    );
    check("Troops struck the depot.", &["struck ASSAULT happened @2031-05-08 agent=Troops target=depot"]);
}

#[test]
fn who_is_fired_or_tried_is_a_person() {
    check(
        "The board fired the manager on Monday.",
        &["fired APPOINT happened @2031-05-05 agent=board theme=manager"],
    );
    check("Rebels fired a missile.", &["fired ASSAULT happened @2031-05-08 agent=Rebels target=missile"]);
    check(
        "The court tried the driver on Friday.",
        &["tried JUDGE happened @2031-05-02 agent=court target=driver"],
    );
    check("We tried the soup.", &[]);
    check(
        "The release of the hostages followed.",
        &["release RETREAT happened @2031-05-08 target=hostages", "followed OTHER happened target=hostages"],
    );
    check("The release of the film is near.", &["release LAUNCH happened @2031-05-08 theme=film"]);
}

#[test]
fn verbs_that_the_tree_hides_are_found() {
    check(
        "A quake hit Arden on Monday.",
        &[
            "quake DISASTER happened @2031-05-05 in Arden",
            "hit DISASTER happened @2031-05-05 in Arden target=Arden",
        ],
    );
    check("The sides resumed talks.", &["talks CONSULT happened ~resume @2031-05-08 agent=sides"]);
    check("The wounded were flown out.", &["flown out OTHER happened @2031-05-08"]);
}

#[test]
fn a_round_or_series_is_what_it_counts() {
    check(
        "Norland presided over the first round of talks on Monday.",
        &["round of talks CONSULT happened @2031-05-05 agent=Norland"],
    );
    check(
        "A first round of bilateral dialogue was held on Monday.",
        &["dialogue CONSULT happened @2031-05-05"],
    );
    check("The last round was long.", &[]);
}

#[test]
fn a_recipient_may_hang_on_what_is_given() {
    check(
        "Norland delivered a letter from the bank to the Foreign Ministry on Monday.",
        &["delivered TRANSACT happened @2031-05-05 agent=Norland theme=letter recipient=Foreign Ministry"],
    );
    check(
        "The ministry received a letter on Monday.",
        &["received TRANSACT happened @2031-05-05 recipient=ministry theme=letter"],
    );
}

#[test]
fn a_cause_comes_before_its_effect() {
    check(
        "The talks were suspended on April 28 because of an attack on the port. The ministers met on Monday.",
        &[
            "talks CONSULT happened ~suspend @2031-04-28",
            "attack ASSAULT happened target=port",
            "met CONSULT happened @2031-05-05 agent=ministers",
        ],
    );
}

#[test]
fn a_past_form_that_the_tagger_takes_for_the_present_keeps_its_verb() {
    check(
        "He knocked on a door in Berlin and someone shot him in the head.",
        &["shot ASSAULT happened @2031-05-08 in Berlin agent=someone victim=him"],
    );
    check(
        "The court upheld the verdict on Monday.",
        &["upheld JUDGE happened @2031-05-05 agent=court", "verdict JUDGE happened @2031-05-05"],
    );
}

#[test]
fn the_dead_and_hurt_are_told_behind_a_number_or_a_verb() {
    check(
        "A climber was found dead late on Monday.",
        &[
            "found OTHER happened @2031-05-05 theme=climber",
            "dead HEALTH happened @2031-05-05 victim=climber",
        ],
    );
    check(
        "Ten people were killed and about 50 hurt.",
        &[
            "killed ASSAULT happened @2031-05-08 victim=Ten people #exactly 10 Deaths",
            "hurt ASSAULT happened @2031-05-08 victim=50 #about 50 Injuries",
        ],
    );
    check("It was a dead end.", &[]);
}

#[test]
fn what_destroyed_a_building_is_an_event() {
    check(
        "The church was damaged by fire on Monday.",
        &["damaged DISASTER happened @2031-05-05 target=church", "fire DISASTER happened @2031-05-05"],
    );
}

#[test]
fn the_day_of_an_aim_reached_dates_what_reached_it() {
    check(
        "Norland defeated Arden in the final round to win the cup on Monday.",
        &[
            "defeated OTHER happened @2031-05-05 agent=Norland theme=Arden",
            "round OTHER happened @2031-05-05",
            "win OTHER hypothetical @2031-05-05 agent=Norland theme=cup",
        ],
    );
}

#[test]
fn what_is_reported_has_happened_and_a_short_had_is_no_would() {
    check("A clerk called the guards to report the shooting.", &["shooting ASSAULT happened @2031-05-08"]);
    check("He'd been arrested in Berlin.", &["arrested COERCE happened @2031-05-08 in Berlin target=He"]);
    check("He'd be arrested in Berlin.", &["arrested COERCE hypothetical in Berlin target=He"]);
}

#[test]
fn where_somebody_speaks_or_whom_he_beats_is_no_place_of_the_event() {
    check(
        "In Berlin, the minister called the Greek bailout critical.",
        &["bailout AID happened @2031-05-08 in Berlin agent=Greek"],
    );
    check(
        "The club reached the final after a win over Berlin on Monday.",
        &["reached OTHER happened @2031-05-05 agent=club", "win OTHER happened @2031-05-05 theme=Berlin"],
    );
}

#[test]
fn a_way_ends_where_it_happened() {
    check(
        "A jet crashed into the Atlantic Ocean on Monday.",
        &["crashed into DISASTER happened @2031-05-05 in Atlantic Ocean agent=jet place=Atlantic Ocean"],
    );
    check(
        "The envoy travelled from Berlin to Paris on Monday.",
        &["travelled OTHER happened @2031-05-05 in Paris agent=envoy place=Berlin place=Paris"],
    );
}

#[test]
fn who_has_the_contract_or_plan_carries_it_out() {
    check(
        "Norland Motors won a contract to supply lamps on Monday.",
        &[
            "won TRANSACT happened @2031-05-05 agent=Norland Motors theme=contract",
            "supply AID planned @2031-05-05 agent=Norland Motors theme=lamps",
        ],
    );
}

#[test]
fn people_take_part_with_somebody_and_things_are_means() {
    check(
        "Police fought with rebels near Berlin on Monday.",
        &["fought ASSAULT happened @2031-05-05 in Berlin agent=Police agent=rebels"],
    );
    check(
        "The guard was killed with a knife on Monday.",
        &["killed ASSAULT happened @2031-05-05 victim=guard instrument=knife"],
    );
}

#[test]
fn what_is_sold_stands_before_the_sale() {
    check(
        "Car sales fell on Monday.",
        &[
            "sales TRANSACT happened @2031-05-05 theme=Car",
            "fell TRANSACT happened @2031-05-05 agent=Car sales",
        ],
    );
    check("The yard reported its sales on Monday.", &["sales TRANSACT happened @2031-05-05 agent=yard"]);
}

#[test]
fn a_verbal_noun_is_an_event_where_it_is_definite() {
    check(
        "The targeting of a car in Berlin shocked Norland.",
        &["targeting ASSAULT happened @2031-05-08 in Berlin target=car"],
    );
    check("A building of stone stood there.", &[]);
}

#[test]
fn forces_and_provided_are_no_verbs_of_their_own() {
    check(
        "A man met with the Norland coalition forces in Berlin on Monday.",
        &["met with CONSULT happened @2031-05-05 in Berlin agent=man agent=Norland coalition forces"],
    );
    check("They will leave “soon,” provided it rains.", &["leave RETREAT planned agent=They"]);
}

#[test]
fn as_long_as_is_a_condition() {
    check(
        "As long as the talks continue, the council will meet.",
        &["talks CONSULT hypothetical ~resume", "meet CONSULT planned agent=council"],
    );
    check(
        "The envoy left as the council met.",
        &["left RETREAT happened @2031-05-08 agent=envoy", "met CONSULT happened @2031-05-08 agent=council"],
    );
}

#[test]
fn who_tells_of_a_meeting_does_not_take_part() {
    check(
        "According to Lena Falk, the spokeswoman for the mayor, the council (CO) met in Berlin on Monday.",
        &["met CONSULT happened @2031-05-05 in Berlin agent=council"],
    );
}

#[test]
fn a_name_inside_a_participant_is_no_other_one() {
    check(
        "The assassination of commander Per Lund in Berlin on Monday angered the town.",
        &["assassination ASSAULT happened @2031-05-05 in Berlin victim=commander Per Lund"],
    );
}

#[test]
fn who_is_in_charge_of_it_does_it() {
    check(
        "Ola Brand was in charge of collecting the fees in Arden on Monday.",
        &["collecting TRANSACT happened @2031-05-05 in Arden agent=Ola Brand theme=fees"],
    );
}

#[test]
fn nobody_plans_a_death() {
    let found = told("The channel will show coverage of her death on Sunday.", Some("2031-05-08"));
    let death =
        found.iter().find(|event| event.class.as_str() == "DISASTER" || event.class.as_str() == "HEALTH");
    let death = death.expect("the death is told");
    assert_eq!((death.status.as_str(), &death.date), ("happened", &None));
}
