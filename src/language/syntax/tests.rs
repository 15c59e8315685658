//! Trees of today, on sentences of our own. Where one is wrong, the test says so: an improvement shows as a diff.

use super::conllu::{annotate_conllu, read};
use super::train::{Options, train};
use super::{Analysis, Model, ModelError, Relation};
use proptest::prelude::*;

/// Annotates words apart by spaces; one line per word: form, lemma, tag, relation, head.
fn tree(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let lines = words.iter().zip(Model::embedded().annotate(&words)).map(|(word, found)| {
        let head = found.head.map_or("-", |head| words[head]);
        format!("{word} {} {} {} {head}", found.lemma, found.xpos, found.relation)
    });
    lines.collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(tree(text), expected, "{text}");
}

/// A tree with exactly one root that every word leads to.
fn is_tree(analyses: &[Analysis]) -> bool {
    let reaches_root = |start: usize| {
        let mut at = start;
        (0..=analyses.len()).any(|_| match analyses[at].head {
            Some(head) => {
                at = head;
                false
            }
            None => true,
        })
    };
    let roots = analyses.iter().filter(|analysis| analysis.head.is_none()).count();
    let named = analyses.iter().all(|a| a.head.is_none() == (a.relation == Relation::Root));
    named && (analyses.is_empty() || roots == 1) && (0..analyses.len()).all(reaches_root)
}

#[test]
fn the_model_in_the_binary_takes_at_most_twenty_four_megabytes() {
    let bytes = Model::embedded().bytes_of_weights() + 200_000;
    assert!((8_000_000..24_000_000).contains(&bytes), "{bytes}");
    let card = include_str!("../en/MODEL_CARD.md");
    let said = format!("{:.1} MB in memory", bytes as f64 / 1e6);
    assert!(card.contains(&said), "the model card should say {said}");
}

#[test]
fn a_speaker_before_the_verb() {
    check(
        "The mayor said that the old terminal will close in May .",
        &[
            "The the DT det mayor",
            "mayor mayor NN nsubj said",
            "said say VBD root -",
            "that that IN mark close",
            "the the DT det terminal",
            "old old JJ amod terminal",
            "terminal terminal NN nsubj close",
            "will will MD aux close",
            "close close VB ccomp said",
            "in in IN case May",
            "May May NNP obl close",
            ". . . punct said",
        ],
    );
}

#[test]
fn a_speaker_after_the_verb() {
    check(
        "\u{201C} We waited for years , \u{201D} said Ines Halloran , the mayor of Larnby .",
        &[
            "\u{201C} \" `` punct waited",
            "We we PRP nsubj waited",
            "waited wait VBD ccomp said",
            "for for IN case years",
            "years year NNS obl waited",
            ", , , punct waited",
            "\u{201D} \" '' punct waited",
            "said say VBD root -",
            "Ines Ines NNP nsubj said",
            "Halloran Halloran NNP flat Ines",
            ", , , punct mayor",
            "the the DT det mayor",
            "mayor mayor NN appos Ines",
            "of of IN case Larnby",
            "Larnby Larnby NNP nmod mayor",
            ". . . punct said",
        ],
    );
}

#[test]
fn straight_marks_and_a_pronoun() {
    check(
        "\" Nobody asked us , \" she added .",
        &[
            "\" \" `` punct asked",
            "Nobody nobody NN nsubj asked",
            "asked ask VBD ccomp added",
            "us we PRP iobj asked",
            ", , , punct asked",
            "\" \" '' punct asked",
            "she she PRP nsubj added",
            "added add VBD root -",
            ". . . punct added",
        ],
    );
}

#[test]
fn a_relative_clause_and_a_passive() {
    check(
        "Three trawlers that left the port were towed back by the coast guard .",
        &[
            "Three three CD nummod trawlers",
            "trawlers trawler NNS nsubj:pass towed",
            "that that WDT nsubj left",
            "left leave VBD acl:relcl trawlers",
            "the the DT det port",
            "port port NN obj left",
            "were be VBD aux:pass towed",
            "towed tow VBN root -",
            "back back RB advmod towed",
            "by by IN case guard",
            "the the DT det guard",
            "coast coast NN compound guard",
            "guard guard NN obl:agent towed",
            ". . . punct towed",
        ],
    );
}

#[test]
fn an_open_complement() {
    check(
        "The union wants to resume talks with the ministry .",
        &[
            "The the DT det union",
            "union union NN nsubj wants",
            "wants want VBZ root -",
            "to to TO mark resume",
            "resume resume VB xcomp wants",
            "talks talk NNS obj resume",
            "with with IN case ministry",
            "the the DT det ministry",
            "ministry ministry NN obl resume",
            ". . . punct wants",
        ],
    );
}

#[test]
fn a_possessive_and_a_negation() {
    check(
        "The company 's lawyers did not answer questions .",
        &[
            "The the DT det company",
            "company company NN nmod:poss lawyers",
            "'s 's POS case company",
            "lawyers lawyer NNS nsubj answer",
            "did do VBD aux answer",
            "not not RB advmod answer",
            "answer answer VB root -",
            "questions question NNS obj answer",
            ". . . punct answer",
        ],
    );
}

#[test]
fn a_headline_in_capitals() {
    check(
        "MINISTER DENIES REPORT OF SECRET TALKS",
        &[
            "MINISTER minister NN nsubj DENIES",
            "DENIES deny VBZ root -",
            "REPORT report NN obj DENIES",
            "OF of IN case TALKS",
            "SECRET secret JJ amod TALKS",
            "TALKS talk NNS nmod REPORT",
        ],
    );
}

