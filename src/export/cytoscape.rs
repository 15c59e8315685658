//! Cytoscape JSON, for Cytoscape and cytoscape.js.

use super::view::Mark;
use super::{Format, Source};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The [elements JSON](https://js.cytoscape.org/#notation/elements-json) of cytoscape.js; Cytoscape desktop opens it as `.cyjs`. Nodes are named by their IRI.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cytoscape;

impl Format for Cytoscape {
    fn name(&self) -> &'static str {
        "cytoscape"
    }

    fn about(&self) -> &'static str {
        "Cytoscape JSON for Cytoscape and cytoscape.js"
    }

    fn extension(&self) -> &'static str {
        "cyjs"
    }

    fn write(&self, _: &str, source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
        let projection = source.picture;
        let nodes: Vec<Value> = projection
            .nodes
            .iter()
            .map(|node| {
                let mut data = Map::new();
                data.insert("id".into(), json!(node.iri));
                data.insert("label".into(), json!(node.label));
                data.insert("kind".into(), json!(node.kind.as_str()));
                data.insert("class".into(), json!(node.class));
                if let Some((start, end)) = &node.days {
                    data.insert("start".into(), json!(start));
                    data.insert("end".into(), json!(end));
                }
                insert_mark(&mut data, &node.mark);
                json!({ "data": data })
            })
            .collect();
        let edges: Vec<Value> = projection
            .edges
            .iter()
            .enumerate()
            .map(|(index, edge)| {
                let (from, to) = (&projection.nodes[edge.source].iri, &projection.nodes[edge.target].iri);
                let mut data = Map::new();
                data.insert("id".into(), json!(format!("e{index}")));
                data.insert("source".into(), json!(from));
                data.insert("target".into(), json!(to));
                data.insert("label".into(), json!(edge.relation));
                data.insert("weight".into(), json!(edge.weight));
                insert_mark(&mut data, &edge.mark);
                data.insert("outlets".into(), json!(edge.outlets));
                data.insert("day".into(), json!(edge.day()));
                data.insert("sentence".into(), json!(edge.sentence));
                json!({ "data": data })
            })
            .collect();
        let whole = json!({
            "format_version": "1.0",
            "data": { "name": "dateline" },
            "elements": { "nodes": nodes, "edges": edges },
        });
        serde_json::to_writer_pretty(&mut *out, &whole)?;
        out.write_all(b"\n")
    }
}

/// Status and standing, of what has them.
fn insert_mark(data: &mut Map<String, Value>, mark: &Mark) {
    if *mark != Mark::default() {
        data.insert("status".into(), json!(mark.status));
        data.insert("standing".into(), json!(mark.standing));
    }
}
