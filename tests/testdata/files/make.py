"""Makes the documents of this folder: by Python's libraries (Microsoft's formats) and by LibreOffice (from the flat files in sources/).

    python3 -m venv v && v/bin/pip install -r requirements.txt && v/bin/python make.py

LibreOffice 7.4 was used. Nobody in them is real. What must be found where is in office.toml.
"""

import datetime
import io
import pathlib
import re
import subprocess
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
DAY = datetime.datetime(2026, 1, 15, 9, 0, 0)


def picture():
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 90, 160)).save(data, "PNG")
    data.seek(0)
    return data


def word():
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    w = nsdecls("w")
    document = Document()
    document.core_properties.author = "Aline Propriété"
    document.core_properties.title = "Rapport du greffe"
    document.core_properties.keywords = "mot-clé 418 555-0101"
    document.core_properties.created = document.core_properties.modified = DAY
    document.settings.element.append(
        parse_xml(f'<w:docVars {w}><w:docVar w:name="dossier" w:val="variable 418 555-0102"/></w:docVars>')
    )

    # A number in three runs is one number.
    paragraph = document.add_paragraph("Son NAS : ")
    for piece in ("046 4", "54 2", "86"):
        paragraph.add_run(piece).bold = piece == "54 2"
    paragraph.add_run(" au dossier")
    document.add_comment(paragraph.runs, text="Commentaire 418 555-0103", author="Chantal Commentatrice", initials="CC")

    paragraph = document.add_paragraph("Visible ")
    paragraph.add_run("caché 418 555-0104").font.hidden = True
    paragraph.add_run(" visible")

    change = f'w:id="9" w:author="Rémi Réviseur" w:date="2026-01-15T09:00:00Z" {w}'
    paragraph = document.add_paragraph("Téléphone : 418 555-0")
    for xml in (
        f"<w:del {change}><w:r><w:delText>105</w:delText></w:r></w:del>",
        f"<w:ins {change}><w:r><w:t>106</w:t></w:r></w:ins>",
    ):
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" (bureau)")
    paragraph = document.add_paragraph("Départ : ")
    paragraph._p.append(parse_xml(f"<w:moveFrom {change}><w:r><w:t>déplacé 418 555-0107</w:t></w:r></w:moveFrom>"))
    paragraph = document.add_paragraph("Arrivée : ")
    paragraph._p.append(parse_xml(f"<w:moveTo {change}><w:r><w:t>déplacé 418 555-0107</w:t></w:r></w:moveTo>"))

    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Nom et prénom"
    table.cell(0, 2).text = "Poste"
    table.cell(1, 0).text = "Tremblay"
    table.cell(1, 1).text = "Odile"
    table.cell(1, 2).text = "2108"
    table.cell(1, 2).add_paragraph("et 2109")
    table.cell(2, 0).merge(table.cell(2, 0)).text = ""
    table.cell(2, 2).text = "seul"

    box = (
        '<w:txbxContent><w:p><w:r><w:t>Boîte 418 555-01</w:t></w:r><w:r><w:t>08</w:t></w:r></w:p></w:txbxContent>'
    )
    spaces = (
        f'{nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    paragraph = document.add_paragraph("Avant la ")
    paragraph._p.append(
        parse_xml(
            f'<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
            '<wp:extent cx="914400" cy="914400"/><wp:docPr id="7" name="Boîte" descr="Texte de rechange 418 555-0109"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f'<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
            f'</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape>'
            '</w:pict></mc:Fallback></mc:AlternateContent></w:r>'
        )
    )
    paragraph.add_run("boîte")

    link = document.part.relate_to("mailto:lien@exemple.test", RT.HYPERLINK, is_external=True)
    document.add_paragraph("Écrire ")._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}" w:tooltip="Infobulle 418 555-0110"><w:r><w:t>ici</w:t></w:r></w:hyperlink>'
        )
    )
    document.add_paragraph("Champ : ")._p.append(
        parse_xml(
            f'<w:fldSimple {w} w:instr=" MERGEFIELD Employe "><w:r><w:t>résultat 418 555-0111</w:t></w:r></w:fldSimple>'
        )
    )
    document.add_paragraph("Choix : ")._p.append(
        parse_xml(
            f'<w:sdt {w}><w:sdtPr><w:alias w:val="Alias du contrôle"/><w:dropDownList>'
            '<w:listItem w:displayText="Choix offert 418 555-0112" w:value="1"/></w:dropDownList></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>choisi</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    document.add_paragraph("Insécable 418")._p.append(
        parse_xml(f"<w:r {w}><w:noBreakHyphen/><w:t>555</w:t><w:noBreakHyphen/><w:t>0113</w:t></w:r>")
    )
    document.add_picture(picture())
    section = document.sections[0]
    section.header.paragraphs[0].text = "En-tête 418 555-0114"
    section.footer.paragraphs[0].text = "Pied 418 555-0115"

    main = document.part
    notes = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    for name, one, text in (
        ("footnotes", "footnote", "Note de bas 418 555-0116"),
        ("endnotes", "endnote", "Note de fin 418 555-0117"),
    ):
        xml = f'<w:{name} {w}><w:{one} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{one}></w:{name}>'
        part = Part(PackURI(f"/word/{name}.xml"), notes.format(name), xml.encode(), main.package)
        main.relate_to(part, base + name)
    # UTF-16, as some programs write custom parts.
    xml = '<?xml version="1.0" encoding="UTF-16"?><dossier numero="attribut 418 555-0118"><nom>Donnée jointe</nom></dossier>'
    part = Part(PackURI("/customXml/item9.xml"), "application/xml", xml.encode("utf-16"), main.package)
    main.relate_to(part, base + "customXml")
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    part = Part(PackURI("/word/embeddings/classeur.xlsx"), sheet, embedded(), main.package)
    main.relate_to(part, base + "package")
    document.save(HERE / "python.docx")


def embedded():
    from openpyxl import Workbook

    book = Workbook()
    book.active["B2"] = "Incorporé 418 555-0119"
    book.properties.created = book.properties.modified = DAY
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def strict():
    """The same document in the strict form, with prefixes that nobody uses."""
    before = zipfile.ZipFile(HERE / "python.docx")
    with zipfile.ZipFile(HERE / "strict.docx", "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename.endswith((".xml", ".rels")) and b"\0" not in data and "customXml" not in entry.filename:
                text = data.decode().replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
                )
                text = text.replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
                text = re.sub(r"\bw:", "mot:", text).replace("xmlns:w=", "xmlns:mot=").replace("r:id=", "lien:id=")
                data = text.replace("xmlns:r=", "xmlns:lien=").encode()
            after.writestr(zipfile.ZipInfo(entry.filename, DAY.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)


def sheets():
    from openpyxl import Workbook
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    book.properties.creator = "Aline Propriété"
    book.properties.created = book.properties.modified = DAY
    book.custom_doc_props.append(StringProperty(name="Numéro interne", value="propriété 418 555-0120"))
    sheet = book.active
    sheet.title = "Employés"
    sheet.append(["Nom", "NAS", "Naissance", "Téléphone", "Poste", "Actif"])
    sheet.append(["Odile Tremblay", 46454286, datetime.date(1980, 3, 15), 5550121, 7, True])
    sheet["B2"].number_format = "000 000 000"
    sheet["C2"].number_format = "DD/MM/YYYY"
    sheet["D2"].number_format = "000-0000"
    sheet["E2"].number_format = "0000"
    sheet["B3"] = 4185550122
    sheet["B3"].number_format = "[<=9999999]###-####;(###) ###-####"
    sheet["A4"] = "Deux lignes\nd’une cellule"
    sheet["A5"] = '=IF(1=1,"formule 418 555-0123","")'
    sheet["A6"] = "fusionnées"
    sheet.merge_cells("A6:C6")
    sheet["XFD1048576"] = "au bout 418 555-0124"
    sheet["D4"].comment = Comment("Commentaire 418 555-0125", "Chantal Commentatrice")
    sheet["A7"].hyperlink = "mailto:lien@exemple.test"
    sheet["A7"].value = "courriel"
    sheet.oddHeader.center.text = "En-tête 418 555-0126"
    sheet.oddFooter.left.text = "Pied 418 555-0127"
    validation = DataValidation(type="list", formula1='"Choix 418 555-0128,Autre"')
    validation.prompt = "Invite 418 555-0129"
    sheet.add_data_validation(validation)
    validation.add("E9")
    hidden = book.create_sheet("Cachée")
    hidden["C3"] = "feuille cachée 418 555-0130"
    hidden.sheet_state = "hidden"
    very = book.create_sheet("Très cachée")
    very["A1"] = "feuille très cachée 418 555-0131"
    very.sheet_state = "veryHidden"
    numbers = book.create_sheet("Graphique")
    for row in (["Mois", "Plaintes"], ["janvier", 12], ["février", 9]):
        numbers.append(row)
    chart = BarChart()
    chart.title = "Titre du graphique 418 555-0132"
    chart.add_data(Reference(numbers, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    chart.set_categories(Reference(numbers, min_col=1, min_row=2, max_row=3))
    numbers.add_chart(chart, "D2")
    book.defined_names["Secret"] = DefinedName("Secret", attr_text='"nom défini 418 555-0133"')
    book.save(HERE / "python.xlsx")


def sheets_by_xlsxwriter():
    from xlsxwriter import Workbook

    # Strings in the cells, dates from 1904.
    book = Workbook(HERE / "inline.xlsx", {"constant_memory": True, "date_1904": True})
    book.set_properties({"created": DAY, "manager": "Gestionnaire 418 555-0134"})
    sheet = book.add_worksheet("Feuille")
    sheet.write(0, 0, "en ligne 418 555-0135")
    sheet.write_rich_string(1, 0, "riche 418 ", book.add_format({"bold": True}), "555-", "0136")
    sheet.write_datetime(2, 0, datetime.datetime(1980, 3, 15), book.add_format({"num_format": "d mmmm yyyy"}))
    sheet.write_boolean(2, 1, False)
    sheet.insert_textbox("C5", "Boîte 418 555-0137", {"description": "Texte de rechange 418 555-0138"})
    sheet.write_formula("A9", '="a"', None, "résultat 418 555-0139")
    book.close()


def slides():
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    presentation = Presentation()
    presentation.core_properties.author = "Aline Propriété"
    presentation.core_properties.created = presentation.core_properties.modified = DAY
    layout = presentation.slide_layouts[5]
    one = presentation.slides.add_slide(layout)
    one.shapes.title.text = "Titre 418 555-0140"
    box = one.shapes.add_textbox(Inches(1), Inches(2), Inches(4), Inches(1)).text_frame
    for piece in ("Boîte 418 5", "55-0141"):
        box.paragraphs[0].add_run().text = piece
    one.notes_slide.notes_text_frame.text = "Notes 418 555-0142"
    image = one.shapes.add_picture(picture(), Inches(5), Inches(5))
    image._element.nvPicPr.cNvPr.set("descr", "Texte de rechange 418 555-0143")
    box.paragraphs[0].runs[0].hyperlink.address = "mailto:lien@exemple.test"
    two = presentation.slides.add_slide(layout)
    two.shapes.title.text = "Deux"
    table = two.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 0).text = "Cellule fusionnée"
    table.cell(1, 0).text = "Odile"
    table.cell(1, 1).text = "418 555-0144"
    data = CategoryChartData()
    data.categories = ["Nord", "Sud"]
    data.add_series("Série 418 555-0145", (3, 4))
    two.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(1), Inches(4), Inches(4), Inches(3), data)
    three = presentation.slides.add_slide(layout)
    three.shapes.title.text = "Diapositive cachée 418 555-0146"
    three._element.set("show", "0")
    # The order of the slides is the presentation's, not that of their names.
    order = presentation.slides._sldIdLst
    order.insert(0, order[2])
    presentation.save(HERE / "python.pptx")


def encrypted():
    from msoffcrypto.format.ooxml import OOXMLFile

    with open(HERE / "python.xlsx", "rb") as plain, open(HERE / "encrypted.xlsx", "wb") as secret:
        OOXMLFile(plain).encrypt("mot de passe", secret)


def libreoffice():
    with tempfile.TemporaryDirectory() as profile:
        for source, forms in (
            ("text.fodt", ("odt", "docx")),
            ("sheets.fods", ("ods", "xlsx")),
            ("slides.fodp", ("odp", "pptx")),
        ):
            for form in forms:
                subprocess.run(
                    ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form]
                    + ["--outdir", profile, HERE / "sources" / source],
                    check=True,
                    stdout=subprocess.DEVNULL,
                )
                made = pathlib.Path(profile) / f"{pathlib.Path(source).stem}.{form}"
                (HERE / f"libreoffice.{form}").write_bytes(made.read_bytes())


if __name__ == "__main__":
    word()
    strict()
    sheets()
    sheets_by_xlsxwriter()
    slides()
    encrypted()
    libreoffice()
