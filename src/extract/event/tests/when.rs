//! The day of an event: a hit and a near miss for every rule.

use super::{check, told};
use crate::model::Event;

#[test]
fn a_clock_time_behind_after_still_is_of_its_day() {
    check(
        "Guards killed a man shortly after 8:30 p.m. Tuesday.",
        &["killed ASSAULT happened @2031-05-06 agent=Guards victim=man"],
    );
    check(
        "Guards killed a man after Tuesday.",
        &["killed ASSAULT happened @2031-05-08 agent=Guards victim=man"],
    );
}

#[test]
fn a_weekend_is_a_date() {
    check(
        "Gunmen killed a guard in Berlin last weekend.",
        &["killed ASSAULT happened @2031-W18-WE in Berlin agent=Gunmen victim=guard"],
    );
}

#[test]
fn what_happened_when_a_storm_came_has_its_day() {
    check(
        "Ten villagers were killed when a storm destroyed their houses on Sunday.",
        &[
            "killed DISASTER happened @2031-05-04 victim=Ten villagers #exactly 10 Deaths",
            "storm DISASTER happened @2031-05-04",
            "destroyed DISASTER happened @2031-05-04 target=their houses",
        ],
    );
}

#[test]
fn the_date_of_a_side_clause_without_an_event_goes_to_the_clause_above() {
    check(
        "A guard was killed by a stone that bounced off a wall on Sunday.",
        &["killed ASSAULT happened @2031-05-04 victim=guard agent=stone"],
    );
    check(
        "A guard was killed by a man who escaped from jail in 2029.",
        &[
            "killed ASSAULT happened @2031-05-08 victim=guard agent=man",
            "escaped from RETREAT happened @2029 agent=man place=jail",
        ],
    );
}

#[test]
fn a_deed_has_not_the_day_of_the_court() {
    check(
        "Two men went on trial on Tuesday. Prosecutors charged them with murder on Tuesday. The guard was killed when \
         they fired at his car in 2029.",
        &[
            "went on trial JUDGE happened @2031-05-06 agent=Two men",
            "charged them with JUDGE happened @2031-05-06 agent=Prosecutors",
            "murder ASSAULT happened @2029 agent=them",
            "killed ASSAULT happened @2029 victim=guard",
            "fired at ASSAULT happened @2029 agent=they",
        ],
    );
}

#[test]
fn another_persons_arrest_has_another_day() {
    check(
        "Police arrested Lena Brandt. She was questioned on Monday and freed on Monday. Police arrested Paul Keller on \
         April 6.",
        &[
            "arrested COERCE happened @2031-05-05 agent=Police target=Lena Brandt",
            "questioned COERCE happened @2031-05-05 target=She",
            "freed RETREAT happened @2031-05-05 theme=She",
            "arrested COERCE happened @2031-04-06 agent=Police target=Paul Keller",
        ],
    );
}

#[test]
fn the_clause_behind_when_has_the_date_before_it() {
    check(
        "His anger peaked in March 2029, when he burned down a school.",
        &["burned down DISASTER happened @2029-03 agent=he target=school"],
    );
}

#[test]
fn a_headline_has_the_day_of_its_lead() {
    check(
        "Guard killed in Berlin\n\nGunmen killed a guard on Monday. A clerk was arrested on Wednesday.",
        &[
            "killed ASSAULT happened @2031-05-05 in Berlin victim=Guard",
            "killed ASSAULT happened @2031-05-05 in Berlin agent=Gunmen victim=guard",
            "arrested COERCE happened @2031-05-07 target=clerk",
        ],
    );
}

#[test]
fn a_coming_day_is_that_of_a_plan() {
    check("A date was set for Sunday.", &["set LAUNCH happened @2031-05-08 theme=date"]);
    check(
        "The judge postponed the trial of two men to Sunday. A guard was arrested.",
        &[
            "trial JUDGE planned ~delay @2031-05-11 agent=judge target=two men",
            "arrested COERCE happened @2031-05-08 target=guard",
        ],
    );
}

#[test]
fn an_attempt_and_an_aim_have_the_day_of_what_was_done() {
    check(
        "Rebels marched through Berlin on Monday. They tried to storm the parliament.",
        &[
            "marched through MOBILIZE happened @2031-05-05 in Berlin agent=Rebels",
            "storm ASSAULT hypothetical @2031-05-05 agent=They target=parliament",
        ],
    );
    check(
        "Miners took to the streets on Monday to protest against a mayor.",
        &[
            "took to PROTEST happened @2031-05-05 agent=Miners recipient=streets",
            "protest against ACCUSE hypothetical @2031-05-05 agent=Miners target=mayor",
        ],
    );
    check(
        "Norland agreed on Monday to release the hostages.",
        &[
            "agreed AGREE happened @2031-05-05 agent=Norland",
            "release RETREAT planned agent=Norland theme=hostages",
        ],
    );
}

