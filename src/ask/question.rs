//! The questions as data: each is a SPARQL template in `questions/`, with what it means and takes in its first lines.

use super::AskError;
use super::spelling::did_you_mean;
use crate::graph::concept::{Concept as _, SPEECH_ACTS};
use crate::model::{EventType, FindingKind};
use oxigraph::model::NamedNode;
use std::sync::LazyLock;

/// What may be given to a question, in the order of the command line.
pub const OPTIONS: &[(&str, &str)] = &[
    ("who", "only this person, body or country, as the one who speaks, acts or takes part"),
    ("about", "only what concerns this name or these words"),
    ("where", "only what happened in this place"),
    ("from", "only from this day, month or year on"),
    ("to", "only up to this day, month or year"),
    ("outlet", "only what this outlet tells"),
    ("article", "only what the article with this id tells"),
    ("status", "only what is told as happened, planned, hypothetical or negated"),
    ("standing", "only what is told, attributed, alleged, denied or disputed"),
    ("kind", "only events, speech acts, counts or findings of this kind"),
];

/// One question that can be asked of a graph.
#[derive(Debug)]
pub struct Question {
    /// Its name: `who-said`.
    pub name: &'static str,
    /// What it asks, in a line.
    pub about: &'static str,
    /// The options it takes, in the order of [`OPTIONS`].
    pub takes: Vec<&'static str>,
    /// The options it cannot do without.
    pub needs: Vec<&'static str>,
    /// The columns of its answer.
    pub columns: Vec<&'static str>,
    /// What `--kind` may be: names of concepts.
    pub kinds: Vec<String>,
    /// Columns that the rows are sorted by; with a hyphen before it, the highest number first.
    pub(super) order: Vec<&'static str>,
    /// The column that counts the places a row rests on.
    pub(super) count: Option<&'static str>,
    pub(super) template: &'static str,
}

/// Variables of templates that are no column.
const HIDDEN: &[&str] = &["id", "node"];

macro_rules! questions {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("questions/", $name, ".rq")))),*]
    };
}

const TEMPLATES: &[(&str, &str)] = questions!(
    "about" "acts" "asked" "causes" "denied" "differ" "figures" "mentions" "met" "names" "new" "path" "planned" "roles"
    "sources" "tellings" "timeline" "times" "toll" "victims" "where" "who-said"
);

/// Parts that several templates share, by the name in `#use: NAME`.
pub(super) const PARTS: &[(&str, &str)] = &[
    ("days", include_str!("questions/days.part")),
    ("event", include_str!("questions/event.part")),
    ("figure", include_str!("questions/figure.part")),
    ("report", include_str!("questions/report.part")),
    ("told", include_str!("questions/told.part")),
];

/// Kinds of counts, as concepts of the ontology.
const FIGURE_KINDS: &[&str] =
    &["Deaths", "Injuries", "Attacks", "Personnel", "Money", "Votes", "Share", "Other"];

/// All questions, sorted by name.
pub fn questions() -> &'static [Question] {
    static ALL: LazyLock<Vec<Question>> =
        LazyLock::new(|| TEMPLATES.iter().map(|(name, template)| Question::read(name, template)).collect());
    &ALL
}

