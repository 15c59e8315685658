//! What is known of words beforehand, for every stage that asks.

pub(crate) mod vectors;
