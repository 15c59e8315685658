//! How two values of one slot stand to each other: the one place that says what agrees and what excludes.
//!
//! Aliases are gone before (values are entities), so what is left is granularity (`March`, `4 March`), bounds (`about 50`,
//! `48`), growth (12 dead on Tuesday, 31 on Friday) and contradiction.

use crate::model::{Comparator, DateValue, FigureDigest, Status};
use jiff::civil::Date;

/// How two values of one slot of one thing stand to each other. The worst of a group is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// One value.
    Same,
    /// One lies within the other: `March` and `4 March`.
    Finer,
    /// They differ and can both be right: `over 160` and `over 165`.
    Compatible,
    /// A later count, which has grown; a plan, and what came of it.
    Update,
    /// They cannot both be right.
    Conflict,
}

impl Relation {
    /// The word used in `compare`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Finer => "finer",
            Self::Compatible => "compatible",
            Self::Update => "update",
            Self::Conflict => "conflict",
        }
    }
}

/// `about 150` may be this share more or less (our choice: what a rounding to two digits can hide).
const ABOUT: f64 = 0.1;

/// Days by which the dates of one event may differ: the night between two days, and the zones of the outlets.
const SLIP: i32 = 1;

/// What a number allows: lowest and highest.
fn bounds(figure: &FigureDigest) -> (f64, f64) {
    let value = figure.thousandths as f64;
    match figure.comparator {
        Comparator::Exactly => (value, value),
        Comparator::About => (value * (1.0 - ABOUT), value * (1.0 + ABOUT)),
        Comparator::MoreThan | Comparator::AtLeast => (value, f64::INFINITY),
        Comparator::LessThan | Comparator::AtMost => (0.0, value),
    }
}

/// Two counts of one thing, each with the day it holds for.
pub(super) fn figures(
    (one, day): (&FigureDigest, Option<Date>),
    (other, other_day): (&FigureDigest, Option<Date>),
) -> Relation {
    if (one.thousandths, one.comparator) == (other.thousandths, other.comparator) {
        return Relation::Same;
    }
    let ((low, high), (other_low, other_high)) = (bounds(one), bounds(other));
    if low <= other_high && other_low <= high {
        return Relation::Compatible;
    }
    let (Some(day), Some(other_day)) = (day, other_day) else {
        // Which came first is open, and a count may grow.
        return Relation::Compatible;
    };
    let grows = other_low > high && day < other_day || low > other_high && other_day < day;
    if grows { Relation::Update } else { Relation::Conflict }
}

/// Two dates of one event.
pub(super) fn dates(one: DateValue, other: DateValue) -> Relation {
    if one == other {
        Relation::Same
    } else if one.contains(other) || other.contains(one) {
        Relation::Finer
    } else if one.days_apart(other) <= SLIP {
        Relation::Compatible
    } else {
        Relation::Conflict
    }
}

/// Two statuses of one event.
pub(super) fn statuses(one: Status, other: Status) -> Relation {
    match (one.min(other), one.max(other)) {
        (one, other) if one == other => Relation::Same,
        (Status::Happened, Status::Negated) => Relation::Conflict,
        (Status::Happened | Status::Planned, _) => Relation::Update,
        _ => Relation::Compatible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CharSpan, FigureKind};

    fn figure(value: i64, comparator: Comparator) -> FigureDigest {
        FigureDigest {
            span: CharSpan::new(0, 1),
            words: value.to_string(),
            thousandths: value * 1000,
            comparator,
            unit: "attack".into(),
            kind: FigureKind::Attacks,
            since: None,
            as_of: None,
        }
    }

    #[test]
    fn figures_stand_to_each_other_in_one_of_four_ways() {
        use Comparator::{About, AtLeast, Exactly, MoreThan};
        let check = |one: (i64, Comparator, &str), other: (i64, Comparator, &str), expected: Relation| {
            let [one, other] = [one, other].map(|(value, comparator, day)| (figure(value, comparator), day));
            let (day, other_day) = (one.1.parse().ok(), other.1.parse().ok());
            assert_eq!(figures((&one.0, day), (&other.0, other_day)), expected);
            assert_eq!(figures((&other.0, other_day), (&one.0, day)), expected, "either way round");
        };
        let (first, second) = ("2031-02-11", "2031-02-12");
        check((160, MoreThan, first), (165, MoreThan, first), Relation::Compatible);
        check((150, About, first), (155, Exactly, second), Relation::Compatible);
        check((12, Exactly, first), (12, Exactly, second), Relation::Same);
        check((12, Exactly, first), (17, Exactly, second), Relation::Update);
        check((12, Exactly, first), (17, AtLeast, first), Relation::Conflict);
        check((17, Exactly, first), (12, Exactly, second), Relation::Conflict);
        check((12, Exactly, ""), (17, Exactly, second), Relation::Compatible);
    }

    #[test]
    fn a_month_holds_its_days_and_midnight_is_no_contradiction() {
        let check = |one: &str, other: &str, expected: Relation| {
            let date = |value: &str| value.parse::<DateValue>().expect("a date");
            assert_eq!(dates(date(one), date(other)), expected);
        };
        check("2031-03", "2031-03-04", Relation::Finer);
        check("2031-03-04", "2031-03-05", Relation::Compatible);
        check("2031-03-04", "2031-03-06", Relation::Conflict);
    }

    #[test]
    fn a_plan_is_overtaken_and_a_denial_is_not() {
        assert_eq!(statuses(Status::Planned, Status::Happened), Relation::Update);
        assert_eq!(statuses(Status::Negated, Status::Happened), Relation::Conflict);
        assert_eq!(statuses(Status::Hypothetical, Status::Negated), Relation::Compatible);
    }
}
