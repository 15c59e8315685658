//! One line of a decisions file.

use crate::resolve::across::name;

/// Who stands on one side of a decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// By name, made comparable; every actor of this name, a person of one word only where nothing fuller is known.
    Name(String),
    /// By the last part of an entity's IRI: id in the gazetteer, or label and hash of its smallest mention.
    Entity(String),
    /// By an article's own node, `KEY#who_B_E`: only the actor of that article.
    Actor(String),
    /// By id in Wikidata: `Q42`.
    Wikidata(String),
}

impl Side {
    /// Where ids of Wikidata live on the web.
    const WIKIDATA: &'static str = "wikidata.org/entity/";

    /// Reads an id or IRI; `None` for anything else.
    fn of_iri(word: &str) -> Option<Self> {
        let iri = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')).unwrap_or(word);
        let wikidata = iri
            .strip_prefix("wd:")
            .or_else(|| iri.split_once(Self::WIKIDATA).map(|(_, id)| id))
            .filter(|id| id.strip_prefix('Q').is_some_and(is_number));
        if let Some(id) = wikidata {
            return Some(Self::Wikidata(id.to_owned()));
        }
        let after =
            |prefix: &str, part: &str| iri.strip_prefix(prefix).or_else(|| Some(iri.split_once(part)?.1));
        if let Some(node) = after("article:", "/article/").filter(|node| node.contains("#who_")) {
            return Some(Self::Actor(node.to_owned()));
        }
        after("ent:", "/entity/").filter(|key| !key.is_empty()).map(|key| Self::Entity(key.to_owned()))
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|digit| digit.is_ascii_digit())
}

/// What a line decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Same,
    Different,
    Is,
}

/// A line: what it decides about whom, each side with the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) verb: Verb,
    pub(super) left: (Side, String),
    pub(super) right: (Side, String),
}

/// Reads a line; `None` for one that is empty or a remark.
pub(super) fn read(line: &str) -> Result<Option<Line>, String> {
    let words = words(line)?;
    let [verb, left, right] = &words[..] else {
        return match words.len() {
            0 => Ok(None),
            number => Err(format!(
                "{number} words, but a decision has three, as in `same \"Ada Voss\" \"A. Voss\"`: put names in double quotes"
            )),
        };
    };
    let verb = match (verb.quoted, verb.text) {
        (false, "same") => Verb::Same,
        (false, "different") => Verb::Different,
        (false, "is") => Verb::Is,
        _ => return Err(format!("`{}` is no decision: write same, different or is", verb.text)),
    };
    let (left, right) = (side(left)?, side(right)?);
    if verb == Verb::Is && !matches!(right.0, Side::Wikidata(_)) {
        return Err(format!("`{}` is no id of Wikidata: write wd: and the id, as in wd:Q42", right.1));
    }
    if left.0 == right.0 {
        return Err("both sides are the same: write two names, or the IRIs of two nodes".to_owned());
    }
    Ok(Some(Line { verb, left, right }))
}

fn side(word: &Word<'_>) -> Result<(Side, String), String> {
    if !word.quoted {
        let side = Side::of_iri(word.text).ok_or_else(|| {
            format!(
                "`{}` is no IRI of an entity and no id of Wikidata: put names in double quotes",
                word.text
            )
        })?;
        return Ok((side, word.text.to_owned()));
    }
    let plain = name::plain(word.text);
    if plain.is_empty() {
        return Err("a name without a letter or digit".to_owned());
    }
    Ok((Side::Name(plain), format!("“{}”", word.text)))
}

struct Word<'l> {
    text: &'l str,
    quoted: bool,
}

/// The words of a line, names in double quotes as one, without the remark at its end.
fn words(line: &str) -> Result<Vec<Word<'_>>, String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with('#') {
        let (text, quoted, after) = if let Some(inside) = rest.strip_prefix(['"', '“']) {
            let (name, after) = inside
                .split_once(['"', '”'])
                .ok_or_else(|| "a double quote is open at the end of the line: close it".to_owned())?;
            (name, true, after)
        } else {
            let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            (word, false, after)
        };
        words.push(Word { text, quoted });
        rest = after.trim_start();
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn sides(line: &str) -> (Side, Side) {
        let line = read(line).expect("a decision").expect("no remark");
        (line.left.0, line.right.0)
    }

    #[test]
    fn names_and_iris_are_told_apart() {
        let name = |text: &str| Side::Name(text.into());
        assert_eq!(sides("same \"Ada Voss\" “Áda  Voss, MP” # she"), (name("ada voss"), name("ada voss mp")));
        let key = Side::Entity("ada-voss-1a2b3c".into());
        for iri in [
            "ent:ada-voss-1a2b3c",
            "<https://w3id.org/dateline/id/entity/ada-voss-1a2b3c>",
            "https://example.org/entity/ada-voss-1a2b3c",
        ] {
            assert_eq!(sides(&format!("different {iri} \"Voss\"")).0, key);
        }
        let actor = Side::Actor("0123456789abcdef#who_0_8".into());
        assert_eq!(sides("same article:0123456789abcdef#who_0_8 ent:country/norway").0, actor);
        for iri in ["wd:Q42", "http://www.wikidata.org/entity/Q42"] {
            assert_eq!(sides(&format!("is \"Ada Voss\" {iri}")).1, Side::Wikidata("Q42".into()));
        }
    }

    #[test]
    fn remarks_and_empty_lines_decide_nothing() {
        for line in ["", "  ", "# same \"A\" \"B\"", "  # x"] {
            assert_eq!(read(line), Ok(None));
        }
    }

    #[test]
    fn a_line_that_is_no_decision_says_what_to_write() {
        for (line, reason) in [
            ("equal \"A\" \"B\"", "write same, different or is"),
            ("same Ada Voss", "put names in double quotes"),
            ("same \"Ada Voss\"", "2 words"),
            ("same \"Ada Voss", "close it"),
            ("is \"Ada Voss\" Q42", "put names in double quotes"),
            ("is \"Ada Voss\" \"Q42\"", "write wd: and the id"),
            ("is \"Ada Voss\" wd:42", "no IRI of an entity"),
            ("same \"Ada Voss\" \"ada voss\"", "both sides are the same"),
            ("same \"…\" \"B\"", "without a letter"),
        ] {
            let error = read(line).expect_err(line);
            assert!(error.contains(reason), "{line}: {error}");
        }
    }
}
