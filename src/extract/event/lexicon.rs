//! The trigger lexicon: which words tell of happenings, of which type, with which frame.
//!
//! The words are data (`lexicon.tsv` beside this file, or the user's own in the same format); this file only reads
//! them and finds the longest entry at a word of a document.

use super::company::{self, Company};
use crate::language::Document;
use crate::language::en::{calendar, verb_form};
use crate::language::syntax::{Relation, Upos};
use crate::language::token;
use crate::lexicon::classes::Class;
use crate::model::{EventType, ParticipantRole, Phase};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The lexicon that ships with the program.
const SHIPPED: &str = include_str!("lexicon.tsv");

/// How far behind a verb the other words of its entry may stand.
const REACH: usize = 8;

/// Trigger words with their frames.
#[derive(Debug, Clone)]
pub struct Lexicon {
    rows: Vec<Row>,
    entries: Vec<Entry>,
    /// Entries by part and anchor word, longest first, then in the order of the file.
    index: BTreeMap<(Part, String), Vec<usize>>,
}

/// One line of the file: one frame of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Number of the line in its file, from 1.
    pub line: usize,
    /// What its words do.
    pub function: Function,
    /// What part of speech they are.
    pub part: Part,
    /// Which grammatical place takes which role.
    pub frame: Vec<(String, ParticipantRole)>,
    /// What must stand at which grammatical place for the line to hold at all.
    pub company: Vec<(String, Company)>,
    /// A sentence in which a word of the line does its work.
    pub caught: String,
    /// Words in which it does not.
    pub left: String,
    /// Whether it comes from the user's file: its words are worth a node.
    pub own: bool,
}

/// What a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// It tells of a happening.
    Event(EventType),
    /// It tells the phase of the happening it governs.
    Phase(Phase),
    /// It carries an event noun as its object: `held talks`.
    Light,
    /// It carries an event noun as its object and is an event itself: `signed the deal`.
    Carry,
    /// It carries an event noun as its subject: `talks took place`.
    Occur,
    /// It is no happening: reporting, states, aspect.
    Leave,
}

/// Part of speech of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A verb.
    Verb,
    /// A verb of broad meaning: an event only beside a name, a date or a place.
    VerbGeneral,
    /// A noun.
    Noun,
    /// A noun that is an event only with a governor.
    NounGoverned,
    /// A predicate adjective: `found dead`.
    Adjective,
    /// A verb of phase.
    PhaseVerb,
    /// A noun of phase.
    PhaseNoun,
    /// A light verb.
    LightVerb,
}

#[derive(Debug, Clone)]
struct Entry {
    row: usize,
    words: Vec<String>,
    /// Index of the word that stands for the others: the first, of compounds the last.
    anchor: usize,
}

/// An entry found in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Index of the row.
    pub row: usize,
    /// The entry as the lexicon writes it.
    pub lemma: String,
    /// The tokens of its words, in order.
    pub tokens: Vec<usize>,
}

/// A line of a lexicon that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("lexicon line {line}: {problem}")]
pub struct LexiconError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub problem: String,
}

impl Default for Lexicon {
    fn default() -> Self {
        SHIPPED.parse().expect("the shipped lexicon is valid: a test reads it")
    }
}

impl Lexicon {
    /// Its lines.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The entries of a row as the file writes them.
    pub fn entries_of(&self, row: usize) -> impl Iterator<Item = String> {
        self.entries.iter().filter(move |entry| entry.row == row).map(|entry| entry.words.join(" "))
    }

    /// Puts the entries of `own` before those of this lexicon: the user's word wins over the shipped one.
    #[must_use]
    pub fn with(&self, own: &Self) -> Self {
        let mut both = Self { rows: own.rows.clone(), entries: own.entries.clone(), index: BTreeMap::new() };
        both.rows.iter_mut().for_each(|row| row.own = true);
        let shift = both.rows.len();
        both.rows.extend(self.rows.iter().cloned());
        both.entries
            .extend(self.entries.iter().map(|entry| Entry { row: entry.row + shift, ..entry.clone() }));
        both.reindex();
        both
    }

