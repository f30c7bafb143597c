//! Parts that no document of `tests/testdata/files/` has, as Office writes them.

use super::super::{Limits, Writer};
use super::leaves::{self, Leaves};
use super::words::{self, Form, Targets};
use super::*;

fn written(read: impl FnOnce(&mut Writer<'_>) -> Result<(), Stop>) -> super::super::Document {
    let mut writer = Writer::new(Limits::default(), &|| false);
    read(&mut writer).unwrap();
    writer.document(FileKind::Docx)
}

fn text_of(form: Form, xml: &str) -> String {
    written(|writer| words::read(xml, form, &mut Targets::new(), writer)).text
}

#[test]
fn charts_say_their_titles_their_categories_and_their_numbers() {
    let xml = "<c:chartSpace><c:title><a:p><a:r><a:t>Plaintes</a:t></a:r></a:p></c:title><c:cat><c:strRef><c:f>A1</c:f>\
               <c:strCache><c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>Nord</c:v></c:pt><c:pt idx=\"1\"><c:v>Sud</c:v></c:pt></c:strCache>\
               </c:strRef></c:cat><c:numCache><c:formatCode>0</c:formatCode><c:pt><c:v>3</c:v></c:pt></c:numCache></c:chartSpace>";
    assert_eq!(text_of(Form::Chart, xml), "Plaintes\nNord\tSud\n3\n");
    // Charts of 2016, with the text in the point.
    let xml =
        "<cx:chartSpace><cx:lvl><cx:pt idx=\"0\">Est</cx:pt><cx:pt idx=\"1\">Ouest</cx:pt></cx:lvl></cx:chartSpace>";
    assert_eq!(text_of(Form::Chart, xml), "Est\tOuest\n");
}

#[test]
fn diagrams_say_what_is_in_their_points() {
    let xml = "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>Direc</a:t></a:r><a:r><a:t>tion</a:t></a:r></a:p></dgm:t></dgm:pt>\
               <dgm:pt><dgm:t>\n<a:p/></dgm:t></dgm:pt></dgm:dataModel>";
    assert_eq!(text_of(Form::Text, xml), "Direction\n");
}

#[test]
fn fields_are_joined_and_page_numbers_are_none() {
    let xml = "<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText> HYPERLINK \"mailto:a@</w:instrText></w:r><w:r><w:instrText>exemple.test\"\
               </w:instrText></w:r><w:r><w:fldChar/><w:t>ici</w:t></w:r><w:r><w:fldChar/></w:r>\
               <w:r><w:fldChar/><w:instrText> PAGE </w:instrText><w:fldChar/><w:t>1</w:t></w:r></w:p>";
    assert_eq!(text_of(Form::Text, xml), "ici1\nHYPERLINK \"mailto:a@exemple.test\"\n");
}

#[test]
fn an_alternative_is_read_once_and_the_fallback_where_the_choice_says_nothing() {
    let choice = "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>a</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>b</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
    assert_eq!(text_of(Form::Text, choice), "a\n");
    assert_eq!(text_of(Form::Text, &choice.replace("<w:t>a</w:t>", "<w:drawing/>")), "b\n");
}

#[test]
fn prompts_of_masters_are_not_text() {
    let xml = "<p:sldMaster><p:sp><p:nvPr><p:ph type=\"title\"/></p:nvPr><p:txBody><a:p><a:r><a:t>Click</a:t></a:r></a:p></p:txBody></p:sp>\
               <p:sp><p:nvPr/><p:txBody><a:p><a:r><a:t>Ville</a:t></a:r></a:p></p:txBody></p:sp></p:sldMaster>";
    assert_eq!(text_of(Form::Master, xml), "Ville\n");
    assert_eq!(text_of(Form::Text, xml), "Click\nVille\n");
}

#[test]
fn tables_in_cells_and_in_boxes_stay_lines() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = format!("<w:tr>{}{}</w:tr>", cell("a"), cell("b"));
    let nested = format!("<w:tr><w:tc><w:p/><w:tbl>{row}</w:tbl></w:tc>{}</w:tr>", cell("c"));
    assert_eq!(text_of(Form::Text, &nested), "a\tb\n\tc\n");
    let boxed = format!(
        "<w:p><w:r><w:t>x</w:t><w:txbxContent><w:tbl>{row}{row}</w:tbl></w:txbxContent><w:t>y</w:t></w:r></w:p>"
    );
    assert_eq!(text_of(Form::Text, &boxed), "xy\na\tb\na\tb\n");
    // A line in a cell does not end the row.
    assert_eq!(text_of(Form::Text, &row.replace("<w:t>a</w:t>", "<w:t>a</w:t><w:br/><w:t>a</w:t>")), "a a\tb\n");
}

#[test]
fn a_part_that_breaks_off_is_read_as_far_as_it_goes() {
    let document = written(|writer| words::read("<w:p><w:r><w:t>reste", Form::Text, &mut Targets::new(), writer));
    assert_eq!(document.text, "reste\n");
    assert_eq!(document.unread, [(super::super::Place::default(), Unread::Damaged)]);
}

#[test]
fn comments_in_threads_stand_at_their_cells() {
    let xml = "<ThreadedComments><threadedComment ref=\"B2\" personId=\"{0}\" id=\"{1}\"><text>Voir 418 555-0175</text></threadedComment></ThreadedComments>";
    let document = written(|writer| xlsx::comments(xml, writer));
    assert_eq!(document.text, "Voir 418 555-0175\n");
    let place = [Step::Cell { row: 2, column: 2 }, Step::Part(super::super::Part::Comment)];
    assert_eq!(document.place(3).0, place);
}

#[test]
fn pivot_tables_say_what_they_keep() {
    let xml = "<pivotCacheRecords><r><x v=\"0\"/><s v=\"Odile\"/><n v=\"46454286\"/></r><r><s v=\"Rémi\"/></r></pivotCacheRecords>";
    assert_eq!(written(|writer| xlsx::records(xml, writer)).text, "\tOdile\t46454286\nRémi");
    let xml = "<pivotCacheDefinition><cacheField name=\"Nom\"><sharedItems><s v=\"Odile\"/></sharedItems></cacheField></pivotCacheDefinition>";
    assert_eq!(written(|writer| leaves::read(xml, Leaves::All, writer)).text, "name: Nom\nv: Odile\n");
}

#[test]
fn custom_parts_say_their_leaves_and_their_attributes() {
    let xml = "<d xmlns=\"urn:x\" n=\"1 &amp; 2\"><nom>Odile\nTremblay</nom><vide/><![CDATA[ reste ]]></d>";
    let document = written(|writer| leaves::read(xml, Leaves::All, writer));
    assert_eq!(document.text, "n: 1 & 2\nnom: Odile Tremblay\nd: reste\n");
}
