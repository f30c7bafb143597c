//! A page's program, run for the text that it shows: seen or not, whatever its colour.

use super::file::File;
use super::font::Font;
use super::lexer::{Lexer, is_space};
use super::lines::{Lines, Placed};
use super::matrix::Matrix;
use super::object::{Dict, Object, Stream};
use super::text_string;
use crate::files::{Stop, Unread, Writer};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How deep forms may stand in forms.
const DEEPEST: usize = 10;
/// How many states may be put aside.
const STATES: usize = 256;
/// How many operands are kept for an operator.
const OPERANDS: usize = 64;
/// How many operators all pages may have together.
const OPERATORS: usize = 60_000_000;
/// How many bytes the text of a page may take.
const TEXT: usize = 64 << 20;

/// Runs programs, with the fonts that were read already.
pub(super) struct Programs<'f, 'a> {
    file: &'f File<'a>,
    fonts: BTreeMap<u32, Rc<Font>>,
    left: usize,
}

/// What a page shows.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) lines: Lines,
    /// What its marks say that glyphs do not: texts that stand for what is shown.
    pub(super) instead: Vec<String>,
    /// How many glyphs nobody can tell the text of.
    pub(super) unknown: usize,
    /// The size of the largest picture.
    pub(super) picture: f64,
    /// How many shapes are painted.
    pub(super) shapes: usize,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    /// Between glyphs, and between words.
    apart: f64,
    words: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// One program and where it is.
struct Run<'r> {
    resources: &'r Dict,
    state: State,
    states: Vec<State>,
    /// States that were put aside beyond the limit.
    beyond: usize,
    text: Matrix,
    line: Matrix,
    /// The resources by their kinds, each read once.
    kinds: BTreeMap<&'static str, Dict>,
    /// What is marked: what stands for what is shown there, and what was shown.
    marks: Vec<Option<(String, String)>>,
}

impl<'f, 'a> Programs<'f, 'a> {
    pub(super) fn new(file: &'f File<'a>) -> Self {
        Self { file, fonts: BTreeMap::new(), left: OPERATORS }
    }

    pub(super) fn run(
        &mut self,
        program: &[u8],
        resources: &Dict,
        shown: &mut Shown,
        writer: &mut Writer<'_>,
    ) -> Result<(), Stop> {
        self.program(program, resources, Matrix::ONE, 0, shown, writer)
    }

    /// Runs a form of its own: how an annotation looks.
    pub(super) fn run_form(&mut self, form: &Stream, shown: &mut Shown, writer: &mut Writer<'_>) -> Result<(), Stop> {
        self.form(form, &Dict::default(), Matrix::ONE, 0, shown, writer)
    }

    fn form(
        &mut self,
        form: &Stream,
        outer: &Dict,
        matrix: Matrix,
        depth: usize,
        shown: &mut Shown,
        writer: &mut Writer<'_>,
    ) -> Result<(), Stop> {
        let Some(program) = self.file.decode(form, writer)? else { return Ok(()) };
        let own = self.file.entry(&form.dict, "Matrix");
        let own = Matrix::of(own.array().iter().filter_map(|number| self.file.resolve(number).number()));
        let resources = self.file.entry(&form.dict, "Resources");
        let resources = resources.dict().unwrap_or(outer);
        self.program(&program, resources, own.unwrap_or(Matrix::ONE).then(&matrix), depth, shown, writer)
    }

    fn program(
        &mut self,
        program: &[u8],
        resources: &Dict,
        matrix: Matrix,
        depth: usize,
        shown: &mut Shown,
        writer: &mut Writer<'_>,
    ) -> Result<(), Stop> {
        let state =
            State { matrix, font: None, size: 1.0, apart: 0.0, words: 0.0, scale: 1.0, leading: 0.0, rise: 0.0 };
        let (text, line) = (Matrix::ONE, Matrix::ONE);
        let mut run = Run {
            resources,
            state,
            states: Vec::new(),
            beyond: 0,
            text,
            line,
            kinds: BTreeMap::new(),
            marks: Vec::new(),
        };
        let (mut lexer, mut operands) = (Lexer::of_program(program), Vec::new());
        while let Some(object) = lexer.next() {
            let Object::Word(word) = object else {
                if operands.len() < OPERANDS {
                    operands.push(object);
                }
                continue;
            };
            writer.go_on()?;
            self.left = self.left.checked_sub(1).ok_or(Stop(Unread::TooLarge))?;
            if shown.lines.size > TEXT {
                return Err(Stop(Unread::TooLarge));
            }
            match word.as_slice() {
                b"Do" => self.draw(&mut run, &operands, depth, shown, writer)?,
                b"Tf" | b"gs" => self.font(&mut run, &word, &operands, writer)?,
                b"BI" => {
                    skip_picture(&mut lexer);
                    shown.picture = shown.picture.max(run.state.matrix.area());
                }
                b"BDC" => {
                    let instead = self.instead(&mut run, &operands);
                    run.mark(instead);
                }
                b"BMC" => run.mark(None),
                b"EMC" => run.unmark(shown),
                b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" => shown.shapes += 1,
                word => run.operator(word, &operands, shown, writer)?,
            }
            operands.clear();
        }
        while !run.marks.is_empty() {
            run.unmark(shown);
        }
        Ok(())
    }

