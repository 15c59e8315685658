//! Pages that are made to fill memory are refused before a tree is made of them.

/// How deep elements may lie in each other. Browsers stop at 512.
const DEEPEST: usize = 512;
/// How many elements the parser may have to open again: `<b>` that never closes is opened anew in each paragraph.
const REOPENED: usize = 1 << 20;
/// How many attributes one tag may have: the parser compares each with each.
const ATTRIBUTES: usize = 1000;

/// Elements that hold nothing, or that the next of their kind closes: they do not deepen a page.
const FLAT: [&str; 38] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot",
    "colgroup", "caption", "rp", "rt", "html", "head", "body", "a", "button", "nobr", "frame", "image",
];
/// Elements of letters, which the parser opens again where they are not closed.
const LETTERS: [&str; 13] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "u"];
/// Elements whose content is no markup.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "xmp", "noembed"];

/// Says what is wrong with a page that nests or repeats its elements without end.
pub(super) fn check(html: &str) -> Result<(), String> {
    let (mut depth, mut letters, mut reopened) = (0_usize, 0_usize, 0_usize);
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        // A tag that never ends is the end.
        let Some(end) = tag.find('>') else { break };
        let (inside, after) = tag.split_at(end);
        rest = after;
        let closes = inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(20)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        if name.is_empty() {
            // A comment holds no tags.
            rest = tag
                .strip_prefix("!--")
                .map_or(rest, |comment| comment.split_once("-->").map_or("", |(_, rest)| rest));
            continue;
        }
        let name = name.as_str();
        if closes {
            letters -= usize::from(LETTERS.contains(&name)).min(letters);
            depth -= usize::from(!FLAT.contains(&name)).min(depth);
            continue;
        }
        if inside.matches('=').count() > ATTRIBUTES {
            return Err(format!("a tag with more than {ATTRIBUTES} attributes"));
        }
        if RAW.contains(&name) {
            let close = format!("</{name}");
            rest = find_ignoring_case(rest, &close)
                .and_then(|at| rest.get(at + close.len()..))
                .unwrap_or_default();
            continue;
        }
        letters += usize::from(LETTERS.contains(&name));
        depth += usize::from(!FLAT.contains(&name) && !inside.ends_with('/'));
        reopened += letters;
        if depth > DEEPEST {
            return Err(format!("elements more than {DEEPEST} deep in each other"));
        }
        if reopened > REOPENED {
            return Err("too many elements of letters that are never closed".to_owned());
        }
    }
    Ok(())
}

fn find_ignoring_case(text: &str, what: &str) -> Option<usize> {
    let (text, what) = (text.as_bytes(), what.as_bytes());
    text.windows(what.len()).position(|window| window.eq_ignore_ascii_case(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_and_endless_pages_are_refused_and_others_are_not() {
        assert!(check(&"<div>".repeat(600)).is_err());
        assert!(check(&"<div></div>".repeat(6000)).is_ok());
        assert!(check(&"<p>Talks<li>began<br>".repeat(6000)).is_ok());
        assert!(check(&format!("{}{}", "<b id=x>".repeat(400), "<p>".repeat(9000))).is_err());
        assert!(check(&format!("<p {}>", "a=b ".repeat(2000))).is_err());
        assert!(check(&format!("<script>{}</script><p>", "'<div>'".repeat(9000))).is_ok());
        assert!(check("<!-- <div> --> a < b <p").is_ok());
    }
}
