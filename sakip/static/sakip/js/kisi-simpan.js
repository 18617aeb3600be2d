// Sends rows one batch at a time and never twice at once; what got no answer is sent again when the line is
// back. The server takes a repeated row for what it is: nothing new.

import { rapi } from "./kisi-baris.js";

const TUNGGU = 400; // milliseconds after a cell is left
const SABAR = 20000; // milliseconds for an answer
const ULANG = [2000, 5000, 10000, 30000]; // milliseconds between attempts without a line
const BANYAK = 50; // rows in one request
const LURING = [408, 425, 429, 502, 503, 504]; // answers of what stands before the application, or of a full house
const RUSAK = "aplikasi tidak dapat mengolahnya. Periksa isiannya, lalu simpan kembali.";

export class Penyimpan {
  constructor(formulir, baris, draf, kabar, jawab) {
    Object.assign(this, { formulir, baris, draf, kabar, jawab });
    this.antrean = new Set();
    this.gagalBeruntun = 0;
    this.sambungan = "ada";
    this.banyak = BANYAK;
    window.addEventListener("online", () => this.coba());
    document.addEventListener("visibilitychange", () => this.coba());
    window.addEventListener("focus", () => this.sambungan === "sesi" && this.coba());
  }

  minta(baris, jeda = TUNGGU) {
    if (baris.keadaan === "dihapus") return;
    this.draf.simpan(baris);
    if (!baris.kotor) {
      this.antrean.delete(baris);
      if (baris.keadaan !== "menyimpan") baris.tandai("tetap", "");
      return this.kabar();
    }
    if (baris.terhalang) return;
    this.antrean.add(baris);
    if (baris.keadaan !== "luring") baris.tandai("menunggu", "Belum tersimpan");
    clearTimeout(this.jam);
    this.jam = setTimeout(() => this.kirim(), jeda);
    this.kabar();
  }

  coba() {
    if (!this.antrean.size) return;
    clearTimeout(this.jam);
    this.kirim();
  }

  // Sends what waits, at once, until there is an answer for every row or no line.
  async tuntaskan() {
    do {
      clearTimeout(this.jam);
      await this.kirim();
      await this.berjalan;
    } while (this.antrean.size && this.sambungan === "ada");
  }

  async kirim() {
    if (this.berjalan || !this.antrean.size) return this.berjalan;
    const rombongan = [...this.antrean].filter((b) => b.kotor && !b.terhalang).slice(0, this.banyak);
    if (!rombongan.length) {
      this.antrean.clear();
      return null;
    }
    const potret = new Map(rombongan.map((b) => [b, b.kirim()]));
    for (const b of rombongan) {
      this.antrean.delete(b);
      b.tandai("menyimpan", "Menyimpan");
    }
    this.kabar();
    this.berjalan = this.pos(potret).then((hasil) => {
      this.berjalan = null;
      this.terima(hasil, potret);
      this.kabar();
    });
    return this.berjalan;
  }

