#!/usr/bin/env python3
"""Makes the PDF, RTF and picture fixtures of this folder, by writers that others made. All persons and numbers are made up.

    python3 -m venv venv
    venv/bin/pip install reportlab==5.1.0 pypdf==7.1.1 pikepdf==10.18.0 fpdf2==2.8.9 pillow==13.0.0 piexif==1.1.3 cryptography==50.0.2
    venv/bin/python make_pdf.py            # with LibreOffice's `soffice` and a DejaVu font on the machine
"""
import io, pathlib, shutil, subprocess, tempfile

import fpdf, pikepdf, piexif, pypdf
from PIL import Image, ImageDraw, PngImagePlugin
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table
from reportlab.lib.styles import getSampleStyleSheet

HERE = pathlib.Path(__file__).parent
# The same bytes each time, as far as the writers can.
rl_config.invariant = 1
FONT = next(path for path in (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/lib/libreoffice/share/fonts/truetype/DejaVuSans.ttf",
) if pathlib.Path(path).exists())


def out(name):
    return str(HERE / name)


def letter_of(path=None, **options):
    """A letter in a standard font, with accents, a kerned line and a word shown in pieces."""
    target = path or io.BytesIO()
    page = canvas.Canvas(target, pagesize=letter, **options)
    page.setTitle("Demande de permis de Geneviève Bélanger-Côté")
    page.setAuthor("Service de l’urbanisme")
    page.setFont("Helvetica", 11)
    page.drawString(72, 700, "Madame Geneviève Bélanger-Côté")
    page.drawString(72, 684, "1250, rue de l’Érable, app. 4, Saint-Félicien (Québec) G8K 2B7")
    page.drawString(72, 668, "Téléphone : 418 555-0142")
    page.setFont("Times-Roman", 11)
    page.drawString(72, 640, "Numéro d’assurance sociale : 046 454 286")
    text = page.beginText(72, 610)
    text.setFont("Courier", 11)
    text.textLine("Cœur, naïveté, Noël : « œuvre »")
    text.textLine("Compte 815-30 111 222 333")
    page.drawText(text)
    # Positions of a text that is cut: a name in three pieces on one line.
    page.setFont("Helvetica", 11)
    x = 72
    for piece in ("Trem", "blay", " Luc"):
        page.drawString(x, 560, piece)
        x += page.stringWidth(piece, "Helvetica", 11)
    page.showPage()
    page.setFont("Helvetica", 11)
    page.drawString(72, 700, "Deuxième page : Hélène Gagnon, 418 555-0177")
    # Nobody sees these two.
    text = page.beginText(72, 660)
    text.setTextRenderMode(3)
    text.textLine("Invisible : 418 555-0188")
    page.drawText(text)
    page.setFillColor(colors.white)
    page.drawString(72, 620, "Blanc sur blanc : Mathis Ouellet")
    page.showPage()
    page.save()
    return target


def table():
    styles = getSampleStyleSheet()
    rows = [["Nom", "Téléphone", "Courriel"],
            ["Bélanger, Geneviève", "418 555-0142", "g.belanger@exemple.qc.ca"],
            ["Tremblay, Luc", "418 555-0143", "l.tremblay@exemple.qc.ca"]]
    SimpleDocTemplate(out("table.pdf"), pagesize=letter).build([Paragraph("Liste des citoyens", styles["Title"]), Table(rows)])


def columns():
    styles = getSampleStyleSheet()
    left, right = Frame(54, 54, 240, 680), Frame(318, 54, 240, 680)
    document = BaseDocTemplate(out("columns.pdf"), pagesize=letter)
    document.addPageTemplates(PageTemplate(frames=[left, right]))
    words = "La présente séance a été ouverte par monsieur Luc Tremblay, directeur général, en présence des membres du conseil. "
    document.build([Paragraph(words * 6 + f"Paragraphe {number}.", styles["BodyText"]) for number in range(6)])


