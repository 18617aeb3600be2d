"""Addresses of sign-in, satker, units, officials and kebijakan."""

from django.urls import path

from sakip.views import (
    akun,
    jadwal,
    keamanan,
    kebijakan,
    masuk,
    oidc,
    pejabat,
    pemberitahuan,
    pengecualian,
    penugasan,
    riwayat,
    sandi,
    satker,
    ulang,
    unit,
)

app_name = "sakip"

SATKER = "satker/<kode:kode>"
TAHUN = f"{SATKER}/<tahun:tahun>"

urlpatterns = [
    path("masuk/", masuk.MasukView.as_view(), name="masuk"),
    path("masuk/kode/", masuk.enter_code, name="masuk-kode"),
    path("masuk/penyedia/", oidc.leave_to_sign_in, name="oidc-masuk"),
    path("masuk/penyedia/kembali/", oidc.come_back, name="oidc-kembali"),
    path("masuk/ulang/", ulang.confirm_again, name="masuk-ulang"),
    path("masuk/ulang/penyedia/", oidc.leave_to_confirm, name="oidc-ulang"),
    path("keluar/", masuk.KeluarView.as_view(), name="keluar"),
    path("akun/keamanan/", keamanan.show_security, name="keamanan-detail"),
    path("akun/keamanan/sandi/", keamanan.edit_password, name="sandi-edit"),
    path("akun/keamanan/kode-masuk/pasang/", keamanan.enrol_totp, name="otp-create"),
    path("akun/keamanan/kode-masuk/lepas/", keamanan.drop_totp, name="otp-delete"),
    path("akun/keamanan/kode-pemulihan/", keamanan.renew_codes, name="kode-pemulihan"),
    path("akun/keamanan/penyedia/", oidc.leave_to_bind, name="identitas-create"),
    path("akun/keamanan/penyedia/hubungkan/", oidc.bind, name="identitas-bind"),
    path("akun/keamanan/penyedia/lepas/", oidc.unbind, name="identitas-delete"),
    path("akun/keamanan/sesi/<int:pk>/akhiri/", keamanan.stop_session, name="sesi-akhiri"),
    path("akun/keamanan/sesi/akhiri-lain/", keamanan.stop_other_sessions, name="sesi-akhiri-lain"),
    path("akun/sandi/<uidb64>/<token>/", sandi.TautanSandiView.as_view(), name="sandi-tautan"),
    path("satker/", satker.list_satker, name="satker-list"),
    path(f"{SATKER}/", satker.show_satker, name="satker-detail"),
    path(f"{SATKER}/ubah/", satker.edit_profile, name="satker-edit"),
    path(f"{SATKER}/unit/tambah/", unit.add_unit, name="unit-create"),
    path(f"{SATKER}/unit/<int:pk>/ubah/", unit.change_unit, name="unit-edit"),
    path(f"{SATKER}/pejabat/tambah/", pejabat.add_pejabat, name="pejabat-create"),
    path(f"{SATKER}/pejabat/<int:pk>/ubah/", pejabat.change_pejabat, name="pejabat-edit"),
    path(f"{SATKER}/pejabat/<int:pk>/akhiri/", pejabat.finish_pejabat, name="pejabat-akhiri"),
    path(f"{SATKER}/akun/", akun.list_accounts, name="akun-list"),
    path(f"{SATKER}/akun/undang/", akun.invite, name="akun-create"),
    path(f"{SATKER}/akun/<int:pk>/", akun.show_account, name="akun-detail"),
    path(f"{SATKER}/akun/<int:pk>/atur-ulang/", akun.reset, name="akun-reset"),
    path(f"{SATKER}/akun/<int:pk>/tangguhkan/", akun.suspend, name="akun-suspend"),
    path(f"{SATKER}/akun/<int:pk>/pulihkan/", akun.restore, name="akun-restore"),
    path(f"{SATKER}/penugasan/tambah/", penugasan.add, name="penugasan-create"),
    path(f"{SATKER}/penugasan/<int:pk>/ubah/", penugasan.change, name="penugasan-edit"),
    path(f"{SATKER}/penugasan/<int:pk>/akhiri/", penugasan.end, name="penugasan-end"),
    path("pemberitahuan/", pemberitahuan.list_pemberitahuan, name="pemberitahuan-list"),
    path("pemberitahuan/baca/", pemberitahuan.read_all, name="pemberitahuan-baca"),
    path("pemberitahuan/<int:pk>/", pemberitahuan.open_pemberitahuan, name="pemberitahuan-buka"),
    path(f"{TAHUN}/jadwal/", jadwal.show_schedule, name="jadwal-detail"),
    path(f"{TAHUN}/jadwal/ubah/", jadwal.edit_schedule, name="jadwal-edit"),
    path(f"{TAHUN}/pengecualian/", pengecualian.list_exceptions, name="pengecualian-list"),
    path(f"{TAHUN}/pengecualian/beri/", pengecualian.add_exception, name="pengecualian-create"),
    path(f"{TAHUN}/pengecualian/<int:pk>/cabut/", pengecualian.withdraw, name="pengecualian-cabut"),
    path(f"{SATKER}/<tahun:tahun>/kebijakan/", kebijakan.show_kebijakan, name="kebijakan-detail"),
    path("riwayat/<slug:model>/<int:pk>/", riwayat.show_history, name="riwayat"),
]
