// One row of a grid: its cells by column, what is stored in them, and what the page shows of its saving.

export const rapi = (teks) => (teks ?? "").replace(/\r\n?/g, "\n").trim();
const NAMA = /^b-(baru\d+|\d+)-(\w+)$/;
const TANDA = { menunggu: "…", menyimpan: "…", tersimpan: "✓", gagal: "!", bentrok: "⇄", luring: "↯" };

const buat = (unsur, kelas, teks = "") => {
  const baru = document.createElement(unsur);
  baru.className = kelas;
  baru.textContent = teks;
  return baru;
};

// A mark of a row by which the server knows again what this page sent; also where it is not served over TLS.
const tandaBaru = () => {
  const acak = crypto.getRandomValues(new Uint8Array(16));
  return [...acak].map((satu) => satu.toString(16).padStart(2, "0")).join("");
};

// The columns of a grid in their order; what is only read has the number of its cell, as `#4`.
export const kolomDari = (baris) => {
  const sel = [];
  for (const b of baris) {
    for (const [k, isian] of b.sel) {
      const n = isian.closest("details") ? -1 : isian.closest("td, th").cellIndex;
      if (n >= 0) (sel[n] ??= new Set()).add(k);
    }
  }
  const urut = Object.keys(baris[0]?.awal ?? {}); // two columns in one cell keep the order of the sheet
  const susun = (nama) => [...nama].sort((a, b) => urut.indexOf(a) - urut.indexOf(b));
  return Array.from(sel, (nama, n) => (nama ? susun(nama) : [`#${n}`])).flat();
};

export class Baris {
  constructor(tr) {
    this.tr = tr;
    this.kunci = tr.dataset.kunci;
    this.awal = JSON.parse(tr.dataset.awal);
    this.sel = new Map();
    this.bentrok = {};
    this.tanda = tandaBaru();
    this.tergantung = {}; // column: text that was sent and got no answer yet
    this.ke = 0; // number of the last sending: what overtakes another on its way still counts as the later
    this.diminta = false; // to be deleted with the next saving, as long as its box is ticked
    for (const isian of tr.querySelectorAll("input, select, textarea")) {
      const [, , kolom] = NAMA.exec(isian.name) ?? [];
      if (kolom && kolom in this.awal) this.sel.set(kolom, isian);
    }
    this.status = buat("small", "lembar__status");
    (tr.querySelector(".lembar__isi") ?? tr.lastElementChild).append(this.status);
  }

  get baru() {
    return !/^\d+$/.test(this.kunci);
  }

  // A new row that was stored goes on under the key that it got.
  ganti(kunci) {
    const lama = `b-${this.kunci}-`;
    const baru = `b-${kunci}-`;
    for (const unsur of this.tr.querySelectorAll(`[name^="${lama}"], [id*="${lama}"], [for*="${lama}"], [data-bacaan]`)) {
      for (const nama of ["name", "id", "for", "data-bacaan"]) {
        if (unsur.hasAttribute(nama)) unsur.setAttribute(nama, unsur.getAttribute(nama).replace(lama, baru));
      }
    }
    this.tr.dataset.kunci = kunci;
    this.kunci = kunci;
    for (const kolom of this.sel.keys()) this.terangkan(kolom);
  }

  nilai(kolom) {
    const isian = this.sel.get(kolom);
    return isian.type === "checkbox" ? (isian.checked ? "on" : "") : isian.value;
  }

  isi(kolom, teks) {
    const isian = this.sel.get(kolom);
    if (isian.type === "checkbox") isian.checked = Boolean(teks);
    else isian.value = teks;
  }

  // A cell as it is copied: what is typed, the words of a choice, or what a read-only cell says.
  salin(kolom) {
    const isian = this.sel.get(kolom);
    if (!isian) {
      const sel = this.tr.cells?.[Number(kolom.slice(1))];
      return sel ? sel.dataset.salin ?? sel.innerText.trim().split("\n")[0] : "";
    }
    if (isian.type === "checkbox") return isian.checked ? "ya" : "";
    return isian.tagName === "SELECT" && isian.value ? isian.selectedOptions[0].text : isian.value;
  }

