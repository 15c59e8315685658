//! What is seen of a name when its class is learned or looked up.

use super::{Candidate, is_open};
use crate::extract::name::Gazetteer;
use crate::language::Document;
use crate::language::en::{given_name, kind_word, title};
use crate::language::syntax::Relation;
use crate::lexicon::vectors;
use crate::model::{EntityType, TokenSpan};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The words of a name, one space between.
pub(in crate::extract::name) fn name(document: &Document<'_>, candidate: &Candidate) -> String {
    candidate.tokens.range().map(|index| document.word(index)).collect::<Vec<_>>().join(" ")
}

/// Where the words stand whose vectors are looked at.
pub(super) const SLOTS: [&str; 9] =
    ["first", "last", "words", "before", "after", "far before", "far after", "governor", "children"];

/// What is seen of one name.
pub(super) struct Seen {
    /// Features that are there or not, each `template=value`.
    pub(super) list: Vec<String>,
    /// For each of [`SLOTS`] a vector, of zeros where the word is rare or missing.
    pub(super) vectors: [[i32; vectors::SIZE]; SLOTS.len()],
}

/// How often each class was given.
type Counts = BTreeMap<EntityType, usize>;

/// What the rest of the article tells of a name.
pub(super) struct Surroundings {
    /// Names known beforehand, which longer names may begin or end with.
    gazetteer: Arc<Gazetteer>,
    /// Verdicts of the rules on the same words.
    same: BTreeMap<String, Counts>,
    /// Verdicts on longer names, by their first and last word.
    longer: BTreeMap<String, Counts>,
}

impl Surroundings {
    pub(super) fn new(document: &Document<'_>, candidates: &[Candidate], gazetteer: Arc<Gazetteer>) -> Self {
        let (mut same, mut longer) = (BTreeMap::new(), BTreeMap::new());
        let note = |counts: &mut BTreeMap<String, Counts>, name: &str, class| {
            *counts.entry(name.to_owned()).or_default().entry(class).or_default() += 1;
        };
        for candidate in candidates {
            let name = name(document, candidate);
            let class = candidate.verdict.map_or(EntityType::Other, |(class, _)| class);
            if class != EntityType::Other {
                note(&mut same, &name, class);
            }
            if candidate.tokens.len() > 1 {
                for index in [candidate.tokens.start, candidate.tokens.end - 1] {
                    note(&mut longer, document.word(index), class);
                }
            }
        }
        Self { gazetteer, same, longer }
    }

    /// What is seen of one name.
    pub(super) fn of(&self, document: &Document<'_>, candidate: &Candidate) -> Seen {
        let words = slots(document, candidate.tokens);
        Seen { list: self.features(document, candidate), vectors: words.map(|words| mean(&words)) }
    }

    /// The features of one name, each `template=value`.
    fn features(&self, document: &Document<'_>, candidate: &Candidate) -> Vec<String> {
        debug_assert!(is_open(candidate), "only open names are scored");
        let tokens = candidate.tokens;
        let words: Vec<String> = tokens.range().map(|index| document.word(index).to_lowercase()).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
        let length = words.len().min(4);
        let mut list = vec!["bias".to_owned(), format!("length={length}")];
        let mut add = |template: &str, value: &str| list.push(format!("{template}={value}"));

        let (class, rule) = candidate.verdict.unwrap_or((EntityType::Other, "none"));
        add("rule", rule);
        add("ruled", &format!("{rule} {}", class.as_str()));
        add("rule length", &format!("{rule} {length}"));
        add("first", first);
        add("last", last);
        for word in &words {
            add("word", word);
        }
        for size in 2..=4 {
            add("ending", &ending(last, size));
        }
        add("beginning", &first.chars().take(3).collect::<String>());
        add("shape", &shape(document.word(tokens.end - 1)));
        add(
            "shapes",
            &tokens.range().take(4).map(|index| shape(document.word(index))).collect::<Vec<_>>().join(" "),
        );
        let given = |word: &str| u8::from(given_name::is_given_name(word));
        add("given", &format!("{}{} {length}", given(first), given(last)));
        let kinds = |word: &str| {
            format!("{}{}", u8::from(kind_word::is_body(word)), u8::from(kind_word::is_place(word)))
        };
        add("kind", &format!("{} {}", kinds(first), kinds(last)));

        neighbours(document, tokens, length, &mut add);
        tree(document, tokens, &mut add);
        commonness(&words, length, &mut add);
        form(document, tokens, &mut add);
        if length > 1 {
            self.known_parts(document, tokens, &mut add);
        }

        let name = name(document, candidate);
        add("same", self.same.get(&name).and_then(common).unwrap_or("none"));
        if length == 1 {
            add("part of", self.longer.get(&name).and_then(common).unwrap_or("none"));
        }
        list
    }
}

