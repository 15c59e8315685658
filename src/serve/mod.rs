//! `dateline serve`: the page, the graph as a SPARQL 1.1 endpoint that only answers queries, and questions under `/api`,
//! over HTTP/1.1.
//!
//! Everything is read into memory once and again when the store changes; with the feature `rocksdb` a store is asked on the
//! disk. One client cannot take the server from the
//! others: requests have limits of size, time, memory and number ([`Limits`]).

mod answer;
mod api;
mod dataset;
mod error;
mod graph;
mod limits;
mod memory;
mod negotiate;
#[cfg(feature = "rocksdb")]
mod quads;
mod request;
mod router;
mod state;
mod stop;

pub use error::ServeError;
pub use limits::Limits;
pub use state::Origin;

use axum::http::HeaderValue;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use router::{Server, router};
use state::Current;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How often the files are looked at for changes.
const FOLLOW: Duration = Duration::from_secs(2);

/// How long requests that run may go on after the server was told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// What the server does beside answering.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where it listens.
    pub bind: SocketAddr,
    /// Only requests that name this machine by a name of the loopback are answered.
    pub loopback_only: bool,
    /// The site whose pages may ask (`Access-Control-Allow-Origin`): none by default.
    pub cors: Option<HeaderValue>,
    /// What one client may cost.
    pub limits: Limits,
}

/// What the server tells while it runs.
#[derive(Debug)]
#[non_exhaustive]
pub enum Notice {
    /// It answers at this address.
    Listening(SocketAddr),
    /// The files have changed and were read again.
    Reloaded,
    /// The files have changed and cannot be read; what was read before is served on.
    Stale(crate::store::StoreError),
    /// It was told to stop.
    Stopping,
}

/// Serves until the process is told to stop (Ctrl-C, SIGTERM).
///
/// # Errors
/// If the graph cannot be read or nobody can listen at the address.
pub fn serve(
    origin: Origin,
    options: Options,
    tell: impl Fn(Notice) + Send + Sync + 'static,
) -> Result<(), ServeError> {
    let current = Current::load(origin)?;
    let server = Arc::new(Server::new(options, current));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ended = runtime.block_on(run(server, Arc::new(tell)));
    // A query that heeds no stop does not keep the process.
    runtime.shutdown_background();
    ended
}

async fn run(server: Arc<Server>, tell: Arc<dyn Fn(Notice) + Send + Sync>) -> Result<(), ServeError> {
    let address = server.options.bind;
    let bind = |source| ServeError::Bind { address, source };
    let listener = TcpListener::bind(address).await.map_err(bind)?;
    let mut stop = std::pin::pin!(told_to_stop()?);
    tell(Notice::Listening(listener.local_addr().map_err(bind)?));
    tokio::spawn(follow(Arc::clone(&server), Arc::clone(&tell)));

    let app = router(Arc::clone(&server));
    let seats = Arc::new(Semaphore::new(server.options.limits.connections));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(server.options.limits.patience).max_buf_size(64 << 10);
    loop {
        let next = async {
            let seat = Arc::clone(&seats).acquire_owned().await;
            (seat, listener.accept().await)
        };
        let (seat, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        // A client that went away again, or no more files: others are served on.
        let (Ok(seat), Ok((stream, _))) = (seat, accepted) else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let service = TowerToHyperService::new(app.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            let _seat = seat;
            // What goes wrong on a connection is the client's affair.
            let _ = connection.await;
        });
    }
    tell(Notice::Stopping);
    drop(listener);
    let _ = tokio::time::timeout(LAST_ANSWERS, graceful.shutdown()).await;
    Ok(())
}

/// Reads the graph again when its files have changed.
async fn follow(server: Arc<Server>, tell: Arc<dyn Fn(Notice) + Send + Sync>) {
    let mut told = false;
    loop {
        tokio::time::sleep(FOLLOW).await;
        let look = Arc::clone(&server);
        match tokio::task::spawn_blocking(move || look.current.follow()).await {
            Ok(Ok(changed)) => {
                told = false;
                if changed {
                    tell(Notice::Reloaded);
                }
            }
            // Said once, not every other second.
            Ok(Err(error)) => {
                if !std::mem::replace(&mut told, true) {
                    tell(Notice::Stale(error));
                }
            }
            Err(_) => return,
        }
    }
}

#[cfg(unix)]
fn told_to_stop() -> Result<impl Future<Output = ()>, ServeError> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn told_to_stop() -> Result<impl Future<Output = ()>, ServeError> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
