//! Reports written by hand, and the happenings they should become.

use super::{Happenings, cluster, pair};
use crate::extract::Knowledge;
use crate::model::{
    ActorDigest, Article, CharSpan, Comparator, DateSource, Digest, EntityType, EventDigest, EventType,
    FigureDigest, FigureKind, ParticipantRole, Phase, Standing, Status, TriggerKind,
};
use crate::pipeline;
use crate::resolve::Decisions;

fn phase_of(name: &str) -> Option<Phase> {
    [Phase::Start, Phase::Resume, Phase::Suspend, Phase::Delay, Phase::End]
        .into_iter()
        .find(|phase| phase.as_str() == name)
}

/// An article about `names`; each event is "lemma TYPE status date agent>target phase", `-` where nothing is told.
fn article(key: &str, names: &[&str], events: &[&str]) -> Digest {
    let actors: Vec<ActorDigest> = names
        .iter()
        .enumerate()
        .map(|(number, name)| ActorDigest {
            first: CharSpan::new(number * 10, number * 10 + 5),
            mentions: vec![CharSpan::new(number * 10, number * 10 + 5); 2],
            names: vec![(*name).to_owned()],
            nominal: None,
            class: EntityType::Person,
            gazetteer: None,
            offices: Vec::new(),
        })
        .collect();
    let actor = |name: &str| names.iter().position(|known| *known == name);
    let events = events
        .iter()
        .enumerate()
        .map(|(number, told)| {
            let parts: Vec<&str> = told.split_whitespace().collect();
            let (agent, target) = parts[4].split_once('>').unwrap_or(("-", "-"));
            let mut participants = Vec::new();
            for (role, name) in [(ParticipantRole::Agent, agent), (ParticipantRole::Target, target)] {
                if name != "-" {
                    participants.push((role, actor(name), name.to_owned()));
                }
            }
            // `the attack` is written `the:attack`.
            let (definite, lemma) =
                parts[0].split_once(':').map_or((false, parts[0]), |(_, noun)| (true, noun));
            let kind = if definite { TriggerKind::Noun } else { TriggerKind::Verb };
            EventDigest {
                trigger: CharSpan::new(1000 + number * 10, 1005 + number * 10),
                sentence: CharSpan::new(1000, 2000),
                words: lemma.to_owned(),
                lemma: lemma.replace('_', " "),
                kind,
                definite,
                class: EventType::from_code(parts[1]).expect("a type"),
                phase: parts.get(5).and_then(|phase| phase_of(phase)),
                status: match parts[2] {
                    "planned" => Status::Planned,
                    "negated" => Status::Negated,
                    "hypothetical" => Status::Hypothetical,
                    _ => Status::Happened,
                },
                standing: Standing::Told,
                holders: Vec::new(),
                date: parts[3].parse().ok().map(|date| (date, DateSource::Text)),
                place: None,
                participants,
                figures: Vec::new(),
                caused_by: None,
                node: number,
            }
        })
        .collect();
    Digest { key: key.to_owned(), id: key.to_owned(), actors, events, ..Digest::default() }
}

/// Checks which reports, written `article.event`, share a happening; single ones are left out.
fn check(digests: &[Digest], expected: &[&str]) {
    let entity_of: Vec<Vec<Option<usize>>> =
        digests.iter().map(|digest| vec![None; digest.actors.len()]).collect();
    let Happenings { events, event_of, .. } = cluster(digests, &entity_of, &[], &[]);
    let mut found: Vec<String> = events
        .iter()
        .filter(|event| event.reports.len() > 1)
        .map(|event| {
            let mut names: Vec<String> = event
                .reports
                .iter()
                .map(|&(article, number)| format!("{}.{number}", digests[article].key))
                .collect();
            names.sort();
            names.join(" ")
        })
        .collect();
    found.sort();
    assert_eq!(found, expected);
    for (article, numbers) in event_of.iter().enumerate() {
        for (number, event) in numbers.iter().enumerate() {
            assert!(events[event.expect("every report has one")].reports.contains(&(article, number)));
        }
    }
}

