//! Addresses of pages, as they are written in pages and feeds.

/// An address as it leads there from the page or feed at `base`: `/a/1` of `https://delta.example/rss` is
/// `https://delta.example/a/1`. One that is whole, and one without a base, stays as it is.
pub(super) fn whole(address: &str, base: &str) -> String {
    let address = address.trim();
    let is_whole = address.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    });
    let Some((scheme, rest)) = base.trim().split_once("://") else { return address.to_owned() };
    if address.is_empty() || is_whole {
        return address.to_owned();
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some(other_host) = address.strip_prefix("//") {
        return format!("{scheme}://{other_host}");
    }
    if address.starts_with('/') {
        return format!("{scheme}://{host}{address}");
    }
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
    format!("{scheme}://{folder}/{address}")
}

/// The address of a page without that of the web archive it was saved from:
/// `https://web.archive.org/web/20310515000000/https://delta.example/a`.
pub(super) fn original(address: &str) -> &str {
    let kept = address.split_once("://web.archive.org/web/").and_then(|(_, rest)| rest.split_once('/'));
    kept.map_or(address, |(_, page)| page)
}

/// The host of an address, without `www.`: the outlet of a page that names none.
pub(super) fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).to_lowercase();
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_from_where_it_stands() {
        let base = "https://delta.example/news/rss?x=/y";
        for (address, expected) in [
            ("/a/1", "https://delta.example/a/1"),
            ("1", "https://delta.example/news/1"),
            ("//cdn.example/1", "https://cdn.example/1"),
            ("http://other.example/1", "http://other.example/1"),
            ("urn:1", "urn:1"),
            ("", ""),
        ] {
            assert_eq!(whole(address, base), expected);
        }
        assert_eq!(whole("1", "https://delta.example"), "https://delta.example/1");
        assert_eq!(whole("/a/1", "Delta News"), "/a/1");
    }

    #[test]
    fn a_page_of_a_web_archive_is_the_page_itself() {
        let kept = "https://web.archive.org/web/20310515000000/https://delta.example/a";
        assert_eq!(original(kept), "https://delta.example/a");
        assert_eq!(original("https://delta.example/a"), "https://delta.example/a");
    }
}
