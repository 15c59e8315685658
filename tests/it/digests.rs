//! Articles in short, made by number: what identity is tested and timed on (`benches/identity.rs` uses them, too).

use dateline::model::{
    ActorDigest, CharSpan, DateSource, Digest, EntityType, EventDigest, EventType, ParticipantRole, Standing,
    Status, TriggerKind,
};

/// An article about some names, each an actor with one mention.
pub(crate) fn article(key: &str, names: &[(EntityType, String)]) -> Digest {
    let actor = |(number, (class, name)): (usize, &(EntityType, String))| {
        let first = CharSpan::new(100 * number, 100 * number + 10);
        ActorDigest {
            first,
            mentions: vec![first],
            names: vec![name.clone()],
            nominal: None,
            class: *class,
            gazetteer: None,
            offices: Vec::new(),
        }
    };
    Digest {
        key: key.to_owned(),
        id: key.to_owned(),
        actors: names.iter().enumerate().map(actor).collect(),
        ..Digest::default()
    }
}

/// A report that the article's first actor did something to its second on a day of May 2031.
pub(crate) fn report(article: &mut Digest, lemma: &str, class: EventType, day: usize) {
    let start = 10_000 + 100 * article.events.len();
    let part = |role, actor: usize| {
        article.actors.get(actor).map(|found| (role, Some(actor), found.names[0].clone()))
    };
    let participants: Vec<_> =
        [part(ParticipantRole::Agent, 0), part(ParticipantRole::Target, 1)].into_iter().flatten().collect();
    let date = format!("2031-05-{:02}", day % 31 + 1).parse().ok().map(|date| (date, DateSource::Text));
    article.events.push(EventDigest {
        trigger: CharSpan::new(start, start + 5),
        sentence: CharSpan::new(start, start + 60),
        words: lemma.to_owned(),
        lemma: lemma.to_owned(),
        kind: TriggerKind::Verb,
        definite: false,
        class,
        phase: None,
        status: Status::Happened,
        standing: Standing::Told,
        holders: Vec::new(),
        date,
        place: None,
        participants,
        figures: Vec::new(),
        caused_by: None,
    });
}

/// First letters of syllables that no spelling exchanges.
const SOUNDS: [char; 7] = ['b', 'd', 'f', 'l', 'm', 'n', 'r'];

/// A word for a number: one syllable for each of its digits to base seven and two for their sums, so that any two
/// words of as many digits differ in three syllables: no two of them are spellings of one.
fn word(number: usize, digits: u32) -> String {
    let digits: Vec<usize> = (0..digits).map(|place| number / 7_usize.pow(place) % 7).collect();
    let sum: usize = digits.iter().sum();
    let weighted: usize = digits.iter().enumerate().map(|(place, digit)| (place + 1) * digit).sum();
    let syllable = |(place, digit): (usize, &usize)| {
        let sound = SOUNDS[digit % 7];
        [if place == 0 { sound.to_ascii_uppercase() } else { sound }, 'a']
    };
    digits.iter().chain(&[sum, weighted]).enumerate().flat_map(syllable).collect()
}

/// A person's name, another for each number below 800,000: 49 given names before each family name.
pub(crate) fn person(number: usize) -> String {
    format!("{} {}", word(number % 49, 2), family(number))
}

/// The family name of that person.
pub(crate) fn family(number: usize) -> String {
    word(number / 49, 5)
}