#[test]
fn according_to() {
    check(
        "According to the ministry , prices rose by 3.5 % .",
        &[
            "According accord VBG case ministry",
            "to to IN fixed According",
            "the the DT det ministry",
            "ministry ministry NN obl rose",
            ", , , punct ministry",
            "prices price NNS nsubj rose",
            "rose rise VBD root -",
            "by by IN case %",
            "3.5 3.5 CD nummod %",
            "% % NN obl rose",
            ". . . punct rose",
        ],
    );
}

#[test]
fn no_words_have_no_tree() {
    assert!(Model::embedded().annotate(&[]).is_empty());
}

#[test]
fn a_sentence_of_five_thousand_words_is_a_tree() {
    let words = ["the", "mayor", "said", ",", "\u{201C}", "and"].repeat(834);
    assert!(is_tree(&Model::embedded().annotate(&words)));
    assert!(is_tree(&Model::embedded().annotate(&vec!["\""; 5_000])));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_make_a_tree(words in proptest::collection::vec("\\PC{0,12}", 0..60)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let analyses = Model::embedded().annotate(&words);
        prop_assert_eq!(analyses.len(), words.len());
        prop_assert!(is_tree(&analyses));
        prop_assert!(analyses.iter().zip(&words).all(|(a, word)| word.is_empty() || !a.lemma.is_empty()));
    }

    #[test]
    fn hostile_words_make_a_tree(
        words in proptest::collection::vec(
            prop_oneof![
                Just("\u{201C}"), Just("\u{201D}"), Just("''"), Just("("), Just("."), Just("\u{1F600}"),
                Just("\u{645}\u{631}\u{62D}\u{628}\u{627}"), Just("MINISTER"), Just("n\u{2019}t"), Just(""), Just("\t"),
                Just("\u{301}"), Just("\u{130}"), Just("said"), Just("1,000"),
            ],
            0..200,
        )
    ) {
        prop_assert!(is_tree(&Model::embedded().annotate(&words)));
    }

    #[test]
    fn a_changed_model_is_refused(at in 0_usize..10_000, with in 1_u8..) {
        let mut bytes = include_bytes!("../en/model.bin").to_vec();
        let at = at * 397 % bytes.len();
        bytes[at] ^= with;
        prop_assert!(Model::read(&bytes).is_err());
    }
}

#[test]
fn a_foreign_or_damaged_model_is_refused_by_name() {
    let whole: &[u8] = include_bytes!("../en/model.bin");
    assert!(Model::read(whole).is_ok());
    assert_eq!(Model::read(b"").err(), Some(ModelError::Foreign));
    assert_eq!(Model::read(b"PK\x03\x04 something else").err(), Some(ModelError::Foreign));
    let cut = &whole[..whole.len() / 2];
    assert!(matches!(Model::read(cut), Err(ModelError::Damaged(_))));
    assert!(matches!(Model::read(&whole[..12]), Err(ModelError::Damaged(_))));
    let mut newer = whole.to_vec();
    newer[8] = 200;
    assert!(matches!(Model::read(&newer), Err(ModelError::Version { found: 200 })));
}

/// A treebank of our own: enough to train on, far too small to learn from.
const LITTLE: &str = include_str!("little.conllu");

#[test]
fn training_twice_gives_the_same_bytes() {
    let treebank = read(LITTLE.as_bytes()).expect("our own treebank");
    let options = Options { tagger_passes: 6, parser_passes: 6, folds: 3, ..Options::default() };
    let options = Options { tagger_least: 1, moves_least: 1, labels_least: 1, ..options };
    let run = || {
        train(std::slice::from_ref(&treebank), std::slice::from_ref(&treebank), &options, &|_| ())
            .expect("it trains")
    };
    let (first, second) = (run(), run());
    assert!(first.bytes == second.bytes, "two runs differ");
    let scores = first.scores[0];
    assert!(scores.upos * 10 > scores.words * 9, "it does not even learn its own sentences: {scores}");
    let other = Options { seed: 7, ..options };
    let other = train(&[treebank], &[], &other, &|_| ()).expect("it trains");
    assert!(other.bytes != first.bytes, "the seed is not used");
}

#[test]
fn no_treebank_is_no_model() {
    assert!(train(&[], &[], &Options::default(), &|_| ()).is_err());
}

#[test]
fn conllu_keeps_all_but_the_annotation() {
    let text = "# text = Won't stop\n1-2\tWon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=Yes\n1\tWo\t_\t_\t_\t_\t_\t_\t_\tA=1\n\
                2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n2.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_\n3\tstop\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    let mut out = Vec::new();
    annotate_conllu(Model::embedded(), text.as_bytes(), &mut out).expect("it is CoNLL-U");
    assert_eq!(
        String::from_utf8(out).expect("UTF-8"),
        "# text = Won't stop\n1-2\tWon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=Yes\n\
         1\tWo\twill\tAUX\tMD\t_\t3\taux\t_\tA=1\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n\
         2.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_\n3\tstop\tstop\tVERB\tVB\t_\t0\troot\t_\t_\n\n"
    );
    let broken = annotate_conllu(Model::embedded(), "1\tno\n".as_bytes(), Vec::new());
    assert!(broken.is_err_and(|error| error.to_string().contains("line 1")));
}
