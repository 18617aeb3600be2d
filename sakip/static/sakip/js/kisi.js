// A grid: the form of many rows, filled like a spreadsheet. Without this script it stays a plain form.

import { Baris, kolomDari } from "./kisi-baris.js";
import { Draf } from "./kisi-draf.js";
import { Gerak } from "./kisi-gerak.js";
import { periksa } from "./kisi-periksa.js";
import { titipPesan } from "./kisi-pesan.js";
import { Ringkas } from "./kisi-ringkas.js";
import { Penyimpan } from "./kisi-simpan.js";
import { pasangSingkap } from "./kisi-singkap.js";
import { Suara, beriNama } from "./kisi-suara.js";
import { pasangTautan } from "./kisi-tautan.js";
import { pasangTempel } from "./kisi-tempel.js";
import { pasangDaftarTombol } from "./kisi-tombol.js";

const DIAM = 3000; // milliseconds without a key after which a cell is saved although it was not left

// Drafts of rows that somebody deleted meanwhile: shown, so that nothing typed is lost, until they are let go.
const tunjukkanLepas = (kepala, lepas, draf) => {
  const kotak = Object.assign(document.createElement("div"), { className: "lembar__tawaran" });
  const isi = lepas.map(({ nilai }) => Object.values(nilai).filter(Boolean).join(", ")).join("; ");
  const kata = `${lepas.length} baris yang pernah Anda ketik sudah tidak ada pada halaman ini. Isinya: ${isi}.`;
  const tombol = Object.assign(document.createElement("button"), { type: "button", className: "tombol" });
  tombol.textContent = "Buang isian itu";
  tombol.addEventListener("click", () => {
    for (const satu of lepas) draf.hapus(satu);
    kotak.remove();
  });
  kotak.append(Object.assign(document.createElement("p"), { textContent: kata }), tombol);
  kepala.append(kotak);
};

