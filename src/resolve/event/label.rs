//! What a happening is called: `attack on Erbil airport, 2024-02-11`, `Iraqi parliament condemned strikes`.
//!
//! Words of the reports only: the verb in the past or the noun as written, the participants by the name of their
//! entity, else as written, the place, the date. Parts that would make the label too long are left out.

use super::{canonical, phrase};
use crate::language::en::verb_form::{base_of, participle, past};
use crate::lexicon::classes::Class;
use crate::model::{
    DateValue, Digest, Entity, EventDigest, EventType, ParticipantRole, Phase, Standing, Status, TriggerKind,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most letters of a label. Our choice: what a line of a timeline holds.
const LONGEST: usize = 79;

/// Most participants of one role that are named.
const NAMED: usize = 2;

/// What labels need of the reports of one happening.
pub(super) struct Told<'d> {
    digests: &'d [Digest],
    entity_of: &'d [Vec<Option<usize>>],
    entities: &'d [Entity],
    reports: &'d [(usize, usize)],
}

impl<'d> Told<'d> {
    /// The reports of one happening, which are sorted and not empty.
    pub(super) fn new(
        digests: &'d [Digest],
        entity_of: &'d [Vec<Option<usize>>],
        entities: &'d [Entity],
        reports: &'d [(usize, usize)],
    ) -> Self {
        Self { digests, entity_of, entities, reports }
    }

    fn events(&self) -> impl Iterator<Item = (usize, &'d EventDigest)> {
        let digests = self.digests;
        self.reports.iter().map(move |&(article, event)| (article, &digests[article].events[event]))
    }

    /// Who has one of `roles`: the names that most reports give, those of entities before others.
    /// None that the trigger's own `words` hold; agents from all reports, others from those of `lemma`, the word shown.
    fn who(&self, roles: &[ParticipantRole], lemma: &str, words: &str) -> Vec<String> {
        let mut votes: BTreeMap<Vec<String>, (usize, usize)> = BTreeMap::new();
        for (article, event) in self.events() {
            if event.lemma != lemma && roles != [ParticipantRole::Agent] {
                continue;
            }
            let mut names: Vec<String> = Vec::new();
            let mut known = 0;
            for (_, actor, part) in event.participants.iter().filter(|(role, _, _)| roles.contains(role)) {
                let Some((name, is_entity)) = self.name(article, *actor, part) else { continue };
                if !names.contains(&name) && !words.contains(&name.to_lowercase()) {
                    known += usize::from(is_entity);
                    names.push(name);
                }
            }
            if !names.is_empty() {
                let vote = votes.entry(names).or_insert((known, 0));
                vote.1 += 1;
            }
        }
        let best = votes.into_iter().min_by_key(|(names, (known, count))| {
            (Reverse((*known).min(NAMED)), Reverse(*count), names.len())
        });
        best.map(|(names, _)| names).unwrap_or_default()
    }

    /// The name of a participant, and whether it is that of a named entity; nothing for a bare pronoun.
    fn name(&self, article: usize, actor: Option<usize>, words: &str) -> Option<(String, bool)> {
        let digest = &self.digests[article];
        let named = actor.and_then(|actor| digest.actors.get(actor));
        if let Some(actor) = actor
            && named.is_some_and(|named| !named.names.is_empty())
            && let Some(entity) = self.entity_of[article].get(actor).copied().flatten()
            && let Some(entity) = self.entities.get(entity)
        {
            return Some((entity.label.clone(), true));
        }
        let nominal = || named.and_then(|named| named.names.first().or(named.nominal.as_ref()));
        let words = if phrase::is_pronoun(words) { nominal()? } else { words };
        phrase::short(words).map(|words| (words, false))
    }

    /// On whose authority all reports together stand.
    fn standing(&self) -> Standing {
        canonical::standing(&self.events().map(|(_, event)| event).collect::<Vec<_>>())
    }

