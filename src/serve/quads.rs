//! The quads on the disk as the server's queries read them. The engine reads a database faster by itself, but a query that
//! it runs so can be stopped in few places: see [`stop`].

use super::stop;
use oxigraph::model::{
    GraphNameRef, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};
use oxigraph::store::{StorageError, Store as Graph};
use spareval::{InternalQuad, QueryableDataset};
use std::sync::Arc;

/// The database in the hands of one query.
pub(super) struct Quads(pub(super) Graph);

/// A term of a query.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Id(Arc<Term>);

/// Copying is what every step of a query over rows does: here it can be stopped.
impl Clone for Id {
    fn clone(&self) -> Self {
        stop::look();
        Self(Arc::clone(&self.0))
    }
}

impl From<NamedOrBlankNode> for Id {
    fn from(node: NamedOrBlankNode) -> Self {
        Self(Arc::new(node.into()))
    }
}

impl Id {
    /// As a subject or a graph; `None` for what is neither.
    fn node(&self) -> Option<NamedOrBlankNodeRef<'_>> {
        match self.0.as_ref().as_ref() {
            TermRef::NamedNode(node) => Some(node.into()),
            TermRef::BlankNode(node) => Some(node.into()),
            _ => None,
        }
    }

    /// As a property; `None` for what is none.
    fn property(&self) -> Option<NamedNodeRef<'_>> {
        if let TermRef::NamedNode(node) = self.0.as_ref().as_ref() { Some(node) } else { None }
    }
}

/// A place of a pattern: any term, or one that can stand there. `None` where nothing fits.
fn place<'t, T>(id: Option<&'t Id>, of: impl FnOnce(&'t Id) -> Option<T>) -> Option<Option<T>> {
    match id {
        None => Some(None),
        Some(id) => of(id).map(Some),
    }
}

fn internal(quad: Quad) -> InternalQuad<Id> {
    stop::look();
    let graph = match quad.graph_name {
        oxigraph::model::GraphName::NamedNode(node) => Some(NamedOrBlankNode::from(node)),
        oxigraph::model::GraphName::BlankNode(node) => Some(NamedOrBlankNode::from(node)),
        oxigraph::model::GraphName::DefaultGraph => None,
    };
    InternalQuad {
        subject: quad.subject.into(),
        predicate: NamedOrBlankNode::from(quad.predicate).into(),
        object: Id(Arc::new(quad.object)),
        graph_name: graph.map(Id::from),
    }
}

impl QueryableDataset<'static> for Quads {
    type InternalTerm = Id;
    type Error = StorageError;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Id>,
        predicate: Option<&Id>,
        object: Option<&Id>,
        graph_name: Option<Option<&Id>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Id>, StorageError>> + use<> {
        let fitting = || {
            let subject = place(subject, Id::node)?;
            let predicate = place(predicate, Id::property)?;
            let graph = match graph_name {
                None => None,
                Some(None) => Some(GraphNameRef::DefaultGraph),
                Some(Some(graph)) => Some(graph.node()?.into()),
            };
            let object = object.map(|object| object.0.as_ref().as_ref());
            Some(self.0.quads_for_pattern(subject, predicate, object, graph))
        };
        fitting().into_iter().flatten().map(|quad| quad.map(internal))
    }

    fn internalize_term(&self, term: Term) -> Result<Id, StorageError> {
        Ok(Id(Arc::new(term)))
    }

    fn externalize_term(&self, term: Id) -> Result<Term, StorageError> {
        Ok(Term::clone(&term.0))
    }
}
