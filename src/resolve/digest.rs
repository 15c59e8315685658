//! Sums up one article for the stages that see many.

use super::anchor::mention_for;
use super::{quote, sequence, shingle, title};
use crate::model::{
    ActorDigest, Annotations, Article, ByteSpan, CharSpan, Digest, EntityType, Event, EventDigest,
    FigureDigest, Mention, MentionKind, OfficeDigest, Offsets, Region, RegionKind, Standing, StatementDigest,
    Tenure, Term, TriggerKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest letters of a word that may tell a topic.
const TOPIC_LETTERS: usize = 5;
/// Letters of such a word that are kept.
const TOPIC_STEM: usize = 6;
/// Most words kept for one article.
const TOPIC_WORDS: usize = 40;

/// The digest of an article whose coreference is done.
pub fn digest(article: &Article, offsets: &Offsets, annotations: &Annotations) -> Digest {
    let text = article.text.as_str();
    let chars = |span: ByteSpan| offsets.to_chars(text, span);
    let (actors, actor_of) = actors(text, &chars, annotations);
    let actor_at =
        |span: ByteSpan| mention_for(text, &annotations.mentions, span).and_then(|index| actor_of[index]);
    let events = annotations
        .events
        .iter()
        .map(|event| event_digest(text, &chars, annotations, &actor_at, event))
        .collect();
    let statements = annotations
        .statements
        .iter()
        .filter(|statement| statement.is_kept())
        .map(|statement| {
            let parts = || statement.content.iter();
            let mut about: Vec<usize> = parts()
                .flat_map(|&part| inside(&annotations.mentions, part, |mention| mention.span))
                .filter(|&mention| annotations.mentions[mention].kind == MentionKind::Name)
                .filter_map(|mention| actor_of[mention])
                .collect();
            about.sort_unstable();
            about.dedup();
            let mut events: Vec<usize> =
                parts().flat_map(|&part| inside(&annotations.events, part, |event| event.trigger)).collect();
            events.sort_unstable();
            events.dedup();
            StatementDigest {
                content: statement.content.first().map_or_else(|| CharSpan::new(0, 0), |&span| chars(span)),
                speakers: statement.speakers.iter().filter_map(|&span| actor_at(span)).collect(),
                about,
                events,
            }
        })
        .collect();
    let quotations: Vec<ByteSpan> =
        annotations.statements.iter().flat_map(|statement| statement.quoted.iter().copied()).collect();
    let (order, pauses) = sequence::told(text, annotations, &chars);
    Digest {
        topic_words: topic_words(text),
        shingles: shingle::fingerprints(text, &quotations),
        lead: annotations.sentences.first().map(|&span| (chars(span), span.of(text).to_owned())),
        quotes: quote::quotes(article, annotations, &chars, &actor_at),
        titles: title::titles(text, annotations, &chars, &actor_of),
        order,
        pauses,
        key: crate::resolve::key::article_key(article),
        id: article.id.clone(),
        source: article.source.clone(),
        agencies: agencies(text, annotations),
        title: article.title.clone(),
        published: article.published,
        filed_from: annotations.regions.iter().find_map(|region| actor_at(region.place?)),
        actors,
        events,
        statements,
        date_doubts: annotations
            .date_doubts
            .iter()
            .map(|doubt| (chars(doubt.span), doubt.span.of(text).to_owned(), doubt.kind, doubt.wrong.clone()))
            .collect(),
    }
}

/// Who the article was written for, beside its outlet.
fn agencies(text: &str, annotations: &Annotations) -> Vec<String> {
    let filed = |region: &&Region| matches!(region.kind, RegionKind::Dateline | RegionKind::Credit);
    let authors = annotations.regions.iter().filter(filed).filter_map(|region| region.author);
    let agencies: BTreeSet<String> = authors.map(|author| author.of(text).to_owned()).collect();
    agencies.into_iter().collect()
}

/// Indices of the things, which stand in order, that lie inside a span.
fn inside<T>(things: &[T], span: ByteSpan, place: fn(&T) -> ByteSpan) -> impl Iterator<Item = usize> {
    let from = things.partition_point(|thing| place(thing).start < span.start);
    let near =
        things.iter().enumerate().skip(from).take_while(move |(_, thing)| place(thing).start < span.end);
    near.filter(move |(_, thing)| span.covers(&place(thing))).map(|(index, _)| index)
}

/// The most frequent words of an article, each cut to its first letters so that forms of one word fall together.
fn topic_words(text: &str) -> Vec<(String, u8)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in text.split(|letter: char| !letter.is_alphabetic()) {
        let length = word.chars().count();
        if length >= TOPIC_LETTERS {
            let word: String = word.chars().flat_map(char::to_lowercase).take(TOPIC_STEM).collect();
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut words: Vec<(String, usize)> = counts.into_iter().collect();
    words.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
    words.truncate(TOPIC_WORDS);
    let mut words: Vec<(String, u8)> =
        words.into_iter().map(|(word, count)| (word, u8::try_from(count.min(3)).unwrap_or(3))).collect();
    words.sort_unstable();
    words
}

/// One actor for each chain that holds more than pronouns; and for each mention its actor.
///
/// Who is never named, says nothing, takes part in nothing and holds no office (`1,000 adults`, `the flight deck`) is none:
/// nothing would lead to it.
fn actors(
    text: &str,
    chars: &impl Fn(ByteSpan) -> CharSpan,
    annotations: &Annotations,
) -> (Vec<ActorDigest>, Vec<Option<usize>>) {
    let told_of = told_of(text, annotations);
    let named = annotations.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    let places: BTreeSet<String> = named
        .filter(|mention| mention.class == EntityType::Place)
        .filter_map(|mention| stem(mention.span.of(text)))
        .collect();
    let mut chains: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, mention) in annotations.mentions.iter().enumerate() {
        if let Some(chain) = mention.chain {
            chains.entry(chain).or_default().push(index);
        }
    }
    let mut actor_of = vec![None; annotations.mentions.len()];
    let mut actors = Vec::new();
    for members in chains.values() {
        let mentions: Vec<&Mention> = members.iter().map(|&index| &annotations.mentions[index]).collect();
        let Some(leader) = leader(&mentions) else { continue };
        let is_told_of = leader.kind == MentionKind::Name
            || members.iter().any(|index| told_of.contains(index))
            || mentions.iter().any(|mention| holds_demonym(mention.span.of(text), &places));
        if !is_told_of {
            continue;
        }
        for &index in members {
            actor_of[index] = Some(actors.len());
        }
        actors.push(ActorDigest {
            first: chars(mentions[0].span),
            mentions: mentions.iter().map(|mention| chars(mention.span)).collect(),
            names: names(text, &mentions),
            nominal: mentions
                .iter()
                .find(|mention| mention.kind == MentionKind::Nominal)
                .map(|mention| mention.phrase.unwrap_or(mention.span).of(text).to_owned()),
            class: leader.class,
            gazetteer: mentions.iter().find_map(|mention| mention.gazetteer.clone()),
            offices: Vec::new(),
        });
    }
    for role in &annotations.roles {
        if let Some(actor) = actor_of[role.person] {
            let time = |&(term, time): &(Term, usize)| Some((term, chars(annotations.times.get(time)?.span)));
            let found = OfficeDigest {
                office: role.office.clone(),
                of: role.of.and_then(|body| actor_of[body]),
                terms: role.terms.iter().filter_map(time).collect(),
                held: role.tenure == Tenure::Held && role.terms.is_empty(),
            };
            let offices: &mut Vec<OfficeDigest> = &mut actors[actor].offices;
            if !offices.contains(&found) {
                offices.push(found);
            }
        }
    }
    (actors, actor_of)
}

/// How many letters a country and its adjective share, at least: `Lessia`, `Lessian`.
const STEM: usize = 4;

/// The first letters of a capitalised word.
fn stem(word: &str) -> Option<String> {
    let letters: String = word.chars().take(STEM).collect();
    (letters.chars().count() == STEM && letters.starts_with(char::is_uppercase)).then_some(letters)
}

/// `Lessian officials` where Lessia is named: tells that Lessia is a country, which findings ask.
fn holds_demonym(phrase: &str, places: &BTreeSet<String>) -> bool {
    phrase.split_whitespace().filter_map(stem).any(|stem| places.contains(&stem))
}

/// Mentions that a statement, an event, an office or a dateline leads to.
fn told_of(text: &str, annotations: &Annotations) -> BTreeSet<usize> {
    let statements = annotations.statements.iter().flat_map(|statement| {
        // On the word of who speaks in one that is left out an event may stand.
        let kept = statement.is_kept().then_some(statement);
        let claimed = kept.and_then(|kept| kept.proposition).map(|claimed| [claimed.agent, claimed.patient]);
        let addressee = kept.and_then(|kept| kept.addressee);
        statement.speakers.iter().copied().chain(addressee).chain(claimed.into_iter().flatten().flatten())
    });
    let events = annotations.events.iter().flat_map(|event| {
        let parts = event.participants.iter().map(|part| part.value.span);
        parts.chain(event.place.as_ref().map(|place| place.value))
    });
    let regions = annotations.regions.iter().filter_map(|region| region.place);
    let spans = statements.chain(events).chain(regions);
    let mentions = spans.filter_map(|span| mention_for(text, &annotations.mentions, span));
    let offices = annotations.roles.iter().flat_map(|role| std::iter::once(role.person).chain(role.of));
    mentions.chain(offices).collect()
}

/// The mention that tells what a chain is: the first name, else the first nominal that stands for a person, body or
/// place; none for pronouns alone and for unnamed things (`the flag ... it`).
fn leader<'m>(mentions: &[&'m Mention]) -> Option<&'m Mention> {
    let first = |kind| mentions.iter().find(|mention| mention.kind == kind).copied();
    first(MentionKind::Name)
        .or_else(|| first(MentionKind::Nominal).filter(|mention| mention.class != EntityType::Other))
}

