//! Raw text -> document: tokens, sentences and trees that fit the text, whatever it is.
#![no_main]

use dateline::language::Document;
use dateline::model::Article;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let document = Document::new(&article);
    let mut end = 0;
    for token in &document.tokens {
        assert!(end <= token.span.start && token.span.start < token.span.end);
        let between = text.get(end..token.span.start).expect("tokens lie on character bounds");
        let blank = |letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}');
        assert!(between.chars().all(blank), "{between:?} is in no token");
        end = token.span.end;
    }
    let mut next = 0;
    for sentence in &document.sentences {
        assert!(sentence.start == next && !sentence.is_empty());
        next = sentence.end;
        let roots = sentence.range().filter(|&index| document.tokens[index].head.is_none()).count();
        assert_eq!(roots, 1);
        for index in sentence.range() {
            // No cycle: the root is reached in fewer steps than there are words.
            assert!(document.ancestors(index).take(sentence.len()).count() < sentence.len());
        }
    }
    assert_eq!(next, document.tokens.len());
    for pair in document.regions.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
});