#[test]
fn a_count_since_a_day_is_a_series_without_a_day() {
    check(
        "Rebels have attacked bases in Egypt more than 160 times since March 17.",
        &["attacked ASSAULT happened in Egypt agent=Rebels target=bases #more-than 160 Attacks"],
    );
}

#[test]
fn weeks_after_a_deed_is_another_day() {
    check(
        "France resumed its talks with Egypt on Sunday, two weeks after a bomb had exploded.",
        &[
            "talks CONSULT happened ~resume @2031-05-04 agent=France agent=Egypt",
            "exploded ASSAULT happened agent=bomb",
        ],
    );
}

#[test]
fn what_lasts_and_what_is_not_told_in_the_past_has_no_day_of_the_story() {
    check(
        "Gunmen attacked a depot in Arden on Monday. The war in Gaza continues. Nothing disrupts the talks.",
        &[
            "attacked ASSAULT happened @2031-05-05 in Arden agent=Gunmen target=depot",
            "war ASSAULT happened ~resume in Gaza",
            "talks CONSULT negated ~suspend",
        ],
    );
    check(
        "Gunmen attacked a depot in Arden on Monday. Nobody was hurt.",
        &[
            "attacked ASSAULT happened @2031-05-05 in Arden agent=Gunmen target=depot",
            "hurt ASSAULT negated @2031-05-05",
        ],
    );
}

#[test]
fn an_old_day_behind_a_deed_is_not_that_of_the_law() {
    check(
        "He was charged over the killing of clerks in December 2012.",
        &["charged JUDGE happened @2031-05-08 target=He", "killing ASSAULT happened @2012-12 victim=clerks"],
    );
    check(
        "Two opted for a trial, which is set to begin in June.",
        &[
            "opted for AGREE happened @2031-05-08 theme=Two",
            "trial JUDGE planned @2031-06",
            "set LAUNCH happened @2031-06",
        ],
    );
    check(
        "They called for a demonstration on Tuesday.",
        &[
            "called for REQUEST happened @2031-05-08 agent=They",
            "demonstration PROTEST hypothetical @2031-05-13",
        ],
    );
}

#[test]
fn what_stands_beside_the_news_takes_no_day_of_the_report() {
    check(
        "The guard, who attacked a clerk, resigned.",
        &[
            "attacked ASSAULT happened agent=guard target=clerk",
            "resigned APPOINT happened @2031-05-08 agent=guard",
        ],
    );
}

#[test]
fn a_story_has_the_day_that_another_word_of_it_tells() {
    let crew = "theme=crew place=Velmar";
    check(
        "A crew was rescued off Velmar. Shortly after takeoff Tuesday the pilots saw a bird.",
        &[&format!("rescued AID happened @2031-05-06 in Velmar {crew}")],
    );
    check(
        "A crew was rescued off Velmar. A spokesman said Tuesday that the pilots saw a bird.",
        &[&format!("rescued AID happened @2031-05-08 in Velmar {crew}")],
    );
}

#[test]
fn who_accuses_another_in_the_story_does_so_on_its_day() {
    check(
        "Two guests left a bar in Berlin on Monday. A waiter accused them.",
        &[
            "left RETREAT happened @2031-05-05 in Berlin agent=Two guests target=bar",
            "accused ACCUSE happened @2031-05-05 agent=waiter target=them",
        ],
    );
}

#[test]
fn a_date_right_behind_or_before_an_event_noun_is_that_of_the_noun() {
    check(
        "He was convicted on charges arising from the killing of protesters in June 2029.",
        &[
            "convicted JUDGE happened @2031-05-08 target=He",
            "charges ACCUSE happened",
            "killing ASSAULT happened @2029-06 victim=protesters",
        ],
    );
    check(
        "The aide opted for a trial, which is currently set to begin in June.",
        &["opted for AGREE happened @2031-05-08 agent=aide", "trial JUDGE planned @2031-06"],
    );
}

