//! A graph in parts by subject, and what tells whether a part has changed before it is made.

use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use sha2::{Digest as _, Sha256};

/// Which parts of a graph are made, and the sum over the facts of each.
///
/// A fact belongs to a part by a hash of its subject; all nodes of one article go together. The sum is that of the first
/// 128 bits of the SHA-256 of each fact, as often as it was added: parts with the same sum hold the same facts.
#[derive(Debug, Clone)]
pub struct Parts {
    sums: Vec<u128>,
    /// Whether the sums are made.
    adds_up: bool,
    /// The parts that are made; none where all are.
    wanted: Option<Vec<bool>>,
    /// The last subject, without what stands after `#`, and its part.
    last: (String, usize),
}

impl Parts {
    /// All of so many parts, at least one.
    pub fn all(number: usize) -> Self {
        Self { sums: vec![0; number.max(1)], adds_up: true, wanted: None, last: (String::new(), 0) }
    }

    /// Those parts alone that are `true` in `wanted`, without any sum.
    pub fn some(wanted: Vec<bool>) -> Self {
        let number = wanted.len();
        Self { adds_up: false, wanted: Some(wanted), ..Self::all(number) }
    }

    /// None of so many parts, but their sums.
    pub fn none(number: usize) -> Self {
        Self { wanted: Some(vec![false; number.max(1)]), ..Self::all(number) }
    }

    /// The sum of each part.
    pub fn sums(&self) -> &[u128] {
        &self.sums
    }

    /// The part of a subject.
    pub fn of(&mut self, subject: &str) -> usize {
        let node = subject.split('#').next().unwrap_or(subject);
        if self.last.0 != node || node.is_empty() {
            let hash = first_bits(Sha256::new().chain_update(node).chain_update([0]));
            self.last.0.clear();
            self.last.0.push_str(node);
            self.last.1 = (hash >> 112) as usize % self.sums.len();
        }
        self.last.1
    }

    /// Adds a fact to the sum of its part; whether that part is made.
    pub(super) fn take(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: &Term) -> bool {
        let part = self.of(subject.as_str());
        let wanted = self.wanted.as_ref().is_none_or(|wanted| wanted[part]);
        if !self.adds_up {
            return wanted;
        }
        let hash = Sha256::new().chain_update(subject.as_str()).chain_update([0]);
        let hash = hash.chain_update(predicate.as_str()).chain_update([0]);
        let hash = match object {
            Term::NamedNode(node) => hash.chain_update([0]).chain_update(node.as_str()),
            Term::Literal(literal) => hash
                .chain_update([1])
                .chain_update(literal.value())
                .chain_update([0])
                .chain_update(literal.datatype().as_str())
                .chain_update([0])
                .chain_update(literal.language().unwrap_or_default()),
            other => hash.chain_update([2]).chain_update(other.to_string()),
        };
        self.sums[part] = self.sums[part].wrapping_add(first_bits(hash));
        wanted
    }
}

fn first_bits(hash: Sha256) -> u128 {
    let hash = hash.finalize();
    hash.iter().take(16).fold(0, |bits, &byte| bits << 8 | u128::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::vocab::skos;
    use oxigraph::model::Literal;

    fn sums(facts: &[(&str, &str)]) -> Vec<u128> {
        let mut parts = Parts::none(4);
        for (subject, label) in facts {
            let subject = NamedNode::new_unchecked(*subject);
            assert!(!parts.take(&subject, skos::PREF_LABEL, &Literal::from(*label).into()));
        }
        parts.sums().to_vec()
    }

    #[test]
    fn a_sum_tells_the_facts_not_their_order() {
        let [one, two] = [("https://a.example/x", "one"), ("https://a.example/y", "two")];
        assert_eq!(sums(&[one, two]), sums(&[two, one]));
        assert_ne!(sums(&[one]), sums(&[(one.0, "two")]));
    }

    #[test]
    fn nodes_of_an_article_stay_together() {
        let mut parts = Parts::all(4096);
        assert_eq!(parts.of("https://a.example/x#st_1_5"), parts.of("https://a.example/x"));
        assert_ne!(parts.of("https://a.example/x"), parts.of("https://a.example/y"));
    }
}
