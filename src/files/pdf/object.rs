//! The objects that a PDF is made of.

use std::ops::Range;

/// An object, or a word of a page's program.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    Null,
    Bool(bool),
    Number(f64),
    String(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    /// Its dictionary, and where its bytes stand in the file.
    Stream(Box<Stream>),
    /// Number and generation of another.
    Ref(u32, u16),
    /// An operator, `obj`, `endobj`...
    Word(Vec<u8>),
}

/// A dictionary, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dict(pub(super) Vec<(Vec<u8>, Object)>);

/// A stream: still as the file holds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stream {
    pub(super) dict: Dict,
    pub(super) data: Range<usize>,
    /// Number and generation, which its key is made of; none: it is not encrypted.
    pub(super) id: Option<(u32, u16)>,
}

impl Dict {
    pub(super) fn get(&self, key: &str) -> &Object {
        self.0.iter().find(|(name, _)| name == key.as_bytes()).map_or(&Object::Null, |(_, value)| value)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        *self.get(key) != Object::Null
    }
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A number that counts something.
    pub(super) fn count(&self) -> Option<usize> {
        self.number().filter(|number| (0.0..4e9).contains(number)).map(|number| number as usize)
    }

    pub(super) fn name(&self) -> &[u8] {
        if let Self::Name(name) = self { name } else { &[] }
    }

    pub(super) fn bytes(&self) -> Option<&[u8]> {
        if let Self::String(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) fn array(&self) -> &[Object] {
        if let Self::Array(array) = self { array } else { &[] }
    }

    /// A dictionary, or a stream's.
    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn stream(&self) -> Option<&Stream> {
        if let Self::Stream(stream) = self { Some(stream) } else { None }
    }
}
