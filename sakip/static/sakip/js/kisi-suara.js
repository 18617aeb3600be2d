// What a screen reader hears of a grid: each cell by its column and its indikator, and after a saving one polite
// sentence for a row, with how it was read and its capaian, or with what is wrong.

const SATU_SATU = 3; // rows that are told one by one; more are counted
const padat = (teks) => (teks ?? "").replace(/\s+/g, " ").trim();
const potong = (teks, maks = 70) => (teks.length > maks ? `${teks.slice(0, maks - 1).trimEnd()}…` : teks);

// What a row is called: the words at its head, or what is typed there.
const namaBaris = (b) => {
  const kepala = b.tr.querySelector("th[scope=row]");
  const kata = kepala && (kepala.dataset.salin ?? kepala.querySelector(":scope > :is(a, strong)")?.textContent);
  const tertulis = ["indikator", "uraian", "sasaran"].map((k) => b.sel.get(k)?.value).find(Boolean);
  const pertama = kepala && !kepala.querySelector("input, textarea, select") ? kepala.firstChild?.textContent : "";
  return potong(padat(kata || tertulis || pertama));
};

export const beriNama = (b) => {
  const nama = namaBaris(b);
  for (const [kolom, isian] of b.sel) {
    const label = padat(isian.labels?.[0]?.textContent);
    if (nama && label) isian.setAttribute("aria-label", `${label}: ${nama}`);
    b.terangkan(kolom);
  }
};

export class Suara {
  constructor(kepala, baris) {
    this.baris = baris;
    this.tempat = kepala.querySelector("[data-kisi-suara]");
  }

  ucap(teks) {
    this.tempat.textContent = teks;
  }

  jawab(rombongan) {
    const urut = rombongan.toSorted((a, b) => this.nomor(a) - this.nomor(b));
    if (urut.length <= SATU_SATU) return this.ucap(urut.map((b) => this.kalimat(b)).join(" "));
    const salah = urut.filter((b) => b.keadaan === "gagal" || b.keadaan === "bentrok");
    const kata = `${urut.length - salah.length} baris tersimpan.`;
    const nomor = salah.map((b) => this.nomor(b)).join(", ");
    return this.ucap(salah.length ? `${kata} ${salah.length} belum tersimpan: baris ${nomor}.` : kata);
  }

  nomor(b) {
    return this.baris.indexOf(b) + 1;
  }

  kalimat(b) {
    const nama = `Baris ${this.nomor(b)}`;
    if (b.keadaan === "dihapus") return `${nama} dihapus.`;
    if (b.keadaan === "bentrok") return `${nama} bentrok dengan isian pengguna lain: pilih isian yang dipakai.`;
    if (b.keadaan === "gagal") {
      const sebab = [...b.tr.querySelectorAll(".isian__galat li, .lembar__tawaran > p")].map((li) => padat(li.textContent));
      return `${nama} belum tersimpan: ${sebab.join(" ") || padat(b.status.textContent)}`;
    }
    const dibaca = [...b.tr.querySelectorAll(".lembar__bacaan")].map((satu) => padat(satu.textContent).toLowerCase());
    const capaian = ["b", ".lencana"].map((satu) => padat(b.tr.querySelector(`[data-sel="capaian"] ${satu}`)?.textContent));
    const hasil = capaian.filter(Boolean).join(" ");
    return `${[`${nama}: ${dibaca.filter(Boolean)[0] ?? ""}`.replace(/: $/, ""), hasil && `capaian ${hasil}`, "tersimpan"].filter(Boolean).join(", ")}.`;
  }
}
