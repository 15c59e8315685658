//! Which of our formats a client wants: the `Accept` header of HTTP (RFC 9110, section 12.5.1).

/// A format of answers: its media type, and its name in [`ResultsFormat`](crate::export::ResultsFormat).
pub(super) type Offer = (&'static str, &'static str);

/// For SELECT and ASK, the first by default.
pub(super) const ROWS: &[Offer] = &[
    ("application/sparql-results+json", "json"),
    ("application/json", "json"),
    ("application/sparql-results+xml", "xml"),
    ("application/xml", "xml"),
    ("text/csv", "csv"),
    ("text/tab-separated-values", "tsv"),
];

/// For CONSTRUCT and DESCRIBE, the first by default.
pub(super) const GRAPHS: &[Offer] = &[
    ("text/turtle", "ttl"),
    ("application/n-triples", "nt"),
    ("application/rdf+xml", "rdfxml"),
    ("application/ld+json", "jsonld"),
    ("application/n-quads", "nq"),
    ("application/trig", "trig"),
];

/// The offer a client likes best; of equals the first. `None` if it takes none of them.
pub(super) fn choose(accept: Option<&str>, offers: &'static [Offer]) -> Option<Offer> {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else {
        return offers.first().copied();
    };
    let ranges: Vec<Range<'_>> = accept.split(',').filter_map(Range::parse).collect();
    let liked = |offer: &Offer| {
        let fitting = ranges.iter().filter_map(|range| Some((range.fits(offer.0)?, range.thousandths)));
        fitting.max_by_key(|(exactness, _)| *exactness).map_or(0, |(_, thousandths)| thousandths)
    };
    // `max_by_key` takes the last of equals.
    offers.iter().rev().max_by_key(|offer| liked(offer)).copied().filter(|best| liked(best) > 0)
}

struct Range<'a> {
    kind: &'a str,
    subkind: &'a str,
    thousandths: u32,
}

impl<'a> Range<'a> {
    fn parse(range: &'a str) -> Option<Self> {
        let mut parts = range.split(';').map(str::trim);
        let (kind, subkind) = parts.next()?.split_once('/')?;
        let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let quality: f64 = quality.map_or(Some(1.0), |text| text.trim().parse().ok())?;
        #[expect(clippy::cast_sign_loss, reason = "clamped between nought and one")]
        let thousandths = (quality.clamp(0.0, 1.0) * 1000.0) as u32;
        Some(Self { kind, subkind, thousandths })
    }

    /// How exactly this is the media type: 3 itself, 2 its family, 1 anything.
    fn fits(&self, media: &str) -> Option<u8> {
        let (kind, subkind) = media.split_once('/')?;
        match (self.kind, self.subkind) {
            ("*", "*") => Some(1),
            (family, "*") if family.eq_ignore_ascii_case(kind) => Some(2),
            (ours, sub) if ours.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subkind) => Some(3),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(accept: &str, expected: Option<&str>) {
        assert_eq!(choose(Some(accept), ROWS).map(|offer| offer.0), expected, "{accept}");
    }

    #[test]
    fn the_client_chooses() {
        check("text/csv", Some("text/csv"));
        check("TEXT/CSV; charset=utf-8", Some("text/csv"));
        check("*/*", Some("application/sparql-results+json"));
        check("", Some("application/sparql-results+json"));
        check("text/*", Some("text/csv"));
        check("text/csv;q=0.4, application/sparql-results+xml;q=0.9", Some("application/sparql-results+xml"));
        // What a browser sends.
        check("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Some("application/xml"));
        // An exact range beats a wild one, also when it says no.
        check("application/sparql-results+json;q=0, */*;q=0.1", Some("application/json"));
        check("image/png", None);
        check("nonsense", None);
        check("text/csv;q=much", None);
        assert_eq!(choose(None, GRAPHS).map(|offer| offer.1), Some("ttl"));
    }
}
