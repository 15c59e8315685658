//! Stopping a query wherever it is.
//!
//! The engine's own cancellation is seen only where a query reads a quad, and what it then yields is an error that
//! grouping and sorting collect: a product of a few patterns under COUNT goes on for ever and fills the memory. So the
//! terms we hand to the engine look at a flag when they are copied, which every step over rows does, and leave the query
//! by unwinding.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    static FLAG: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// The work was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

/// Does the work on this thread, until `flag` is raised.
pub(super) fn until<T>(flag: Arc<AtomicBool>, work: impl FnOnce() -> T) -> Result<T, Stopped> {
    FLAG.set(Some(flag));
    // What the work owns is dropped with it; nothing of it is seen again.
    let done = catch_unwind(AssertUnwindSafe(work));
    FLAG.set(None);
    done.map_err(|_| Stopped)
}

/// Ends the work of this thread if its flag is raised. Does it once: what is dropped on the way out may pass here too.
pub(super) fn look() {
    let raised = FLAG.with_borrow(|flag| flag.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed)));
    if raised {
        FLAG.set(None);
        resume_unwind(Box::new(Stopped));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_when_the_flag_is_raised_and_not_before() {
        let flag = Arc::new(AtomicBool::new(false));
        assert_eq!(until(Arc::clone(&flag), || (0..3).map(|_| look()).count()), Ok(3));
        flag.store(true, Ordering::Relaxed);
        assert_eq!(
            until(flag, || loop {
                look();
            }),
            Err::<(), _>(Stopped)
        );
        look();
    }
}