const jalankan = (formulir) => {
  const tabel = formulir.querySelector("table.lembar");
  const baris = [...tabel.querySelectorAll("[data-kunci]")].map((tr) => new Baris(tr));
  const menurutTr = new Map(baris.map((b) => [b.tr, b]));
  const milik = (unsur) => menurutTr.get(unsur.closest("[data-kunci]"));
  const kolom = kolomDari(baris);
  const kepala = document.querySelector("[data-kisi-kepala]");
  const kata = kepala.querySelector("[data-kisi-keadaan]");
  kepala.hidden = false;
  const ukur = () => document.documentElement.style.setProperty("--kepala", `${kepala.offsetHeight}px`);
  new ResizeObserver(ukur).observe(kepala); // what sticks below the bar begins where it ends

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
    if (bentrok) return [`${bentrok} baris bentrok dengan isian pengguna lain: pilih isian yang dipakai.`, null, "bentrok"];
    if (gagal) return [`${gagal} baris belum tersimpan: periksa isiannya.`, null, "gagal"];
    if (tunda) return ["Menyimpan…"];
    return hitung("tersimpan", "tetap") ? ["Semua isian tersimpan."] : ["Setiap baris disimpan sendiri begitu Anda meninggalkannya."];
  };

  let catatan = ""; // what a command did; it stays until the next key
  for (const jenis of ["keydown", "pointerdown"]) tabel.addEventListener(jenis, () => (catatan = ""), true);
  const kabar = (sisip = "") => {
    ringkas?.hitung();
    catatan = sisip || catatan;
    const [teks, tautan, masalah] = kalimat();
    const baru = `${catatan} ${teks}`.trim();
    if (kata.dataset.teks === baru) return;
    kata.dataset.teks = baru;
    kata.textContent = baru;
    if (sisip || penyimpan.sambungan !== "ada") suara.ucap(baru); // else the rows speak for themselves
    if (masalah) {
      const tombol = Object.assign(document.createElement("button"), { type: "button", className: "lembar__lompat" });
      tombol.textContent = "Ke baris pertama yang bermasalah";
      tombol.addEventListener("click", () => keMasalah(masalah));
      kata.append(" ", tombol);
    }
    if (tautan) {
      const a = Object.assign(document.createElement("a"), { href: tautan, target: "_blank", textContent: "Masuk kembali" });
      kata.append(" ", a);
    }
    kepala.dataset.keadaan = hitung("bentrok", "gagal") ? "gagal" : penyimpan.sambungan;
  };

  const keMasalah = (keadaan) => {
    const b = baris.find((satu) => satu.keadaan === keadaan);
    if (!b) return;
    b.tr.hidden = false;
    (b.tr.querySelector("[aria-invalid], .lembar__tawaran button") ?? b.sel.values().next().value).focus();
  };

  let ringkas = null;
  const pernah = new Set(); // rows that were stored since the page was opened
  const suara = new Suara(kepala, baris);
  const penyimpan = new Penyimpan(formulir, baris, draf, () => kabar(), (rombongan) => {
    for (const b of rombongan) if (b.keadaan === "tersimpan" || b.keadaan === "dihapus") pernah.add(b);
    suara.jawab(rombongan);
  });
  const ubah = (b) => {
    periksaBaris(b);
    penyimpan.minta(b);
  };
  const periksaBaris = (b) => {
    const berubah = new Set(b.berubah);
    for (const k of b.sel.keys()) {
      if (berubah.has(k)) b.galat(k, periksa(b, k));
      else if (!(k in b.bentrok)) gerak.lupakan(b, k);
    }
  };

  // One more empty row at the end, as a copy of the last empty one; false where rows are not added.
  const kosong = baris.findLast((b) => b.baru)?.tr.outerHTML;
  const tambah = () => {
    if (!kosong) return false;
    const nomor = Math.max(0, ...baris.map((b) => Number(/^baru(\d+)$/.exec(b.kunci)?.[1] ?? 0))) + 1;
    const wadah = document.createElement("table");
    wadah.innerHTML = kosong.replace(/\bbaru\d+\b/g, `baru${nomor}`);
    const tr = wadah.querySelector("[data-kunci]");
    baris.at(-1).tr.after(tr);
    tr.querySelectorAll(".lembar__status").forEach((sisa) => sisa.remove());
    const satu = new Baris(tr);
    for (const [k, teks] of Object.entries(satu.awal)) if (satu.sel.has(k)) satu.isi(k, teks);
    beriNama(satu);
    baris.push(satu);
    menurutTr.set(tr, satu);
    gerak.pasangBaris(baris.length - 1);
    return true;
  };

  const simpanSemua = () => {
    clearTimeout(jamDiam);
    for (const b of baris) if (b.kotor) ubah(b);
    return penyimpan.tuntaskan();
  };
  const gerak = new Gerak(baris, kolom, { ubah, tambah, simpan: simpanSemua, kabari: kabar });
  pasangTempel(tabel, gerak, kabar);
  pasangTautan(tabel, gerak);
  pasangSingkap(tabel);
  baris.forEach(beriNama);
  pasangDaftarTombol(kepala, formulir);
  ringkas = new Ringkas(formulir, baris, kabar);
  tabel.addEventListener("focusin", ({ target }) => {
    ringkas.terakhir = target.closest("[data-kunci]");
  });

  let jamDiam;
  tabel.addEventListener("input", ({ target }) => {
    const b = milik(target);
    if (!b) return;
    draf.simpan(b);
    if (b.kotor && b.keadaan !== "luring") b.tandai("menunggu", "Belum tersimpan");
    clearTimeout(jamDiam);
    if (!b.baru) jamDiam = setTimeout(() => ubah(b), DIAM);
  });
  tabel.addEventListener("change", ({ target }) => {
    const b = milik(target);
    if (!b) return;
    clearTimeout(jamDiam);
    if (!b.baru) ubah(b);
  });
  // A new row is sent when it is left: half a row would only be refused.
  tabel.addEventListener("focusout", ({ target, relatedTarget }) => {
    const b = milik(target);
    if (b?.baru && b.kotor && !b.tr.contains(relatedTarget)) ubah(b);
  });

  // "Simpan" sends what is left, the deletions too, and goes back only when every row is stored.
  formulir.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (event.submitter?.name === "tambah") {
      if (tambah()) baris.at(-1).sel.values().next().value.focus();
      return;
    }
    for (const b of baris) b.diminta = b.dicentangHapus;
    await simpanSemua();
    const sisa = baris.find((b) => b.kotor || b.keadaan === "gagal");
    const hasil = pernah.size ? `${pernah.size} baris tersimpan.` : "Tidak ada isian yang berubah.";
    if (sisa) return sisa.tr.querySelector("[aria-invalid], .lembar__tawaran button")?.focus();
    if (event.submitter?.name === "lanjut") return kabar(hasil);
    titipPesan(hasil);
    location.assign(formulir.dataset.kembali);
  });
  // What saves itself is not cancelled by leaving it.
  const selesai = formulir.querySelector("[data-kisi-selesai]");
  selesai?.replaceChildren("Selesai");
  selesai?.addEventListener("click", async (event) => {
    const dicentang = baris.filter((b) => b.keadaan !== "dihapus" && b.dicentangHapus).length;
    if (dicentang) {
      event.preventDefault();
      return kabar(`${dicentang} baris dicentang untuk dihapus. Tekan Simpan, atau hilangkan centangnya.`);
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || !baris.some((b) => b.kotor)) return;
    event.preventDefault();
    await simpanSemua();
    location.assign(selesai.href);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!draf.bisa && baris.some((b) => b.kotor)) event.preventDefault();
  });

  // What earlier visits could not send: cells of stored rows over each other in the order in which they were
  // typed, new rows each in a row of its own.
  const lepas = [];
  for (const satu of draf.semua()) {
    const baru = satu.kunci.startsWith("baru");
    const cari = () => baris.find((b) => (baru ? b.baru && !b.kotor : b.kunci === satu.kunci));
    const b = cari() ?? (baru && tambah() ? cari() : undefined);
    if (!b) {
      lepas.push(satu);
      continue;
    }
    draf.hapus(satu);
    Object.assign(b, { tanda: satu.tanda, ke: satu.ke ?? 0 });
    for (const [k, teks] of Object.entries(satu.awal)) if (b.sel.has(k)) b.awal[k] = teks;
    for (const [k, teks] of Object.entries(satu.nilai)) if (b.sel.has(k)) b.isi(k, teks);
    if (b.kotor) penyimpan.minta(b, 0);
  }
  if (lepas.length) tunjukkanLepas(kepala, lepas, draf);
};

document.querySelectorAll("form[data-kisi]").forEach(jalankan);