/// Checks word and date of the events of `text`.
#[track_caller]
fn check_dates(text: &str, expected: &[&str]) {
    let events = told(text, Some("2031-05-08"));
    let date =
        |event: &Event| event.date.as_ref().map_or("-".to_owned(), |date| date.value.value.to_string());
    let found: Vec<String> =
        events.iter().map(|event| format!("{} {}", event.trigger.of(text), date(event))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_day_of_something_beside_is_not_that_of_the_deed() {
    // Relative clauses, what is compared with, models, second clauses, coordinated verbs.
    check_dates(
        "A teller who was dismissed last week killed two men on Monday.",
        &["dismissed 2031-W18", "killed 2031-05-05"],
    );
    check_dates(
        "Falk owned the worst record last year, and clinched a place with Sunday's win.",
        &["clinched -", "win 2031-05-04"],
    );
    check_dates(
        "No pleas were entered and a hearing was held on Monday.",
        &["pleas -", "hearing 2031-05-05"],
    );
    check_dates("Prices fell less than in the crash in 2028.", &["fell 2031-05-08", "crash -"]);
    check_dates("Gunmen in a 2013 Mirel car shot a guard.", &["shot 2031-05-08"]);
}

#[test]
fn the_year_in_which_a_stretch_began_is_not_that_of_the_deed() {
    check(
        "Lund was the first player to be hired since its start in 1974.",
        &["hired APPOINT happened theme=first player", "start OTHER happened @1974 agent=its"],
    );
}

#[test]
fn what_is_counted_up_over_time_has_no_day_of_a_story() {
    check(
        "Police arrested a man in Berlin on Monday. Troops have faced 150 attacks.",
        &[
            "arrested COERCE happened @2031-05-05 in Berlin agent=Police target=man",
            "attacks ASSAULT happened in Berlin target=Troops #exactly 150 Attacks",
        ],
    );
}

#[test]
fn who_judges_a_deed_does_so_later() {
    check(
        "On Monday the board condemned the raid.",
        &["condemned ACCUSE happened @2031-05-05 agent=board", "raid ASSAULT happened"],
    );
    check("Brandt and Oden are nearing a deal, as announced in April.", &["deal AGREE hypothetical"]);
}

#[test]
fn a_plan_is_not_of_a_time_gone_by() {
    check(
        "Brandt will meet the miners to whom she spoke in April 2030.",
        &["meet CONSULT planned agent=Brandt agent=miners"],
    );
}

#[test]
fn a_year_told_in_passing_is_not_the_day_of_the_report() {
    let text = "Ada Holm praised the fans of the club. She wrote of her mother, who died in 1990. Fans bombarded the paper \
                with letters.";
    let found = told(text, Some("2031-05-08"));
    let of_1990: Vec<&str> = found
        .iter()
        .filter(|event| {
            event.date.as_ref().is_some_and(|date| date.value.value.to_string().starts_with("1990"))
        })
        .map(|event| event.trigger.of(text))
        .collect();
    assert_eq!(of_1990, ["died"]);
}

#[test]
fn another_time_than_a_day_keeps_the_day_of_the_story_away() {
    check("The tower was burned in 480 BC.", &["burned DISASTER happened target=tower"]);
    check("The ferry ran on the last three days of April.", &["ran OTHER happened agent=ferry"]);
    check(
        "His uncle was shot by guards as a young man.",
        &["shot ASSAULT happened victim=His uncle agent=guards"],
    );
}

#[test]
fn what_tells_who_somebody_is_dates_nothing() {
    check(
        "Ida Rand, the oldest member of the 1961 squad, died last June.",
        &["died HEALTH happened @2030-06 victim=Ida Rand"],
    );
}

#[test]
fn what_is_due_is_planned_and_would_have_looks_back() {
    check(
        "The second part of the plan is due to be released in June.",
        &["released LAUNCH planned @2031-06 theme=second part of the plan"],
    );
    check("Falk would have resigned on Monday.", &["resigned APPOINT hypothetical @2031-05-05 agent=Falk"]);
}

#[test]
fn a_plan_that_came_to_nothing_is_behind() {
    check("The march planned for Monday never took place.", &["march PROTEST negated @2031-05-05"]);
    check("The rally planned for Monday was cancelled.", &["rally PROTEST negated ~end @2031-05-12"]);
}

#[test]
fn plans_for_somebody_to_meet_are_ahead() {
    check(
        "Lund announced plans for the board to meet on Monday.",
        &["meet CONSULT planned @2031-05-12 agent=board"],
    );
}

#[test]
fn what_is_put_off_is_on_the_new_day_and_a_reason_has_its_own() {
    check(
        "The judge adjourned the hearing until 3 June.",
        &["hearing JUDGE planned ~delay @2031-06-03 agent=judge"],
    );
    check(
        "Falk was sentenced to 12 years in prison for killing his wife in 2029.",
        &[
            "sentenced JUDGE happened @2031-05-08 target=Falk",
            "killing ASSAULT happened @2029 agent=Falk victim=his wife",
        ],
    );
}

#[test]
fn the_likeliest_day_is_taken() {
    // The day stands in the sentence before.
    check_dates(
        "A bomb exploded at a market in Arden on Monday. The blast wounded nine, doctors said.",
        &["exploded 2031-05-05", "blast 2031-05-05", "wounded 2031-05-05"],
    );
    // What comes again and again has no day, nor is it the one attack.
    check_dates(
        "Rebels have attacked bases in Arden and Brinn more than 160 times since March 17. The attack on Sunday killed three.",
        &["attacked -", "attack 2031-05-04", "killed 2031-05-04"],
    );
}
