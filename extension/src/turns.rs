//! One after the other: what is asked for while another is at it waits, and of what waits only the last is done.

use std::cell::{Cell, RefCell};

/// What waits, and whether somebody is at it.
#[derive(Debug)]
pub(crate) struct Turns<T> {
    next: RefCell<Option<T>>,
    /// Somebody is at it.
    busy: Cell<bool>,
}

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self { next: RefCell::default(), busy: Cell::new(false) }
    }
}

impl<T> Turns<T> {
    /// Whether something else is waited for: what is under way is not the last.
    pub(crate) fn waits(&self) -> bool {
        self.next.borrow().is_some()
    }

    /// Has something done, however often it was before. Whether it was: not so where another is at it, which then does this too.
    pub(crate) async fn take(&self, next: T, run: impl AsyncFn(T)) -> bool {
        self.next.replace(Some(next));
        if self.busy.replace(true) {
            return false;
        }
        while let Some(next) = self.next.take() {
            run(next).await;
        }
        self.busy.set(false);
        true
    }
}