impl Surroundings {
    /// What the gazetteer says of the first one or two words and of the last: `[Norland] Rovers`.
    fn known_parts(&self, document: &Document<'_>, tokens: TokenSpan, add: &mut impl FnMut(&str, &str)) {
        let class = |start: usize, end: usize| {
            let span = document.bytes(TokenSpan::new(start, end));
            let entry = self.gazetteer.named(span.of(document.text))?;
            entry.class.map(EntityType::as_str)
        };
        let (start, end) = (tokens.start, tokens.end);
        let two = if tokens.len() > 2 { class(start, start + 2) } else { None };
        let first = two.or_else(|| class(start, start + 1));
        add("begins with", first.unwrap_or("none"));
        add("ends with", class(end - 1, end).unwrap_or("none"));
    }
}

/// The class that was given most often.
fn common(counts: &Counts) -> Option<&'static str> {
    let most = counts.iter().max_by_key(|(class, count)| (**count, std::cmp::Reverse(**class)));
    most.map(|(class, _)| class.as_str())
}

/// How common the first and the last word are.
fn commonness(words: &[String], length: usize, add: &mut impl FnMut(&str, &str)) {
    for (place, word) in [("first", words.first()), ("last", words.last())] {
        let Some(word) = word else { continue };
        match vectors::of(word) {
            Some(known) => add(&format!("{place} common"), &common_band(known.rank).to_string()),
            None => add(&format!("{place} rare"), &length.to_string()),
        }
    }
}

/// The words in each of [`SLOTS`], lower-cased.
fn slots(document: &Document<'_>, tokens: TokenSpan) -> [Vec<String>; SLOTS.len()] {
    let sentence = document.sentence_of(tokens.start);
    let word = |index: Option<usize>| -> Vec<String> {
        let index = index.filter(|&index| sentence.contains(index));
        index.map(|index| document.word(index).to_lowercase()).into_iter().collect()
    };
    let (start, end) = (tokens.start, tokens.end);
    let head = document.head_of(tokens);
    let lemma = |index: usize| document.lemma(index).to_lowercase();
    let governor = head.and_then(|head| document.head(head));
    let children = head.map_or(&[][..], |head| document.children(head)).iter();
    let children = children.filter(|&&child| !tokens.contains(child) && is_telling(document.relation(child)));
    [
        word(Some(start)),
        word(Some(end - 1)),
        tokens.range().flat_map(|index| word(Some(index))).collect(),
        word(start.checked_sub(1)),
        word(Some(end)),
        word(start.checked_sub(2)),
        word(Some(end + 1)),
        governor.map(lemma).into_iter().collect(),
        children.map(|&child| lemma(child)).collect(),
    ]
}

/// The mean of the vectors of the words that have one.
fn mean(words: &[String]) -> [i32; vectors::SIZE] {
    let mut sum = [0; vectors::SIZE];
    let mut count = 0;
    for known in words.iter().filter_map(|word| vectors::of(word)) {
        sum.iter_mut().zip(known.vector()).for_each(|(sum, number)| *sum += number);
        count += 1;
    }
    sum.map(|sum| sum / count.max(1))
}

/// Whether what hangs on a name by this relation tells what it is.
fn is_telling(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Appos
            | Relation::Compound
            | Relation::Amod
            | Relation::Nmod
            | Relation::AclRelcl
            | Relation::Conj
    )
}

/// How common a word is, in steps of four.
fn common_band(rank: usize) -> u32 {
    (rank + 1).ilog2() / 2
}

