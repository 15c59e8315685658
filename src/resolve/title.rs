//! Offices that one person holds at a time, with what they are offices of: `Finance Minister of Lessia`.

use crate::lexicon::classes::Class;
use crate::model::{Annotations, ByteSpan, CharSpan, Role, Tenure, TitleDigest};

/// The titles that an article gives as held, with their body: catches `Lessian Finance Minister Ida Worm` and `Mayor Ole
/// Brandt of Korvik`; leaves `deputy finance minister`, `former mayor`, `a minister` and an office of nothing named.
pub(super) fn titles(
    text: &str,
    annotations: &Annotations,
    chars: &impl Fn(ByteSpan) -> CharSpan,
    actor_of: &[Option<usize>],
) -> Vec<TitleDigest> {
    let mut titles: Vec<TitleDigest> = Vec::new();
    for role in annotations.roles.iter().filter(|role| role.tenure == Tenure::Held && role.terms.is_empty()) {
        let Some(actor) = actor_of[role.person] else { continue };
        let Some((office, of)) = parts(text, annotations, role) else { continue };
        if titles.iter().all(|title| (title.actor, &title.office) != (actor, &office)) {
            let after = annotations.sentences.partition_point(|sentence| sentence.start <= role.span.start);
            let sentence = after.checked_sub(1).map_or(role.span, |index| annotations.sentences[index]);
            titles.push(TitleDigest { span: chars(role.span), sentence: chars(sentence), office, of, actor });
        }
    }
    titles
}

/// The office and its body.
fn parts(text: &str, annotations: &Annotations, role: &Role) -> Option<(String, String)> {
    let before =
        ByteSpan::new(0, role.span.start).of(text).split_whitespace().next_back().unwrap_or_default();
    let span = role.span.of(text);
    let mut all = span.split([' ', '-']).chain([before]).map(str::to_lowercase);
    if all.any(|word| Class::NotTheOffice.holds(&word)) {
        return None;
    }
    let words: Vec<&str> =
        span.split_whitespace().skip_while(|word| word.eq_ignore_ascii_case("the")).collect();
    let end = words.iter().position(|word| *word == "of").unwrap_or(words.len());
    let head = words[..end].last()?.to_lowercase();
    let modifier = end.checked_sub(2).map(|at| words[at].to_lowercase()).unwrap_or_default();
    let (office, start) = if head == "minister" && Class::Portfolio.holds(&modifier) {
        (format!("{} minister", modifier.replace("defence", "defense").replace("labour", "labor")), end - 2)
    } else if Class::UniqueOffice.holds(&head) {
        (head, end - 1)
    } else {
        return None;
    };
    let named = words[..start].join(" ");
    let of = if named.starts_with(char::is_uppercase) {
        named
    } else if !named.is_empty() {
        return None;
    } else if end < words.len() {
        body(&words[end..].join(" "))?
    } else {
        let person = annotations.mentions[role.person].span;
        body(ByteSpan::new(role.span.end.max(person.end), text.len()).of(text).trim_start())?
    };
    Some((office, of))
}

/// The name behind `of`: `Lessia` of `of Lessia on Tuesday`.
fn body(words: &str) -> Option<String> {
    let rest = words.strip_prefix("of ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let mut name: Vec<&str> = Vec::new();
    for word in rest.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase)).take(4) {
        let bare = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let bare = bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare);
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    (!name.is_empty()).then(|| name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_the_name_behind_of() {
        assert_eq!(body("of Lessia on Tuesday").as_deref(), Some("Lessia"));
        assert_eq!(body("of the North Isles, who left").as_deref(), Some("North Isles"));
        assert_eq!(body("of it"), None);
        assert_eq!(body("presented the budget"), None);
    }
}
