//! Which places of an article lie inside each other, by its words or the gazetteer.

use super::super::scene::Scene;
use crate::extract::name::Gazetteer;
use crate::model::{ByteSpan, EntityType, Mention, MentionKind};
use std::collections::BTreeSet;

/// What a place is known by: its id in the gazetteer, else its words.
pub(super) type Key = String;

pub(super) fn key(scene: &Scene<'_, '_>, mention: &Mention) -> Key {
    mention.gazetteer.clone().unwrap_or_else(|| mention.span.of(scene.document.text).to_lowercase())
}

pub(super) fn is_named_place(mention: &Mention) -> bool {
    mention.class == EntityType::Place && mention.kind == MentionKind::Name
}

/// The places of one article that the text or the gazetteer puts inside each other.
pub(super) struct Containment<'g> {
    gazetteer: &'g Gazetteer,
    /// (narrower, wider) as the text has them: `Arden, Norland`.
    told: BTreeSet<(Key, Key)>,
}

impl<'g> Containment<'g> {
    /// The places that the text puts inside each other: `Arden, Norland`, `Arden in Norland`, `Norland's Arden`.
    pub(super) fn new(scene: &Scene<'_, '_>, gazetteer: &'g Gazetteer) -> Self {
        let mut told = BTreeSet::new();
        let named: Vec<&Mention> = scene.mentions.iter().filter(|mention| is_named_place(mention)).collect();
        for pair in named.windows(2) {
            let &[one, other] = pair else { continue };
            if one.span.end > other.span.start {
                continue;
            }
            let between = ByteSpan::new(one.span.end, other.span.start).of(scene.document.text);
            let (one, other) = (key(scene, one), key(scene, other));
            match between.trim_start_matches(',').trim() {
                "" if between.starts_with(',') => drop(told.insert((one, other))),
                "in" | "near" | "outside" => drop(told.insert((one, other))),
                "'s" | "’s" => drop(told.insert((other, one))),
                _ => {}
            }
        }
        Self { gazetteer, told }
    }

    /// Whether no table knows a place.
    pub(super) fn is_unknown(&self, place: &str) -> bool {
        self.gazetteer.entry(place).is_none()
    }

    /// Those of some places that hold one of the others; of a country and a place that no table knows the country is the wider.
    pub(super) fn wider<'k>(&self, places: impl Iterator<Item = &'k Key> + Clone) -> BTreeSet<&'k str> {
        let here: BTreeSet<&str> = places.clone().map(String::as_str).collect();
        let unknown: Vec<&str> =
            here.iter().copied().filter(|place| self.is_unknown(place)).take(2).collect();
        let mut wider: BTreeSet<&str> = here
            .iter()
            .copied()
            .filter(|place| place.starts_with("country/") && unknown.iter().any(|other| other != place))
            .collect();
        let mut add = |wide: &str, narrow: &str| {
            wider.extend(here.get(wide).filter(|_| wide != narrow));
        };
        for narrow in places {
            let told = self.told.range((narrow.clone(), Key::new())..);
            told.take_while(|(place, _)| place == narrow).for_each(|(_, wide)| add(wide, narrow));
            self.gazetteer.around(narrow).for_each(|wide| add(wide, narrow));
        }
        wider
    }

    /// Whether `narrow` lies in `wide`.
    pub(super) fn holds(&self, wide: &Key, narrow: &Key) -> bool {
        wide != narrow
            && (self.gazetteer.around(narrow).any(|place| place == wide)
                || self.told.contains(&(narrow.clone(), wide.clone())))
    }

    /// The kind of a place: a country, a region, another place that the gazetteer knows, or one that it does not.
    pub(super) fn kind(&self, place: &str) -> &'static str {
        match self.gazetteer.entry(place) {
            Some(entry) if entry.is_country => "country",
            Some(entry) if entry.is_region => "region",
            Some(entry) if entry.capital_of.is_some() => "capital",
            Some(_) => "known",
            None => "unknown",
        }
    }
}