#[test]
fn two_outlets_tell_one_killing() {
    let a = article(
        "a",
        &["Ada Voss", "Tom Rill"],
        &["kill ASSAULT happened 2031-05-02 Tom>Ada", "murder ASSAULT happened 2031-05-02 ->Ada"],
    );
    let b = article("b", &["Ada Voss", "Tom Rill"], &["slay ASSAULT happened 2031-05-02 ->Ada"]);
    check(&[a, b], &["a.0 a.1 b.0"]);
}

#[test]
fn the_same_words_about_other_people_are_another_event() {
    let a = article("a", &["Ada Voss", "Tom Rill"], &["kill ASSAULT happened 2031-05-02 ->Ada-Voss"]);
    let b = article("b", &["Eli Born", "Max Dorn"], &["kill ASSAULT happened 2031-05-02 ->Eli-Born"]);
    check(&[a, b], &[]);
}

#[test]
fn planned_and_held_are_one() {
    let a = article("a", &["Ada Voss", "Tom Rill"], &["talks CONSULT planned 2031-05-05 -"]);
    let b = article("b", &["Ada Voss", "Tom Rill"], &["meet CONSULT happened 2031-05-05 -"]);
    check(&[a, b], &["a.0 b.0"]);
}

#[test]
fn two_days_in_one_article_are_two_events() {
    let a = article(
        "a",
        &["Ada Voss"],
        &["meet CONSULT happened 2031-05-02 -", "meet CONSULT happened 2031-05-09 -"],
    );
    check(&[a], &[]);
}

#[test]
fn denied_and_told_stay_apart() {
    let a = article(
        "a",
        &["Ada Voss"],
        &["meet CONSULT happened 2031-05-02 -", "meet CONSULT negated 2031-05-02 -"],
    );
    check(&[a], &[]);
}

#[test]
fn a_series_is_never_one_with_a_single_attack() {
    let mut a = article(
        "a",
        &["Ada Voss"],
        &["attack ASSAULT happened 2031-05-02 -", "attack ASSAULT happened 2031-05-02 -"],
    );
    a.events[1].figures.push(FigureDigest {
        span: CharSpan::new(1, 2),
        thousandths: 160_000,
        comparator: Comparator::MoreThan,
        words: "over 160".into(),
        unit: "attack".into(),
        kind: FigureKind::Attacks,
        since: None,
        as_of: None,
    });
    check(&[a], &[]);
}

#[test]
fn the_order_of_articles_never_matters() {
    let make = || {
        vec![
            article(
                "c",
                &["Ada Voss", "Tom Rill"],
                &["kill ASSAULT happened 2031-05-02 ->Ada", "arrest COERCE happened 2031-05-03 ->Tom"],
            ),
            article(
                "a",
                &["Ada Voss", "Tom Rill"],
                &["arrest COERCE happened 2031-05-03 ->Tom", "murder ASSAULT happened - ->Ada"],
            ),
            article("b", &["Ada Voss"], &["slay ASSAULT happened 2031-05-02 ->Ada"]),
        ]
    };
    let keys = |digests: &[Digest]| -> Vec<String> {
        let entity_of: Vec<Vec<Option<usize>>> =
            digests.iter().map(|digest| vec![None; digest.actors.len()]).collect();
        cluster(digests, &entity_of, &[], &[])
            .events
            .into_iter()
            .map(|event| format!("{} {} {}", event.key, event.label, event.reports.len()))
            .collect()
    };
    let forward = make();
    let mut backward = make();
    backward.reverse();
    assert_eq!(keys(&forward), keys(&backward));
}

#[test]
fn outlets_may_differ_by_a_day_but_not_by_three() {
    let told = |key: &str, day: &str| {
        article(key, &["Ada Voss", "Tom Rill"], &[&format!("kill ASSAULT happened {day} Tom>Ada")])
    };
    check(&[told("a", "2031-05-02"), told("b", "2031-05-03")], &["a.0 b.0"]);
    check(&[told("a", "2031-05-02"), told("b", "2031-05-05")], &[]);
}

#[test]
fn two_dead_are_two_deaths_in_one_story() {
    let told = |key: &str, name: &str| {
        let people = ["Voss", "Born", "Rill"];
        article(key, &people, &[&format!("kill ASSAULT happened 2031-05-02 Rill>{name}")])
    };
    check(&[told("a", "Voss"), told("b", "Voss")], &["a.0 b.0"]);
    check(&[told("a", "Voss"), told("b", "Born")], &[]);
}

