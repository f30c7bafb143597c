//! Keeps something of the browser's in step with what is wanted of it, which may change while it is being brought there.

use std::cell::{Cell, RefCell};

/// What is wanted, and what the browser was brought to.
#[derive(Debug)]
pub(crate) struct InStep<T> {
    wanted: RefCell<Option<T>>,
    done: RefCell<Option<T>>,
    /// Somebody is at it.
    busy: Cell<bool>,
}

impl<T> Default for InStep<T> {
    fn default() -> Self {
        Self { wanted: RefCell::default(), done: RefCell::default(), busy: Cell::new(false) }
    }
}

impl<T: Clone + PartialEq> InStep<T> {
    /// Has `bring` bring the browser there, on a difference only; where it is at it already, that one goes on until it has come to the last
    /// that was wanted.
    ///
    /// Whether it has come there: not so where another was at it.
    pub(crate) async fn set(&self, wanted: T, bring: impl AsyncFn(&T)) -> bool {
        *self.wanted.borrow_mut() = Some(wanted);
        if self.busy.replace(true) {
            return false;
        }
        loop {
            let wanted = self.wanted.borrow().clone();
            let Some(next) = wanted.filter(|wanted| self.done.borrow().as_ref() != Some(wanted)) else {
                break;
            };
            bring(&next).await;
            *self.done.borrow_mut() = Some(next);
        }
        self.busy.set(false);
        true
    }
}
