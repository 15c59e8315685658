//! What the formats of graph viewers show of a graph, as the command line asks for it.

use super::args::Picture;
use super::format::GraphFormat;
use super::{named, names, output};
use dateline::export::view::{Node, NodeKind, READABLE};
use dateline::export::{Cut, Projection};
use dateline::graph::Base;
use oxigraph::model::Quad;
use std::collections::BTreeSet;

impl Picture {
    /// What is shown; nothing for a format of RDF, which holds all quads. What was left out is said.
    pub(crate) fn of(
        &self,
        format: GraphFormat,
        quads: &[Quad],
        base: &Base,
        quiet: bool,
    ) -> anyhow::Result<Projection> {
        if !format.0.is_picture() {
            anyhow::ensure!(
                !self.is_asked(),
                "{} holds the whole graph: --view, --about, --top and the other options of pictures go with graphml, gexf, dot, cytoscape or csv",
                format.0.name()
            );
            return Ok(Projection::default());
        }
        let whole = Projection::of(quads, self.view.unwrap_or_default());
        let cut = self.cut(&whole, base)?;
        let (nodes, edges) = (whole.nodes.len(), whole.edges.len());
        let shown = whole.cut(&cut);
        anyhow::ensure!(
            !shown.nodes.is_empty() || nodes == 0,
            "nothing of the {nodes} nodes of this view is left: ask for a longer time, another --outlet, --standing or --view"
        );
        if shown.nodes.len() < nodes || shown.edges.len() < edges {
            let all =
                if cut.top > 0 { "; --top 0 sets no limit, --about NAME shows a neighbourhood" } else { "" };
            let (shown_nodes, shown_edges) = (shown.nodes.len(), shown.edges.len());
            output::tell(
                quiet,
                &format!("shown: {shown_nodes} of {nodes} nodes, {shown_edges} of {edges} edges{all}"),
            );
        }
        Ok(shown)
    }

    /// Whether any of its options is given.
    fn is_asked(&self) -> bool {
        self.view.is_some()
            || self.top.is_some()
            || self.from.is_some()
            || self.to.is_some()
            || !(self.about.is_empty() && self.outlet.is_empty() && self.standing.is_empty())
    }

    fn cut(&self, whole: &Projection, base: &Base) -> anyhow::Result<Cut> {
        let mut about = BTreeSet::new();
        for name in &self.about {
            about.extend(meant(&whole.nodes, name, base)?);
        }
        let defaults = Cut::default();
        Ok(Cut {
            about,
            hops: self.hops.unwrap_or(defaults.hops),
            top: self.top.unwrap_or(READABLE),
            from: self.from.map(|day| day.to_string()),
            to: self.to.map(|day| day.to_string()),
            outlets: self.outlet.clone(),
            standings: self.standing.clone(),
        })
    }
}

/// The node that somebody means: by IRI, else by name. A name that several have is refused with all of them.
fn meant(nodes: &[Node], written: &str, base: &Base) -> anyhow::Result<Vec<String>> {
    let iri = names::expand(written, base);
    if nodes.iter().any(|node| node.iri == iri) {
        return Ok(vec![iri]);
    }
    // Events and statements are called by words of others: somebody of that name comes first.
    let entities: Vec<&Node> = nodes.iter().filter(|node| node.kind == NodeKind::Entity).collect();
    let mut found: Vec<&Node> = named::by_name(&entities, written).into_iter().copied().collect();
    if found.is_empty() {
        found = named::by_name(nodes, written);
    }
    match found[..] {
        [only] => Ok(vec![only.iri.clone()]),
        [] => anyhow::bail!(
            "this view shows nothing named {written}{}: name somebody or something in it, or choose another --view",
            named::did_you_mean(&entities, written)
        ),
        ref several => {
            let listed = several.iter().take(named::LISTED);
            let listed: Vec<String> =
                listed.map(|node| format!("{} [{}]", node.label, names::short(&node.iri, base))).collect();
            anyhow::bail!("{written} may be {} nodes, say which: {}", several.len(), listed.join(", "))
        }
    }
}
