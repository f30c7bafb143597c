//! Where in a document something stands.

/// Where something stands: from the outermost to the innermost. Empty: in the file, and no more is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place(pub Vec<Step>);

/// One step of a [`Place`]. Numbers count from 1, as people do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A file in an archive, or an attachment, by its name.
    Entry(String),
    /// A page of a PDF.
    Page(u32),
    /// A slide.
    Slide(u32),
    /// A sheet, and whether it is hidden.
    Sheet {
        /// Its name.
        name: String,
        /// People who open the file do not see it.
        hidden: bool,
    },
    /// Another part than the body.
    Part(Part),
    /// A cell of a sheet or of a table in text.
    Cell {
        /// From 1.
        row: u32,
        /// From 1: column A.
        column: u32,
    },
    /// A paragraph of its part.
    Paragraph(u32),
    /// A line of a text.
    Line(u32),
}

/// A part that is none of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each says itself")]
pub enum Part {
    Header,
    Footer,
    Footnote,
    Endnote,
    Comment,
    TextBox,
    /// Text that a tracked change took away, and that the file keeps.
    Deleted,
    /// A speaker's notes.
    Notes,
    /// Author, title, dates, keywords: what stands beside the document.
    Properties,
    /// Form fields, names of cells, lists to choose from, alternative texts.
    Hidden,
    /// A chart's words and numbers.
    Chart,
    /// Of a message: who, to whom, about what.
    Headers,
    /// Of a picture: where and by whom it was taken.
    Metadata,
}
