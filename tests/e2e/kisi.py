"""What the browser tests of a grid share: its addresses, its cells, and what is asked of them."""

ISI = "/satker/62/2024/realisasi/3/isi/"
KEADAAN = "[data-kisi-keadaan]"
TERSIMPAN = "Semua isian tersimpan."
RKT = "/satker/17.02/2024/rkt/1/baris/"
BANYAK = """
from kinerja.models import BarisPk, Pengukuran, Realisasi
from kinerja.services.capaian import recompute_capaian
p = Pengukuran.objects.get(pk=3)
pk = p.baris.first().baris_pk.pk_dokumen
p.baris.all().delete()
for n in range(60):
    janji = BarisPk.objects.create(
        pk_dokumen=pk, urut=100 + n, sasaran="Sasaran", indikator=f"Indikator ke-{n + 1}",
        target_teks="100%", target_nilai=100, target_satuan="%", target_jenis="persen",
        target_status="terisi",
    )
    Realisasi.objects.create(
        pengukuran=p, urut=n + 1, baris_pk=janji, sasaran="Sasaran", indikator=janji.indikator
    )
recompute_capaian(p)
"""


def cells(page, kolom="realisasi"):
    return page.locator(f"[name$='-{kolom}'][name^='b-']")


def at(page):
    """(row from 0, column) of the focus."""
    nama = page.evaluate("document.activeElement.name")
    baris = page.evaluate(
        "[...document.querySelectorAll('[data-kunci]')].indexOf(document.activeElement.closest('[data-kunci]'))"
    )
    return baris, nama.split("-")[-1]


def stored(page, kolom="realisasi"):
    """What the server shows on a page that is read anew, in another tab."""
    lain = page.context.new_page()
    lain.goto(page.url)
    nilai = [satu.get_attribute("value") or "" for satu in cells(lain, kolom).all()]
    lain.close()
    return nilai


def says(page, teks):
    page.locator(KEADAAN).filter(has_text=teks).wait_for()


def paste(page, teks):
    page.evaluate(
        """teks => {
            const data = new DataTransfer();
            data.setData("text/plain", teks);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        teks,
    )


def as_somebody_else(page, server, alamat):
    page.context.clear_cookies()
    page.goto(f"{server}/masuk/?next={alamat}")
    page.get_by_label("Nama pengguna").fill("kasubbag.kalteng")
    page.get_by_label("Kata sandi", exact=True).fill("sakip-demo-2024")
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(server + alamat)
