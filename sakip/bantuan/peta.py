"""Which place in the help fits which page of the product (layer 0).

An address that is no page for people (a download, a redirect, a form that only posts) has no help of its own:
it stands in TANPA_HALAMAN. A test finds every address in one of the two.
"""

from __future__ import annotations

from typing import Final


def _peta(tujuan: dict[str, str]) -> dict[str, str]:
    """{view name: place in the help} from {place: "app:name name ..."}."""
    peta = {}
    for tempat, nama in tujuan.items():
        app = ""
        for satu in nama.split():
            awalan, _, akhir = satu.rpartition(":")
            app = awalan or app
            peta[f"{app}:{akhir}"] = tempat
    return peta


# Place in the help ("kunci" or "kunci#anchor"): the pages that lead there.
PETA: Final = _peta(
    {
        "tahun-pertama#tugas-saya": "laporan:beranda sakip:pemberitahuan-list",
        "tahun-pertama#setahun": "laporan:rantai",
        "tahun-pertama#renstra": """renstra:renstra-list renstra-create renstra-detail renstra-edit
            renstra-delete misi-edit tujuan-edit sasaran-edit target-edit simpul-create simpul-edit
            simpul-delete kontribusi-create kontribusi-edit kontribusi-delete unit-detail
            laporan:pohon-detail""",
        "tahun-pertama#kartu-indikator": """renstra:kartu-list indikator-create indikator-detail
            indikator-edit indikator-delete pj-list pj-edit pj-akun""",
        "tahun-pertama#rkt": """kinerja:rkt-list rkt-create rkt-detail rkt-edit rkt-baris rkt-delete
            rkt-anggaran rkt-ambil""",
        "tahun-pertama#pk": """kinerja:pk-list pk-create pk-detail pk-edit pk-baris pk-delete pk-anggaran
            pk-ambil""",
        "tahun-pertama#rencana-aksi": """kinerja:rencana-aksi-list rencana-aksi-create rencana-aksi-detail
            rencana-aksi-edit rencana-aksi-baris rencana-aksi-delete rencana-aksi-ambil""",
        "tahun-pertama#lakip": """laporan:lakip-detail lakip-edit lakip-baca lakip-interim bahan bahan-isi
            bahan-pegawai cetakan-detail
            narasi-create narasi-edit""",
        "evaluasi#rekomendasi": """laporan:rekomendasi-list rekomendasi-create rekomendasi-detail
            rekomendasi-edit rekomendasi-lapor rekomendasi-putus""",
        "evaluasi#penilaian": "laporan:lke-detail lke-edit",
        "evaluasi#pertanyaan": "laporan:tanya-list tanya-jawab tanya-bawahan",
        "evaluasi#reviu": """laporan:evaluasi reviu-detail reviu-edit reviu-tutup temuan-create temuan-edit
            temuan-jawab dokumen-list""",
        "mengisi-realisasi#menyiapkan": "kinerja:realisasi-list realisasi-create realisasi-delete",
        "mengisi-realisasi#papan-ketik": "kinerja:realisasi-edit",
        "mengisi-realisasi#penjelasan": """kinerja:realisasi-baris tindak-lanjut-edit tindak-lanjut-delete
            bukti-tarik""",
        "mengisi-realisasi#capaian": """kinerja:realisasi-detail realisasi-jelaskan rerata-jelaskan
            laporan:capaian-jelaskan angka-detail""",
        "alur-dokumen#langkah": "laporan:alur-langkah alur-detail",
        "alur-dokumen#pemeriksaan": "laporan:periksa-detail periksa-tahun periksa-unduh",
        "alur-dokumen#perubahan": """kinerja:rkt-revise pk-revise rencana-aksi-revise laporan:versi-detail
            versi-batal""",
        "alur-dokumen#jadwal": """sakip:jadwal-detail jadwal-edit pengecualian-list pengecualian-create
            pengecualian-cabut""",
        "alur-dokumen#riwayat": "sakip:riwayat",
        "menandatangani#naskah": """laporan:terbit-siapkan terbit-detail terbit-pindaian
            terbit-pindaian-periksa terbit-pindaian-tarik terbit-cabut""",
        "menandatangani#sertifikat": """laporan:sertifikat sertifikat-create sertifikat-unggah
            sertifikat-cabut""",
        "menandatangani#menandatangani": "laporan:ttd-antrean ttd-tandatangani ttd-tolak",
        "menandatangani#segel": "laporan:segel segel-create segel-unggah segel-cabut terbit-segel",
        "memeriksa-keaslian": "laporan:verifikasi verifikasi-detail",
        "anggaran#dipa": "anggaran:dipa-create dipa-edit dipa-delete dipa-beda pagu-edit",
        "anggaran#realisasi": "anggaran:realisasi-edit realisasi-bulan realisasi-bulanan",
        "anggaran#penyerapan": "anggaran:anggaran-detail anggaran-jelaskan baris-jelaskan serapan-detail",
        "satuan-kerja#akun": """sakip:akun-list akun-create akun-detail akun-reset akun-suspend akun-restore
            penugasan-create penugasan-edit penugasan-end""",
        "satuan-kerja#pejabat": "sakip:pejabat-create pejabat-edit pejabat-akhiri laporan:pejabat-impor",
        "satuan-kerja#profil": "sakip:satker-list satker-detail satker-edit unit-create unit-edit",
        "satuan-kerja#kebijakan": "sakip:kebijakan-detail laporan:kebijakan-edit skala-edit",
        "satuan-kerja#tahun": "laporan:tahun-buka tahun-kurang tahun-umumkan tahun-siap",
        "satuan-kerja#provinsi": "laporan:provinsi status status-ingatkan status-terima",
        "memindahkan-data#paket": "laporan:paket-unggah paket-pratinjau",
        "memindahkan-data#pdf": "laporan:dokumen-impor dokumen-impor-pratinjau",
        "memindahkan-data#tabel": "laporan:tabel-list acuan-list acuan-impor",
        "kalau-ada-masalah#masuk": "sakip:masuk masuk-ulang sandi-tautan sandi-edit",
        "kalau-ada-masalah#kode-masuk": """sakip:masuk-kode keamanan-detail otp-create otp-delete
            kode-pemulihan""",
        "kalau-ada-masalah#surel": "sakip:surel-edit surel-konfirmasi surel-berhenti",
    }
)
# No page for people: they post, download or lead on; the help itself; the way through a provider.
TANPA_HALAMAN: Final = frozenset(
    _peta(
        {
            "": """laporan:pindah-tahun tahun-pilih narasi-delete narasi-susun narasi-kalimat
            narasi-pratinjau kebijakan-create cetak unduh
            cetakan-create cetakan-batal cetakan-berkas kartu-semua
            kartu-cetak reviu-create rekomendasi-berkas lke-tutup lke-cetak lke-ekspor
            tabel-semua tabel-ekspor pohon-cetak paket-terapkan paket-ekspor acuan-ekspor
            terbit-berkas terbit-cetak terbit-pindaian-berkas verifikasi-berkas
            kinerja:catatan-edit alasan-create tindak-lanjut-create bukti-unggah bukti-tautan bukti-berkas
            bukti-pratinjau realisasi-recompute anggaran:baris-jumlahkan renstra:simpul-geser
            sakip:keluar oidc-masuk oidc-kembali oidc-ulang identitas-create identitas-bind identitas-delete
            sesi-akhiri sesi-akhiri-lain pemberitahuan-baca pemberitahuan-buka
            bantuan bantuan-detail glosarium""",
        }
    )
) | {"pengelolaan-masuk", "pengelolaan-sandi"}


def place_for(nama: str) -> tuple[str, str]:
    """(key of the help page, anchor on it) for the page `nama` (its view name); "" where there is none."""
    kunci, _, jangkar = PETA.get(nama, "").partition("#")
    return kunci, jangkar
