//! Sieves over pronouns: by person, number, gender, syntax and speech.

use super::features::{Features, Gender};
use super::{Chains, View};
use crate::language::syntax::Relation;
use crate::model::{ByteSpan, EntityType, MentionKind};
use crate::resolve::mention_for;
use std::collections::{BTreeMap, BTreeSet};

/// How far back, in sentences, a pronoun looks (our choice, see the score).
const REACH: usize = 3;
/// How many mentions back at most: four sentences of a newspaper never hold as many, so that time stays linear.
const MOST: usize = 200;

/// What a known gender is worth beside the figures of [`score`] (our choice, see the score).
const SAME_GENDER: i32 = 12;

/// Whoever speaks.
const FIRST_PERSON: &[&str] = &["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"];
/// Whoever is spoken to.
const SECOND_PERSON: &[&str] = &["you", "your", "yours"];

/// Joins pronouns with what they stand for, in the order of the text.
pub(super) fn join(view: &View<'_>, chains: &mut Chains) {
    let speech = Speech::of(view);
    let mut first_person: BTreeMap<(bool, Option<usize>), usize> = BTreeMap::new();
    let mut second_person: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    let mut candidates_from = 0;
    for index in 0..view.mentions().len() {
        if view.mentions()[index].kind != MentionKind::Pronoun {
            continue;
        }
        let word = view.words(index).to_lowercase();
        let statement = speech.statement_around(view.mentions()[index].span);
        match word.as_str() {
            word if FIRST_PERSON.contains(&word) => {
                let plural = view.features[index].plural == Some(true);
                if let Some(speaker) = statement.and_then(|statement| speech.speaker[statement]) {
                    let body = matches!(
                        view.mentions()[speaker].class,
                        EntityType::Org | EntityType::Group | EntityType::Place
                    );
                    if plural == body || (!plural && view.mentions()[speaker].class == EntityType::Person) {
                        chains.join(speaker, index, "coref/first-person-is-speaker");
                        continue;
                    }
                }
                // Nobody named: the same person of the same speech stays one.
                let key = (plural, statement.and_then(|statement| speech.speaker[statement]));
                let first = *first_person.entry(key).or_insert(index);
                chains.join(first, index, "coref/same-speaker");
            }
            word if SECOND_PERSON.contains(&word) => {
                // Whoever is spoken to in one speech stays one.
                let speaker = statement.and_then(|statement| speech.speaker[statement]);
                let first = *second_person.entry(speaker).or_insert(index);
                chains.join(first, index, "coref/same-addressee");
            }
            _ => {
                while candidates_from < index
                    && view.features[candidates_from].sentence + REACH < view.features[index].sentence
                {
                    candidates_from += 1;
                }
                if let Some((antecedent, rule)) = third_person(view, &speech, index, candidates_from, chains)
                {
                    chains.join(antecedent, index, rule);
                }
            }
        }
    }
}

/// What was said by whom.
struct Speech {
    /// Sorted content spans with the number of their statement.
    contents: Vec<(ByteSpan, usize)>,
    /// For each statement the mention of its speaker.
    speaker: Vec<Option<usize>>,
    /// The mentions of all speakers.
    mentions: BTreeSet<usize>,
    /// The spans of all speakers as the statements give them.
    spans: BTreeSet<ByteSpan>,
    /// The spans of those whose very words are given.
    quoting: BTreeSet<ByteSpan>,
    /// Where each placed speaker ends, in order, with the start and mention of the last one placed up to there.
    placed: Vec<(usize, usize, usize)>,
}

