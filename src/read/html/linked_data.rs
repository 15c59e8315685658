//! JSON for search engines as pages have it: now and then inside a comment, with line breaks in strings, with a comma too
//! many.

use serde_json::Value;

/// Reads the content of `<script type="application/ld+json">`; `None` for what is no JSON even so.
pub(super) fn read(script: &str) -> Option<Value> {
    serde_json::from_str(script.trim()).or_else(|_| serde_json::from_str(&mended(bare(script)))).ok()
}

/// The JSON without the marks that once hid scripts: `<!--`, `//<![CDATA[`, `/*<![CDATA[*/`; a semicolon may follow it.
fn bare(script: &str) -> &str {
    let marks = ["<!--", "-->", "//", "/*", "*/", "<![CDATA[", "]]>", ";"];
    let mut bare = script.trim();
    while let Some(rest) =
        marks.iter().find_map(|mark| bare.strip_prefix(mark).or_else(|| bare.strip_suffix(mark)))
    {
        bare = rest.trim();
    }
    bare
}

/// Line breaks and tabs in strings as spaces; no comma before a bracket that closes.
fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let (mut in_string, mut is_escaped) = (false, false);
    for letter in json.chars() {
        if in_string {
            mended.push(if letter.is_control() { ' ' } else { letter });
            in_string = is_escaped || letter != '"';
            is_escaped = letter == '\\' && !is_escaped;
            continue;
        }
        if matches!(letter, '}' | ']') && mended.trim_end().ends_with(',') {
            mended.truncate(mended.trim_end().len() - 1);
        }
        in_string = letter == '"';
        mended.push(letter);
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_are_nearly_json_are_read() {
        for script in [
            r#" {"headline": "Talks begin, [at] last"} "#,
            "//<![CDATA[\n{\"headline\": \"Talks begin, [at] last\"}\n//]]>",
            "/*<![CDATA[*/{\"headline\": \"Talks begin, [at] last\"}/*]]>*/",
            "<!-- {\"headline\": \"Talks begin,\n[at] last\"}; -->",
            "{\"headline\": \"Talks begin, [at] last\", }",
            "{\"headline\": \"Talks begin, [at] last\", \"x\": [\"a\\\"\", ]}",
        ] {
            assert_eq!(read(script).expect(script)["headline"], "Talks begin, [at] last", "{script}");
        }
        for script in ["", "fill()", "{\"headline\": ", ",", "<!--", "[,]"] {
            assert!(read(script).is_none_or(|value| value.as_array().is_some_and(Vec::is_empty)), "{script}");
        }
    }
}