    /// The longest entry of one of `parts` at token `index`; among equals the first in the file.
    pub fn find(&self, document: &Document<'_>, index: usize, parts: &[Part]) -> Option<Found> {
        let lemmas = lemmas(document, index);
        parts
            .iter()
            .filter_map(|&part| {
                let candidates = lemmas.iter().find_map(|lemma| self.index.get(&(part, lemma.clone())))?;
                candidates.iter().find_map(|&number| {
                    let entry = &self.entries[number];
                    if !company::suits(document, index, &self.rows[entry.row]) {
                        return None;
                    }
                    let tokens = if entry.words.len() == 1 {
                        vec![index]
                    } else if matches!(
                        part,
                        Part::Noun | Part::NounGoverned | Part::PhaseNoun | Part::Adjective
                    ) {
                        neighbours(document, index, entry)?
                    } else {
                        dependents(document, index, entry)?
                    };
                    Some((number, tokens))
                })
            })
            .min_by_key(|(number, tokens)| (std::cmp::Reverse(tokens.len()), *number))
            .map(|(number, tokens)| {
                let entry = &self.entries[number];
                Found { row: entry.row, lemma: entry.words.join(" "), tokens }
            })
    }

    /// The row of a word of one part.
    pub fn row_of(&self, word: &str, part: Part) -> Option<usize> {
        let numbers = self.index.get(&(part, word.to_owned()))?;
        numbers.first().map(|&number| self.entries[number].row)
    }

    fn reindex(&mut self) {
        self.index.clear();
        for (number, entry) in self.entries.iter().enumerate() {
            let key = (self.rows[entry.row].part, entry.words[entry.anchor].clone());
            self.index.entry(key).or_default().push(number);
        }
        for numbers in self.index.values_mut() {
            numbers.sort_by_key(|&number| (std::cmp::Reverse(self.entries[number].words.len()), number));
        }
    }
}

/// The lemma of a token, then what it may be where the model's lemma is off: `hange` for `hang`, `boe` for `boeing`.
fn lemmas(document: &Document<'_>, index: usize) -> Vec<String> {
    let lemma = document.lemma(index).to_lowercase();
    let mut all = vec![lemma.clone()];
    // The model may take a rare word for another one; the word itself is looked up too.
    if document.upos(index) == Upos::Noun {
        all.push(document.word(index).to_lowercase());
    }
    // Past forms that the tagger takes for nouns or adjectives: `one man shot`.
    all.extend(verb_form::of(document.word(index)).map(|verb| verb.base.to_owned()));
    if document.upos(index) != Upos::Noun || lemma.ends_with('s') || lemma.ends_with("ing") {
        if let Some(shorter) = lemma.strip_suffix('e') {
            all.push(shorter.to_owned());
        }
        let word = document.word(index).to_lowercase();
        for ending in ["es", "s", "ed", "d", "ing"] {
            if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) {
                all.push(stem.to_owned());
                all.push(format!("{stem}e"));
            }
        }
    }
    all
}

/// The words of a noun entry side by side around `index`, hyphens or not.
fn neighbours(document: &Document<'_>, index: usize, entry: &Entry) -> Option<Vec<usize>> {
    let sentence = document.sentence_of(index);
    let mut tokens = vec![index; entry.words.len()];
    let mut at = index;
    for number in (0..entry.anchor).rev() {
        at = at.checked_sub(1).filter(|&at| at >= sentence.start)?;
        if document.word(at) == "-" && entry.words[number] != "-" {
            at = at.checked_sub(1).filter(|&at| at >= sentence.start)?;
        }
        matches_word(document, at, &entry.words[number]).then_some(())?;
        tokens[number] = at;
    }
    at = index;
    for (token, word) in tokens.iter_mut().zip(&entry.words).skip(entry.anchor + 1) {
        at += 1;
        (at < sentence.end && matches_word(document, at, word)).then_some(())?;
        *token = at;
    }
    Some(tokens)
}

/// The further words of a verb entry, in order, below the verb; the last one may be its passive subject.
fn dependents(document: &Document<'_>, index: usize, entry: &Entry) -> Option<Vec<usize>> {
    let sentence = document.sentence_of(index);
    let mut tokens = vec![index];
    let mut at = index;
    for (number, word) in entry.words.iter().enumerate().skip(1) {
        let end = sentence.end.min(at + 1 + REACH);
        let below = |&token: &usize| {
            matches_word(document, token, word)
                && !leads_to_time(document, token)
                && !is_of_another(document, at, token)
                && (token == at + 1 || document.ancestors(token).take(2).any(|above| above == index))
        };
        let found = (at + 1..end).find(below).or_else(|| {
            (number + 1 == entry.words.len())
                .then(|| document.child_by(index, &[Relation::NsubjPass]))
                .flatten()
                .filter(|&subject| matches_word(document, subject, word))
        })?;
        tokens.push(found);
        at = at.max(found);
    }
    Some(tokens)
}