def form():
    page = canvas.Canvas(out("form.pdf"), pagesize=letter)
    page.setFont("Helvetica", 11)
    page.drawString(72, 700, "Nom :")
    page.drawString(72, 670, "Ville :")
    page.acroForm.textfield(name="nom_complet", tooltip="Nom complet", x=120, y=692, width=200, value="Béatrice Lavoie")
    page.acroForm.choice(name="ville", x=120, y=662, width=200, value="Gaspé", options=["Gaspé", "Percé", "Matane"])
    page.acroForm.checkbox(name="accord", x=120, y=632, checked=True)
    page.linkURL("mailto:b.lavoie@exemple.qc.ca", (72, 600, 200, 620))
    page.linkURL("https://exemple.qc.ca/dossier?nom=Lavoie", (72, 570, 200, 590))
    page.bookmarkPage("debut")
    page.addOutlineEntry("Dossier de Béatrice Lavoie", "debut")
    page.save()


def comments_and_attachment():
    """By pikepdf on top of the letter: a comment, its popup, a free text, an attachment, XMP, an alternative text."""
    pdf = pikepdf.open(io.BytesIO(letter_of().getvalue()))
    note = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[50, 50, 70, 70], T="Réviseure Inconnue",
        Contents="Vérifier le NAS de M. Émile Fortin"))
    free = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 90, 250, 110], DA="/Helv 10 Tf",
        Contents="Rappeler au 418 555-0199"))
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note, free]))
    pdf.attachments["citoyens.rtf"] = pikepdf.AttachedFileSpec(
        pdf, b"{\\rtf1\\ansi Dossier de Zo\\'e9 Pelletier\\par}", mime_type="text/rtf", description="Annexe de Zoé")
    with pdf.open_metadata() as meta:
        meta["dc:creator"] = ["Rose Bergeron"]
        meta["photoshop:City"] = "Rimouski"
    figure = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt="Photo de Jacques Morin"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=[figure]))
    pdf.save(out("marked.pdf"), object_stream_mode=pikepdf.ObjectStreamMode.generate)


def encrypted():
    plain = letter_of().getvalue()
    for name, options in (
        ("rc4_40", dict(R=2, aes=False, metadata=False)), ("rc4_128", dict(R=3, aes=False, metadata=False)), ("aes_128", dict(R=4)), ("aes_256", dict(R=6)),
    ):
        pdf = pikepdf.open(io.BytesIO(plain))
        pdf.save(out(f"restricted_{name}.pdf"), encryption=pikepdf.Encryption(owner="maitre", user="", **options),
                 object_stream_mode=pikepdf.ObjectStreamMode.generate if options["R"] >= 4 else pikepdf.ObjectStreamMode.disable)
    for name, options in (("rc4", dict(R=3, aes=False, metadata=False)), ("aes_256", dict(R=6))):
        pdf = pikepdf.open(io.BytesIO(plain))
        pdf.save(out(f"locked_{name}.pdf"), encryption=pikepdf.Encryption(owner="maitre", user="secret", **options))
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
    writer.encrypt(user_password="", owner_password="maitre", algorithm="AES-256-R5")
    writer.write(out("restricted_aes_256_r5.pdf"))


def linearised():
    pdf = pikepdf.open(io.BytesIO(letter_of().getvalue()))
    pdf.save(out("linearised.pdf"), linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    # Its table of objects is broken, and so is the way to it.
    broken = letter_of().getvalue()
    at = broken.rindex(b"xref\n0 ")
    (HERE / "broken_table.pdf").write_bytes(broken[:at] + b"xref\n0 3\n0000000009 00000 n\n" + broken[broken.index(b"trailer"):].replace(b"startxref\n", b"startxref\n9"))


def subset():
    """A TrueType font, only the glyphs that are used, by their numbers."""
    page = fpdf.FPDF()
    page.add_font("Test", fname=FONT)
    page.add_page()
    page.set_font("Test", size=12)
    page.cell(text="Œuvre d’Élodie Fréchette, 418 555-0123, Łódź", new_x="LMARGIN", new_y="NEXT")
    page.multi_cell(0, text="Le dossier de monsieur Ali Benmoussa est au 12, chemin des Bouleaux à Sept-Îles.", align="J")
    page.output(out("subset.pdf"))
    # The same without the table that says what the glyphs are.
    pdf = pikepdf.open(out("subset.pdf"))
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
            del entry["/ToUnicode"]
    pdf.save(out("no_table.pdf"))


def scanned():
    picture = Image.new("L", (850, 1100), 255)
    ImageDraw.Draw(picture).text((100, 100), "Dossier numerise de Luc Tremblay", fill=0)
    picture.save(out("scanned.pdf"), resolution=100)
    # One page of text, one that was scanned.
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(letter_of().getvalue()))
    writer.append(out("scanned.pdf"))
    writer.write(out("half_scanned.pdf"))


