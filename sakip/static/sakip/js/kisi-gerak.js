// Moving between the cells of a grid by keyboard, choosing a block of them, and taking changes back.

import { tepiIsi, ujung } from "./kisi-lompat.js";
import { pantas, tekanDaftar, uraikanTanda } from "./kisi-pilihan.js";

const BERIKUT = { penyebut: ["pembilang", "realisasi"] }; // where Enter leads in the next row, if not to the same column
const TUJUAN = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Gerak {
  constructor(baris, kolom, { ubah, tambah, simpan, kabari }) {
    Object.assign(this, { baris, kolom, ubah, tambah, simpan, kabari });
    this.tumpukan = [];
    this.ulangan = [];
    this.terwarnai = new Set();
    this.blok = null; // {dari: [row, column], ke: [row, column]}
    baris.forEach((_, i) => this.pasangBaris(i));
  }

  pasangBaris(i) {
    this.kolom.forEach((k, j) => this.baris[i].sel.has(k) && this.pasang(this.baris[i].sel.get(k), i, j));
  }

  pasang(isian, i, j) {
    isian.addEventListener("focus", () => {
      this.di = [i, j];
      this.sunting = false;
      this.semula = this.baris[i].nilai(this.kolom[j]);
      if (isian.select && isian.type !== "checkbox") isian.select();
    });
    isian.addEventListener("pointerdown", () => {
      this.lepas();
      if (document.activeElement === isian) this.sunting = true;
    });
    isian.addEventListener("mousedown", (event) => {
      const asal = this.di && this.baris[this.di[0]].sel.get(this.kolom[this.di[1]]);
      if (!event.shiftKey || asal === isian || asal !== document.activeElement) return;
      event.preventDefault(); // the focus stays where the block begins
      this.pilihSampai(...this.di, [i, j]);
    });
    if (isian.tagName === "SELECT") isian.addEventListener("change", () => (this.sunting = false));
    isian.addEventListener("input", () => {
      this.lepas();
      if (isian.tagName === "TEXTAREA") this.sunting = true;
    });
    isian.addEventListener("blur", () => this.catat(i, j));
    isian.addEventListener("keydown", (event) => this.tekan(event, isian, i, j));
  }

  // A cell that was left with another text can be taken back as one step.
  catat(i, j) {
    const sesudah = this.baris[i].nilai(this.kolom[j]);
    if (sesudah !== this.semula) this.dorong([{ i, j, sebelum: this.semula, sesudah }]);
    this.semula = sesudah;
  }

  dorong(langkah) {
    this.tumpukan.push(langkah);
    this.ulangan = [];
  }

  tekan(event, isian, i, j) {
    const { key, shiftKey, altKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (isian.tagName === "SELECT" && tekanDaftar(this, event)) return;
    if (altKey || event.isComposing) return;
    if (ctrl) return this.perintah(event, i, j);
    if (key === "F2" && isian.select) {
      this.sunting = true;
      isian.setSelectionRange?.(isian.value.length, isian.value.length);
    } else if (key === "Escape") {
      this.lepas();
      this.baris[i].isi(this.kolom[j], this.semula);
      isian.dispatchEvent(new Event("input", { bubbles: true }));
      isian.select?.();
      this.sunting = false;
    } else if (key === "Enter" && isian.type !== "checkbox" && !(this.sunting && isian.tagName === "TEXTAREA")) {
      this.masuk(i, j, shiftKey ? -1 : 1);
    } else if (isian.tagName === "SELECT" && ["?", ">", "x", "~"].includes(key)) {
      this.tulis([{ i, j, teks: key }]);
    } else if (key === "Delete" && this.blok) {
      this.tulisBlok(() => "");
    } else if ((key === "PageUp" || key === "PageDown") && !(this.sunting && isian.tagName === "TEXTAREA")) {
      this.lepas();
      this.keBaris(key === "PageUp" ? -1 : 1, i, j);
    } else if (key in TUJUAN && this.bolehPindah(event, isian)) {
      this.arah(event, i, j);
    } else return;
    event.preventDefault();
  }

  bolehPindah({ key, shiftKey }, isian) {
    if (key === "ArrowUp" || key === "ArrowDown") return !(this.sunting && isian.tagName === "TEXTAREA");
    if (isian.type === "checkbox" || isian.tagName === "SELECT") return true;
    const { selectionStart: a, selectionEnd: z, value } = isian;
    if (a === 0 && z === value.length && !this.sunting) return true;
    if (shiftKey) return false;
    return a === z && (key === "ArrowLeft" ? a === 0 : z === value.length);
  }

  arah({ key, shiftKey }, i, j) {
    const [di, dj] = TUJUAN[key];
    if (!shiftKey) {
      this.lepas();
      return this.pindah(i, j, di, dj);
    }
    const [b, k] = this.blok?.ke ?? [i, j];
    const batas = (n, maks) => Math.min(Math.max(n, 0), maks);
    this.pilihSampai(i, j, [batas(b + di, this.baris.length - 1), batas(k + dj, this.kolom.length - 1)]);
  }

  pilihSampai(i, j, ke) {
    this.blok ??= { dari: [i, j] };
    this.blok.ke = ke;
    this.warnai();
    const [atas, bawah, kiri, kanan] = this.tepi();
    this.kabari(`${bawah - atas + 1} baris × ${kanan - kiri + 1} kolom dipilih.`);
  }

  // About one window up or down, to a row that has this column.
  keBaris(arah, i, j) {
    const atas = (b) => this.baris[b].tr.getBoundingClientRect().top;
    const mulai = atas(i);
    let tujuan = i;
    for (let b = i + arah; b >= 0 && b < this.baris.length; b += arah) {
      if (!this.dapatDiisi(b, j)) continue;
      if (tujuan !== i && Math.abs(atas(b) - mulai) > window.innerHeight * 0.7) break;
      tujuan = b;
    }
    this.fokus(tujuan, j);
  }

  dapatDiisi(i, j) {
    const b = this.baris[i];
    const isian = b?.sel.get(this.kolom[j]);
    return Boolean(isian) && !isian.disabled && !b.tr.hidden;
  }

  fokus(i, j) {
    this.baris[i].sel.get(this.kolom[j]).focus();
  }

  // Enter: the cell is done. On to the same column of the next row that has it, or to what stands in its place;
  // where no row is left the cell keeps the focus, chosen as a whole, so that the next key replaces.
  masuk(i, j, arah) {
    const sisa = arah > 0 ? [...this.baris.keys()].slice(i + 1) : [...this.baris.keys()].slice(0, i).reverse();
    const ganti = (arah > 0 && BERIKUT[this.kolom[j]]) || [];
    for (const b of sisa) {
      const k = [...ganti.map((nama) => this.kolom.indexOf(nama)), j].find((satu) => this.dapatDiisi(b, satu));
      if (k !== undefined) return this.fokus(b, k);
    }
    const b = this.baris[i];
    this.catat(i, j);
    this.sunting = false;
    this.pilihIsi();
    if (b.kotor && !b.baru) this.ubah(b); // a new row is sent when it is left
  }

  // To the next cell there is in that direction; from the end of a line to the next line.
  pindah(i, j, di, dj) {
    let [b, k] = [i + di, j + dj];
    while (b >= 0 && b < this.baris.length) {
      if (k < 0 || k >= this.kolom.length) {
        b += Math.sign(dj);
        k = dj > 0 ? 0 : this.kolom.length - 1;
        continue;
      }
      if (this.dapatDiisi(b, k)) return this.fokus(b, k);
      b += di;
      k += dj;
    }
  }

  perintah(event, i, j) {
    const tombol = event.key.toLowerCase();
    if (event.key in TUJUAN || event.key === "Home" || event.key === "End") return this.lompat(event, i, j);
    const disunting = this.baris[i].nilai(this.kolom[j]) !== this.semula;
    if (tombol === "s") this.simpan();
    else if (tombol === "d") this.isiKeBawah(i, j);
    else if (tombol === "z" && !event.shiftKey && !disunting) this.mundur();
    else if ((tombol === "y" || (tombol === "z" && event.shiftKey)) && !disunting) this.maju();
    else return;
    event.preventDefault();
  }

  // Ctrl with an arrow to the edge of what is filled, Ctrl+Home and Ctrl+End to the corners; with Shift the block
  // grows as far. While the text of a cell is edited these keys move in the text.
  lompat(event, i, j) {
    const isian = event.target;
    if (isian.tagName !== "SELECT" && (this.sunting || !this.bolehPindah({ key: event.key, shiftKey: true }, isian))) return;
    event.preventDefault();
    const dari = event.shiftKey ? this.blok?.ke ?? [i, j] : [i, j];
    const tujuan = event.key in TUJUAN ? tepiIsi(this, dari, TUJUAN[event.key]) : ujung(this, event.key);
    if (event.shiftKey) return this.pilihSampai(i, j, tujuan);
    this.lepas();
    this.fokus(...tujuan);
  }

  isiKeBawah(i, j) {
    if (this.blok) {
      const [atas] = this.tepi();
      return this.tulisBlok((b, k) => this.baris[atas].sel.has(this.kolom[k]) ? this.baris[atas].nilai(this.kolom[k]) : null);
    }
    const sumber = this.baris.slice(0, i).findLast((b) => !b.tr.hidden);
    if (sumber?.sel.has(this.kolom[j])) this.tulis([{ i, j, teks: sumber.nilai(this.kolom[j]) }]);
  }

  tepi() {
    const { dari, ke } = this.blok;
    const urut = (a, b) => (a < b ? [a, b] : [b, a]);
    const [atas, bawah] = urut(dari[0], ke[0]);
    const [kiri, kanan] = urut(dari[1], ke[1]);
    return [atas, bawah, kiri, kanan];
  }

  tulisBlok(teks) {
    const [atas, bawah, kiri, kanan] = this.tepi();
    const daftar = [];
    for (let i = atas; i <= bawah; i += 1) {
      for (let j = kiri; j <= kanan; j += 1) {
        const isi = this.dapatDiisi(i, j) ? teks(i, j) : null;
        if (isi !== null) daftar.push({ i, j, teks: isi });
      }
    }
    this.tulis(daftar);
  }

  // Write into many cells as one step. What found no place: {luar: [entries], asing: [words no choice is called]}.
  tulis(daftar) {
    const langkah = [];
    const sisa = { luar: [], asing: [] };
    for (const satu of uraikanTanda(this, daftar)) {
      const { i, j, teks } = satu;
      while (i >= this.baris.length && teks.trim() && this.tambah());
      const [b, k] = [this.baris[i], this.kolom[j]];
      if (!b?.sel.has(k)) {
        if (teks.trim()) sisa.luar.push(satu);
        continue;
      }
      const isi = pantas(b.sel.get(k), teks);
      if (isi === null) {
        sisa.asing.push(teks.trim());
        continue;
      }
      const sebelum = b.nilai(k);
      b.isi(k, isi);
      langkah.push({ i, j, sebelum, sesudah: b.nilai(k) });
      this.ubah(b);
    }
    if (langkah.length) this.dorong(langkah);
    this.semula = this.di ? this.baris[this.di[0]].nilai(this.kolom[this.di[1]]) : "";
    this.pilihIsi();
    return { masuk: langkah.length, ...sisa };
  }

  // A cell that was written into is chosen as a whole again, so that the next key moves or replaces.
  pilihIsi() {
    const isian = this.di && this.baris[this.di[0]].sel.get(this.kolom[this.di[1]]);
    if (isian && isian === document.activeElement) isian.select?.();
  }

  mundur() {
    this.balik(this.tumpukan, this.ulangan, "sebelum");
  }

  maju() {
    this.balik(this.ulangan, this.tumpukan, "sesudah");
  }

  balik(dari, ke, apa) {
    const langkah = dari.pop();
    if (!langkah) return;
    ke.push(langkah);
    for (const satu of langkah) {
      const b = this.baris[satu.i];
      if (b.keadaan === "dihapus") continue;
      b.isi(this.kolom[satu.j], satu[apa]);
      this.lupakan(b, this.kolom[satu.j]);
      this.ubah(b);
    }
    const { i, j } = langkah[0];
    if (this.baris[i].keadaan === "dihapus") return;
    this.semula = this.baris[i].nilai(this.kolom[j]);
    this.fokus(i, j);
    this.pilihIsi();
  }

  // What was said about the text that stood in a cell: its error, and the question whether it was read rightly.
  lupakan(b, k) {
    b.galat(k, []);
    const tempat = b.sel.get(k).closest(".sel, p, div");
    for (const sisa of k in b.bentrok ? [] : tempat.querySelectorAll("[data-kisi-sementara]")) sisa.remove();
  }

  lepas() {
    if (!this.blok) return;
    this.blok = null;
    this.warnai();
  }

  warnai() {
    const [atas, bawah, kiri, kanan] = this.blok ? this.tepi() : [0, -1, 0, -1];
    const kini = new Set();
    for (let i = atas; i <= bawah; i += 1) {
      for (const k of this.kolom.slice(kiri, kanan + 1)) kini.add(this.baris[i].tempat(k));
    }
    for (const unsur of this.terwarnai) if (!kini.has(unsur)) unsur?.removeAttribute("data-terpilih");
    for (const unsur of kini) unsur?.setAttribute("data-terpilih", "");
    this.terwarnai = kini;
  }
}
