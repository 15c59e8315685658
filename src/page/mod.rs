//! The page: the graph for readers, as data and as one HTML file.
//!
//! [`Page`] is read from the quads alone, so it shows what the graph says and nothing else. The same built page
//! (`page/`, TypeScript) shows it in both places: embedded in a file by [`to_html`] (`dateline report`), or fetched from
//! `dateline serve`.

mod data;
mod html;
mod place;
mod read;

pub use data::Page;
pub use html::{policy, to_html, without_data};
