//! Grammatical relations.

use super::labels::{UnknownLabel, labels};
use std::str::FromStr;

labels! {
    /// Relation of a word to its head (<https://universaldependencies.org/en/dep/>), with the subtypes of UD English.
    Relation {
        Acl = "acl",
        AclRelcl = "acl:relcl",
        Advcl = "advcl",
        AdvclRelcl = "advcl:relcl",
        Advmod = "advmod",
        Amod = "amod",
        Appos = "appos",
        Aux = "aux",
        AuxPass = "aux:pass",
        Case = "case",
        Cc = "cc",
        CcPreconj = "cc:preconj",
        Ccomp = "ccomp",
        Clf = "clf",
        Compound = "compound",
        CompoundPrt = "compound:prt",
        Conj = "conj",
        Cop = "cop",
        Csubj = "csubj",
        CsubjOuter = "csubj:outer",
        CsubjPass = "csubj:pass",
        Dep = "dep",
        Det = "det",
        DetPredet = "det:predet",
        Discourse = "discourse",
        Dislocated = "dislocated",
        Expl = "expl",
        Fixed = "fixed",
        Flat = "flat",
        FlatForeign = "flat:foreign",
        Goeswith = "goeswith",
        Iobj = "iobj",
        List = "list",
        Mark = "mark",
        Nmod = "nmod",
        NmodDesc = "nmod:desc",
        NmodPoss = "nmod:poss",
        NmodUnmarked = "nmod:unmarked",
        Nsubj = "nsubj",
        NsubjOuter = "nsubj:outer",
        NsubjPass = "nsubj:pass",
        Nummod = "nummod",
        Obj = "obj",
        Obl = "obl",
        OblAgent = "obl:agent",
        OblUnmarked = "obl:unmarked",
        Orphan = "orphan",
        Parataxis = "parataxis",
        Punct = "punct",
        Reparandum = "reparandum",
        Root = "root",
        Vocative = "vocative",
        Xcomp = "xcomp",
    }
}

impl Relation {
    /// The universal part of its name, before the colon: `nsubj` for `nsubj:pass`.
    pub fn universal(self) -> &'static str {
        let name = self.as_str();
        name.split_once(':').map_or(name, |(universal, _)| universal)
    }

    /// A subject of any kind: `nsubj`, `csubj` and their subtypes.
    pub const fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Nsubj
                | Self::NsubjPass
                | Self::NsubjOuter
                | Self::Csubj
                | Self::CsubjPass
                | Self::CsubjOuter
        )
    }

    /// A clause under a word: complement, adverbial, relative or other.
    pub const fn is_clausal(self) -> bool {
        matches!(
            self,
            Self::Acl
                | Self::AclRelcl
                | Self::Advcl
                | Self::AdvclRelcl
                | Self::Ccomp
                | Self::Csubj
                | Self::CsubjOuter
                | Self::CsubjPass
                | Self::Parataxis
                | Self::Xcomp
        )
    }
}

impl FromStr for Relation {
    type Err = UnknownLabel;

    /// A subtype that is not listed is read as its universal part: `obl:lmod` as `obl`.
    fn from_str(text: &str) -> Result<Self, UnknownLabel> {
        let find = |name: &str| Self::ALL.iter().copied().find(|relation| relation.as_str() == name);
        let modern = match text {
            "obl:tmod" | "obl:npmod" => "obl:unmarked",
            "nmod:tmod" | "nmod:npmod" => "nmod:unmarked",
            other => other,
        };
        let universal = || modern.split_once(':').and_then(|(universal, _)| find(universal));
        find(modern).or_else(universal).ok_or_else(|| UnknownLabel(text.to_owned(), "relation"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_is_read_back() {
        for relation in Relation::ALL {
            assert_eq!(relation.as_str().parse(), Ok(*relation));
        }
    }

    #[test]
    fn an_unlisted_subtype_is_its_universal_part() {
        assert_eq!("obl:lmod".parse(), Ok(Relation::Obl));
        assert_eq!("obl:tmod".parse(), Ok(Relation::OblUnmarked));
        assert_eq!(Relation::NsubjPass.universal(), "nsubj");
        assert!("subject".parse::<Relation>().is_err());
    }
}
