//! Why a question has no answer.

use crate::store::StoreError;
use oxigraph::sparql::QueryEvaluationError;

/// What is wrong with a question; each says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AskError {
    /// No question of this name.
    #[error("there is no question “{name}”{near}; there are {known}")]
    UnknownQuestion {
        /// As it was asked.
        name: String,
        /// `: did you mean “timeline”?`, or nothing.
        near: String,
        /// All names.
        known: String,
    },
    /// An option the question does not take.
    #[error("the question {question} takes no {option}: it takes {takes}")]
    UnknownOption {
        /// The question.
        question: &'static str,
        /// The option.
        option: String,
        /// What it takes.
        takes: String,
    },
    /// An option the question cannot do without.
    #[error("the question {question} needs {option}: say --{option} NAME")]
    Needs {
        /// The question.
        question: &'static str,
        /// The option.
        option: &'static str,
    },
    /// A value that no such option has.
    #[error("--{option} “{value}” is none of {known}{near}")]
    UnknownValue {
        /// The option.
        option: &'static str,
        /// As it was given.
        value: String,
        /// All values.
        known: String,
        /// `; did you mean “planned”?`, or nothing.
        near: String,
    },
    /// A day that is none.
    #[error("--{option} “{value}” is no day, month or year: write it as 2024-02-11, 2024-02 or 2024")]
    Day {
        /// The option.
        option: &'static str,
        /// As it was given.
        value: String,
    },
    /// A number that is none.
    #[error("--{option} “{value}” is no number of rows")]
    Number {
        /// The option.
        option: &'static str,
        /// As it was given.
        value: String,
    },
    /// A name that stands nowhere in the graph.
    #[error("no article names “{name}” (--{option}){near}")]
    UnknownName {
        /// The option.
        option: &'static str,
        /// As it was given.
        name: String,
        /// `; did you mean “Lena Brandt”?`, or nothing.
        near: String,
    },
    /// The graph cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The query of the question failed while running.
    #[error("the question could not be answered")]
    Query(#[from] QueryEvaluationError),
}
