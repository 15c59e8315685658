//! Files and folders.

use super::format::is_passed_over;
use super::{Format, Found, Note, Opened, ReadError, ReadOptions, Sink, container, read_opened};
use std::path::{Path, PathBuf};

/// Reads a file or folder and hands on every article, or the reason for its refusal. Folders are walked in the order of
/// names; hidden files, READMEs, licences and pictures in them are passed over.
pub fn read_path(path: &Path, options: &ReadOptions, sink: &mut Sink<'_>) {
    if path.is_dir() {
        walk(path, path, &mut Vec::new(), options, sink);
    } else {
        let name = path
            .file_stem()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        read_file(path, name, true, options, sink);
    }
}

/// Walks `folder`; `above` are the folders on the way to it, so that links that lead back end.
fn walk(root: &Path, folder: &Path, above: &mut Vec<PathBuf>, options: &ReadOptions, sink: &mut Sink<'_>) {
    let place = folder.display().to_string();
    let found = std::fs::canonicalize(folder).and_then(|real| Ok((real, entries(folder)?)));
    let (real, entries) = match found {
        Ok(found) => found,
        Err(source) => return sink(Found::Refused(ReadError::unreadable(&place, source)), &place),
    };
    if above.contains(&real) {
        return;
    }
    above.push(real);
    for path in entries {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let store = options.passed_over.iter().any(|mark| path.join(mark).exists());
        if name.starts_with('.') || store {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, above, options, sink);
        } else if is_passed_over(&name) {
            sink(Found::Note(Note::PassedOver), &path.display().to_string());
        } else {
            read_file(&path, name_below(root, &path), false, options, sink);
        }
    }
    above.pop();
}

/// The id of an article that has none: its path below the folder that was named, without ending.
fn name_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path).with_extension("");
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    Ok(entries)
}

fn read_file(path: &Path, name: String, is_named: bool, options: &ReadOptions, sink: &mut Sink<'_>) {
    let place = path.display().to_string();
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = std::fs::File::open(path).and_then(|file| Ok((file.metadata()?, file)));
    let (metadata, file) = match file {
        Ok(found) => found,
        Err(source) => return sink(Found::Refused(ReadError::unreadable(&place, source)), &place),
    };
    let size = metadata.is_file().then_some(metadata.len() as usize);
    let opened = Opened { place, name, file_name, size, depth: 0, is_piped: is_named && !metadata.is_file() };
    if Format::of_name(&opened.file_name) == Some(Format::Zip) {
        if let Err(error) = container::read_zip(file, &opened, options, sink) {
            sink(Found::Refused(error), &opened.place);
        }
        return;
    }
    read_opened(&opened, Box::new(file), options, sink);
}
