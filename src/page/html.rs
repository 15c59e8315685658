//! The built page as one file.

use super::Page;
use std::sync::LazyLock;

/// `npm run build` in `page/`: one file with its style and script inside.
const BUILT: &str = include_str!("../../page/dist/index.html");

/// Where the data go, and what stands for the policy.
const DATA: &str = "<!--data-->";
const POLICY: &str = "CONNECT";

/// The built page, cut at the place of the data.
static PARTS: LazyLock<(String, String)> = LazyLock::new(|| {
    let (before, after) = BUILT.split_once(DATA).unwrap_or((BUILT, ""));
    (before.to_owned(), after.to_owned())
});

/// One HTML file that opens from disk: the page with its data. Its policy allows nothing outside the file.
///
/// What articles say is data: it stands in a block of JSON in which no `<` is left, and the page writes it as text.
///
/// # Errors
/// If the page cannot be written as JSON; a page read from a graph always can.
pub fn to_html(page: &Page) -> Result<String, serde_json::Error> {
    let data = serde_json::to_string(page)?;
    let data = data.replace('<', "\\u003c");
    let (before, after) = &*PARTS;
    let before = before.replace(POLICY, "'none'");
    Ok(format!("{before}<script type=\"application/json\" id=\"data\">{data}</script>{after}"))
}

/// The page without data: it asks the server it came from.
pub fn without_data() -> String {
    let (before, after) = &*PARTS;
    format!("{}{after}", before.replace(POLICY, "'self'"))
}

/// The policy of the page that asks its server, for the header `Content-Security-Policy`.
pub fn policy() -> Option<String> {
    let page = without_data();
    let (_, policy) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    let (policy, _) = policy.split_once('"')?;
    Some(format!("{policy}; frame-ancestors 'none'"))
}