    /// Who says it, where no report tells it itself: `(says Lena Brandt)`, `(alleged)`, `(denied by Ade Bello)`.
    fn authority(&self, standing: Standing) -> String {
        let told_so = |event: &EventDigest| match standing {
            Standing::Disputed => event.standing == Standing::Denied,
            best => event.standing == best,
        };
        let names = self.events().filter(|(_, event)| told_so(event)).filter_map(|(article, event)| {
            let named = event.holders.iter().filter_map(|&holder| self.name(article, Some(holder), "they"));
            let names: Vec<String> = named.map(|(name, _)| name).collect();
            (!names.is_empty()).then(|| phrase::list(&names, NAMED))
        });
        let name = most_frequent(names);
        match (standing, name) {
            (Standing::Told, _) => String::new(),
            (Standing::Attributed, Some(name)) => format!("(according to {name})"),
            (Standing::Attributed, None) => "(as claimed)".to_owned(),
            (Standing::Alleged, Some(name)) => format!("(alleged by {name})"),
            (Standing::Denied, Some(name)) => format!("(denied by {name})"),
            (Standing::Disputed, Some(name)) => format!("(disputed, denied by {name})"),
            (other, None) => format!("({})", other.as_str()),
        }
    }

    /// Where, with its preposition.
    fn place(&self) -> Option<String> {
        let places = self.events().filter_map(|(article, event)| {
            let (actor, words) = event.place.as_ref()?;
            self.name(article, *actor, words).map(|(name, _)| name)
        });
        most_frequent(places).map(|place| phrase::at(&place))
    }
}

/// Whether a label of this word would be a lone verb: `killed`.
pub(super) fn is_bare(told: &Told<'_>, lemma: &str) -> bool {
    let mut own = told.events().map(|(_, event)| event).filter(|event| event.lemma == lemma);
    own.all(|event| event.kind != TriggerKind::Noun && event.participants.is_empty())
}

/// The label of the happening that `told` reports, with the date that most reports give.
pub(super) fn label(told: &Told<'_>, lemma: &str, date: Option<DateValue>) -> String {
    let own: Vec<&EventDigest> =
        told.events().map(|(_, event)| event).filter(|event| event.lemma == lemma).collect();
    let kind = most_frequent(own.iter().map(|event| event.kind)).unwrap_or(TriggerKind::Noun);
    let words =
        most_frequent(own.iter().filter(|event| event.kind == kind).map(|event| event.words.to_lowercase()))
            .unwrap_or_else(|| lemma.to_owned());
    let class = most_frequent(own.iter().map(|event| event.class));
    let standing = told.standing();
    let status = told.events().map(|(_, event)| event.status).min().unwrap_or(Status::Happened);
    // "bribes (denied by Ade Bello)", not "no bribes": the denial is told once.
    let status = match (standing, status) {
        (Standing::Denied | Standing::Disputed, Status::Negated) => Status::Happened,
        _ => status,
    };
    let phase = most_frequent(told.events().filter_map(|(_, event)| event.phase));
    let mut parts = match kind {
        TriggerKind::Noun => noun(told, lemma, &words, class, status, phase),
        TriggerKind::Verb => verb(told, lemma, &words, class, status),
        TriggerKind::Adjective => adjective(told, lemma, &words, status),
    };
    if let Some(place) = told.place() {
        let name = place.split_once(' ').map_or(place.as_str(), |(_, name)| name);
        if !parts.iter().any(|part| part.words.contains(name)) {
            parts.push(Part::optional(2, place));
        }
    }
    parts.push(Part::needed(told.authority(standing)));
    assemble(parts, date)
}

/// Some words of a label; the higher its rank, the sooner it is left out.
struct Part {
    rank: u8,
    words: String,
}

impl Part {
    fn needed(words: impl Into<String>) -> Self {
        Self { rank: 0, words: words.into() }
    }

    fn optional(rank: u8, words: impl Into<String>) -> Self {
        Self { rank, words: words.into() }
    }
}

/// The parts joined, without those that would make the label too long.
fn assemble(mut parts: Vec<Part>, date: Option<DateValue>) -> String {
    let date = date.map(|date| format!(", {date}")).unwrap_or_default();
    parts.retain(|part| !part.words.is_empty());
    loop {
        let words: Vec<&str> = parts.iter().map(|part| part.words.as_str()).collect();
        let label = format!("{}{date}", words.join(" "));
        let longest = parts.iter().enumerate().max_by_key(|(_, part)| part.rank);
        match longest {
            Some((at, part)) if part.rank > 0 && label.chars().count() > LONGEST => {
                parts.remove(at);
            }
            _ => return label,
        }
    }
}