/// What a noun below is of, and a particle behind a comma, make no phrase with the verb: `blocked the sale of the port`, `rose to
/// 17 per cent, up from 14`.
fn is_of_another(document: &Document<'_>, at: usize, token: usize) -> bool {
    let token_at = &document.tokens[token];
    let of_noun = token_at.relation == Relation::Nmod
        && token_at.head.is_some_and(|head| {
            head > at
                && document.upos(head) == Upos::Noun
                && document.child_by(head, &[Relation::Nummod]).is_none()
                && !Class::Partitive.holds(document.lemma(head))
        });
    let particle = token_at.upos == Upos::Adv || token_at.relation == Relation::CompoundPrt;
    of_noun || particle && (at + 1..token).any(|between| document.word(between) == ",")
}

/// Whether a preposition leads to a day or month: `fired him on Monday` has no `fire on`.
fn leads_to_time(document: &Document<'_>, token: usize) -> bool {
    let token = &document.tokens[token];
    let named = |word: String| calendar::is_weekday(&word) || calendar::is_month(&word);
    token.relation == Relation::Case
        && token.head.is_some_and(|head| named(document.word(head).to_lowercase()))
}

fn matches_word(document: &Document<'_>, index: usize, word: &str) -> bool {
    document.lemma(index).eq_ignore_ascii_case(word) || document.word(index).eq_ignore_ascii_case(word)
}

impl FromStr for Lexicon {
    type Err = LexiconError;

    fn from_str(text: &str) -> Result<Self, LexiconError> {
        let mut lexicon = Self { rows: Vec::new(), entries: Vec::new(), index: BTreeMap::new() };
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (row, words) =
                read_line(number + 1, line).map_err(|problem| LexiconError { line: number + 1, problem })?;
            let index = lexicon.rows.len();
            for words in words {
                let anchor = anchor_of(&words, row.part);
                lexicon.entries.push(Entry { row: index, words, anchor });
            }
            lexicon.rows.push(row);
        }
        lexicon.reindex();
        Ok(lexicon)
    }
}

/// Verbs and phrases with a preposition are looked up by their first word (`in the wake of` by its noun), compounds by their last.
fn anchor_of(words: &[String], part: Part) -> usize {
    let is_noun = matches!(part, Part::Noun | Part::NounGoverned | Part::PhaseNoun | Part::Adjective);
    let joins =
        |word: &String| ["of", "in", "to", "for", "under", "at", "d'etat", "from"].contains(&word.as_str());
    let opens =
        |word: &String| ["in", "on", "at", "by", "with", "for", "as", "the", "a"].contains(&word.as_str());
    if is_noun && !words.iter().any(joins) {
        words.len() - 1
    } else if is_noun {
        words.iter().position(|word| !opens(word)).unwrap_or_default()
    } else {
        0
    }
}

fn read_line(number: usize, line: &str) -> Result<(Row, Vec<Vec<String>>), String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[function, part, frame, words, caught, left] = columns.as_slice() else {
        return Err(format!("{} columns, write 6 separated by tabs (`-` for an empty one)", columns.len()));
    };
    let optional = |text: &str| if text == "-" { String::new() } else { text.to_owned() };
    let (frame, company) = read_frame(frame)?;
    let row = Row {
        line: number,
        function: read_function(function)?,
        part: read_part(part)?,
        frame,
        company,
        caught: optional(caught),
        left: optional(left),
        own: false,
    };
    let words = words
        .split(',')
        .map(|entry| token::tokenize(entry).iter().map(|span| span.of(entry).to_lowercase()).collect())
        .filter(|words: &Vec<String>| !words.is_empty())
        .collect();
    Ok((row, words))
}