impl Speech {
    fn of(view: &View<'_>) -> Self {
        let statements = &view.annotations.statements;
        let mut contents: Vec<(ByteSpan, usize)> = statements
            .iter()
            .enumerate()
            .filter(|(_, statement)| !statement.quoted.is_empty())
            .flat_map(|(number, statement)| statement.quoted.iter().map(move |&span| (span, number)))
            .collect();
        contents.sort_unstable();
        let speaker = statements
            .iter()
            .map(|statement| {
                // The bare name before the whole phrase; several speakers are no single one.
                let span = match statement.speakers[..] {
                    [name] => Some(name),
                    _ => statement.speaker,
                };
                span.and_then(|span| mention_for(view.document.text, view.mentions(), span))
            })
            .collect::<Vec<Option<usize>>>();
        let mut placed: Vec<(usize, usize, usize)> = statements
            .iter()
            .zip(&speaker)
            // Whom the speaker quotes is not who goes on.
            .filter(|(statement, _)| statement.nested_in.is_none())
            .filter_map(|(statement, &mention)| {
                statement.speaker.zip(mention).map(|(span, mention)| (span.end, span.start, mention))
            })
            .collect();
        placed.sort_unstable();
        for later in 1..placed.len() {
            if placed[later - 1].1 > placed[later].1 {
                (placed[later].1, placed[later].2) = (placed[later - 1].1, placed[later - 1].2);
            }
        }
        Self {
            contents,
            mentions: speaker.iter().flatten().copied().collect(),
            quoting: statements
                .iter()
                .filter(|statement| !statement.quoted.is_empty())
                .filter_map(|statement| statement.speaker)
                .collect(),
            spans: statements.iter().filter_map(|statement| statement.speaker).collect(),
            placed,
            speaker,
        }
    }

    /// The mention of the speaker last named before `position`.
    fn last_speaker(&self, position: usize) -> Option<usize> {
        let end = self.placed.partition_point(|&(end, _, _)| end <= position);
        self.placed[..end].last().map(|&(_, _, mention)| mention)
    }

    /// The statement whose quoted words hold `span`.
    fn statement_around(&self, span: ByteSpan) -> Option<usize> {
        let end = self.contents.partition_point(|(content, _)| content.start <= span.start);
        self.contents[..end]
            .iter()
            .rev()
            .take(4)
            .find(|(content, _)| content.covers(&span))
            .map(|&(_, number)| number)
    }
}

/// The antecedent of a pronoun of the third person.
fn third_person(
    view: &View<'_>,
    speech: &Speech,
    index: usize,
    from: usize,
    chains: &mut Chains,
) -> Option<(usize, &'static str)> {
    let me = &view.features[index];
    let quoted = speech.statement_around(view.mentions()[index].span);
    let speaks = is_speaker(view, speech, index);
    // `“...,” he added`: the speaker of the statement before, if it fits.
    if quoted.is_none() && speaks {
        let last = speech.last_speaker(view.mentions()[index].span.start);
        if let Some(speaker) = last.filter(|&speaker| {
            (speech.quoting.contains(&view.mentions()[index].span)
                || !is_topic_between(view, speech, speaker, index, chains))
                && fits(view, me, speaker, chains.gender(speaker))
                && me.sentence - view.features[speaker].sentence.min(me.sentence) <= 4
        }) {
            return Some((speaker, "coref/speaker-again"));
        }
    }
    let mut best: Option<(i32, usize)> = None;
    for candidate in (from..index).rev().take(MOST) {
        if !fits(view, me, candidate, chains.gender(candidate))
            || view.mentions()[candidate].span.overlaps(&view.mentions()[index].span)
        {
            continue;
        }
        let mention = &view.mentions()[candidate];
        // Who is only spoken of in a quotation is not meant outside it, unless named nowhere else.
        if quoted.is_none()
            && mention.kind == MentionKind::Nominal
            && speech.statement_around(mention.span).is_some()
        {
            continue;
        }
        // What speaks is somebody.
        if speaks && mention.kind == MentionKind::Nominal && mention.class == EntityType::Other {
            continue;
        }
        // A speaker does not mean himself by `he` inside his own words.
        if let Some(statement) = quoted
            && let Some(speaker) = speech.speaker[statement]
            && chains.first(speaker) == chains.first(candidate)
        {
            continue;
        }
        if same_clause(view, me, &view.features[candidate]) && !is_reflexive_or_possessive(view, index) {
            continue;
        }
        let mut score = score(view, me, candidate);
        // A name that is known to be a woman's is likelier `she` than one that may be.
        if matches!(me.gender, Gender::Male | Gender::Female) && chains.gender(candidate) == me.gender {
            score += SAME_GENDER;
        }
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| (candidate, "coref/nearest-that-agrees"))
}

