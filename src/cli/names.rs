//! Names of nodes as people write and read them.

use dateline::graph::Base;
use dateline::graph::vocab::PREFIXES;

/// Prefixes of our own nodes: prefix, part of the IRI after the base.
const OURS: &[(&str, &str)] = &[("ent", "entity/"), ("evt", "event/"), ("article", "article/")];

/// The IRI that somebody means: whole, in angle brackets, with a prefix (`ent:lena-brandt-3f9a`), or its part after the
/// base (`entity/lena-brandt-3f9a`).
pub(crate) fn expand(written: &str, base: &Base) -> String {
    let iri = written.trim().trim_start_matches('<').trim_end_matches('>');
    if let Some((prefix, local)) = iri.split_once(':') {
        if let Some((_, kind)) = OURS.iter().find(|(ours, _)| *ours == prefix) {
            return format!("{base}{kind}{local}");
        }
        if let Some((_, namespace)) = PREFIXES.iter().find(|(known, _)| *known == prefix) {
            return format!("{namespace}{local}");
        }
        return iri.to_owned();
    }
    format!("{base}{iri}")
}

/// The IRI with a prefix where one is known.
pub(crate) fn short(iri: &str, base: &Base) -> String {
    let ours = || {
        let local = iri.strip_prefix(base.as_str())?;
        OURS.iter().find_map(|(prefix, kind)| Some(format!("{prefix}:{}", local.strip_prefix(kind)?)))
    };
    let known = || {
        PREFIXES
            .iter()
            .find_map(|(prefix, namespace)| Some(format!("{prefix}:{}", iri.strip_prefix(namespace)?)))
    };
    ours().or_else(known).unwrap_or_else(|| format!("<{iri}>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_name_means_the_same() {
        let base = Base::default();
        let whole = "https://w3id.org/dateline/id/entity/lena-brandt-3f9a";
        for written in [whole, &format!("<{whole}>"), "ent:lena-brandt-3f9a", "entity/lena-brandt-3f9a"] {
            assert_eq!(expand(written, &base), whole);
        }
        assert_eq!(short(whole, &base), "ent:lena-brandt-3f9a");
        assert_eq!(short(&expand("dl:Assault", &base), &base), "dl:Assault");
        assert_eq!(short("urn:x", &base), "<urn:x>");
    }
}
