//! A text with its tokens, sentences, quotations and trees.

use super::en::{verb, verb_form};
use super::quotation::{self, Quotation};
use super::syntax::{Analysis, Model, Relation, Upos, Xpos};
use super::{bound, mend, paragraph, publication, region, reread, sentence, token};
use crate::model::{Article, ByteSpan, InferredDate, Region, RegionKind, TokenSpan};
use jiff::civil::Date;

/// One word or mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ByteSpan,
    /// Part of speech.
    pub upos: Upos,
    /// Penn Treebank tag: tense, number, degree.
    pub xpos: Xpos,
    /// Dictionary form, lower-cased except for names.
    pub lemma: String,
    /// The token it depends on, as an index into the document; `None` for the root of its sentence.
    pub head: Option<usize>,
    /// Its relation to the head.
    pub relation: Relation,
    /// Index of its sentence.
    pub sentence: usize,
}

/// A text as the stages after `language` see it. It points into the text and copies none of it.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The text, unchanged.
    pub text: &'a str,
    /// Day of publication, the reference of relative dates.
    pub published: Option<Date>,
    /// What forces `published`, where the article gave none.
    pub inferred: Option<InferredDate>,
    /// Parts that are not the report itself, in order.
    pub regions: Vec<Region>,
    /// All words and marks, in order.
    pub tokens: Vec<Token>,
    /// Paragraphs as spans of tokens.
    pub paragraphs: Vec<TokenSpan>,
    /// Sentences as spans of tokens; together they hold every token.
    pub sentences: Vec<TokenSpan>,
    /// Quotations, by position; nested ones follow the one they stand in.
    pub quotations: Vec<Quotation>,
    /// The dependents of each token, in order: `children[child_start[i]..child_start[i + 1]]`.
    child_start: Vec<usize>,
    children: Vec<usize>,
    /// First and last token of the tree under each token.
    reach: Vec<TokenSpan>,
    /// The innermost quotation around each token.
    quoted: Vec<Option<usize>>,
}

/// The tag and lemma of a word where the model's are known to be wrong: of some verbs, and of names, which are their own.
///
/// `someone shot him`: a form that only the past has is no present.
fn mended(word: &str, xpos: Xpos, lemma: String) -> (Xpos, String) {
    if xpos.as_str() == "NNP" {
        return (xpos, word.to_owned());
    }
    let inflected = xpos.is_past() || xpos.is_past_participle() || xpos.is_gerund() || xpos.as_str() == "VBZ";
    if (inflected || xpos.is_base() || xpos.is_present())
        && let Some(verb) = verb_form::of(word)
    {
        let xpos = match (inflected, verb.is_past) {
            (true, _) => xpos,
            (false, true) => Xpos::PAST,
            (false, false) => Xpos::PAST_PARTICIPLE,
        };
        return (xpos, verb.base.to_owned());
    }
    match verb::base(word).filter(|_| inflected) {
        Some(verb) => (xpos, verb.to_owned()),
        None => (xpos, lemma),
    }
}

impl<'a> Document<'a> {
    /// Reads an article with the model inside the binary.
    pub fn new(article: &'a Article) -> Self {
        Self::with_model(article, Model::embedded())
    }

    /// Reads an article: tokens, regions, quotations, sentences, then a tree for each sentence by `model`.
    pub fn with_model(article: &'a Article, model: &Model) -> Self {
        let text = article.text.as_str();
        let spans = token::tokenize(text);
        let paragraphs = paragraph::paragraphs(text, &spans);
        let mut regions = region::with_marked(region::regions(text), &article.regions);
        let inferred = match article.published {
            Some(_) => None,
            None => publication::infer(text, article.url.as_deref(), &regions),
        };
        let published = article.published.or(inferred.as_ref().map(|inferred| inferred.day));
        region::complete(text, &mut regions, published);
        let quotations = quotation::pair(text, &spans, &paragraphs);
        let mut cuts: Vec<usize> = regions
            .iter()
            .flat_map(|region| [region.span.start, region.span.end])
            .map(|byte| spans.partition_point(|span| span.start < byte))
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let sentences = sentence::sentences(text, &spans, &paragraphs, &quotations, &cuts);
        let mut tokens: Vec<Token> = spans
            .iter()
            .map(|&span| Token {
                span,
                upos: Upos::X,
                xpos: Xpos::NONE,
                lemma: String::new(),
                head: None,
                relation: Relation::Dep,
                sentence: 0,
            })
            .collect();
        for (number, sentence) in sentences.iter().enumerate() {
            for token in &mut tokens[sentence.range()] {
                token.sentence = number;
            }
        }
        let mut document = Self {
            text,
            published,
            inferred,
            regions,
            tokens,
            paragraphs,
            sentences,
            quotations,
            child_start: Vec::new(),
            children: Vec::new(),
            reach: Vec::new(),
            quoted: Vec::new(),
        };
        document.annotate(model);
        document.index_children();
        document.index_reach();
        document.index_quotations();
        document
    }