fn read_function(name: &str) -> Result<Function, String> {
    Ok(match name {
        "LIGHT" => Function::Light,
        "CARRY" => Function::Carry,
        "OCCUR" => Function::Occur,
        "LEAVE" => Function::Leave,
        "START" => Function::Phase(Phase::Start),
        "RESUME" => Function::Phase(Phase::Resume),
        "SUSPEND" => Function::Phase(Phase::Suspend),
        "DELAY" => Function::Phase(Phase::Delay),
        "END" => Function::Phase(Phase::End),
        name => Function::Event(
            EventType::from_code(name)
                .ok_or_else(|| format!("`{name}` is no event type, phase, LIGHT, OCCUR or LEAVE"))?,
        ),
    })
}

fn read_part(name: &str) -> Result<Part, String> {
    Ok(match name {
        "verb" => Part::Verb,
        "verb-general" => Part::VerbGeneral,
        "noun" => Part::Noun,
        "noun-governed" => Part::NounGoverned,
        "adjective" => Part::Adjective,
        "phase-verb" => Part::PhaseVerb,
        "phase-noun" => Part::PhaseNoun,
        "light-verb" => Part::LightVerb,
        name => return Err(format!("`{name}` is no part: see the head of the shipped lexicon")),
    })
}

type Frame = (Vec<(String, ParticipantRole)>, Vec<(String, Company)>);

fn read_frame(text: &str) -> Result<Frame, String> {
    let (mut frame, mut company) = (Vec::new(), Vec::new());
    if text == "-" {
        return Ok((frame, company));
    }
    for pair in text.split_whitespace() {
        let (place, role) = pair.split_once('=').ok_or_else(|| format!("`{pair}`: write place=role"))?;
        let role = match role.split_once(':') {
            Some((role, name)) => {
                let kind = Company::from_name(name).ok_or_else(|| {
                    format!("`{name}` is no company: write person, worker, thing or nothing")
                })?;
                company.push((place.to_owned(), kind));
                role
            }
            None => role,
        };
        let role = match role {
            "agent" => ParticipantRole::Agent,
            "target" => ParticipantRole::Target,
            "victim" => ParticipantRole::Victim,
            "recipient" => ParticipantRole::Recipient,
            "instrument" => ParticipantRole::Instrument,
            "theme" => ParticipantRole::Theme,
            "place" => ParticipantRole::Place,
            role => return Err(format!("`{role}` is no role")),
        };
        frame.push((place.to_owned(), role));
    }
    Ok((frame, company))
}

impl Row {
    /// The role of a grammatical place in this frame, if the row names it.
    pub fn role(&self, place: &str) -> Option<ParticipantRole> {
        self.frame.iter().find(|(name, _)| name == place).map(|(_, role)| *role)
    }

    /// The event type of its words.
    pub fn event_type(&self) -> Option<EventType> {
        match self.function {
            Function::Event(class) => Some(class),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lexicon_is_read_and_has_examples() {
        let lexicon = Lexicon::default();
        for class in EventType::ALL {
            assert!(lexicon.rows().iter().any(|row| row.event_type() == Some(*class)), "{class:?}");
        }
        for (index, row) in lexicon.rows().iter().enumerate() {
            let open = lexicon.entries_of(index).any(|entry| entry == "*");
            let shown = row.function == Function::Leave || open;
            assert!(shown || !row.caught.is_empty() && !row.left.is_empty(), "{row:?}");
        }
    }

    #[test]
    fn a_wrong_line_is_named() {
        let wrong = "# head\nASSAULT\tverb\t-\tkill\n".parse::<Lexicon>().unwrap_err();
        assert_eq!(
            wrong.to_string(),
            "lexicon line 2: 4 columns, write 6 separated by tabs (`-` for an empty one)"
        );
        assert!("WAR\tverb\t-\tkill\t-\t-".parse::<Lexicon>().is_err());
        assert!("ASSAULT\tverb\tobject=foe\tkill\t-\t-".parse::<Lexicon>().is_err());
    }

    #[test]
    fn the_users_words_come_first() {
        let own: Lexicon = "HEALTH\tverb\t-\tkill\t-\t-".parse().unwrap();
        let both = Lexicon::default().with(&own);
        assert_eq!(both.rows()[0].event_type(), Some(EventType::Health));
        assert_eq!(both.rows().len(), Lexicon::default().rows().len() + 1);
    }
}
