//! What one client may cost.

use std::time::Duration;

/// Limits of the server. The defaults suit one reader, or a small newsroom, on a machine of 4 GB.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long a query may run.
    pub time: Duration,
    /// How many rows or triples an answer may have. Longer ones are refused, never cut.
    pub rows: usize,
    /// How many bytes an answer may have.
    pub answer: usize,
    /// How many bytes a request may send.
    pub body: usize,
    /// How many queries run at the same time; others wait for a moment, then are told to come back.
    pub queries: usize,
    /// How many clients are connected at the same time.
    pub connections: usize,
    /// By how many bytes all queries together may make the process grow (seen on Linux only): one that goes on growing
    /// beyond is stopped.
    pub memory: u64,
    /// How long a client may take to send its request, and how long a query waits for its turn.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(10),
            rows: 100_000,
            answer: 64 << 20,
            body: 1 << 20,
            queries: 4,
            connections: 256,
            memory: 1 << 30,
            patience: Duration::from_secs(10),
        }
    }
}