#[test]
fn reports_that_err_by_days_are_one_and_other_weeks_are_not() {
    let told = |key, day| {
        let event = format!("kill ASSAULT happened {day} ->Ada");
        article(key, &["Ada Voss", "Tom Rill"], &[&event])
    };
    check(&[told("a", "2031-05-02"), told("b", "-"), told("c", "2031-05-04")], &["a.0 b.0 c.0"]);
    check(&[told("a", "2031-05-02"), told("b", "-"), told("c", "2031-05-09")], &["a.0 b.0"]);
}

#[test]
fn a_killing_and_a_death_are_one_only_for_one_victim() {
    let a = article("a", &["Ada", "Tom"], &["kill ASSAULT happened - ->Ada"]);
    let b = article("b", &["Ada", "Tom"], &["death HEALTH happened - ->Ada"]);
    let c = article("c", &["Ada", "Tom"], &["death HEALTH happened - ->Tom"]);
    check(&[a, b, c], &["a.0 b.0"]);
}

#[test]
fn talks_of_two_days_stay_two_and_nothing_bridges_them() {
    let a = article(
        "a",
        &["Ada Voss", "Tom Rill"],
        &[
            "talk CONSULT happened 2031-05-02 Ada-Voss>-",
            "meeting CONSULT happened 2031-05-09 Ada-Voss>-",
            "negotiation CONSULT happened 2031-05 Ada-Voss>-",
            "talk CONSULT happened 2031-05-09 Ada-Voss>-",
        ],
    );
    let Happenings { event_of, .. } = cluster(&[a], &[vec![None; 2]], &[], &[]);
    assert_ne!(event_of[0][0], event_of[0][1]);
    assert_eq!(event_of[0][1], event_of[0][3]);
}

#[test]
fn the_pause_of_talks_is_not_their_start() {
    let a = article(
        "a",
        &["Ada Voss"],
        &[
            "talk CONSULT happened 2031-05-02 Ada-Voss>- start",
            "talk CONSULT happened 2031-05-03 Ada-Voss>- suspend",
            "talk CONSULT happened - Ada-Voss>-",
        ],
    );
    let Happenings { event_of, .. } = cluster(&[a], &[vec![None; 1]], &[], &[]);
    assert_ne!(event_of[0][0], event_of[0][1]);
}

#[test]
fn an_attack_and_the_answer_to_it_are_two() {
    let names = ["Ada Voss", "Tom Rill"];
    let a = article(
        "a",
        &names,
        &["attack ASSAULT happened 2031-05-02 Ada>Tom", "attack ASSAULT happened - Tom>Ada"],
    );
    check(&[a], &[]);
}

#[test]
fn a_definite_noun_names_the_only_fitting_happening_again() {
    let one = ["sign AGREE happened 2031-05-02 ->-", "the:deal AGREE happened - ->-"];
    check(&[article("a", &["Ada Voss"], &one)], &["a.0 a.1"]);
    let two = [
        "bomb ASSAULT happened 2031-05-02 ->-",
        "shoot ASSAULT happened 2031-05-08 ->-",
        "the:attack ASSAULT happened - ->-",
    ];
    check(&[article("a", &["Ada Voss"], &two)], &[]);
}

#[test]
fn three_soldiers_are_not_seventeen_guards() {
    let text = "A blast killed three soldiers near the border. A raid on the depot killed 17 guards.";
    let knowledge = Knowledge::default();
    let article = Article { id: "a".into(), text: text.into(), ..Article::default() };
    let digest = pipeline::read_article(article, &knowledge).digest;
    let killings: Vec<usize> =
        (0..digest.events.len()).filter(|&number| digest.events[number].lemma == "kill").collect();
    assert_eq!(killings.len(), 2);
    let resolution = pipeline::resolve(&[digest], &knowledge, &Decisions::default());
    assert_ne!(resolution.event_of[0][killings[0]], resolution.event_of[0][killings[1]]);
}

