"""Every screen by axe, at the width of a phone and of a desk, light and dark; nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.test_tanda_tangan import approve_and_prepare, make_certificate, revise, submit
from tests.laporan.ttd.test_halaman import picture

pytestmark = [pytest.mark.e2e, pytest.mark.satu_basis]

LAYAR = """
/ /satker/ /satker/17.02/ /satker/17.02/ubah/ /satker/17.02/unit/tambah/ /satker/17.02/pejabat/tambah/
/satker/17.02/2024/ /satker/17.02/2024/kebijakan/ /satker/17.02/2024/kebijakan/ubah/
/satker/17.02/2024/kebijakan/skala/ /satker/17.02/2024/tabel/ /satker/17.02/pejabat/impor/
/satker/17.02/2024/lakip/ /satker/17.02/2024/lakip/ubah/ /satker/17.02/2024/lakip/narasi/tambah/
/satker/17.02/2024/lakip/bahan/ /satker/17.02/2024/lakip/bahan/divisi/ /satker/17.02/2024/lakip/narasi/1/
/satker/17.02/2024/lakip/bahan/pegawai/status/ /satker/17.02/2024/pemeriksaan/?tingkat=galat
/satker/17.02/2024/evaluasi/ /satker/17.02/2024/evaluasi/dokumen/ /satker/17.02/2024/evaluasi/reviu/
/satker/17.02/2024/evaluasi/rekomendasi/ /satker/17.02/2024/evaluasi/penilaian-mandiri/
/satker/17.02/2024/evaluasi/penilaian-mandiri/komponen/1/ /satker/17.02/2024/evaluasi/pertanyaan/
/satker/17.02/2024/angka/anggaran/jumlah/realisasi/
/satker/17.02/2024/anggaran/ /satker/17.02/2024/anggaran/dipa/1/pagu/
/satker/17.02/2024/anggaran/dipa/1/realisasi/ /satker/17.02/2024/anggaran/dipa/tambah/
/satker/17.02/renstra/ /satker/17.02/renstra/buat/ /satker/17.02/renstra/1/ /satker/17.02/renstra/1/target/
/satker/17.02/renstra/1/sasaran/ /satker/17.02/renstra/1/indikator/1/
/satker/17.02/renstra/1/indikator/1/ubah/ /satker/17.02/renstra/1/kartu/
/satker/17.02/renstra/1/pohon/ /satker/17.02/renstra/unit/125/
/satker/17.02/renstra/1/susunan/sasaran/tambah/?induk=sasaran-1
/satker/17.02/renstra/1/susunan/tujuan/1/hapus/
/satker/17.02/renstra/1/susunan/sasaran/1/kontribusi/ /satker/17.02/2024/rkt/1/versi/
/satker/17.02/2024/rkt/ /satker/17.02/2024/rkt/buat/ /satker/17.02/2024/rkt/1/ /satker/17.02/2024/rkt/1/baris/
/satker/17.02/2024/pk/ /satker/17.02/2024/pk/1/ /satker/17.02/2024/pk/1/baris/ /satker/17.02/2024/pk/1/ubah/
/satker/17.02/2024/pk/1/anggaran/ /satker/17.02/2024/pk/1/perubahan/ /satker/17.02/2024/rencana-aksi/
/satker/17.02/2024/rencana-aksi/1/ /satker/17.02/2024/rencana-aksi/1/baris/ /satker/17.02/2024/realisasi/
/satker/17.02/2024/realisasi/1/ /satker/17.02/2024/realisasi/1/isi/ /satker/17.02/2024/realisasi/siapkan/
/satker/17.02/2024/realisasi/1/baris/1/jelaskan/ /satker/17.02/2024/realisasi/1/rata-rata/rkt/
/satker/17.02/2024/realisasi/1/baris/1/jelaskan/?target=1.050&realisasi=12,3,4%25
/satker/17.02/2024/realisasi/1/baris/1/jelaskan/?realisasi=72%25 /satker/17.02/2024/capaian/lembaga/jelaskan/
/satker/17.02/2024/anggaran/jelaskan/ /satker/17.02/2024/anggaran/baris/1/jelaskan/
/akun/keamanan/ /akun/keamanan/sandi/ /akun/keamanan/kode-masuk/pasang/ /akun/keamanan/kode-masuk/lepas/
/akun/keamanan/kode-pemulihan/ /akun/surel/ /masuk/ulang/ /akun/sandi/tidak/ada/
/satker/17.02/akun/ /satker/17.02/akun/undang/ /satker/17.02/akun/1/ /satker/17.02/akun/1/atur-ulang/
/satker/17.02/akun/1/tangguhkan/ /satker/17.02/akun/1/pulihkan/ /satker/17.02/akun/1/tanggung-jawab/
/satker/17.02/penugasan/tambah/ /satker/17.02/penugasan/1/ubah/ /satker/17.02/penugasan/1/akhiri/
/satker/17.02/renstra/penanggung-jawab/ /satker/17.02/renstra/1/indikator/1/penanggung-jawab/
/satker/17.02/pejabat/1/ubah/
/satker/17.02/2024/jadwal/ /satker/17.02/2024/pengecualian/ /pemberitahuan/
/satker/17.02/2024/pk/1/alur/ /satker/17.02/2024/pk/1/periksa/ /satker/17.02/2024/lakip/0/periksa/
/tanda-tangan/ /akun/sertifikat/ /v/ /v/aaaabbbbccccdddd/ /riwayat/pk/1/
/paket/ /tidak/ada/ /bantuan/ /bantuan/?q=capaian /bantuan/?q=zzz /bantuan/glosarium/
/bantuan/glosarium/?q=opini
/bantuan/tahun-pertama/ /bantuan/mengisi-realisasi/ /bantuan/alur-dokumen/ /bantuan/menandatangani/
/bantuan/memeriksa-keaslian/ /bantuan/anggaran/ /bantuan/satuan-kerja/ /bantuan/memindahkan-data/
/bantuan/kalau-ada-masalah/
""".split()
LAYAR_PUSAT = """
/ /provinsi/17/2024/ /acuan/ /satker/62/2024/ /provinsi/17/2024/status/ /provinsi/17/2024/status/terima/
/provinsi/00/2024/status/?lingkup=provinsi /satker/00/2024/jadwal/ubah/ /satker/17.02/2024/pengecualian/beri/
""".split()


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("lebar", [360, 1440])
def test_every_screen_is_accessible(sign_in, page, server, lebar, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": lebar, "height": 900})
    found = inspect(page, f"{server}/masuk/")
    sign_in("admin.rejanglebong")
    for address in LAYAR:
        found |= inspect(page, server + address)
    page.context.clear_cookies()
    sign_in("pusat")
    for address in LAYAR_PUSAT:
        found |= inspect(page, server + address)
    assert found == {}


@pytest.mark.parametrize(("lebar", "tema"), [(360, "dark"), (1440, "light")])
def test_every_screen_of_signing_is_accessible(sign_in, page, server, lebar, tema):
    page.emulate_media(color_scheme=tema)
    page.set_viewport_size({"width": lebar, "height": 900})
    sign_in("operator.rejanglebong")
    pk = revise(page, server, "Sekretaris berganti.")
    found = inspect(page, f"{server}{pk}") | inspect(page, f"{server}{pk}alur/ajukan/")
    submit(page, server, pk)
    page.context.clear_cookies()
    sign_in("kasubbag.rejanglebong")
    for langkah in ("kembalikan", "setujui"):
        found |= inspect(page, f"{server}{pk}alur/{langkah}/")
    naskah = f"{server}/dokumen/{approve_and_prepare(page, server, pk)}/"
    found |= inspect(page, naskah) | inspect(page, f"{naskah}pindaian/")
    page.get_by_label("Pindaian").set_input_files(
        {"name": "pindai.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_url("**/pindaian/periksa/")
    found |= inspect(page, page.url)
    page.context.clear_cookies()
    sign_in("sekretaris.rejanglebong")
    found |= inspect(page, f"{server}/akun/sertifikat/buat/") | inspect(page, f"{naskah}tanda-tangan/")
    make_certificate(page, server)
    for alamat in (f"{server}/", f"{server}/tanda-tangan/", f"{server}{pk}periksa/", f"{server}{pk}alur/"):
        found |= inspect(page, alamat)
    found |= inspect(page, f"{naskah}tanda-tangan/") | inspect(page, f"{naskah}tolak/")
    assert found == {}


def inspect(page, url):
    """{address: what axe, the width and the console say}; empty when the screen is right."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(url)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    violations = Axe().run(page).response["violations"]
    said = [f"{v['id']}: {v['nodes'][0]['target']}" for v in violations] + errors
    said += [f"{wide} px too wide"] if wide > 0 else []
    return {url.split("/", 3)[3]: said} if said else {}