    /// A resource by its kind and its name; and its number, where it stands elsewhere.
    fn resource(&self, run: &mut Run<'_>, kind: &'static str, name: &Object) -> (Option<u32>, Object) {
        let of_kind = run.kinds.entry(kind).or_insert_with(|| self.file.dict(run.resources, kind));
        let object = str::from_utf8(name.name()).map_or(&Object::Null, |name| of_kind.get(name));
        let number = if let Object::Ref(number, _) = object { Some(*number) } else { None };
        (number, self.file.resolve(object))
    }

    fn draw(
        &mut self,
        run: &mut Run<'_>,
        operands: &[Object],
        depth: usize,
        shown: &mut Shown,
        writer: &mut Writer<'_>,
    ) -> Result<(), Stop> {
        let Some(name) = operands.first() else { return Ok(()) };
        let (_, object) = self.resource(run, "XObject", name);
        let Some(stream) = object.stream() else { return Ok(()) };
        if self.file.entry(&stream.dict, "Subtype").name() == b"Image" {
            shown.picture = shown.picture.max(run.state.matrix.area());
            return Ok(());
        }
        if depth >= DEEPEST {
            self.file.damaged();
            return Ok(());
        }
        self.form(stream, run.resources, run.state.matrix, depth + 1, shown, writer)
    }

    fn font(
        &mut self,
        run: &mut Run<'_>,
        word: &[u8],
        operands: &[Object],
        writer: &mut Writer<'_>,
    ) -> Result<(), Stop> {
        let Some(name) = operands.first() else { return Ok(()) };
        let (number, object, size) = if word == b"Tf" {
            let (number, object) = self.resource(run, "Font", name);
            (number, object, operands.get(1).and_then(Object::number))
        } else {
            let (_, state) = self.resource(run, "ExtGState", name);
            let font = state.dict().map_or(Object::Null, |state| self.file.entry(state, "Font"));
            let [font, size] = font.array() else { return Ok(()) };
            let number = if let Object::Ref(number, _) = font { Some(*number) } else { None };
            (number, self.file.resolve(font), size.number())
        };
        run.state.size = size.unwrap_or(1.0);
        if let Some(font) = number.and_then(|number| self.fonts.get(&number)) {
            run.state.font = Some(font.clone());
            return Ok(());
        }
        let dict = object.dict().cloned().unwrap_or_default();
        let font = Rc::new(Font::load(self.file, &dict, writer)?);
        if let Some(number) = number {
            self.fonts.insert(number, font.clone());
        }
        run.state.font = Some(font);
        Ok(())
    }

    /// What a mark says stands for what is shown.
    fn instead(&self, run: &mut Run<'_>, operands: &[Object]) -> Option<String> {
        let properties = match operands.get(1)? {
            name @ Object::Name(_) => self.resource(run, "Properties", name).1,
            other => other.clone(),
        };
        let dict = properties.dict()?;
        ["ActualText", "Alt"].iter().find_map(|key| self.file.entry(dict, key).bytes().map(text_string))
    }
}

