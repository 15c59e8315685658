//! A trained model: from the words of a sentence to tags, lemmas and a tree.

use super::input::{Kind, ParserInput};
use super::lemma::Lemmatiser;
use super::lexicon::Lexicon;
use super::parser::parse;
use super::tagger::{TaggerInput, tag, tag_value};
use super::weights::{ClassTable, MoveTable};
use super::{Analysis, ModelError, Relation, Upos, Xpos, file};
use std::sync::OnceLock;

/// Tagger, lemmatiser and parser of one language.
///
/// Its size in memory is about three times that of its file.
#[derive(Debug, Clone)]
pub struct Model {
    /// The classes of the tagger.
    pub(super) tags: Vec<(Upos, Xpos)>,
    pub(super) lexicon: Lexicon,
    pub(super) tagger: ClassTable,
    pub(super) lemmatiser: Lemmatiser,
    pub(super) moves: MoveTable,
    /// The classes of the labels.
    pub(super) relations: Vec<Relation>,
    pub(super) labels: ClassTable,
}

static ENGLISH: &[u8] = include_bytes!("../en/model.bin");

impl Model {
    /// The English model inside the binary, decoded on first use.
    ///
    /// # Panics
    ///
    /// Never in a binary that passed its tests: they read the embedded file.
    pub fn embedded() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(ENGLISH).expect("the embedded model is whole: a test reads it"))
    }

    /// Decodes a model file as `dateline train` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no model, of another version, cut off or changed.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        file::read(bytes)
    }

    /// Bytes of its tables of weights in memory; the rest, words and rules, is about a hundred thousand bytes more.
    pub fn bytes_of_weights(&self) -> usize {
        self.tagger.bytes() + self.moves.bytes() + self.labels.bytes()
    }

    /// Tags, lemmas and the tree of one sentence, one [`Analysis`] per word.
    ///
    /// Any words will do, in time linear in their number; the result is always a tree with exactly one root.
    pub fn annotate(&self, words: &[&str]) -> Vec<Analysis> {
        let seen = TaggerInput::new(words, &self.lexicon);
        let tags = tag(&seen, &self.tagger, self.tags.len());
        let input = parser_input(&seen, &tags, &self.tags);
        let state = parse(&input, &self.moves, &self.labels, &self.relations);
        let links = state.links.iter().zip(words).zip(&tags);
        links
            .map(|((link, word), tag)| {
                let (upos, xpos) = self.tags.get(usize::from(*tag)).copied().unwrap_or((Upos::X, Xpos::NONE));
                let head = (link.head < state.root()).then_some(link.head as usize);
                let relation = link.relation.unwrap_or(Relation::Root);
                Analysis { upos, xpos, lemma: self.lemmatiser.lemma(word, *tag), head, relation }
            })
            .collect()
    }
}

/// What the parser sees of tagged words.
pub(super) fn parser_input(seen: &TaggerInput, tags: &[u8], names: &[(Upos, Xpos)]) -> ParserInput {
    ParserInput::new(seen.words().iter().zip(tags).map(|(word, tag)| {
        let (upos, xpos) = names.get(usize::from(*tag)).copied().unwrap_or((Upos::X, Xpos::NONE));
        (word.form, tag_value(*tag), kind(upos, xpos))
    }))
}

fn kind(upos: Upos, xpos: Xpos) -> Kind {
    match upos {
        Upos::Punct if xpos.is_quotation_mark() => Kind::Quote,
        Upos::Punct if xpos.as_str() == "," => Kind::Comma,
        Upos::Punct => Kind::Break,
        Upos::Verb => Kind::Verb,
        Upos::Cconj => Kind::Join,
        _ => Kind::Other,
    }
}
