//! Time expressions: the table of phrases, and what holds for every text.

use dateline::extract::time;
use dateline::language::Document;
use dateline::model::{Article, DateValue, TimeExpression, Timex};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

fn times(text: &str, published: Option<Date>) -> Vec<TimeExpression> {
    let article = Article { text: text.to_owned(), published, ..Article::default() };
    time::find(&Document::new(&article))
}

/// `[words]` with `TYPE value`, as the table writes them.
fn shown(text: &str, found: &[TimeExpression]) -> Vec<String> {
    found
        .iter()
        .map(|time| format!("[{}] {} {}", time.span.of(text), time.kind.as_str(), time.value))
        .collect()
}

#[test]
fn every_phrase_of_the_table_gets_its_value() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("../cases/time/phrases.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        count += 1;
        let parts: Vec<&str> = line.split(" | ").collect();
        let [reference, sentence, values] = parts.as_slice() else { panic!("three parts: {line}") };
        let text: String = sentence.chars().filter(|letter| !matches!(letter, '[' | ']')).collect();
        let words = sentence.split('[').skip(1).map(|rest| rest.split(']').next().unwrap_or_default());
        let values = values.split(" ; ").filter(|value| *value != "-");
        let expected: Vec<String> =
            words.zip(values).map(|(words, value)| format!("[{words}] {value}")).collect();
        let found = shown(&text, &times(&text, reference.parse().ok()));
        if found != expected {
            wrong
                .push(format!("{sentence} ({reference})\n    expected {expected:?}\n    found    {found:?}"));
        }
    }
    assert!(count >= 400, "{count} phrases");
    assert!(wrong.is_empty(), "{} of {count} phrases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_value_says_how_it_came_about() {
    let found = times("The council met on Sunday.", "2024-02-12".parse().ok());
    assert_eq!(found[0].derivation, "Sunday + published 2024-02-12 -> 2024-02-11, the last on or before");
    assert_eq!(found[0].rule, "time/weekday");
}

#[test]
fn a_border_is_no_day_of_a_happening() {
    let found =
        times("They have fought since October 17 and will stop by March 1.", "2024-02-12".parse().ok());
    let edtf: Vec<_> = found.iter().map(|time| time.edtf.as_deref()).collect();
    assert_eq!(edtf, [Some("2023-10-17/.."), Some("../2024-03-01")]);
    assert!(found.iter().all(|time| time.bound.is_some()));
}

#[test]
fn figures_that_may_be_read_two_ways_keep_both_days() {
    let found = times("The note of 3/5/2013 was lost.", None);
    assert_eq!(found[0].value, "2013-03-05");
    let bounds = (found[0].earliest.map(|day| day.to_string()), found[0].latest.map(|day| day.to_string()));
    assert_eq!(bounds, (Some("2013-03-05".to_owned()), Some("2013-05-03".to_owned())));
}

#[test]
fn a_weekday_that_is_not_the_day_of_its_date_is_reported() {
    let text = "They met on Sunday, February 12, 2024. They parted on Monday, February 12, 2024.";
    let article = Article { text: text.to_owned(), ..Article::default() };
    let document = Document::new(&article);
    let found = time::date_doubts(&document, &time::find(&document));
    let said: Vec<&str> = found.iter().map(|doubt| doubt.wrong.as_str()).collect();
    assert_eq!(said, ["2024-02-12 was a Monday, not a Sunday"]);
}

#[test]
fn hostile_text_neither_panics_nor_becomes_a_date() {
    let digits = "7".repeat(1_000_000);
    for text in [
        "0000-00-00",
        "year 0",
        "in 0000",
        "99999",
        "in 99999",
        "9999-12-31",
        "00:00:60",
        "25:61",
        "32/13/2020",
        "99999999999 years ago",
        "9999 centuries ago",
        "4000000000 weeks later",
        "a hundred thousand centuries ago",
        "the 31st century",
        "the 255th of May",
        "the 400th of May",
        "Q9 2014",
        "-1 May",
        "twenty twenty twenty years",
        "thousand thousand thousand thousand years",
        digits.as_str(),
    ] {
        for reference in [None, "0001-01-01".parse().ok(), "9999-12-31".parse().ok()] {
            for time in times(text, reference) {
                assert!(time.value.parse::<Timex>().is_ok(), "{text}: {}", time.value);
            }
        }
    }
    assert!(times(&digits, None).is_empty());
    for text in ["99999", "year 0", "in 99999 they"] {
        assert!(times(text, "2024-02-12".parse().ok()).is_empty(), "{text}");
    }
}

/// Words that patterns are made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "a",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "since",
        "until",
        "last",
        "next",
        "this",
        "past",
        "coming",
        "two",
        "twenty",
        "hundred",
        "five",
        "several",
        "few",
        "half",
        "31",
        "29",
        "3",
        "2024",
        "1999",
        "99999",
        "second",
        "third",
        "5th",
        "May",
        "March",
        "February",
        "Sunday",
        "Sun",
        "week",
        "weeks",
        "year",
        "years",
        "quarter",
        "century",
        "decade",
        "1980s",
        "'90s",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "noon",
        "10:30",
        "p.m.",
        "GMT",
        "today",
        "tonight",
        "night",
        "-",
        ",",
        "(",
        ")",
        "/",
        "'s",
        ".",
        "every",
        "daily",
        "mid-October",
        "fiscal",
        "end",
        "early",
        "late",
        "day",
        "Easter",
        "Christmas",
        "Eve",
        "summer",
        "fall",
    ]);
    prop::collection::vec(words, 0..14).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_value_is_read_back_and_bounds_hold_it(text in soup(), days in 0i32..3_650_000) {
        let reference = "0001-01-01".parse::<Date>().ok().and_then(|day| day.checked_add(days.days()).ok());
        for reference in [None, reference] {
            let found = times(&text, reference);
            for pair in found.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start, "{text}");
            }
            for time in found {
                let value: Timex = time.value.parse().map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
                prop_assert_eq!(value.to_string(), time.value.clone());
                prop_assert!(!time.span.is_empty());
                if let Some(date) = time.date {
                    prop_assert!(time.earliest <= Some(date.first_day()) && Some(date.last_day()) <= time.latest, "{text}");
                }
                prop_assert!(time.earliest <= time.latest);
            }
        }
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,120}") {
        times(&text, "2024-02-12".parse().ok());
    }

    #[test]
    fn a_reference_a_week_later_moves_days_and_weeks_by_a_week(
        days in 4000i32..700_000,
        phrase in prop::sample::select(vec![
            "They met yesterday.", "They met on Sunday.", "They will meet on Friday.", "They met last Tuesday.",
            "They met three days ago.", "They met last week.", "They will meet tomorrow night.", "They met today.",
        ]),
    ) {
        let day: Date = "0001-01-01".parse::<Date>().map_err(|_| TestCaseError::reject("a day"))?;
        let reference = day.checked_add(days.days()).map_err(|_| TestCaseError::reject("a day"))?;
        let later = reference.checked_add(1.week()).map_err(|_| TestCaseError::reject("a day"))?;
        let first = |reference| times(phrase, Some(reference)).first().and_then(|time| time.date).map(DateValue::first_day);
        let moved = first(reference).and_then(|day| day.checked_add(1.week()).ok());
        prop_assert_eq!(moved, first(later), "{}", phrase);
    }
}