/// Distinct names, the most frequent first, then the longest, then in alphabetical order.
fn names(text: &str, mentions: &[&Mention]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        *counts.entry(mention.span.of(text)).or_default() += 1;
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by(|a, b| (b.1, b.0.len(), a.0).cmp(&(a.1, a.0.len(), b.0)));
    names.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// Whether the words before a noun end with a definite article or demonstrative, at most one word between: `the peace talks`.
fn is_definite(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let is = |word: Option<&str>| {
        word.is_some_and(|word| {
            matches!(word.to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
        })
    };
    is(words.next()) || is(words.next())
}

/// The actors on whose word an event stands: who speaks in its statement, else in the one around it.
fn holders(
    annotations: &Annotations,
    actor_at: &impl Fn(ByteSpan) -> Option<usize>,
    event: &Event,
) -> Vec<usize> {
    if event.standing == Standing::Told {
        return Vec::new();
    }
    let mut next = event.said_in;
    while let Some(statement) = next.and_then(|index| annotations.statements.get(index)) {
        let mut speakers: Vec<usize> = statement.speakers.iter().filter_map(|&span| actor_at(span)).collect();
        if !speakers.is_empty() {
            speakers.sort_unstable();
            speakers.dedup();
            return speakers;
        }
        next = statement.nested_in;
    }
    Vec::new()
}

fn event_digest(
    text: &str,
    chars: &impl Fn(ByteSpan) -> CharSpan,
    annotations: &Annotations,
    actor_at: &impl Fn(ByteSpan) -> Option<usize>,
    event: &Event,
) -> EventDigest {
    let after = annotations.sentences.partition_point(|sentence| sentence.start <= event.trigger.start);
    let sentence = after.checked_sub(1).map(|index| annotations.sentences[index]);
    let sentence = sentence.filter(|sentence| sentence.covers(&event.trigger)).unwrap_or(event.trigger);
    EventDigest {
        trigger: chars(event.trigger),
        sentence: chars(sentence),
        words: event.trigger.of(text).to_owned(),
        lemma: event.lemma.clone(),
        kind: event.kind,
        definite: event.kind == TriggerKind::Noun
            && is_definite(ByteSpan::new(sentence.start, event.trigger.start).of(text)),
        class: event.class,
        phase: event.phase,
        status: event.status,
        standing: event.standing,
        holders: holders(annotations, actor_at, event),
        date: event.date.as_ref().map(|date| (date.value.value, date.value.from)),
        place: event.place.as_ref().map(|place| (actor_at(place.value), place.value.of(text).to_owned())),
        participants: event
            .participants
            .iter()
            .map(|participant| {
                let part = &participant.value;
                (part.role, actor_at(part.span), part.span.of(text).to_owned())
            })
            .collect(),
        figures: event
            .figures
            .iter()
            .map(|figure| FigureDigest {
                span: chars(figure.span),
                words: figure.span.of(text).to_owned(),
                thousandths: figure.thousandths,
                comparator: figure.comparator,
                unit: figure.unit.clone(),
                kind: figure.kind,
                since: figure.since,
                as_of: figure.as_of,
            })
            .collect(),
        caused_by: event.caused_by,
        node: event.node,
    }
}
