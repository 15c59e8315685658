//! Where it all comes from: one activity for each version of program, rules, model and gazetteer.

use super::facts::Facts;
use super::iri::Base;
use super::literal::confidence;
use super::vocab::{dl, prov, rdfs, schema, xsd};
use crate::extract::event::measured;
use crate::resolve::key::hex_key;
use oxigraph::model::{Literal, NamedNode, Quad};
use serde::{Deserialize, Serialize};

/// What articles were read with. Two runs with the same parts are one node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Run {
    /// Version of the program.
    pub version: String,
    /// SHA-256 of rules and lexicons, as hexadecimal digits.
    pub rules: Option<String>,
    /// SHA-256 of the language model.
    pub model: Option<String>,
    /// SHA-256 of the gazetteer.
    pub gazetteer: Option<String>,
    /// The moment, as an `xsd:dateTime`; only with `--stamp`, because it makes two runs differ.
    pub stamp: Option<String>,
}

impl Run {
    /// The IRI that articles of this run point to.
    pub fn iri(&self, base: &Base) -> NamedNode {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let parts = [
            self.version.clone(),
            part(&self.rules),
            part(&self.model),
            part(&self.gazetteer),
            part(&self.stamp),
        ];
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        base.run(&hex_key(&parts, 12))
    }
}

impl Default for Run {
    /// This program, with nothing known of its data.
    fn default() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rules: None,
            model: None,
            gazetteer: None,
            stamp: None,
        }
    }
}

/// One run, in the graph `graph/run`, sorted: its parts, and how often each of its rules that fill slots is right. A store
/// names the runs of the articles it holds.
pub fn run_graph(run: &Run, base: &Base) -> Vec<Quad> {
    let mut facts = Facts::new(base.run_graph());
    let node = run.iri(base);
    let literal = |text: &Option<String>| text.as_deref().map(Literal::from);
    facts.types(&node, &[dl::RUN, prov::ACTIVITY]);
    facts.add(&node, rdfs::LABEL, Literal::from(format!("dateline {}", run.version)));
    facts.add(&node, schema::SOFTWARE_VERSION, Literal::from(run.version.as_str()));
    facts.add_some(&node, dl::RULES_HASH, literal(&run.rules));
    facts.add_some(&node, dl::MODEL_HASH, literal(&run.model));
    facts.add_some(&node, dl::GAZETTEER_HASH, literal(&run.gazetteer));
    let moment = run.stamp.as_ref().map(|stamp| Literal::new_typed_literal(stamp.as_str(), xsd::DATE_TIME));
    facts.add_some(&node, prov::ENDED_AT_TIME, moment);
    for (rule, share) in measured() {
        let known = NamedNode::new_unchecked(format!("{}#{rule}", node.as_str()));
        facts.types(&known, &[dl::MEASURED_RULE]);
        facts.add(&known, dl::RULE, Literal::from(rule));
        facts.add(&known, dl::CONFIDENCE, confidence(share));
        facts.add(&known, schema::IS_PART_OF, node.clone());
    }
    facts.finish()
}
