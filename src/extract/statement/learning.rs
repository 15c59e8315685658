//! The readings of all cues with their features, for measuring and ranking. Not used while extracting.

use super::features::features;
use super::generate::{Cues, readings};
use super::view::View;
use crate::extract::Knowledge;
use crate::language::Document;
use crate::model::{ByteSpan, RuleId, Statement};
use crate::rank::{Features, Weights};

/// A reading of a cue.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The pattern.
    pub rule: RuleId,
    /// The speaker.
    pub speaker: Option<ByteSpan>,
    /// The content.
    pub content: Vec<ByteSpan>,
    /// Hashes of the features.
    pub features: Vec<u64>,
}

/// All readings of one cue.
#[derive(Debug, Clone)]
pub struct CueReadings {
    /// The cue.
    pub cue: ByteSpan,
    /// Its readings.
    pub readings: Vec<Reading>,
}

/// The statements of a document as other weights would have it: the text of a file like `weights.tsv`.
pub fn statements_with(document: &Document<'_>, weights: &str) -> Vec<Statement> {
    let (mentions, _) = crate::extract::name::find(document, &Knowledge::default());
    super::find_with(document, &[], &mentions, &Weights::new(weights))
}

/// The band of chance that a statement falls into, by its lowest chance in per cent; see `measured.tsv`.
///
/// For statements of [`statements_with`] only: those of [`super::find`] carry the measured precision instead.
pub fn band_of(statement: &Statement) -> u32 {
    super::measured::band(u32::from(statement.confidence.0))
}

/// The readings of all cues of a document; `name` is told the name behind every hash.
pub fn readings_of(document: &Document<'_>, name: &mut dyn FnMut(u64, &str)) -> Vec<CueReadings> {
    let (mentions, _) = crate::extract::name::find(document, &Knowledge::default());
    let view = View::new(document, &mentions);
    let cues = Cues::new(&view);
    let mut found = Features { names: Some(Vec::new()), ..Features::default() };
    (0..cues.all.len())
        .map(|number| CueReadings {
            cue: document.bytes(cues.all[number].group),
            readings: readings(&view, &cues, number)
                .iter()
                .map(|candidate| {
                    features(&view, &cues.all[number], candidate, &cues.at, &mut found);
                    for (&hash, text) in found.hashes.iter().zip(found.names.iter().flatten()) {
                        name(hash, text);
                    }
                    Reading {
                        rule: candidate.shape.as_str(),
                        speaker: candidate.speaker.span.map(|span| document.bytes(span)),
                        content: candidate
                            .content
                            .iter()
                            .map(|&span| document.bytes(view.trimmed(span)))
                            .collect(),
                        features: found.hashes.clone(),
                    }
                })
                .collect(),
        })
        .collect()
}
