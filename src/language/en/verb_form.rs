//! Past forms of verbs, both ways: `strike` is `struck`, `fled` is from `flee`. What the lemmatiser makes of forms that the
//! treebanks hold seldom is off (`fled` gives `flead`), and the tagger takes such a form for the present.
//!
//! Source: our own list of the irregular verbs that news tells happenings with; the rules are those of British spelling.

use std::sync::LazyLock;

/// Dictionary form, past, past participle.
type Verb = (&'static str, &'static str, &'static str);

/// Irregular verbs: dictionary form, past, past participle. Sorted.
const IRREGULAR: &[Verb] = &[
    ("arise", "arose", "arisen"),
    ("awake", "awoke", "awoken"),
    ("be", "was", "been"),
    ("bear", "bore", "borne"),
    ("beat", "beat", "beaten"),
    ("become", "became", "become"),
    ("befall", "befell", "befallen"),
    ("begin", "began", "begun"),
    ("behold", "beheld", "beheld"),
    ("bend", "bent", "bent"),
    ("bet", "bet", "bet"),
    ("bid", "bade", "bidden"),
    ("bind", "bound", "bound"),
    ("bite", "bit", "bitten"),
    ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("breed", "bred", "bred"),
    ("bring", "brought", "brought"),
    ("broadcast", "broadcast", "broadcast"),
    ("build", "built", "built"),
    ("burst", "burst", "burst"),
    ("buy", "bought", "bought"),
    ("cast", "cast", "cast"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("cling", "clung", "clung"),
    ("come", "came", "come"),
    ("cost", "cost", "cost"),
    ("creep", "crept", "crept"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("dwell", "dwelt", "dwelt"),
    ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("flee", "fled", "fled"),
    ("fling", "flung", "flung"),
    ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"),
    ("foresee", "foresaw", "foreseen"),
    ("forget", "forgot", "forgotten"),
    ("forgive", "forgave", "forgiven"),
    ("forgo", "forwent", "forgone"),
    ("forsake", "forsook", "forsaken"),
    ("freeze", "froze", "frozen"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grind", "ground", "ground"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("hurt", "hurt", "hurt"),
    ("keep", "kept", "kept"),
    ("kneel", "knelt", "knelt"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("lean", "leant", "leant"),
    ("leap", "leapt", "leapt"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("light", "lit", "lit"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("mislead", "misled", "misled"),
    ("mistake", "mistook", "mistaken"),
    ("mow", "mowed", "mown"),
    ("outdo", "outdid", "outdone"),
    ("outsell", "outsold", "outsold"),
    ("overcome", "overcame", "overcome"),
    ("override", "overrode", "overridden"),
    ("overrun", "overran", "overrun"),
    ("oversee", "oversaw", "overseen"),
    ("overtake", "overtook", "overtaken"),
    ("overthrow", "overthrew", "overthrown"),
    ("partake", "partook", "partaken"),
    ("pay", "paid", "paid"),
    ("prove", "proved", "proven"),
    ("put", "put", "put"),
    ("quit", "quit", "quit"),
    ("read", "read", "read"),
    ("rebuild", "rebuilt", "rebuilt"),
    ("redraw", "redrew", "redrawn"),
    ("repay", "repaid", "repaid"),
    ("resell", "resold", "resold"),
    ("retake", "retook", "retaken"),
    ("retell", "retold", "retold"),
    ("rewrite", "rewrote", "rewritten"),
    ("rid", "rid", "rid"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("shake", "shook", "shaken"),
    ("shear", "sheared", "shorn"),
    ("shed", "shed", "shed"),
    ("shine", "shone", "shone"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("sit", "sat", "sat"),
    ("slay", "slew", "slain"),
    ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"),
    ("sling", "slung", "slung"),
    ("slit", "slit", "slit"),
    ("smell", "smelt", "smelt"),
    ("speak", "spoke", "spoken"),
    ("speed", "sped", "sped"),
    ("spend", "spent", "spent"),
    ("spill", "spilt", "spilt"),
    ("spin", "spun", "spun"),
    ("split", "split", "split"),
    ("spoil", "spoilt", "spoilt"),
    ("spread", "spread", "spread"),
    ("spring", "sprang", "sprung"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("stick", "stuck", "stuck"),
    ("sting", "stung", "stung"),
    ("strew", "strewed", "strewn"),
    ("stride", "strode", "stridden"),
    ("strike", "struck", "struck"),
    ("string", "strung", "strung"),
    ("strive", "strove", "striven"),
    ("swear", "swore", "sworn"),
    ("sweep", "swept", "swept"),
    ("swell", "swelled", "swollen"),
    ("swim", "swam", "swum"),
    ("swing", "swung", "swung"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("tread", "trod", "trodden"),
    ("undergo", "underwent", "undergone"),
    ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"),
    ("undo", "undid", "undone"),
    ("uphold", "upheld", "upheld"),
    ("wake", "woke", "woken"),
    ("wear", "wore", "worn"),
    ("weave", "wove", "woven"),
    ("weep", "wept", "wept"),
    ("win", "won", "won"),
    ("withdraw", "withdrew", "withdrawn"),
    ("withhold", "withheld", "withheld"),
    ("withstand", "withstood", "withstood"),
    ("wring", "wrung", "wrung"),
    ("write", "wrote", "written"),
];

/// Irregular verbs of which [`of`] says nothing: a form of theirs is the base of another verb (`found`, `fell`, `saw`,
/// `lay`, `bound`, `ground`), or the model knows them well. Sorted.
const KEPT_OUT: &[&str] = &[
    "be", "become", "bind", "do", "fall", "feel", "find", "get", "grind", "hang", "have", "lay", "mean",
    "see", "show", "string",
];

/// Verbs of more than one syllable whose last consonant is doubled, as the stress is on the last syllable.
const DOUBLED: &[&str] = &[
    "abet", "abhor", "acquit", "admit", "commit", "concur", "confer", "control", "defer", "deter", "embed",
    "emit", "enrol", "equip", "extol", "fulfil", "handicap", "incur", "infer", "instal", "kidnap", "occur",
    "omit", "patrol", "permit", "prefer", "rebut", "recur", "refer", "regret", "remit", "submit", "transfer",
    "transmit", "unplug", "worship",
];

/// The past of a verb: `struck` of `strike`, `attacked` of `attack`.
pub fn past(verb: &str) -> String {
    irregular(verb).map_or_else(|| regular(verb), |(_, past, _)| (*past).to_owned())
}

/// The past participle of a verb: `stolen` of `steal`.
pub fn participle(verb: &str) -> String {
    irregular(verb).map_or_else(|| regular(verb), |(_, _, participle)| (*participle).to_owned())
}

/// The verb that an irregular past form is from: `flee` of `fled`.
pub fn base_of(form: &str) -> Option<&'static str> {
    with_form(form).next().map(|(base, _, _)| *base)
}

/// The verb that a word in any case may be the irregular past of, base forms among them: `beat`, `quit`, `Shot`.
pub fn base_of_past(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    base_of(&word).filter(|base| past(base) == word)
}

/// What an irregular form is a form of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Irregular {
    /// The dictionary form.
    pub base: &'static str,
    /// Whether it can be the past tense: `shook`, `shot`; not `shaken`.
    pub is_past: bool,
}

/// The verb that `form` is an irregular form of: `shot`, `Upheld`, `slain`.
///
/// Leaves base forms that are also past forms (`beat`, `run`) and regular forms.
pub fn of(form: &str) -> Option<Irregular> {
    let lower = form.to_lowercase();
    let (base, past, _) =
        with_form(&lower).find(|(base, _, _)| lower != *base && KEPT_OUT.binary_search(base).is_err())?;
    Some(Irregular { base, is_past: lower == *past })
}

/// The verbs whose past or participle is `form`, in the order of the list.
fn with_form(form: &str) -> impl Iterator<Item = &'static Verb> {
    static FORMS: LazyLock<Vec<(&str, &Verb)>> = LazyLock::new(|| {
        let mut forms: Vec<(&str, &Verb)> =
            IRREGULAR.iter().flat_map(|verb| [(verb.1, verb), (verb.2, verb)]).collect();
        forms.sort_unstable();
        forms
    });
    let from = FORMS.partition_point(|(known, _)| *known < form);
    FORMS[from..].iter().take_while(move |(known, _)| *known == form).map(|(_, verb)| *verb)
}

fn irregular(verb: &str) -> Option<&'static Verb> {
    IRREGULAR.binary_search_by_key(&verb, |(base, _, _)| base).ok().and_then(|at| IRREGULAR.get(at))
}

fn regular(verb: &str) -> String {
    let is_vowel = |letter: &char| "aeiou".contains(*letter);
    let letters: Vec<char> = verb.chars().collect();
    match letters.as_slice() {
        [.., 'e'] => format!("{verb}d"),
        [.., before, 'y'] if !is_vowel(before) => {
            format!("{}ied", verb.strip_suffix('y').unwrap_or(verb))
        }
        [start @ .., vowel, last]
            if is_vowel(vowel)
                && !is_vowel(last)
                && !matches!(last, 'w' | 'x' | 'y')
                && !start.last().is_some_and(|letter| is_vowel(letter) && !start.ends_with(&['q', 'u'])) =>
        {
            let syllables = syllables(&letters);
            let doubles = syllables == 1 || (*vowel, *last) == ('e', 'l') || DOUBLED.contains(&verb);
            if doubles { format!("{verb}{last}ed") } else { format!("{verb}ed") }
        }
        _ => format!("{verb}ed"),
    }
}

/// Runs of vowels.
fn syllables(letters: &[char]) -> usize {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let starts = |at: usize| at == 0 || !is_vowel(letters[at - 1]);
    letters.iter().enumerate().filter(|&(at, &letter)| is_vowel(letter) && starts(at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(IRREGULAR.is_sorted_by_key(|(base, _, _)| *base), "irregular");
        assert!(DOUBLED.is_sorted() && KEPT_OUT.is_sorted());
    }

    #[test]
    fn verbs_have_their_past_forms() {
        for (verb, expected) in [
            ("attack", "attacked"),
            ("condemn", "condemned"),
            ("agree", "agreed"),
            ("deny", "denied"),
            ("deploy", "deployed"),
            ("stop", "stopped"),
            ("visit", "visited"),
            ("cancel", "cancelled"),
            ("kidnap", "kidnapped"),
            ("raid", "raided"),
            ("vow", "vowed"),
            ("open", "opened"),
            ("strike", "struck"),
        ] {
            assert_eq!(past(verb), expected);
        }
        assert_eq!(participle("withdraw"), "withdrawn");
        assert_eq!(base_of("stolen"), Some("steal"));
        assert_eq!(base_of("table"), None);
    }

    #[test]
    fn forms_lead_to_their_verb() {
        assert_eq!(of("Shot"), Some(Irregular { base: "shoot", is_past: true }));
        assert_eq!(of("slain"), Some(Irregular { base: "slay", is_past: false }));
        for form in ["beat", "run", "stopped", "found", ""] {
            assert_eq!(of(form), None, "{form}");
        }
    }
}