impl Question {
    /// The question of this name.
    ///
    /// ```
    /// use dateline::ask::Question;
    /// assert!(Question::named("timeline")?.takes.contains(&"where"));
    /// assert!(Question::named("timelin").unwrap_err().to_string().contains("did you mean “timeline”?"));
    /// # Ok::<(), dateline::ask::AskError>(())
    /// ```
    ///
    /// # Errors
    /// If there is none; the error names the nearest.
    pub fn named(name: &str) -> Result<&'static Self, AskError> {
        questions().iter().find(|question| question.name == name).ok_or_else(|| {
            let names: Vec<&str> = questions().iter().map(|question| question.name).collect();
            AskError::UnknownQuestion {
                name: name.to_owned(),
                near: did_you_mean(name, names.iter().copied()),
                known: names.join(", "),
            }
        })
    }

    fn read(name: &'static str, template: &'static str) -> Self {
        let mut lines = template.lines();
        let about = lines.next().unwrap_or_default().trim_start_matches("# ").trim_end_matches('.');
        let words = |key: &str| -> Vec<&'static str> {
            let line = template.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(key));
            line.map_or_else(Vec::new, |line| line.split_whitespace().collect())
        };
        let order = words("order:");
        let count = words("count:").first().copied();
        let head = template.lines().find_map(|line| line.strip_prefix("SELECT ")).unwrap_or_default();
        let mut columns: Vec<&'static str> = Vec::new();
        for word in head.split_whitespace() {
            // `(?node AS ?id)` gives `id`, which is hidden.
            if let Some(variable) = word.strip_prefix('?').map(|word| word.trim_end_matches(')'))
                && !HIDDEN.contains(&variable)
            {
                columns.push(variable);
            }
        }
        if let Some(count) = count {
            columns.insert(columns.len().min(2), count);
        }
        Self {
            name,
            about,
            takes: words("takes:"),
            needs: words("needs:"),
            columns,
            kinds: kinds(words("kind:").first().copied().unwrap_or_default()),
            order,
            count,
            template,
        }
    }

    /// The IRI of a kind, from its name in any case, with or without hyphens.
    pub(super) fn kind(&self, written: &str) -> Result<NamedNode, AskError> {
        let plain = |word: &str| word.replace(['-', '_', ' '], "").to_lowercase();
        let known = self.kinds.iter().find(|kind| plain(kind) == plain(written));
        known.map(|kind| concept(kind)).ok_or_else(|| AskError::UnknownValue {
            option: "kind",
            value: written.to_owned(),
            known: self.kinds.iter().map(|kind| words_of(kind)).collect::<Vec<_>>().join(", "),
            near: did_you_mean(written, self.kinds.iter().map(String::as_str)),
        })
    }
}

/// The concept of this name in our namespace.
pub(super) fn concept(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}{local}", crate::graph::vocab::DATELINE))
}

fn kinds(of: &str) -> Vec<String> {
    match of {
        "event" => EventType::ALL.iter().map(|kind| kind.local_name().to_owned()).collect(),
        "speech" => SPEECH_ACTS.iter().map(|act| act.name.to_owned()).collect(),
        "figure" => FIGURE_KINDS.iter().map(|&kind| kind.to_owned()).collect(),
        "finding" => FindingKind::ALL.iter().map(|&kind| kind.local_name()).collect(),
        _ => Vec::new(),
    }
}

/// `FigureConflict` as `figure-conflict`.
pub(super) fn words_of(concept: &str) -> String {
    let mut words = String::new();
    for letter in concept.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('-');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_says_what_it_means_and_takes_only_known_options() {
        for question in questions() {
            assert!(question.about.len() > 10, "{}", question.name);
            let known = |option: &&str| OPTIONS.iter().any(|(known, _)| known == option);
            assert!(question.takes.iter().all(known), "{}", question.name);
            assert!(question.needs.iter().all(|need| question.takes.contains(need)), "{}", question.name);
            assert_eq!(question.takes.contains(&"kind"), !question.kinds.is_empty(), "{}", question.name);
            for column in &question.order {
                let column = column.trim_start_matches('-');
                assert!(question.columns.contains(&column), "{}: {column}", question.name);
            }
        }
    }

    #[test]
    fn names_of_kinds_are_read_in_any_form() {
        let differ = Question::named("differ").expect("a question");
        for written in ["figure-conflict", "FigureConflict", "figure conflict"] {
            assert!(differ.kind(written).expect("a kind").as_str().ends_with("#FigureConflict"));
        }
        let error = Question::named("timeline").expect("a question").kind("asault").unwrap_err();
        assert!(error.to_string().contains("did you mean “Assault”?"), "{error}");
    }
}
