//! Where places lie: the coordinates of the shipped gazetteer.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const GAZETTEER: &str = include_str!("../../seeds/gazetteer.ttl");
const ENTITIES: &str = "https://w3id.org/dateline/id/entity/";
const LATITUDE: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#lat";
const LONGITUDE: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#long";

/// Longitude and latitude of a gazetteer id (`place/baghdad`), in degrees.
///
/// ```text
/// place/baghdad   44.4, 33.34
/// country/iraq    none: a country is no point
/// ```
pub(super) fn point(id: &str) -> Option<(f64, f64)> {
    static POINTS: LazyLock<BTreeMap<String, (f64, f64)>> = LazyLock::new(read);
    POINTS.get(id).copied()
}

fn read() -> BTreeMap<String, (f64, f64)> {
    let mut latitudes = BTreeMap::new();
    let mut longitudes = BTreeMap::new();
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(GAZETTEER.as_bytes());
    for quad in quads.filter_map(Result::ok) {
        let (NamedOrBlankNode::NamedNode(place), Term::Literal(value)) = (&quad.subject, &quad.object) else {
            continue;
        };
        let known = match quad.predicate.as_str() {
            LATITUDE => &mut latitudes,
            LONGITUDE => &mut longitudes,
            _ => continue,
        };
        if let (Some(id), Ok(degrees)) = (place.as_str().strip_prefix(ENTITIES), value.value().parse::<f64>())
        {
            known.insert(id.to_owned(), degrees);
        }
    }
    longitudes.into_iter().filter_map(|(id, x)| latitudes.get(&id).map(|&y| (id, (x, y)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_a_point_and_a_country_is_none() {
        assert_eq!(point("place/baghdad"), Some((44.4, 33.34)));
        assert_eq!(point("country/iraq"), None);
        assert_eq!(point("place/arden"), None);
    }
}