    /// Tags and parses every sentence.
    fn annotate(&mut self, model: &Model) {
        let mut read: Vec<(Vec<&str>, Vec<Analysis>)> = Vec::with_capacity(self.sentences.len());
        let mut tied: Vec<(Vec<&str>, bound::Ties)> = Vec::with_capacity(self.sentences.len());
        for sentence in &self.sentences {
            let words: Vec<&str> =
                sentence.range().map(|index| self.tokens[index].span.of(self.text)).collect();
            let ties = bound::Ties::new(&words);
            let free = ties.free(&words);
            let analyses = model.annotate(&free);
            read.push((free, analyses));
            tied.push((words, ties));
        }
        let names = reread::names(&read);
        for ((sentence, (free, first)), (words, ties)) in self.sentences.iter().zip(read).zip(tied) {
            let mut analyses = reread::reread(model, &free, &first, &names).unwrap_or(first);
            mend::mend(&free, &mut analyses);
            let analyses = ties.put_back(&words, analyses);
            for ((index, analysis), word) in sentence.range().zip(analyses).zip(words) {
                let token = &mut self.tokens[index];
                token.upos = analysis.upos;
                (token.xpos, token.lemma) = mended(word, analysis.xpos, analysis.lemma);
                token.head = analysis.head.map(|head| head + sentence.start);
                token.relation = analysis.relation;
            }
        }
    }

    fn index_children(&mut self) {
        let count = self.tokens.len();
        let mut start = vec![0; count + 1];
        for head in self.tokens.iter().filter_map(|token| token.head) {
            start[head + 1] += 1;
        }
        for index in 0..count {
            start[index + 1] += start[index];
        }
        let mut next = start.clone();
        let mut children = vec![0; start[count]];
        for (index, token) in self.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[next[head]] = index;
                next[head] += 1;
            }
        }
        self.child_start = start;
        self.children = children;
    }

    /// The span of each tree, from the leaves to the roots.
    fn index_reach(&mut self) {
        let roots = (0..self.tokens.len()).filter(|&index| self.tokens[index].head.is_none());
        let mut order: Vec<usize> = roots.collect();
        let mut next = 0;
        while let Some(&index) = order.get(next) {
            order.extend_from_slice(self.children(index));
            next += 1;
        }
        self.reach = (0..self.tokens.len()).map(|index| TokenSpan::new(index, index + 1)).collect();
        for index in order.into_iter().rev() {
            if let Some(head) = self.tokens[index].head {
                self.reach[head] = self.reach[head].cover(&self.reach[index]);
            }
        }
    }

    /// The innermost quotation around each token: shorter ones are written over longer ones.
    fn index_quotations(&mut self) {
        let mut order: Vec<usize> = (0..self.quotations.len()).collect();
        order.sort_by_key(|&number| std::cmp::Reverse((self.quotations[number].tokens.len(), number)));
        self.quoted = vec![None; self.tokens.len()];
        for number in order {
            if let Some(tokens) = self.quoted.get_mut(self.quotations[number].tokens.range()) {
                tokens.fill(Some(number));
            }
        }
    }

    /// The words of token `index`.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens[index].span.of(self.text)
    }

    /// The words of token `index`, if there is such a token.
    pub fn word_if(&self, index: usize) -> Option<&'a str> {
        self.tokens.get(index).map(|token| token.span.of(self.text))
    }

    /// The lemma of token `index`.
    pub fn lemma(&self, index: usize) -> &str {
        &self.tokens[index].lemma
    }

    /// The bytes from the first to the last token of `tokens`; empty for no token.
    pub fn bytes(&self, tokens: TokenSpan) -> ByteSpan {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start).map_or(self.text.len(), |token| token.span.start);
            return ByteSpan::new(at, at);
        }
        ByteSpan::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The tokens that share at least one byte with `span`.
    pub fn tokens_in(&self, span: ByteSpan) -> TokenSpan {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        TokenSpan::new(start, end)
    }

    /// The sentence that token `index` stands in.
    pub fn sentence_of(&self, index: usize) -> TokenSpan {
        self.sentences[self.tokens[index].sentence]
    }

    /// The region that holds byte `position`.
    pub fn region_at(&self, position: usize) -> Option<&Region> {
        let at = self.regions.partition_point(|region| region.span.end <= position);
        self.regions.get(at).filter(|region| region.span.contains(position))
    }

    /// Whether byte `position` belongs to the report: no caption, credit, comment rule or the like. Embedded posts do.
    pub fn is_report(&self, position: usize) -> bool {
        self.region_at(position).is_none_or(|region| region.kind == RegionKind::Embed)
    }

    /// Whether byte `position` stands in the place that a dateline names: where the article was written.
    pub fn is_place_of_dateline(&self, position: usize) -> bool {
        self.region_at(position).and_then(|region| region.place).is_some_and(|place| place.contains(position))
    }

    /// Whether byte `position` stands in the agency or outlet that a dateline names.
    pub fn is_agency_of_dateline(&self, position: usize) -> bool {
        let dateline = self.region_at(position).filter(|region| region.kind == RegionKind::Dateline);
        dateline.and_then(|region| region.author).is_some_and(|agency| agency.contains(position))
    }

    /// The day that relative dates at byte `position` refer to: of the embedded post, else of the article.
    pub fn reference_at(&self, position: usize) -> Option<Date> {
        self.region_at(position).and_then(|region| region.date).or(self.published)
    }

    /// The dependents of token `index`, in order.
    pub fn children(&self, index: usize) -> &[usize] {
        &self.children[self.child_start[index]..self.child_start[index + 1]]
    }

    /// The first and last token of the tree under `index`. Trees can cross: the span may hold foreign tokens.
    pub fn subtree(&self, index: usize) -> TokenSpan {
        self.reach[index]
    }

    /// The innermost quotation around token `index`.
    pub fn quotation_at(&self, index: usize) -> Option<usize> {
        self.quoted.get(index).copied().flatten()
    }
}