/// How the name is written, and whether its sentence begins with it.
fn form(document: &Document<'_>, tokens: TokenSpan, add: &mut impl FnMut(&str, &str)) {
    let last = document.word(tokens.end - 1);
    let inner = last.chars().skip(1).any(char::is_uppercase) && last.chars().any(char::is_lowercase);
    let has = |sign: char| tokens.range().any(|index| document.word(index).contains(sign));
    for (what, yes) in [("inner capital", inner), ("dot", has('.')), ("hyphen", has('-')), ("and", has('&'))]
    {
        if yes {
            add("form", what);
        }
    }
    let starts = document.sentence_of(tokens.start).start == tokens.start;
    let owns = document.word_if(tokens.end).is_some_and(|word| matches!(word, "'s" | "’s" | "'" | "’"));
    let article = tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| !starts && matches!(document.word(before), "the" | "The"));
    let plural = document.tokens[tokens.end - 1].xpos.is_plural() || last.ends_with('s');
    add("place", &format!("{starts} {owns}"));
    add("article plural", &format!("{article} {plural}"));
}

/// The words before and after.
fn neighbours(document: &Document<'_>, tokens: TokenSpan, length: usize, add: &mut impl FnMut(&str, &str)) {
    let sentence = document.sentence_of(tokens.start);
    let word = |index: Option<usize>| {
        index
            .filter(|&index| sentence.contains(index))
            .map_or_else(|| "-".to_owned(), |index| document.word(index).to_lowercase())
    };
    let before = word(tokens.start.checked_sub(1));
    let far_before = word(tokens.start.checked_sub(2));
    let (after, far_after) = (word(Some(tokens.end)), word(Some(tokens.end + 1)));
    add("before", &before);
    add("after", &after);
    add("far before", &far_before);
    add("far after", &far_after);
    add("two before", &format!("{far_before} {before}"));
    add("two after", &format!("{after} {far_after}"));
    add("around", &format!("{before} _ {after}"));
    add("before length", &format!("{before} {length}"));
    add("after length", &format!("{after} {length}"));
    let title = tokens
        .start
        .checked_sub(1)
        .is_some_and(|index| sentence.contains(index) && title::is_title(document.word(index)));
    add("title", if title { "yes" } else { "no" });
}

/// The place in the tree.
fn tree(document: &Document<'_>, tokens: TokenSpan, add: &mut impl FnMut(&str, &str)) {
    let Some(head) = document.head_of(tokens) else { return };
    let token = &document.tokens[head];
    let relation = token.relation.as_str();
    add("relation", relation);
    add("part of speech", token.xpos.as_str());
    let tags: Vec<&str> = tokens.range().take(4).map(|index| document.upos(index).as_str()).collect();
    add("tags", &tags.join(" "));
    let governor =
        token.head.map_or_else(|| "-".to_owned(), |governor| document.lemma(governor).to_lowercase());
    add("governor", &governor);
    let case = document
        .child_by(head, &[Relation::Case])
        .map_or_else(|| "-".to_owned(), |case| document.word(case).to_lowercase());
    add("role", &format!("{relation} {case}"));
    add("case", &case);
    add("governed", &format!("{relation} {case} {governor}"));
    add("article", if document.child_by(head, &[Relation::Det]).is_some() { "yes" } else { "no" });
    for &child in document.children(head) {
        let relation = document.relation(child);
        if !tokens.contains(child) && is_telling(relation) {
            add("child", &format!("{} {}", relation.as_str(), document.lemma(child).to_lowercase()));
            add("child relation", relation.as_str());
        }
    }
}

/// The last `size` letters.
fn ending(word: &str, size: usize) -> String {
    let letters: Vec<char> = word.chars().collect();
    letters.iter().skip(letters.len().saturating_sub(size)).collect()
}

/// Capitals as `X`, small letters as `x`, figures as `9`; runs of one kind once.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    for letter in word.chars() {
        let kind = match letter {
            letter if letter.is_uppercase() => 'X',
            letter if letter.is_lowercase() => 'x',
            letter if letter.is_numeric() => '9',
            letter => letter,
        };
        if !shape.ends_with(kind) {
            shape.push(kind);
        }
    }
    shape
}
