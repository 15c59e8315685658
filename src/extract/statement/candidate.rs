//! A possible reading of a cue: who speaks, what is said, by which pattern.

use super::cue::Cue;
use super::speaker::{How, Speaker};
use crate::model::TokenSpan;

/// A possible statement. Several compete for each cue; [`super::rank`] gives each its chance.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the cue.
    pub(super) cue: usize,
    /// The pattern.
    pub(super) shape: Shape,
    /// The speaker.
    pub(super) speaker: Speaker,
    /// The content, in order; marks at the ends not yet cut off.
    pub(super) content: Vec<TokenSpan>,
    /// Where the content begins.
    pub(super) start: Start,
    /// Where it ends.
    pub(super) end: End,
    /// Quotations further on that are read as part of it.
    pub(super) more: More,
    /// Chance of being right as the ranking sees it, in 1/1000.
    pub(super) score: i32,
}

impl Candidate {
    /// The smallest span over the content.
    pub(super) fn extent(&self) -> TokenSpan {
        let first = self.content.first().copied().unwrap_or_else(|| TokenSpan::new(0, 0));
        self.content.iter().fold(first, |all, span| all.cover(span))
    }

    /// The smallest span over the content and its cue.
    pub(super) fn whole(&self, cue: &Cue) -> TokenSpan {
        self.extent().cover(&cue.group)
    }

    /// How the speaker was found.
    pub(super) fn how(&self) -> How {
        self.speaker.how
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum $name { $($(#[$item_doc])* $item,)* }
        impl $name {
            /// A short name, used in the names of rules and features.
            pub(super) fn as_str(self) -> &'static str {
                match self { $(Self::$item => $text,)* }
            }
        }
    };
}

named! {
    /// The patterns. Their names are the ids of the rules.
    Shape {
        /// `“We left,” she said`; `“We left,” said Brandt`.
        QuoteBefore = "statement/quote-before-cue",
        /// `She said: “We left.”`
        QuoteAfter = "statement/cue-before-quote",
        /// `She said that they left`.
        That = "statement/that-clause",
        /// `She said they left`.
        Bare = "statement/bare-clause",
        /// `She asked whether they left`.
        Question = "statement/question-clause",
        /// `She promised to leave`.
        Infinitive = "statement/infinitive",
        /// `She announced a cut`.
        Object = "statement/object",
        /// `She called for a cut`.
        Particle = "statement/particle-object",
        /// `They left, she said`.
        Fronted = "statement/clause-before-cue",
        /// `They, she said, left`.
        Around = "statement/clause-around-cue",
        /// `The cut was announced by Brandt`, `He is expected to leave`.
        Passive = "statement/passive-subject",
        /// `her claim that they left`.
        Noun = "statement/noun",
        /// `According to Brandt, they left`.
        AccordingFirst = "statement/according-to-first",
        /// `They left, according to Brandt`.
        AccordingLast = "statement/according-to-last",
        /// `Brandt: They left`.
        Turn = "statement/turn",
        /// An embedded post.
        Post = "statement/embedded-post",
        /// A quotation without attribution.
        Orphan = "statement/orphan-quotation",
        /// A quotation without attribution after one of the same speaker.
        OrphanAfter = "statement/orphan-after-quotation",
    }
}

named! {
    /// Where a content begins.
    Start {
        /// After `that`.
        AfterThat = "that",
        /// At an opening quotation mark.
        Quote = "quote",
        /// After a colon.
        AfterColon = "colon",
        /// At the first word of the clausal complement.
        Complement = "complement",
        /// At the first word of the object.
        Object = "object",
        /// After the noun of a light verb and its preposition: `voiced concern over the delay`.
        AfterNoun = "noun",
        /// After the addressee.
        AfterAddressee = "addressee",
        /// Right after the cue.
        Adjacent = "adjacent",
        /// After an adverbial: `said on Monday they left`.
        AfterAdjunct = "adjunct",
        /// After a comma.
        AfterComma = "comma",
        /// With the sentence.
        Sentence = "sentence",
        /// After an earlier clause of the sentence.
        Clause = "clause",
    }
}

named! {
    /// Where a content ends.
    End {
        /// With the sentence.
        Sentence = "sentence",
        /// With the quotation.
        Quote = "quote",
        /// With the complement or object in the tree.
        Tree = "tree",
        /// Before a comma, semicolon or dash.
        Mark = "mark",
        /// Before `and` or `but` with another cue.
        AndCue = "and-cue",
        /// Before a conjunction or preposition without a comma.
        Word = "word",
        /// Before the attribution.
        Attribution = "attribution",
    }
}

named! {
    /// What else belongs to a quotation.
    More {
        /// Nothing.
        Nothing = "nothing",
        /// Quotations that follow in the paragraph.
        Paragraph = "paragraph",
        /// And those in the next paragraph.
        NextParagraph = "next-paragraph",
        /// And in all that follow without attribution.
        Paragraphs = "paragraphs",
    }
}
