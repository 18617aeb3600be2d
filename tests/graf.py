"""One object of every kind for a satker, built directly: what permission and leak tests walk over."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import (
    AnggaranPk,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    Bukti,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
    TindakLanjut,
)
from laporan.models import (
    BerkasDokumen,
    Dokumen,
    KemajuanRekomendasi,
    Narasi,
    PekerjaanCetak,
    Rekomendasi,
    Reviu,
    TandaTangan,
    TemuanReviu,
)
from laporan.snapshot import pk_snapshot
from renstra.models import Indikator, Kontribusi, Misi, Renstra, Sasaran, TargetIndikator, Tujuan
from sakip.bacaan import set_realisasi, set_target
from sakip.models import Kebijakan, Pejabat, PengecualianKunci, Penugasan, UnitKerja, User
from sakip.sidik import kanonik, sidik_isi, sidik_teks

TAHUN = 2024
RAHASIA = "Kata yang hanya milik satuan kerja ini"


def build_graph(satker):
    """{name: object}: a whole satker-year, every text holding RAHASIA."""
    unit = UnitKerja.objects.get(satker=satker, kunci="lembaga")
    graf = {"satker": satker, "unit": unit}
    graf["pejabat"] = Pejabat.objects.create(
        unit=unit, jabatan="Ketua", jenis_jabatan="ketua", nama="Nama Contoh"
    )
    graf["akun"] = User.objects.create_user(f"akun.{satker.pk}", nama=RAHASIA)
    graf["penugasan"] = Penugasan.objects.create(user=graf["akun"], peran="operator", satker=satker)
    graf["kebijakan"] = Kebijakan.objects.create(satker=satker, tahun=TAHUN)
    _renstra(graf, satker, unit)
    _dokumen(graf, unit)
    _anggaran(graf, satker)
    graf["pengecualian"] = PengecualianKunci.objects.create(
        satker=satker,
        dokumen="pk",
        tahun=TAHUN,
        kuasa=RAHASIA,
        alasan=RAHASIA,
        sampai=timezone.localdate(),
        pemberi=User.objects.create_user("pemberi-pengecualian"),
    )
    graf["narasi"] = Narasi.objects.create(
        satker=satker, tahun=TAHUN, dokumen="lakip", bagian="Latar Belakang", teks=RAHASIA
    )
    _terbit(graf, unit)
    graf["cetakan"] = PekerjaanCetak.objects.create(
        satker=satker, tahun=TAHUN, jenis="lakip", unit="lembaga", pemohon=graf["akun"]
    )
    _evaluasi(graf, satker)
    return graf


def _evaluasi(graf, satker):
    """A review that is being done, with a finding."""
    reviu = Reviu.objects.create(satker=satker, tahun=TAHUN, pembuka=graf["akun"])
    graf["reviu"] = reviu
    graf["temuan_reviu"] = TemuanReviu.objects.create(reviu=reviu, uraian=RAHASIA, user=graf["akun"])
    hari, isi = timezone.localdate(), RAHASIA.encode()
    graf["rekomendasi"] = Rekomendasi.objects.create(
        satker=satker,
        sumber="reviu",
        uraian=RAHASIA,
        jabatan=RAHASIA,
        tanggal=hari,
        tenggat=hari,
        per_tanggal=hari,
        user=graf["akun"],
    )
    graf["kemajuan"] = KemajuanRekomendasi.objects.create(
        rekomendasi=graf["rekomendasi"],
        tanggal=hari,
        status="berjalan",
        catatan=RAHASIA,
        berkas=default_storage.save("rekomendasi/foto.jpg", ContentFile(isi)),
        nama="Foto.jpg",
        tipe="jpg",
        ukuran=len(isi),
        sidik=sidik_isi(isi),
    )


def _terbit(graf, unit):
    """A naskah of the PK that waits for a signature, and an RKT that was issued with a scan."""
    snapshot = kanonik({**pk_snapshot(graf["pk"]), "draf": False})
    umum = {"satker": unit.satker, "unit": unit, "tahun": TAHUN, "judul": RAHASIA}
    umum |= {"snapshot": snapshot, "sidik": sidik_teks(snapshot)}
    ketua = {
        "urut": 1,
        "bidang": "ttd_1",
        "pejabat": graf["pejabat"],
        "nama": "Nama Contoh",
        "jabatan": "Ketua",
    }
    naskah = Dokumen.objects.create(kode=f"naskah{unit.pk:010}", jenis="pk", objek_id=graf["pk"].pk, **umum)
    terbit = Dokumen.objects.create(
        kode=f"terbit{unit.pk:010}",
        jenis="rkt",
        objek_id=graf["rkt"].pk,
        status="berlaku",
        terbit=timezone.now(),
        **umum,
    )
    for dokumen, jenis in ((naskah, "naskah"), (terbit, "pindaian")):
        isi = b"%PDF-1.7 " + dokumen.kode.encode()
        nama = default_storage.save(f"dokumen/{dokumen.kode}.pdf", ContentFile(isi))
        BerkasDokumen.objects.create(
            dokumen=dokumen, urut=0, jenis=jenis, berkas=nama, sidik=sidik_isi(isi), ukuran=len(isi)
        )
        TandaTangan.objects.create(dokumen=dokumen, **ketua)
    graf |= {"naskah": naskah, "terbit": terbit}


def _renstra(graf, satker, unit):
    renstra = Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024, visi=RAHASIA)
    tujuan = Tujuan.objects.create(renstra=renstra, no="1", uraian=RAHASIA)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit, tujuan=tujuan, uraian=RAHASIA)
    indikator = Indikator.objects.create(sasaran=sasaran, uraian=RAHASIA, jenis_nilai="persen")
    target = TargetIndikator(indikator=indikator, tahun=TAHUN)
    set_target(target, "80%")
    target.save()
    mitra = UnitKerja.objects.get(satker=satker, kunci="sekretariat")
    graf["kontribusi"] = Kontribusi.objects.create(sasaran=sasaran, unit=mitra, uraian=RAHASIA)
    misi = Misi.objects.create(renstra=renstra, no="1", uraian=RAHASIA)
    graf |= {"renstra": renstra, "tujuan": tujuan, "sasaran": sasaran, "indikator": indikator, "misi": misi}


def _dokumen(graf, unit):
    rkt = Rkt.objects.create(unit=unit, tahun=TAHUN)
    baris_rkt = BarisRkt(rkt=rkt, urut=1, sasaran=RAHASIA, indikator=RAHASIA)
    pk = Pk.objects.create(unit=unit, tahun=TAHUN)
    AnggaranPk.objects.create(pk_dokumen=pk, urut=1, uraian=RAHASIA, anggaran=1_000_000)
    baris_pk = BarisPk(pk_dokumen=pk, urut=1, sasaran=RAHASIA, indikator=RAHASIA)
    rencana = RencanaAksi.objects.create(unit=unit, tahun=TAHUN, pola="triwulan")
    baris_rencana = BarisRencanaAksi(rencana_aksi=rencana, urut=1, sasaran=RAHASIA, indikator=RAHASIA)
    for baris in (baris_rkt, baris_pk, baris_rencana):
        set_target(baris, "80%")
        baris.save()
    pengukuran = Pengukuran.objects.create(unit=unit, tahun=TAHUN, triwulan=4)
    realisasi = Realisasi(
        pengukuran=pengukuran, baris_pk=baris_pk, urut=1, sasaran=RAHASIA, indikator=RAHASIA
    )
    set_realisasi(realisasi, "70%")
    realisasi.save()
    _dukungan(graf, realisasi)
    graf |= {"rkt": rkt, "pk": pk, "rencana_aksi": rencana, "pengukuran": pengukuran}
    graf |= {"baris_rkt": baris_rkt, "baris_pk": baris_pk, "realisasi": realisasi}


def _dukungan(graf, realisasi):
    """A picture as evidence of the row, and a follow-up."""
    hari, isi = timezone.localdate(), RAHASIA.encode()
    nama, kecil = (default_storage.save(f"bukti/{ke}.jpg", ContentFile(isi)) for ke in range(2))
    graf["bukti"] = Bukti.objects.create(
        realisasi=realisasi,
        jenis="berkas",
        berkas=nama,
        pratinjau=kecil,
        tipe="jpg",
        nama="Foto.jpg",
        judul=RAHASIA,
        ukuran=len(isi),
        sidik=sidik_isi(isi),
    )
    graf["tindak_lanjut"] = TindakLanjut.objects.create(
        realisasi=realisasi, uraian=RAHASIA, penanggung_jawab=RAHASIA, tenggat=hari, per_tanggal=hari
    )


def _anggaran(graf, satker):
    dipa = Dipa.objects.create(satker=satker, tahun=TAHUN)
    graf["baris_pagu"] = BarisPagu.objects.create(
        dipa=dipa, urut=1, kode="CQ", kode_baku="076.01.CQ", tingkat="program", uraian=RAHASIA, pagu=1_000_000
    )
    BarisRealisasi.objects.create(
        satker=satker,
        tahun=TAHUN,
        urut=1,
        kode="CQ",
        kode_baku="076.01.CQ",
        tingkat="program",
        uraian=RAHASIA,
        realisasi=900_000,
    )
    graf["dipa"] = dipa
