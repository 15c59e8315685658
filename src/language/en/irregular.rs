//! Irregular verbs: what the lemmatiser makes of forms that the treebanks hold seldom is off (`fled` gives `flead`), and the
//! tagger takes such a form for the present.
//!
//! Source: our own list, the irregular verbs of English as any grammar has them, without those whose past is the base of
//! another verb (`found`, `fell`, `saw`, `lay`, `wound`, `bound`, `ground`).

/// Base, past tense and past participle, sorted.
const VERBS: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"),
    ("awake", "awoke", "awoken"),
    ("bear", "bore", "borne"),
    ("beat", "beat", "beaten"),
    ("befall", "befell", "befallen"),
    ("begin", "began", "begun"),
    ("behold", "beheld", "beheld"),
    ("bend", "bent", "bent"),
    ("bid", "bade", "bidden"),
    ("bite", "bit", "bitten"),
    ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("breed", "bred", "bred"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("cling", "clung", "clung"),
    ("come", "came", "come"),
    ("creep", "crept", "crept"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("draw", "drew", "drawn"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("dwell", "dwelt", "dwelt"),
    ("eat", "ate", "eaten"),
    ("feed", "fed", "fed"),
    ("fight", "fought", "fought"),
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
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("kneel", "knelt", "knelt"),
    ("know", "knew", "known"),
    ("lead", "led", "led"),
    ("lean", "leant", "leant"),
    ("leap", "leapt", "leapt"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("light", "lit", "lit"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
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
    ("rebuild", "rebuilt", "rebuilt"),
    ("redraw", "redrew", "redrawn"),
    ("repay", "repaid", "repaid"),
    ("resell", "resold", "resold"),
    ("retake", "retook", "retaken"),
    ("retell", "retold", "retold"),
    ("rewrite", "rewrote", "rewritten"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("shake", "shook", "shaken"),
    ("shear", "sheared", "shorn"),
    ("shine", "shone", "shone"),
    ("shoot", "shot", "shot"),
    ("shrink", "shrank", "shrunk"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("sit", "sat", "sat"),
    ("slay", "slew", "slain"),
    ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"),
    ("sling", "slung", "slung"),
    ("smell", "smelt", "smelt"),
    ("speak", "spoke", "spoken"),
    ("speed", "sped", "sped"),
    ("spend", "spent", "spent"),
    ("spill", "spilt", "spilt"),
    ("spin", "spun", "spun"),
    ("spoil", "spoilt", "spoilt"),
    ("spring", "sprang", "sprung"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("stick", "stuck", "stuck"),
    ("sting", "stung", "stung"),
    ("strew", "strewed", "strewn"),
    ("stride", "strode", "stridden"),
    ("strike", "struck", "struck"),
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
    let (base, past, _) = VERBS
        .iter()
        .find(|(base, past, participle)| lower != *base && (lower == *past || lower == *participle))?;
    Some(Irregular { base, is_past: lower == *past })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_no_form_is_told_twice() {
        assert!(VERBS.is_sorted());
        let mut forms: Vec<&str> =
            VERBS
                .iter()
                .flat_map(|(base, past, participle)| {
                    if past == participle { vec![*base, *past] } else { vec![*base, *past, *participle] }
                })
                .collect();
        forms.sort_unstable();
        let all = forms.len();
        forms.dedup();
        assert_eq!(
            all - forms.len(),
            5,
            "only beat, come, overcome, overrun and run are forms of themselves"
        );
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