HTML = """<html><head><meta charset="utf-8"><title>Procès-verbal</title><meta name="author" content="Simone Desjardins"></head><body>
<p><b>Procès-verbal du comité</b></p><p>Présents : Éric Thériault, Maïka Côté et <a href="https://exemple.qc.ca/lien">Noémie Dubé</a>.</p>
<table border="1"><tr><td>Éric Thériault</td><td>418 555-0111</td></tr><tr><td>Maïka Côté</td><td>418 555-0112</td></tr></table>
<p>Efficacité du suivi : le dossier du 24, rang Saint-Joseph, L’Île-d’Entrée.</p></body></html>"""


def libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "office.html").write_text(HTML, encoding="utf-8")
        def convert(source, to):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", str(folder), str(source)], check=True, stdout=subprocess.DEVNULL)
        convert(folder / "office.html", "odt:writer8")
        convert(folder / "office.odt", "pdf")
        convert(folder / "office.odt", "rtf:Rich Text Format")
        for name in ("office.pdf", "office.rtf"):
            shutil.copy(folder / name, HERE / name)


def pictures():
    picture = Image.new("RGB", (64, 48), (20, 80, 160))
    exif = piexif.dump({
        "0th": {piexif.ImageIFD.Artist: "Maude Lapointe".encode(), piexif.ImageIFD.Copyright: "Ville de Gaspe".encode(),
                piexif.ImageIFD.ImageDescription: "Cour de Jean Roy".encode(), piexif.ImageIFD.Software: b"Appareil 1.0",
                piexif.ImageIFD.XPAuthor: "Zoé Pelletier\0".encode("utf-16le"), piexif.ImageIFD.DateTime: b"2026:05:04 10:11:12"},
        "Exif": {piexif.ExifIFD.CameraOwnerName: b"Luc Tremblay", piexif.ExifIFD.BodySerialNumber: b"SN-000123",
                 piexif.ExifIFD.UserComment: b"UNICODE\0" + "Chez Émile".encode("utf-16le")},
        "GPS": {piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: ((45, 1), (30, 1), (612, 100)),
                piexif.GPSIFD.GPSLongitudeRef: b"W", piexif.GPSIFD.GPSLongitude: ((73, 1), (34, 1), (228, 100))},
    })
    xmp = ('<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
           '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Gaspé">'
           '<dc:creator><rdf:Seq><rdf:li>Rose Bergeron</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>').encode()
    iptc = b""
    for number, value in ((80, "Simone Desjardins"), (90, "Percé"), (120, "Fête chez les Morin")):
        value = value.encode()
        iptc += bytes((0x1c, 2, number)) + len(value).to_bytes(2, "big") + value
    iptc = b"\x1c\x01\x5a\x00\x03\x1b%G" + iptc
    resource = b"Photoshop 3.0\x00" + b"8BIM\x04\x04\x00\x00" + len(iptc).to_bytes(4, "big") + iptc
    plain = io.BytesIO()
    picture.save(plain, "JPEG", exif=exif, xmp=xmp)
    plain = plain.getvalue()
    segment = b"\xff\xed" + (len(resource) + 2).to_bytes(2, "big") + resource
    (HERE / "picture.jpg").write_bytes(plain[:2] + segment + plain[2:])
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Luc Tremblay")
    texts.add_text("Comment", "Chez Rose Bergeron " * 3, zip=True)
    texts.add_itxt("Description", "Cour de Zoé Pelletier", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=False)
    picture.save(out("picture.png"), pnginfo=texts, exif=exif)
    picture.save(out("picture.webp"), exif=exif, xmp=xmp)
    tags = {270: "Cour de Jean Roy", 315: "Maude Lapointe", 700: xmp}
    picture.save(out("picture.tif"), tiffinfo=tags, compression="tiff_lzw")
    picture.save(out("picture.avif"), exif=exif, xmp=xmp)
    picture.save(out("picture.gif"), comment="Par Luc Tremblay".encode())
    picture.resize((8, 8)).save(out("picture.bmp"))


if __name__ == "__main__":
    letter_of(out("letter.pdf"))
    for make in (table, columns, form, comments_and_attachment, encrypted, linearised, subset, scanned, libreoffice, pictures):
        make()