/// `talks between Iraq and United States to resume`, `attack on the port by rebels`.
fn noun(
    told: &Told<'_>,
    lemma: &str,
    words: &str,
    class: Option<EventType>,
    status: Status,
    phase: Option<Phase>,
) -> Vec<Part> {
    use EventType::{
        Accuse, Agree, Aid, Assault, Consult, Cooperate, Protest, Request, Sanction, Support, Threaten,
    };
    use ParticipantRole::{Agent, Recipient, Target, Theme, Victim};
    let mut parts = vec![Part::needed(words)];
    let mut add = |roles: &[ParticipantRole], preposition: &str, rank: u8| {
        let names = told.who(roles, lemma, words);
        if !names.is_empty() {
            parts.push(Part::optional(rank, format!("{preposition} {}", phrase::list(&names, NAMED))));
        }
    };
    add(&[Victim], "of", 1);
    match class {
        Some(Assault | Sanction) => add(&[Target], "on", 1),
        Some(Accuse | Protest | Threaten) => add(&[Target], "against", 1),
        _ => add(&[Target], "of", 1),
    }
    match class {
        Some(Consult | Agree) => add(&[Theme], "on", 3),
        Some(Request | Support) => add(&[Theme], "for", 1),
        Some(Protest) => add(&[Theme], "over", 2),
        _ => add(&[Theme], "of", 1),
    }
    match class {
        Some(Support) => add(&[Recipient], "for", 1),
        Some(Aid | _) | None => add(&[Recipient], "to", 1),
    }
    let agents = told.who(&[Agent], lemma, words);
    let mutual =
        matches!(class, Some(Consult | Agree | Cooperate)) || phrase::is_mutual(words) && agents.len() > 1;
    match agents.as_slice() {
        [] => {}
        [one] if mutual => parts.insert(1, Part::optional(2, format!("of {one}"))),
        more if mutual => {
            parts.insert(1, Part::optional(2, format!("between {}", phrase::list(more, NAMED))));
        }
        some => {
            // "soldiers of Norland", "attacks by Norland"
            let people = Class::Force.holds(lemma);
            let by = if people { "of" } else { "by" };
            parts.push(Part::optional(2, format!("{by} {}", phrase::list(some, NAMED))));
        }
    }
    parts.push(Part::needed(outcome(status, phase)));
    parts
}

/// What became of a happening told by a noun: `resumed`, `to be suspended`, `(planned)`.
fn outcome(status: Status, phase: Option<Phase>) -> String {
    match (status, phase) {
        (Status::Negated, _) => "(did not happen)".to_owned(),
        (Status::Hypothetical, _) => "(only considered)".to_owned(),
        (Status::Planned, None) => "(planned)".to_owned(),
        (Status::Planned, Some(phase @ (Phase::Suspend | Phase::Delay))) => {
            format!("to be {}", past(phase.as_str()))
        }
        (Status::Planned, Some(phase)) => format!("to {}", phase.as_str()),
        (Status::Happened, None | Some(Phase::Start)) => String::new(),
        (Status::Happened, Some(phase)) => past(phase.as_str()),
    }
}

/// `Norland attacked the port`, `three soldiers killed`, `Norland to leave the bloc`.
fn verb(told: &Told<'_>, lemma: &str, words: &str, class: Option<EventType>, status: Status) -> Vec<Part> {
    use ParticipantRole::{Agent, Recipient, Target, Theme, Victim};
    let base = lemma.split(' ').next().unwrap_or(lemma);
    let base = base_of(base).unwrap_or(base);
    // The words behind the verb as the text has them: `met with`, `went on strike`.
    let mut rest = words.split_once(' ').map(|(_, rest)| format!(" {rest}")).unwrap_or_default();
    let agents = told.who(&[Agent], lemma, words);
    let takes_recipient = matches!(class, Some(EventType::Support | EventType::Request));
    let objects: &[&[ParticipantRole]] = if takes_recipient {
        &[&[Victim], &[Target], &[Recipient], &[Theme]]
    } else {
        &[&[Victim], &[Target], &[Theme]]
    };
    let object = objects
        .iter()
        .map(|roles| told.who(roles, lemma, words))
        .find(|names| !names.is_empty() && names.iter().all(|name| !agents.contains(name)));
    let object = object.map(|names| phrase::list(&names, NAMED));
    let recipients: Vec<String> =
        if takes_recipient { Vec::new() } else { told.who(&[Recipient], lemma, words) };
    if object.is_none() && rest == " with" {
        rest.clear();
    }
    let mut parts = Vec::new();
    let subject = phrase::list(&agents, NAMED);
    if let Some(object) = object.as_ref().filter(|_| agents.is_empty()) {
        let participle = participle(base);
        parts.push(Part::needed(object.clone()));
        parts.push(Part::needed(match status {
            Status::Happened => format!("{participle}{rest}"),
            Status::Negated => format!("not {participle}{rest}"),
            Status::Planned => format!("to be {participle}{rest}"),
            Status::Hypothetical => format!("to be {participle}{rest} (only considered)"),
        }));
    } else {
        parts.push(Part::optional(2, subject.clone()));
        parts.push(Part::needed(match status {
            Status::Happened => format!("{}{rest}", past(base)),
            Status::Negated if phrase::is_nobody(&subject) => format!("{}{rest}", past(base)),
            Status::Negated => format!("did not {base}{rest}"),
            Status::Planned | Status::Hypothetical => format!("to {base}{rest}"),
        }));
        parts.extend(object.map(|object| Part::optional(1, object)));
        if status == Status::Hypothetical {
            parts.push(Part::needed("(only considered)"));
        }
    }
    if !recipients.is_empty() {
        parts.push(Part::optional(2, format!("to {}", phrase::list(&recipients, NAMED))));
    }
    parts
}