#[test]
fn a_killing_of_years_ago_is_not_the_undated_one_of_the_news() {
    let on = |key: &str, day: &str, told: &str| Digest {
        published: day.parse().ok(),
        ..article(key, &["Ada Voss", "Tom Rill"], &[told])
    };
    let news = on("b", "2031-05-09", "kill ASSAULT happened - ->-");
    check(&[on("a", "2031-05-08", "kill ASSAULT happened 2027-01-03 ->-"), news.clone()], &[]);
    check(&[on("a", "2031-05-08", "kill ASSAULT happened 2031-05-07 ->-"), news], &["a.0 b.0"]);
    let dated = on("b", "2031-05-09", "kill ASSAULT happened 2031-05-08 ->-");
    check(&[on("a", "2031-05-08", "kill ASSAULT happened 2027-01-03 ->-"), dated], &[]);
}

#[test]
fn attack_and_answer_are_two_whoever_tells_of_neither() {
    let on = |key: &str, told: &str| article(key, &["Norland", "Arden", "Ada Voss"], &[told]);
    let nobody = "attack ASSAULT happened - ->-";
    let answered = [
        on("a", "attack ASSAULT happened - Norland>Arden"),
        on("b", "attack ASSAULT happened - Arden>Norland"),
        on("c", nobody),
    ];
    let knowledge = Knowledge::default();
    let resolution = pipeline::resolve(&answered, &knowledge, &Decisions::default());
    assert_ne!(resolution.event_of[0][0], resolution.event_of[1][0]);
    check(&[on("a", "attack ASSAULT happened - Norland>Arden"), on("c", nobody)], &["a.0 c.0"]);
}

#[test]
fn what_an_article_plans_it_does_not_tell_as_held() {
    let told = ["talk CONSULT happened 2031-05-02 Ada-Voss>-", "talk CONSULT planned - Ada-Voss>-"];
    let a = article("a", &["Ada Voss"], &told);
    check(&[a], &[]);
}

/// The dates that reports without one take, as `to: date of lender`.
fn lent(digests: &[Digest]) -> Vec<String> {
    let entity_of: Vec<Vec<Option<usize>>> =
        digests.iter().map(|digest| vec![None; digest.actors.len()]).collect();
    let Happenings { events, .. } = cluster(digests, &entity_of, &[], &[]);
    let lent = events.iter().flat_map(|event| &event.lent);
    lent.map(|lent| format!("{}: {} of {}", digests[lent.to.0].key, lent.date, lent.of.id)).collect()
}

#[test]
fn an_undated_report_takes_the_day_on_which_the_others_agree() {
    let a = article("a", &["Ada Voss"], &["arrest COERCE happened 2031-05-02 ->Ada"]);
    let b = article("b", &["Ada Voss"], &["arrest COERCE happened - ->Ada"]);
    assert_eq!(lent(&[a.clone(), b.clone()]), ["b: 2031-05-02 of a"]);
    assert_eq!(lent(&[b.clone(), a.clone()]), ["b: 2031-05-02 of a"]);
    // A report before that day cannot tell of it, and where two differ neither lends.
    let early = Digest { published: "2031-05-01".parse().ok(), ..b.clone() };
    assert!(lent(&[a.clone(), early]).is_empty());
    let c = article("c", &["Ada Voss"], &["arrest COERCE happened 2031-05-03 ->Ada"]);
    assert!(lent(&[a, b, c]).is_empty());
}

#[test]
fn the_same_count_speaks_for_one_happening_and_another_count_against() {
    let knowledge = Knowledge::default();
    let read = |text: &str| {
        let article = Article { id: text.into(), text: text.into(), ..Article::default() };
        pipeline::read_article(article, &knowledge).digest
    };
    let points = |other: &str| {
        let digests = [read("Police arrested 26 smugglers."), read(other)];
        let reports = [0, 1].map(|article| pair::report(&digests, &[Vec::new(), Vec::new()], (article, 0)));
        pair::weigh(&digests, &reports[0], &reports[1], 300).map(|(points, _)| points)
    };
    let told = points("Coast guards arrested smugglers.");
    assert!(points("Coast guards arrested 26 smugglers.") > told);
    assert!(points("Coast guards arrested 14 smugglers.") < told);
}
