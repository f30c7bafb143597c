//! A file's objects, each read when it is asked for.

use super::crypt::Key;
use super::filter;
use super::lexer::Lexer;
use super::object::{Dict, Object, Stream};
use super::scan::{Found, MOST, Scan, scan};
use crate::files::{Stop, Unread, Writer};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How much of what was unpacked is kept, for forms that stand on many pages.
const KEPT: usize = 8 << 20;

/// How many bytes of objects are read, however often: one that is large and that many point at is read for each.
const PARSED: usize = 1 << 30;

/// Where an object stands.
#[derive(Clone, Debug)]
enum Spot {
    File(Found),
    /// In a stream of objects.
    In {
        stream: usize,
        at: usize,
    },
}

/// A file.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    spots: BTreeMap<u32, Spot>,
    /// The streams of objects, unpacked.
    streams: Vec<Vec<u8>>,
    /// Of all trailers, what holds.
    pub(super) trailer: Dict,
    key: Option<Key>,
    kept: RefCell<Kept>,
    /// Something was missing or could not be unpacked.
    damaged: Cell<bool>,
    /// How many bytes of objects may still be read.
    left: Cell<usize>,
}

/// What was unpacked already, by where it stood.
#[derive(Default)]
struct Kept {
    size: usize,
    streams: BTreeMap<usize, Rc<Vec<u8>>>,
}

impl<'a> File<'a> {
    pub(super) fn open(bytes: &'a [u8], writer: &mut Writer<'_>) -> Result<Self, Unread> {
        let Scan { found, trailers, cut } = scan(bytes, writer)?;
        let mut file = File {
            bytes,
            spots: BTreeMap::new(),
            streams: Vec::new(),
            trailer: Dict::default(),
            key: None,
            kept: RefCell::default(),
            damaged: Cell::new(cut),
            left: Cell::new(PARSED),
        };
        for trailer in &trailers {
            for (name, value) in &trailer.0 {
                if [&b"Root"[..], b"Info", b"Encrypt", b"ID"].contains(&name.as_slice()) {
                    file.trailer.0.retain(|(held, _)| held != name);
                    file.trailer.0.push((name.clone(), value.clone()));
                }
            }
        }
        // Before what is encrypted is unpacked, the key; nothing of what it is made from may stand in there.
        for found in &found {
            file.spots.insert(found.number, Spot::File(found.clone()));
        }
        if file.trailer.has("Encrypt") {
            let encrypt = file.resolve(file.trailer.get("Encrypt"));
            let id = file.resolve(file.trailer.get("ID"));
            let id = id.array().first().and_then(Object::bytes).unwrap_or_default();
            let dict = encrypt.dict().ok_or(Unread::Encrypted)?;
            file.key = Some(Key::of(dict, id, &|object| file.resolve(object)).ok_or(Unread::Encrypted)?);
        }
        file.unpack(found, writer)?;
        Ok(file)
    }

    /// What stands in streams of objects. One number may be in several, and outside: the last holds.
    fn unpack(&mut self, found: Vec<Found>, writer: &mut Writer<'_>) -> Result<(), Stop> {
        let encrypt = if let Object::Ref(number, _) = self.trailer.get("Encrypt") { Some(*number) } else { None };
        for found in found {
            writer.go_on()?;
            self.spots.insert(found.number, Spot::File(found.clone()));
            if !found.holds {
                continue;
            }
            let Object::Stream(stream) = self.get(found.number) else { continue };
            let Some(unpacked) = self.decode(&stream, writer)? else { continue };
            let first = stream.dict.get("First").count().unwrap_or(0);
            let mut lexer = Lexer::of_file(unpacked.get(..first).unwrap_or_default(), 0);
            let (index, mut numbers) = (self.streams.len(), Vec::new());
            while let (Some(Object::Number(number)), Some(Object::Number(at))) = (lexer.next(), lexer.next()) {
                numbers.push((number as u32, first.saturating_add(at as usize)));
            }
            if self.spots.len() + numbers.len() > MOST {
                return Err(Stop(Unread::TooLarge));
            }
            for (number, at) in numbers {
                if Some(number) != encrypt && number != found.number {
                    self.spots.insert(number, Spot::In { stream: index, at });
                }
            }
            self.streams.push(Rc::unwrap_or_clone(unpacked));
        }
        Ok(())
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    pub(super) fn damaged(&self) {
        self.damaged.set(true);
    }

    /// The numbers of all objects.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.spots.keys().copied()
    }