/// `three sailors missing`.
fn adjective(told: &Told<'_>, lemma: &str, words: &str, status: Status) -> Vec<Part> {
    use ParticipantRole::{Agent, Target, Theme, Victim};
    let who = [Victim, Target, Agent, Theme]
        .iter()
        .map(|role| told.who(&[*role], lemma, words))
        .find(|names| !names.is_empty());
    let words = if status == Status::Negated { format!("not {words}") } else { words.to_owned() };
    vec![Part::optional(1, phrase::list(&who.unwrap_or_default(), NAMED)), Part::needed(words)]
}

/// The most frequent value; the smallest of equally frequent ones.
pub(crate) fn most_frequent<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().min_by_key(|&(_, count)| Reverse(count)).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::most_frequent;
    use crate::extract::Knowledge;
    use crate::model::Article;
    use crate::pipeline;
    use crate::resolve::Decisions;
    use std::sync::LazyLock;

    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::default);

    /// Checks that `expected` is among the labels of the happenings of `text`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let article = Article {
            id: "a1".into(),
            text: text.into(),
            published: Some("2031-05-08".parse().expect("a day")),
            ..Article::default()
        };
        let digest = pipeline::read_article(article, &KNOWLEDGE).digest;
        let resolution = pipeline::resolve(&[digest], &KNOWLEDGE, &Decisions::default());
        let labels: Vec<&str> = resolution.events.iter().map(|event| event.label.as_str()).collect();
        assert!(labels.contains(&expected), "{labels:?}");
        assert!(labels.iter().all(|label| label.chars().count() <= super::LONGEST), "{labels:?}");
    }

    #[test]
    fn a_noun_is_told_with_its_participants() {
        check(
            "The rebels' attack on the port killed two guards on Monday.",
            "attack on port by rebels, 2031-05-05",
        );
        check(
            "Jordan and Kuwait held talks in Paris on Monday.",
            "talks between Jordan and Kuwait in Paris, 2031-05-05",
        );
    }

    #[test]
    fn a_verb_is_told_in_the_past() {
        check("Gunmen struck the harbour office on Tuesday.", "Gunmen struck harbour office, 2031-05-06");
        check("Two guards were shot dead on Tuesday.", "Two guards shot dead, 2031-05-06");
    }

    #[test]
    fn what_has_not_happened_says_so() {
        check("Kuwait will leave the bloc on 3 June.", "Kuwait to leave bloc, 2031-06-03");
        check("Kuwait did not attack the port.", "Kuwait did not attack port");
        check("The talks in Paris will resume on Monday.", "talks to resume in Paris, 2031-05-12");
    }

    #[test]
    fn pronouns_are_replaced_or_left_out() {
        check(
            "Jordan signed the treaty on Monday. It attacked the port on Tuesday.",
            "Jordan attacked port, 2031-05-06",
        );
    }

    #[test]
    fn parts_that_make_it_too_long_are_left_out() {
        check(
            "On Monday the harbour workers of Buenos Aires attacked the stores of the river trading house.",
            "attacked stores of the river trading house, 2031-05-05",
        );
    }

    #[test]
    fn ties_go_to_the_smallest() {
        assert_eq!(most_frequent([3, 1, 3, 1, 2].into_iter()), Some(1));
        assert_eq!(most_frequent([3, 1, 3].into_iter()), Some(3));
        assert_eq!(most_frequent(std::iter::empty::<u8>()), None);
    }
}