impl Run<'_> {
    fn mark(&mut self, instead: Option<String>) {
        if self.marks.len() < STATES {
            self.marks.push(instead.map(|instead| (instead, String::new())));
        }
    }

    fn unmark(&mut self, shown: &mut Shown) {
        if let Some(Some((instead, text))) = self.marks.pop() {
            let same = instead.split_whitespace().eq(text.split_whitespace());
            if !same && !instead.trim().is_empty() {
                shown.lines.size += instead.len();
                shown.instead.push(instead);
            }
        }
    }

    /// Operators of states and of text.
    fn operator(
        &mut self,
        word: &[u8],
        operands: &[Object],
        shown: &mut Shown,
        writer: &mut Writer<'_>,
    ) -> Result<(), Stop> {
        let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
        let matrix = || Matrix::of(operands.iter().filter_map(Object::number));
        let string = |at: usize| operands.get(at).and_then(Object::bytes).unwrap_or_default();
        match word {
            b"q" if self.states.len() < STATES => self.states.push(self.state.clone()),
            b"q" => self.beyond += 1,
            b"Q" if self.beyond > 0 => self.beyond -= 1,
            b"Q" => self.state = self.states.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.matrix = matrix().unwrap_or(Matrix::ONE).then(&self.state.matrix),
            b"BT" => self.begin(Matrix::ONE),
            b"Tm" => self.begin(matrix().unwrap_or(Matrix::ONE)),
            b"Tc" => self.state.apart = number(0),
            b"Tw" => self.state.words = number(0),
            b"Tz" => self.state.scale = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" => self.show(string(0), shown, writer)?,
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(string(0), shown, writer)?;
            }
            b"\"" => {
                (self.state.words, self.state.apart) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(string(2), shown, writer)?;
            }
            b"TJ" => {
                for part in operands.first().map(Object::array).unwrap_or_default() {
                    match part {
                        Object::String(bytes) => self.show(bytes, shown, writer)?,
                        Object::Number(back) => self.forward(-back / 1000.0 * self.state.size),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.begin(Matrix::moved(x, y).then(&self.line));
    }

    fn forward(&mut self, by: f64) {
        self.text = Matrix::moved(by * self.state.scale, 0.0).then(&self.text);
    }

    fn show(&mut self, mut bytes: &[u8], shown: &mut Shown, writer: &mut Writer<'_>) -> Result<(), Stop> {
        let Some(font) = self.state.font.clone() else { return Ok(()) };
        let sized = self.state.size.abs();
        while !bytes.is_empty() {
            writer.go_on()?;
            let (glyph, length) = font.next(bytes);
            bytes = bytes.get(length..).unwrap_or_default();
            let on_page = self.text.then(&self.state.matrix);
            let (across, way) = on_page.across();
            let way = if self.state.size < 0.0 { (-way.0, -way.1) } else { way };
            let size = sized * if on_page.up() > 0.0 { on_page.up() } else { across };
            let start = on_page.point((0.0, self.state.rise));
            let wide = glyph.width / 1000.0 * self.state.size;
            // What sets letters apart is no gap between words.
            let end = on_page.point(((wide + self.state.apart.max(0.0)) * self.state.scale, self.state.rise));
            if let Some(text) = &glyph.text {
                let text = plain(text);
                if let Some(Some((_, of_mark))) = self.marks.iter_mut().rev().find(|mark| mark.is_some()) {
                    of_mark.push_str(&text);
                }
                shown.lines.add(&Placed { text: &text, start, end, way, size });
            } else {
                shown.unknown += 1;
            }
            self.forward(wide + self.state.apart + if glyph.space { self.state.words } else { 0.0 });
        }
        Ok(())
    }
}

/// Ligatures as their letters, and no signs that steer a terminal.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            '\0' => {}
            char if char.is_control() => plain.push(' '),
            char => plain.push(char),
        }
    }
    plain
}

/// Past a picture that stands in the program: after `ID` and white space to an `EI` that stands alone.
fn skip_picture(lexer: &mut Lexer<'_>) {
    for _ in 0..OPERANDS {
        if lexer.next().is_none_or(|object| object == Object::Word(b"ID".to_vec())) {
            break;
        }
    }
    let rest = lexer.rest();
    let ends = |at: &usize| {
        let before = at.checked_sub(1).and_then(|at| rest.get(at)).is_some_and(|byte| is_space(*byte));
        let after = rest.get(at + 2..).unwrap_or_default();
        // Bytes of a picture may look so by chance; what follows is then no text.
        let text = after.iter().take(12).all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~'));
        before && text && after.first().is_none_or(|byte| is_space(*byte))
    };
    let found = rest.windows(2).enumerate().filter(|(_, two)| two == b"EI").map(|(at, _)| at).find(ends);
    lexer.at += found.map_or(rest.len(), |at| at + 2);
}
