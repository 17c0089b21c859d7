//! What stands in `vault.json`: JSON with a checksum, which tells damage from a wrong password,
//! and a MAC, which tells whoever holds the master key whether someone else wrote it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use hkdf::hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    Authenticity, Kdf, MasterKey, Slot, SlotId, VaultError,
    hex::{self, Hex},
};

/// The format this program writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 1;
/// A vault of a thousand people is 1 MB.
const LONGEST: usize = 16 << 20;

/// Which office a vault, its journal and its backups belong to: random, for ever.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VaultId(#[serde(with = "hex")] [u8; 16]);

impl VaultId {
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl From<[u8; 16]> for VaultId {
    fn from(bytes: [u8; 16]) -> VaultId {
        VaultId(bytes)
    }
}

impl fmt::Display for VaultId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for VaultId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Everything of the file but its checksum.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub(super) format: u32,
    pub(super) vault: VaultId,
    /// Rises with every change.
    pub(super) generation: u64,
    /// UTC milliseconds.
    pub(super) created_at: i64,
    /// What new passwords cost.
    pub(super) kdf: Kdf,
    /// How many recovery sheets there ever were.
    pub(super) sheets: u32,
    pub(super) slots: Vec<Slot>,
    /// The master keys before this one, newest first, each locked under this one.
    pub(super) retired: Vec<Locked>,
    #[serde(with = "hex")]
    pub(super) mac: [u8; 32],
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Locked(#[serde(with = "hex")] pub(super) Vec<u8>);

impl Document {
    pub(super) fn to_json(&self) -> String {
        let mut fields = self.fields();
        let checksum = checksum(&fields);
        fields.insert("checksum".into(), checksum.into());
        format!("{:#}\n", Value::from_iter(fields))
    }

    pub(super) fn from_json(bytes: &[u8]) -> Result<Document, VaultError> {
        if bytes.len() > LONGEST {
            return Err(VaultError::Damaged);
        }
        let mut fields: Fields = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        let written = fields.remove("checksum");
        if written.as_ref().and_then(Value::as_str) != Some(&checksum(&fields)) {
            return Err(VaultError::Damaged);
        }
        match fields.get("format").and_then(Value::as_u64) {
            Some(format) if format > FORMAT.into() => return Err(VaultError::TooNew { format }),
            _ => {}
        }
        let document = Document::deserialize(Value::from_iter(fields))
            .ok()
            .filter(Document::is_coherent)
            .ok_or(VaultError::Damaged)?;
        document.refuse_hostile_costs()?;
        Ok(document)
    }

    /// Writes the MAC anew.
    pub(super) fn sign(&mut self, master: &MasterKey) {
        self.mac = self.hmac(master).finalize().into_bytes().into();
    }

    pub(super) fn authenticate(&self, master: &MasterKey) -> Authenticity {
        match self.hmac(master).verify_slice(&self.mac) {
            Ok(()) => Authenticity::Genuine,
            Err(_) => Authenticity::Altered,
        }
    }

    #[expect(clippy::expect_used, reason = "states the invariant")]
    fn hmac(&self, master: &MasterKey) -> Hmac<Sha256> {
        let mut fields = self.fields();
        fields.remove("mac");
        let mut hmac = Hmac::<Sha256>::new_from_slice(master.mac_key().expose())
            .expect("HMAC takes keys of every length");
        hmac.update(canonical(&fields).as_bytes());
        hmac
    }

    #[expect(clippy::expect_used, reason = "states the invariant")]
    fn fields(&self) -> Fields {
        let value = serde_json::to_value(self).expect("all field names are text");
        Fields::deserialize(value).expect("a struct is an object")
    }

    fn is_coherent(&self) -> bool {
        let mut seen = BTreeSet::new();
        self.format == FORMAT
            && self.slots.iter().all(|slot| slot.is_coherent() && seen.insert(slot.id()))
            && seen.iter().all(|slot| !matches!(slot, SlotId::Recovery(n) if *n > self.sheets))
    }

    fn refuse_hostile_costs(&self) -> Result<(), VaultError> {
        if !self.kdf.is_sane() || !self.slots.iter().all(Slot::has_sane_costs) {
            return Err(VaultError::HostileCosts);
        }
        Ok(())
    }
}

/// The fields of an object, sorted, whatever order `serde_json` was built to keep.
type Fields = BTreeMap<String, Value>;

fn checksum(fields: &Fields) -> String {
    Hex(&Sha256::digest(canonical(fields))).to_string()
}

/// One text for one meaning: fields sorted, no spaces.
fn canonical(fields: &Fields) -> String {
    let mut text = String::new();
    write_object(&mut text, fields.iter());
    text
}

fn write_object<'a>(text: &mut String, fields: impl Iterator<Item = (&'a String, &'a Value)>) {
    text.push('{');
    for (name, value) in fields {
        write_scalar(text, &Value::from(name.as_str()));
        text.push(':');
        write_value(text, value);
        text.push(',');
    }
    text.push('}');
}

fn write_value(text: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => {
            write_object(text, fields.iter().collect::<BTreeMap<_, _>>().into_iter());
        }
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write_value(text, item);
                text.push(',');
            }
            text.push(']');
        }
        scalar => write_scalar(text, scalar),
    }
}

fn write_scalar(text: &mut String, scalar: &Value) {
    text.push_str(&scalar.to_string());
}

/// The checksum that an attacker would write: over everything but itself.
#[cfg(test)]
pub(super) fn checksum_for_tests(document: &Value) -> String {
    let mut fields = Fields::deserialize(document).unwrap();
    fields.remove("checksum");
    checksum(&fields)
}