  // What is coloured when a cell is chosen.
  tempat(kolom) {
    return this.sel.get(kolom) ?? this.tr.cells?.[Number(kolom.slice(1))];
  }

  // What the server is asked to replace. A cell that was sent without an answer and then set back has to be
  // sent once more: what was sent may be stored.
  dilihat(kolom) {
    const kembali = kolom in this.tergantung && rapi(this.nilai(kolom)) === rapi(this.awal[kolom]);
    return kembali ? this.tergantung[kolom] : this.awal[kolom];
  }

  // The columns that differ from what is stored.
  get berubah() {
    return [...this.sel.keys()].filter((kolom) => rapi(this.nilai(kolom)) !== rapi(this.dilihat(kolom)));
  }

  get buang() {
    return this.diminta && this.dicentangHapus;
  }

  get kotor() {
    return this.buang || this.berubah.length > 0;
  }

  // Whether the user ticked that the row is to be deleted.
  get dicentangHapus() {
    return !this.baru && Boolean(this.tr.querySelector('[name$="-hapus"]:checked'));
  }

  get terhalang() {
    return Object.keys(this.bentrok).length > 0;
  }

  // What is sent now: {column: [text, text that it replaces]}.
  kirim() {
    this.ke = Math.max(this.ke + 1, Date.now());
    const potret = Object.fromEntries([...this.sel.keys()].map((k) => [k, [this.nilai(k), this.dilihat(k)]]));
    for (const kolom of this.berubah) this.tergantung[kolom] = this.nilai(kolom);
    return potret;
  }

  tandai(keadaan, kata) {
    const teks = kata ? `${TANDA[keadaan] ?? ""} ${kata}`.trim() : "";
    this.keadaan = keadaan;
    // Written only where it differs: every writing makes the browser lay the row out anew, and keys come fast.
    if (this.tr.dataset.simpan !== keadaan) this.tr.dataset.simpan = keadaan;
    if (this.status.textContent !== teks) this.status.textContent = teks;
  }

  galat(kolom, kalimat) {
    const isian = this.sel.get(kolom);
    if (!isian) return;
    const id = `${isian.id}_error`;
    document.getElementById(id)?.remove();
    isian.toggleAttribute("aria-invalid", false);
    if (!kalimat.length) return this.terangkan(kolom);
    const daftar = buat("ul", "isian__galat");
    daftar.id = id;
    daftar.append(...kalimat.map((satu) => buat("li", "", satu)));
    isian.closest(".sel, p, div").append(daftar);
    isian.setAttribute("aria-invalid", "true");
    this.terangkan(kolom);
    isian.closest("details")?.setAttribute("open", "");
  }

  // What is said of a cell after its name: how it was read, and what is wrong with it.
  terangkan(kolom) {
    const isian = this.sel.get(kolom);
    const ada = [`${isian.id}_bacaan`, `${isian.id}_error`].filter((id) => document.getElementById(id));
    if (ada.length) isian.setAttribute("aria-describedby", ada.join(" "));
    else isian.removeAttribute("aria-describedby");
  }

  bersihkan() {
    for (const kolom of this.sel.keys()) this.galat(kolom, []);
    for (const sisa of this.tr.querySelectorAll("[data-kisi-sementara]")) sisa.remove();
  }

  bacaan(kolom, kata) {
    const tempat = this.tr.querySelector(`[data-bacaan="b-${this.kunci}-${kolom}"]`);
    if (tempat) tempat.textContent = kata ? `Dibaca ${kata}` : "";
  }

  // A note with its buttons under a cell; it goes with the next answer of the server.
  tawarkan(kolom, kata, pilihan) {
    const tempat = buat("div", "lembar__tawaran");
    tempat.dataset.kisiSementara = "";
    tempat.setAttribute("role", "group");
    tempat.append(buat("p", "", kata));
    for (const [teks, pilih] of pilihan) {
      const tombol = buat("button", "tombol", teks);
      tombol.type = "button";
      tombol.addEventListener("click", () => {
        pilih();
        tempat.remove();
      });
      tempat.append(tombol);
    }
    this.sel.get(kolom).closest(".sel, p, div").append(tempat);
  }
}
