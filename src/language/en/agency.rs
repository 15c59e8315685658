//! Names of news agencies, as they sign reports and pictures.
//!
//! Source: the agencies that are members of national and world associations of agencies, in the forms they sign with.

/// Names and short names, sorted.
pub const AGENCIES: &[&str] = &[
    "AAP",
    "AFP",
    "ANI",
    "ANSA",
    "AP",
    "APA",
    "Agence France-Presse",
    "Anadolu",
    "Associated Press",
    "Bernama",
    "Bloomberg",
    "CNA",
    "DPA",
    "EFE",
    "IANS",
    "IRNA",
    "Interfax",
    "KUNA",
    "Kyodo",
    "PA",
    "PRNewswire",
    "PTI",
    "REUTERS",
    "Reuters",
    "SANA",
    "SPA",
    "TASS",
    "TNN",
    "The Associated Press",
    "UPI",
    "WAM",
    "Xinhua",
    "Yonhap",
    "dpa",
];

/// A pattern that matches each of them.
pub fn pattern() -> String {
    AGENCIES.iter().map(|name| regex::escape(name)).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(AGENCIES.is_sorted());
    }
}
