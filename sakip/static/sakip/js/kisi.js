// A grid: the form of many rows, filled like a spreadsheet. Without this script it stays a plain form.

import { Baris } from "./kisi-baris.js";
import { Draf } from "./kisi-draf.js";
import { Gerak } from "./kisi-gerak.js";
import { periksa } from "./kisi-periksa.js";
import { Penyimpan } from "./kisi-simpan.js";
import { pasangTempel } from "./kisi-tempel.js";

const DIAM = 3000; // milliseconds without a key after which a cell is saved although it was not left

const jalankan = (formulir) => {
  const tabel = formulir.querySelector("table.lembar");
  const baris = [...tabel.querySelectorAll("tr[data-kunci]")].map((tr) => new Baris(tr));
  const menurutTr = new Map(baris.map((b) => [b.tr, b]));
  const kolom = [];
  for (const b of baris) {
    for (const [k, isian] of b.sel) if (!isian.closest("details") && !kolom.includes(k)) kolom.push(k);
  }
  const kepala = document.querySelector("[data-kisi-kepala]");
  const kata = kepala.querySelector("[data-kisi-keadaan]");
  kepala.hidden = false;

  const draf = new Draf(formulir.dataset.kisi, location.pathname);
  const hitung = (...keadaan) => baris.filter((b) => keadaan.includes(b.keadaan)).length;
  const masuk = `/masuk/?next=${encodeURIComponent(location.pathname)}`;

  const kalimat = () => {
    const tunda = hitung("menunggu", "menyimpan", "luring");
    if (penyimpan.sambungan === "sesi") {
      return ["Sesi Anda sudah berakhir. Isian Anda aman di peramban ini; masuk kembali untuk menyimpannya.", masuk];
    }
    if (penyimpan.sambungan === "ditolak") {
      return ["Isian belum dapat disimpan: akun yang masuk tidak (lagi) berhak mengisi. Isian Anda aman di peramban ini."];
    }
    if (penyimpan.sambungan === "tolak") return [`${penyimpan.pesan} Isian Anda aman di peramban ini.`];
    if (penyimpan.sambungan === "putus") {
      return [`Sambungan terputus. ${tunda} baris aman di peramban ini dan akan dikirim begitu tersambung.`];
    }
    const [gagal, bentrok] = [hitung("gagal"), hitung("bentrok")];
    if (bentrok) return [`${bentrok} baris bentrok dengan isian pengguna lain: pilih isian yang dipakai.`];
    if (gagal) return [`${gagal} baris belum tersimpan: periksa isiannya.`];
    if (tunda) return ["Menyimpan…"];
    return hitung("tersimpan", "tetap") ? ["Semua isian tersimpan."] : ["Setiap baris disimpan sendiri begitu Anda meninggalkannya."];
  };

  const kabar = (sisip = "") => {
    const [teks, tautan] = kalimat();
    const baru = `${sisip} ${teks}`.trim();
    if (kata.dataset.teks === baru) return;
    kata.dataset.teks = baru;
    kata.textContent = baru;
    if (tautan) {
      const a = Object.assign(document.createElement("a"), { href: tautan, target: "_blank", textContent: "Masuk kembali" });
      kata.append(" ", a);
    }
    kepala.dataset.keadaan = hitung("bentrok", "gagal") ? "gagal" : penyimpan.sambungan;
  };

  const penyimpan = new Penyimpan(formulir, baris, draf, () => kabar());
  const ubah = (b) => {
    periksaBaris(b);
    penyimpan.minta(b);
  };
  const periksaBaris = (b) => {
    for (const k of b.berubah) b.galat(k, periksa(b, k));
  };

  const gerak = new Gerak(baris, kolom, ubah);
  pasangTempel(tabel, gerak, (teks) => kabar(teks));

  let jamDiam;
  tabel.addEventListener("input", ({ target }) => {
    const b = menurutTr.get(target.closest("tr"));
    if (!b) return;
    draf.simpan(b);
    if (b.kotor && b.keadaan !== "luring") b.tandai("menunggu", "Belum tersimpan");
    clearTimeout(jamDiam);
    jamDiam = setTimeout(() => ubah(b), DIAM);
  });
  tabel.addEventListener("change", ({ target }) => {
    const b = menurutTr.get(target.closest("tr"));
    if (!b) return;
    clearTimeout(jamDiam);
    ubah(b);
  });

  // "Simpan" sends what is left and goes back only when every row is stored.
  formulir.addEventListener("submit", async (event) => {
    if (event.submitter?.name === "tambah") return;
    event.preventDefault();
    clearTimeout(jamDiam);
    for (const b of baris) if (b.kotor) ubah(b);
    await penyimpan.tuntaskan();
    const tuntas = !baris.some((b) => b.kotor);
    if (tuntas && event.submitter?.name !== "lanjut") location.assign(formulir.dataset.kembali);
    else if (!tuntas) baris.find((b) => b.kotor).tr.querySelector("[aria-invalid], .lembar__tawaran button")?.focus();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!draf.bisa && baris.some((b) => b.kotor)) event.preventDefault();
  });

  // What an earlier visit could not send.
  const ditemukan = draf.semua();
  for (const b of baris) {
    const ada = ditemukan[b.kunci];
    if (!ada) continue;
    for (const [k, teks] of Object.entries(ada.nilai)) {
      if (!b.sel.has(k)) continue;
      b.isi(k, teks);
      b.awal[k] = ada.awal[k];
    }
    if (b.kotor) penyimpan.minta(b, 0);
    else draf.hapus(b.kunci);
  }
  const lepas = Object.keys(ditemukan).filter((kunci) => !baris.some((b) => b.kunci === kunci));
  if (lepas.length) kabar(`${lepas.length} baris yang pernah Anda ketik sudah tidak ada pada halaman ini.`);
};

document.querySelectorAll("form[data-kisi]").forEach(jalankan);
