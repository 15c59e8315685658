//! Why the server cannot start.

use crate::store::StoreError;
use std::io;
use std::net::SocketAddr;

/// What can go wrong before the server runs; each names what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The graph cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody else listens there, or may.
    #[error("cannot listen on {address}: choose another address or port with --bind")]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// No threads, no signals.
    #[error("the system gives the server no threads or signals")]
    System(#[from] io::Error),
}
