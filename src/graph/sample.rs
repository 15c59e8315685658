//! Readings built by hand, for tests of everything after extraction.

use crate::model::{
    Annotations, Article, ByteSpan, CanonicalEvent, Certainty, Comparator, Confidence, DateSource, DateValue,
    Entity, EntityType, Event, EventDate, EventType, Figure, FigureKind, Finding, FindingKind, Found,
    Mention, MentionKind, Offsets, Participant, ParticipantRole, Phase, Reading, Region, RegionKind,
    Resolution, Role, Severity, Side, SpeechKind, Standing, Statement, Status, Tenure, Term, TimeExpression,
    TimeKind, TriggerKind,
};
use crate::resolve::digest;

const TEXT: &str = "“The Sörby bridge will reopen on Friday,” ports minister Oda Falk told reporters in Norhaven. \
    She warned that the closure had hurt trade. Over 40 people were injured in the collapse since May, \
    Łukasz’s harbour guild said. The collapse was blamed on 2.5 tonnes of ice 🧊.";

/// An article by an outlet that does not exist, with one of everything.
pub(crate) fn sample_reading() -> Reading {
    sample_reading_of("n1", "Norhaven Courier")
}

/// The same under another id and outlet.
pub(crate) fn sample_reading_of(id: &str, source: &str) -> Reading {
    let article = Article {
        id: id.to_owned(),
        id_given: true,
        place: None,
        text: TEXT.to_owned(),
        title: Some("Bridge to \"reopen\"".to_owned()),
        source: Some(source.to_owned()),
        url: Some("https://courier.example/bridge?a=1&b=<2>".to_owned()),
        published: "2031-05-06".parse().ok(),
        inferred: None,
        language: Some("en".to_owned()),
        ..Article::default()
    };
    reading_of(article, annotations())
}

/// A reading of any text with these annotations.
pub(crate) fn reading_of(article: Article, annotations: Annotations) -> Reading {
    let offsets = Offsets::new(&article.text);
    let digest = digest(&article, &offsets, &annotations);
    Reading { article, offsets, annotations, digest }
}

/// Where `words` first stand in the sample's text.
fn at(words: &str) -> ByteSpan {
    let start = TEXT.find(words).expect("the sample holds these words");
    ByteSpan::new(start, start + words.len())
}

/// Where `words` stand inside `phrase`.
fn inside(phrase: &str, words: &str) -> ByteSpan {
    let start = at(phrase).start + phrase.find(words).expect("the phrase holds these words");
    ByteSpan::new(start, start + words.len())
}

fn annotations() -> Annotations {
    let ends: Vec<usize> = TEXT.match_indices(". ").map(|(dot, _)| dot + 1).chain([TEXT.len()]).collect();
    let starts = [0].into_iter().chain(ends.iter().map(|end| end + 1));
    let guild = mention("Łukasz’s harbour guild", EntityType::Org, MentionKind::Name, 4);
    Annotations {
        date_doubts: Vec::new(),
        regions: vec![Region {
            span: at("The collapse was blamed on"),
            kind: RegionKind::Embed,
            author: Some(at("ice")),
            place: None,
            date: "2031-05-01".parse().ok(),
        }],
        sentences: starts.zip(ends.iter()).map(|(start, &end)| ByteSpan::new(start, end)).collect(),
        times: vec![time("Friday", "2031-05-09"), time("May", "2031-05")],
        mentions: vec![
            mention("Oda Falk", EntityType::Person, MentionKind::Name, 0),
            mention("reporters", EntityType::Group, MentionKind::Nominal, 1),
            mention("Norhaven", EntityType::Place, MentionKind::Name, 2),
            mention("She", EntityType::Person, MentionKind::Pronoun, 0),
            guild,
        ],
        roles: vec![Role {
            person: 0,
            office: "minister".to_owned(),
            of: None,
            span: at("ports minister Oda Falk"),
            tenure: Tenure::Held,
            terms: vec![(Term::Since, 0)],
        }],
        statements: statements(),
        events: events(),
    }
}

fn mention(words: &str, class: EntityType, kind: MentionKind, chain: usize) -> Mention {
    Mention {
        span: at(words),
        phrase: None,
        class,
        kind,
        gazetteer: None,
        metonym: false,
        chain: Some(chain),
        chain_rule: None,
        rule: "name/sample",
        confidence: Confidence(90),
    }
}

fn time(words: &str, value: &str) -> TimeExpression {
    let date: DateValue = value.parse().expect("a date");
    TimeExpression {
        span: at(words),
        kind: TimeKind::Date,
        value: value.to_owned(),
        date: Some(date),
        modifier: None,
        bound: None,
        earliest: Some(date.first_day()),
        latest: Some(date.last_day()),
        edtf: Some(date.to_edtf()),
        rule: "time/sample",
        derivation: format!("{words} -> {value}"),
    }
}

fn statement(speaker: ByteSpan, cue: &str, act: &str, content: ByteSpan, kind: SpeechKind) -> Statement {
    Statement {
        speaker: Some(speaker),
        speakers: vec![speaker],
        said_apart: false,
        speaker_inferred: false,
        cue: Some(at(cue)),
        content: vec![content],
        quoted: Vec::new(),
        kind,
        act: act.to_owned(),
        time: None,
        time_from_context: false,
        negated: false,
        certainty: Certainty::Certain,
        conditional: false,
        addressee: None,
        medium: None,
        via: None,
        nested_in: None,
        predicate: None,
        proposition: None,
        rule: "statement/sample",
        confidence: Confidence(97),
        aside: None,
    }
}