    /// An object by its number; null: there is none.
    pub(super) fn get(&self, number: u32) -> Object {
        match self.spots.get(&number) {
            None => Object::Null,
            Some(Spot::In { stream, at }) => {
                let bytes = self.streams.get(*stream).map_or(&[][..], Vec::as_slice);
                self.parse(bytes, *at)
            }
            Some(Spot::File(found)) => {
                let mut object = self.parse(self.bytes, found.at);
                let is_key = matches!(self.trailer.get("Encrypt"), Object::Ref(encrypt, _) if *encrypt == number);
                let id = (number, found.generation);
                if let Some(key) = self.key.as_ref().filter(|_| !is_key) {
                    key.strings(id, &mut object);
                }
                match (&found.data, object) {
                    (Some(data), Object::Dict(dict)) => {
                        let mut data = data.clone();
                        // A length that stands elsewhere, of a stream that was searched for its end.
                        if let Object::Ref(length, _) = dict.get("Length")
                            && *length != number
                            && let Some(Spot::File(found)) = self.spots.get(length)
                            && let Some(length) = self.parse(self.bytes, found.at).count()
                            && data.len().abs_diff(length) <= 2
                        {
                            data.end = (data.start + length).min(self.bytes.len());
                        }
                        Object::Stream(Box::new(Stream { dict, data, id: Some(id) }))
                    }
                    (_, object) => object,
                }
            }
        }
    }

    fn parse(&self, bytes: &[u8], at: usize) -> Object {
        if self.is_spent() {
            return Object::Null;
        }
        let mut lexer = Lexer::of_file(bytes, at);
        let object = lexer.next().unwrap_or(Object::Null);
        self.left.set(self.left.get().saturating_sub(lexer.at.saturating_sub(at)));
        object
    }

    /// More was to be read than is.
    pub(super) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// What an object points at, or itself.
    pub(super) fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..16 {
            let Object::Ref(number, _) = object else { return object };
            object = self.get(number);
        }
        Object::Null
    }

    /// A dictionary's entry.
    pub(super) fn entry(&self, dict: &Dict, key: &str) -> Object {
        self.resolve(dict.get(key))
    }

    /// A dictionary in a dictionary; empty: there is none.
    pub(super) fn dict(&self, dict: &Dict, key: &str) -> Dict {
        match self.entry(dict, key) {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict,
            _ => Dict::default(),
        }
    }

    /// A stream's bytes, unpacked as far as that goes; none: it is a picture, or packed in a way that is not known.
    pub(super) fn decode(&self, stream: &Stream, writer: &mut Writer<'_>) -> Result<Option<Rc<Vec<u8>>>, Stop> {
        if let Some(kept) = self.kept.borrow().streams.get(&stream.data.start) {
            return Ok(Some(kept.clone()));
        }
        let raw = self.bytes.get(stream.data.clone()).unwrap_or_default();
        let decrypted = match (&self.key, stream.id) {
            (Some(key), Some(id)) => key.stream(id, &stream.dict, raw),
            _ => None,
        };
        let filters = self.filters(&stream.dict);
        let raw = decrypted.as_deref().unwrap_or(raw);
        let Some(unpacked) = filter::decode(raw, &filters, writer)? else { return Ok(None) };
        if !unpacked.whole {
            self.damaged();
        }
        let bytes = Rc::new(unpacked.bytes);
        let mut kept = self.kept.borrow_mut();
        if kept.size + bytes.len() <= KEPT {
            kept.size += bytes.len();
            kept.streams.insert(stream.data.start, bytes.clone());
        }
        Ok(Some(bytes))
    }

    /// The filters of a stream and what each is told.
    fn filters(&self, dict: &Dict) -> Vec<(Vec<u8>, Dict)> {
        let or = |long, short| if dict.has(long) { self.entry(dict, long) } else { self.entry(dict, short) };
        let (names, told) = (or("Filter", "F"), or("DecodeParms", "DP"));
        let names = if let Object::Array(names) = names { names } else { vec![names] };
        let told = if let Object::Array(told) = told { told } else { vec![told] };
        let names = names.iter().map(|name| self.resolve(name).name().to_vec()).filter(|name| !name.is_empty());
        let told = told.iter().map(|told| self.resolve(told).dict().cloned().unwrap_or_default());
        names.zip(told.chain(std::iter::repeat_with(Dict::default))).collect()
    }
}