/// Whether another that fits is the subject of a sentence after the speaker's: `“We won,” Hale said. The mayor was
/// pleased. He promised a park.`
fn is_topic_between(
    view: &View<'_>,
    speech: &Speech,
    speaker: usize,
    index: usize,
    chains: &mut Chains,
) -> bool {
    let me = &view.features[index];
    (speaker + 1..index).rev().take(MOST).any(|other| {
        let features = &view.features[other];
        let relation = view.document.relation(features.head);
        features.sentence > view.features[speaker].sentence
            && features.sentence < me.sentence
            && view.mentions()[other].kind != MentionKind::Pronoun
            && matches!(relation, Relation::Nsubj | Relation::NsubjPass)
            && fits(view, me, other, chains.gender(other))
            && speech.statement_around(view.mentions()[other].span).is_none()
            && chains.first(other) != chains.first(speaker)
    })
}

/// The pronoun is the speaker of a statement.
fn is_speaker(view: &View<'_>, speech: &Speech, index: usize) -> bool {
    speech.mentions.contains(&index) || speech.spans.contains(&view.mentions()[index].span)
}

fn fits(view: &View<'_>, me: &Features, candidate: usize, gender: Gender) -> bool {
    let mention = &view.mentions()[candidate];
    let other = &view.features[candidate];
    let class = match me.gender {
        Gender::Male | Gender::Female => mention.class == EntityType::Person,
        // A town only sets the scene; a country, a capital that acts, `the city` can be meant by `it`.
        Gender::Thing if mention.class == EntityType::Place => {
            mention.kind != MentionKind::Name
                || mention.metonym
                || mention.gazetteer.as_deref().is_some_and(|id| id.starts_with("country/"))
        }
        Gender::Thing => matches!(
            mention.class,
            EntityType::Org | EntityType::Product | EntityType::Work | EntityType::Other
        ),
        Gender::Unknown => {
            // `Republicans ... they`, but not the `Republican` of `Republican plan`.
            let people =
                mention.class != EntityType::Norp || view.document.tokens[other.head].xpos.is_plural();
            people
                && mention.class != EntityType::Place
                && (mention.kind != MentionKind::Name || mention.class != EntityType::Person)
        }
    };
    let first_or_second = || {
        let word = mention.span.of(view.document.text).to_lowercase();
        mention.kind == MentionKind::Pronoun
            && [FIRST_PERSON, SECOND_PERSON].iter().any(|words| words.contains(&word.as_str()))
    };
    class && me.agree(other) && me.gender.agrees(gender) && !first_or_second()
}

/// Higher is better: nearer sentences, subjects, names.
fn score(view: &View<'_>, me: &Features, candidate: usize) -> i32 {
    let other = &view.features[candidate];
    let token = &view.document.tokens[other.head];
    let sentences = i32::try_from(me.sentence - other.sentence).unwrap_or(i32::MAX / 64);
    let role = match token.relation {
        Relation::Nsubj | Relation::NsubjPass => 40,
        Relation::Obj => 20,
        Relation::Conj | Relation::Appos => 12,
        Relation::NmodPoss | Relation::Compound => 4,
        _ => 8,
    };
    let kind = match view.mentions()[candidate].kind {
        MentionKind::Name => 8,
        MentionKind::Pronoun => 14,
        MentionKind::Nominal => 0,
    };
    // Within the sentence what stands first is the topic; before it, what stands last counts a little more.
    let distance =
        i32::try_from(me.tokens.start.saturating_sub(other.tokens.start) / 12).unwrap_or(i32::MAX / 64);
    role + kind - 30 * sentences - distance
}

/// Subject and object of one verb are two.
fn same_clause(view: &View<'_>, me: &Features, other: &Features) -> bool {
    let head = |features: &Features| view.document.head(features.head);
    head(me).is_some() && head(me) == head(other)
}

fn is_reflexive_or_possessive(view: &View<'_>, index: usize) -> bool {
    matches!(
        view.words(index).to_lowercase().as_str(),
        "his" | "her" | "its" | "their" | "himself" | "herself" | "itself" | "themselves"
    )
}