  async pos(potret, segar = false) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", this.formulir.elements.csrfmiddlewaretoken.value);
    for (const [b, isi] of potret) {
      data.set(`tanda-${b.kunci}`, b.tanda);
      data.set(`ke-${b.kunci}`, b.ke);
      if (b.buang) data.set(`b-${b.kunci}-hapus`, "on");
      for (const [kolom, [teks, dilihat]] of Object.entries(isi)) {
        if (!b.buang) data.set(`b-${b.kunci}-${kolom}`, teks);
        data.set(`l-${b.kunci}-${kolom}`, dilihat);
      }
      for (const kotak of b.tr.querySelectorAll('[name$="-yakin"]:checked')) data.set(kotak.name, kotak.value);
    }
    try {
      const jawaban = await fetch(location.href, {
        method: "POST",
        body: data,
        headers: { "X-Kisi": "1", Accept: "application/json" },
        redirect: "manual",
        signal: AbortSignal.timeout(SABAR),
      });
      if (jawaban.type === "opaqueredirect") return { jenis: "sesi" };
      if (jawaban.status === 403 && !segar) {
        const lagi = await this.segarkan();
        return lagi === "boleh" ? this.pos(potret, true) : { jenis: lagi };
      }
      if (jawaban.ok || jawaban.status === 422) {
        return { jenis: jawaban.ok ? "jadi" : "tolak", isi: await jawaban.json() };
      }
      if (LURING.includes(jawaban.status)) return { jenis: "luring" };
      const larang = [401, 403, 404].includes(jawaban.status);
      return larang ? { jenis: "ditolak" } : { jenis: "rusak", isi: { galat: [RUSAK] } };
    } catch {
      return { jenis: "luring" };
    }
  }

  // After another sign-in the page's token is old: fetch the page anew, and see whose it is.
  async segarkan() {
    const jawaban = await fetch(location.href, { redirect: "manual", signal: AbortSignal.timeout(SABAR) });
    if (jawaban.type === "opaqueredirect") return "sesi";
    if (!jawaban.ok) return "ditolak";
    const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
    const baru = halaman.querySelector("form[data-kisi]");
    if (baru?.dataset.kisi !== this.formulir.dataset.kisi) return "ditolak";
    this.formulir.elements.csrfmiddlewaretoken.value = baru.elements.csrfmiddlewaretoken.value;
    return "boleh";
  }

  terima({ jenis, isi }, potret) {
    const tolak = jenis === "tolak" || jenis === "rusak"; // the second: an error of the application, not of the line
    if (tolak && potret.size > 1) return this.satuSatu(potret);
    this.sambungan = { luring: "putus", sesi: "sesi", ditolak: "ditolak", tolak: "tolak" }[jenis] ?? "ada";
    this.pesan = tolak ? isi.galat.join(" ") : "";
    if (jenis === "jadi") {
      this.gagalBeruntun = 0;
      for (const [b, dikirim] of potret) this.pasang(b, dikirim, isi);
      this.jawab([...potret.keys()]);
      this.nomori(isi.urut);
      const kaki = this.formulir.querySelector("[data-kisi-kaki]");
      if (kaki && isi.kaki) kaki.textContent = isi.kaki;
      if (this.antrean.size) this.jam = setTimeout(() => this.kirim(), TUNGGU);
      else this.banyak = BANYAK;
      return;
    }
    if (tolak) {
      for (const b of potret.keys()) {
        b.diminta = false;
        b.tandai("gagal", `Belum tersimpan: ${this.pesan}`);
      }
      if (this.antrean.size) this.jam = setTimeout(() => this.kirim(), TUNGGU);
      return;
    }
    for (const b of potret.keys()) {
      this.antrean.add(b);
      b.tandai("luring", jenis === "luring" ? "Menunggu sambungan" : "Belum tersimpan");
    }
    if (jenis === "luring") {
      const jeda = ULANG[Math.min(this.gagalBeruntun, ULANG.length - 1)];
      this.gagalBeruntun += 1;
      this.jam = setTimeout(() => this.kirim(), jeda);
    }
  }

  // Rows that were refused together, for what only some of them may be to blame: each is sent alone.
  satuSatu(potret) {
    this.banyak = 1;
    for (const b of potret.keys()) this.antrean.add(b);
    this.jam = setTimeout(() => this.kirim(), 0);
  }

  pasang(b, dikirim, { jam, pengubah, baris }) {
    const hasil = baris[b.kunci];
    if (hasil.keadaan === "usang") {
      b.ke = hasil.ke; // the clock went back: what stands here is sent once more, by a later number
      return this.minta(b, 0);
    }
    b.bersihkan();
    b.tergantung = {};
    if (hasil.keadaan === "dihapus" || (b.buang && hasil.keadaan === "hilang")) return this.singkirkan(b);
    if (hasil.keadaan === "hilang") return b.tandai("gagal", hasil.galat[""][0]);
    if (b.baru && hasil.keadaan !== "gagal") {
      this.draf.hapus(b);
      b.ganti(hasil.kunci);
    }
    if (!b.baru) this.samakan(b, dikirim, hasil);
    for (const [nama, html] of Object.entries(hasil.sel)) {
      const sel = b.tr.querySelector(`[data-sel="${nama}"]`);
      if (sel) sel.innerHTML = html; // drawn by the server's own template
    }
    if (hasil.keadaan === "gagal") this.keluhkan(b, dikirim, hasil);
    else if (hasil.keadaan === "bentrok") this.hadapkan(b, hasil, pengubah);
    else b.tandai("tersimpan", `Tersimpan ${jam}`);
    if (hasil.keadaan === "tersimpan" && b.kotor) this.minta(b);
    else this.draf.simpan(b);
  }

  // A row that was deleted: no longer shown, nothing of it waits.
  singkirkan(b) {
    this.draf.hapus(b);
    b.tr.hidden = true;
    b.diminta = false;
    b.tr.querySelector('[name$="-hapus"]').checked = false;
    b.awal = Object.fromEntries([...b.sel.keys()].map((kolom) => [kolom, b.nilai(kolom)]));
    b.tandai("dihapus", "");
  }

  samakan(b, dikirim, hasil) {
    for (const kolom of b.sel.keys()) {
      const tersimpan = hasil.nilai[kolom];
      const [teks, dilihat] = dikirim[kolom];
      const diubah = rapi(teks) !== rapi(dilihat);
      const bebas = rapi(b.nilai(kolom)) === rapi(teks); // nothing was typed since it was sent
      if (hasil.keadaan === "tersimpan" ? bebas : bebas && !diubah) b.isi(kolom, tersimpan);
      if (hasil.keadaan !== "bentrok" || !diubah) b.awal[kolom] = tersimpan;
      b.bacaan(kolom, hasil.bacaan[kolom]);
    }
  }

  // Rows that were moved give the others new numbers.
  nomori(urut) {
    for (const b of this.baris) {
      if (!b.sel.has("urut") || !(b.kunci in urut)) continue;
      const nomor = String(urut[b.kunci] || "");
      if (rapi(b.nilai("urut")) === rapi(b.awal.urut)) b.isi("urut", nomor);
      b.awal.urut = nomor;
    }
  }

  keluhkan(b, dikirim, hasil) {
    const masih = (kolom) => b.berubah.includes(kolom) || !b.sel.has(kolom) || rapi(b.nilai(kolom)) === rapi(dikirim[kolom][0]);
    for (const [kolom, kalimat] of Object.entries(hasil.galat)) if (masih(kolom)) b.galat(kolom, kalimat);
    for (const kolom of hasil.ragu.filter(masih)) {
      b.tawarkan(kolom, "Apakah bacaan ini benar?", [["Ya, bacaan ini benar", () => this.yakini(b, kolom)]]);
    }
    b.diminta = false;
    b.tandai("gagal", hasil.galat[""]?.[0] ?? "Belum tersimpan: periksa isian");
  }

  yakini(b, kolom) {
    const kotak = document.createElement("input");
    Object.assign(kotak, { type: "checkbox", checked: true, hidden: true, value: b.nilai(kolom) });
    kotak.name = `b-${b.kunci}-${kolom}-yakin`;
    kotak.dataset.kisiSementara = "";
    b.sel.get(kolom).after(kotak);
    this.minta(b, 0);
  }

  hadapkan(b, hasil, pengubah) {
    b.bentrok = { ...hasil.bentrok };
    const oleh = pengubah ? ` oleh ${pengubah}` : "";
    for (const [kolom, teks] of Object.entries(hasil.bentrok)) {
      const pilih = (milik) => () => {
        delete b.bentrok[kolom];
        b.awal[kolom] = teks;
        if (!milik) b.isi(kolom, teks);
        if (b.terhalang) return this.kabar();
        b.tandai("tersimpan", b.kotor ? "" : "Memakai yang tersimpan");
        this.minta(b, 0);
        this.kabar();
      };
      b.tawarkan(kolom, `Tersimpan${oleh}: ${teks || "(kosong)"}. Isian Anda: ${b.nilai(kolom) || "(kosong)"}.`, [
        ["Pakai isian saya", pilih(true)],
        ["Pakai yang tersimpan", pilih(false)],
      ]);
    }
    b.tandai("bentrok", "Bentrok: pilih salah satu isian");
  }
}
