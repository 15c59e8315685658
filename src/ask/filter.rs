//! What a question is narrowed to.

use super::question::{concept, words_of};
use super::spelling::did_you_mean;
use super::{AskError, OPTIONS, Question};
use crate::graph::concept::Concept as _;
use crate::model::{Standing, Status};
use oxigraph::model::NamedNode;

/// What a question is narrowed to, in the words of whoever asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Who speaks, acts or takes part: a name in any case, an alias, a surname or an IRI.
    pub who: Option<String>,
    /// A name or words.
    pub about: Option<String>,
    /// A place.
    pub place: Option<String>,
    /// First day, month or year: `2024-02-11`, `2024-02`, `2024`.
    pub from: Option<String>,
    /// Last one.
    pub to: Option<String>,
    /// Outlets, any of them.
    pub outlet: Vec<String>,
    /// Ids of articles, any of them.
    pub article: Vec<String>,
    /// `happened`, `planned`, `hypothetical`, `negated`, any of them.
    pub status: Vec<String>,
    /// `told`, `attributed`, `alleged`, `denied`, `disputed`, any of them.
    pub standing: Vec<String>,
    /// Kinds as [`Question::kinds`] names them, any of them.
    pub kind: Vec<String>,
    /// Most rows.
    pub top: Option<usize>,
    /// Whether each row comes with its sentences.
    pub sentences: bool,
}

impl Filter {
    /// Sets an option by its name, as a form or a protocol sends it; lists may be set again.
    ///
    /// ```
    /// use dateline::ask::Filter;
    /// let mut filter = Filter::default();
    /// assert!(filter.set("who", "Lena Brandt")? && filter.set("top", "5")?);
    /// assert!(!filter.set("colour", "red")?, "no such option");
    /// assert_eq!(filter.top, Some(5));
    /// # Ok::<(), dateline::ask::AskError>(())
    /// ```
    ///
    /// # Errors
    /// If `top` is no number.
    pub fn set(&mut self, option: &str, value: &str) -> Result<bool, AskError> {
        let value = value.trim().to_owned();
        match option {
            "who" => self.who = Some(value),
            "about" => self.about = Some(value),
            "where" => self.place = Some(value),
            "from" => self.from = Some(value),
            "to" => self.to = Some(value),
            "outlet" => self.outlet.push(value),
            "article" => self.article.push(value),
            "status" => self.status.push(value),
            "standing" => self.standing.push(value),
            "kind" => self.kind.push(value),
            "top" => match value.parse() {
                Ok(top) => self.top = Some(top),
                Err(_) => return Err(AskError::Number { option: "top", value }),
            },
            "sentences" => self.sentences = !matches!(value.as_str(), "0" | "false" | "no"),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The options of [`OPTIONS`] that are set, in that order.
    pub(super) fn set_options(&self) -> Vec<&'static str> {
        let is_set = |option: &str| match option {
            "who" => self.who.is_some(),
            "about" => self.about.is_some(),
            "where" => self.place.is_some(),
            "from" => self.from.is_some(),
            "to" => self.to.is_some(),
            "outlet" => !self.outlet.is_empty(),
            "article" => !self.article.is_empty(),
            "status" => !self.status.is_empty(),
            "standing" => !self.standing.is_empty(),
            "kind" => !self.kind.is_empty(),
            _ => false,
        };
        OPTIONS.iter().map(|(option, _)| *option).filter(|option| is_set(option)).collect()
    }

    /// Refuses what the question does not take or cannot do without.
    pub(super) fn check(&self, question: &'static Question) -> Result<(), AskError> {
        let set = self.set_options();
        if let Some(option) = set.iter().find(|option| !question.takes.contains(option)) {
            return Err(AskError::UnknownOption {
                question: question.name,
                option: format!("--{option}"),
                takes: question
                    .takes
                    .iter()
                    .map(|option| format!("--{option}"))
                    .collect::<Vec<_>>()
                    .join(", "),
            });
        }
        match question.needs.iter().find(|option| !set.contains(option)) {
            Some(option) => Err(AskError::Needs { question: question.name, option }),
            None => Ok(()),
        }
    }
}

/// The concepts of statuses.
pub(super) fn status(written: &str) -> Result<NamedNode, AskError> {
    const ALL: [Status; 4] = [Status::Happened, Status::Planned, Status::Hypothetical, Status::Negated];
    one_of("status", written, &ALL.map(|status| status.local_name()))
}

/// The concepts of standings.
pub(super) fn standing(written: &str) -> Result<NamedNode, AskError> {
    const ALL: [Standing; 5] =
        [Standing::Told, Standing::Attributed, Standing::Alleged, Standing::Denied, Standing::Disputed];
    one_of("standing", written, &ALL.map(|standing| standing.local_name()))
}

fn one_of(option: &'static str, written: &str, known: &[String]) -> Result<NamedNode, AskError> {
    let found = known.iter().find(|name| name.eq_ignore_ascii_case(written));
    found.map(|name| concept(name)).ok_or_else(|| AskError::UnknownValue {
        option,
        value: written.to_owned(),
        known: known.iter().map(|name| words_of(name)).collect::<Vec<_>>().join(", "),
        near: did_you_mean(written, known.iter().map(String::as_str)),
    })
}

/// A day, month or year as it was written, if it is one.
pub(super) fn day(option: &'static str, written: &str) -> Result<String, AskError> {
    let is_day = |text: &str| text.parse::<jiff::civil::Date>().is_ok();
    let whole = match written.len() {
        4 => format!("{written}-01-01"),
        7 => format!("{written}-01"),
        _ => written.to_owned(),
    };
    if whole.len() == 10 && is_day(&whole) {
        Ok(written.to_owned())
    } else {
        Err(AskError::Day { option, value: written.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_years_are_dates_and_nothing_else() {
        for good in ["2024-02-11", "2024-02", "2024"] {
            assert_eq!(day("from", good).expect("a date"), good);
        }
        for bad in ["2024-13", "2024-02-30", "yesterday", "2024-02-11T10", "", "20240211"] {
            assert!(day("from", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_question_refuses_what_it_does_not_take() {
        let mut filter = Filter::default();
        filter.set("where", "Arden").expect("an option");
        let refused = filter.check(Question::named("who-said").expect("a question")).unwrap_err();
        assert!(refused.to_string().contains("takes no --where"), "{refused}");
        let needs = Filter::default().check(Question::named("mentions").expect("a question")).unwrap_err();
        assert!(needs.to_string().contains("say --about NAME"), "{needs}");
    }
}
