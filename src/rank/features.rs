//! Names of features and their hashes.

/// Features of one candidate, as hashes of their names.
#[derive(Debug, Default, Clone)]
pub struct Features {
    /// The hashes.
    pub hashes: Vec<u64>,
    /// The names, when they are asked for.
    pub names: Option<Vec<String>>,
}

impl Features {
    /// Adds the feature whose name is `parts` joined by `|`.
    pub fn add(&mut self, parts: &[&str]) {
        self.hashes.push(hash(parts));
        if let Some(names) = &mut self.names {
            names.push(parts.join("|"));
        }
    }

    /// Leaves each feature once.
    pub fn one_each(&mut self) {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        if let Some(names) = &mut self.names {
            names.sort_unstable();
            names.dedup();
        }
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.hashes.clear();
        if let Some(names) = &mut self.names {
            names.clear();
        }
    }
}

/// FNV-1a of the parts joined by `|`.
pub fn hash(parts: &[&str]) -> u64 {
    let mut value = 0xcbf2_9ce4_8422_2325_u64;
    for (number, part) in parts.iter().enumerate() {
        let mark: &[u8] = if number > 0 { b"|" } else { b"" };
        for &byte in mark.iter().chain(part.as_bytes()) {
            value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    value
}