fn statements() -> Vec<Statement> {
    let bridge = statement(
        at("ports minister Oda Falk"),
        "told",
        "tell",
        at("The Sörby bridge will reopen on Friday"),
        SpeechKind::Direct,
    );
    let closure =
        statement(at("She"), "warned", "warn", at("the closure had hurt trade"), SpeechKind::Indirect);
    let injured = statement(
        at("Łukasz’s harbour guild"),
        "said",
        "say",
        at("Over 40 people were injured in the collapse since May"),
        SpeechKind::Indirect,
    );
    vec![
        Statement { addressee: Some(at("reporters")), time: Some(0), ..bridge },
        Statement { certainty: Certainty::Possible, negated: true, conditional: true, ..closure },
        Statement { medium: Some(at("harbour")), via: Some(at("guild")), nested_in: Some(1), ..injured },
    ]
}

fn event(trigger: ByteSpan, class: EventType, status: Status) -> Event {
    Event {
        trigger,
        kind: TriggerKind::Noun,
        lemma: trigger.of(TEXT).to_lowercase(),
        phase: None,
        phase_trigger: None,
        class,
        status,
        standing: Standing::Told,
        said_in: None,
        date: None,
        place: None,
        participants: Vec::new(),
        figures: Vec::new(),
        caused_by: None,
        node: 0,
        rule: "event/sample",
        confidence: Confidence(80),
        kept: true,
    }
}

fn found<T>(value: T) -> Found<T> {
    Found { value, rule: "slot/sample", confidence: Confidence(75) }
}

fn events() -> Vec<Event> {
    let reopening = Event {
        phase: Some(Phase::Resume),
        phase_trigger: Some(at("reopen")),
        said_in: Some(0),
        date: Some(found(EventDate {
            time: Some(0),
            value: "2031-05-09".parse().expect("a day"),
            from: DateSource::Text,
        })),
        place: Some(found(at("Norhaven"))),
        participants: vec![found(Participant { span: at("Oda Falk"), role: ParticipantRole::Agent })],
        ..event(at("bridge"), EventType::Launch, Status::Planned)
    };
    let collapse = Event {
        date: Some(found(EventDate {
            time: None,
            value: "2031-05".parse().expect("a month"),
            from: DateSource::Context,
        })),
        participants: vec![found(Participant { span: at("people"), role: ParticipantRole::Victim })],
        figures: vec![figure("Over 40", 40_000, Comparator::MoreThan, FigureKind::Injuries)],
        said_in: Some(2),
        standing: Standing::Attributed,
        ..event(inside("injured in the collapse", "collapse"), EventType::Disaster, Status::Happened)
    };
    let blame = Event {
        figures: vec![figure("2.5", 2_500, Comparator::Exactly, FigureKind::Other)],
        caused_by: Some(1),
        ..event(at("blamed"), EventType::Accuse, Status::Negated)
    };
    vec![reopening, collapse, blame]
}

fn figure(words: &str, thousandths: i64, comparator: Comparator, kind: FigureKind) -> Figure {
    Figure {
        span: at(words),
        thousandths,
        comparator,
        unit: "person".to_owned(),
        kind,
        since: "2031-05".parse().ok(),
        as_of: "2031-05-06".parse().ok(),
    }
}

/// A resolution of samples: each actor an entity of its own by label, each event one happening.
pub(crate) fn sample_resolution(readings: &[Reading]) -> Resolution {
    let digests: Vec<_> = readings.iter().map(|reading| &reading.digest).collect();
    let first = digests.first().expect("at least one sample");
    let everywhere = |index: usize| (0..digests.len()).map(|article| (article, index)).collect::<Vec<_>>();
    let entities = first.actors.iter().enumerate().map(|(index, actor)| Entity {
        key: format!("e{index}"),
        label: actor.names.first().or(actor.nominal.as_ref()).cloned().unwrap_or_default(),
        other_labels: vec!["another form".to_owned()],
        class: actor.class,
        wikidata: (index == 0).then(|| "Q42".to_owned()),
        gazetteer: None,
        actors: everywhere(index),
        reasons: Vec::new(),
        inside: Vec::new(),
        decided_in: None,
    });
    let events = first.events.iter().enumerate().map(|(index, event)| CanonicalEvent {
        key: format!("{}-{index}", event.lemma),
        label: event.words.clone(),
        reports: everywhere(index),
        date: first.events[index].date.map(|(date, _)| date),
        standing: first.events[index].standing,
        lent: Vec::new(),
        reasons: Vec::new(),
    });
    // All are copies of one, whatever order they stand in.
    let earliest = (0..digests.len()).min_by_key(|&article| &digests[article].key);
    let side = |article: usize| Side {
        article,
        id: digests[article].id.clone(),
        span: digests[article].events[0].trigger,
        text: digests[article].events[0].words.clone(),
        event: (article == 0).then_some(0),
    };
    Resolution {
        entities: entities.collect(),
        entity_of: digests.iter().map(|digest| (0..digest.actors.len()).map(Some).collect()).collect(),
        events: events.collect(),
        event_of: digests.iter().map(|digest| (0..digest.events.len()).map(Some).collect()).collect(),
        possibly_same: vec![(0, 3, Confidence(60))],
        kept_apart: Vec::new(),
        notes: Vec::new(),
        rivals: Vec::new(),
        origins: vec![earliest.unwrap_or_default(); digests.len()],
        before: vec![(0, 1)],
        compared: crate::model::Compared::default(),
        findings: vec![Finding {
            kind: FindingKind::DateConflict,
            severity: Severity::Warning,
            message: "told differently".to_owned(),
            sides: (0..digests.len()).map(side).collect(),
        }],
    }
}
