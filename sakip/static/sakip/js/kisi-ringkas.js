// At the foot of a grid: how many rows are filled, how many need attention, the way to the next of each, and the
// rows alone that hold nothing yet.

export class Ringkas {
  constructor(formulir, baris, kabari) {
    this.kaki = formulir.querySelector("[data-kisi-ringkas]");
    if (!this.kaki) return;
    const disebut = this.kaki.dataset.kisiRingkas.split(" ").filter(Boolean);
    Object.assign(this, { baris, kabari, kolom: disebut.length ? disebut : [...(baris[0]?.sel.keys() ?? [])] });
    this.kata = this.kaki.querySelector("[data-kisi-hitungan]");
    this.tombol = Object.fromEntries([...this.kaki.querySelectorAll("button")].map((t) => [t.value, t]));
    this.saring = this.kaki.querySelector("input");
    this.kaki.hidden = false;
    this.tombol.kosong.addEventListener("click", () => this.ke((b) => !this.terisi(b)));
    this.tombol.masalah.addEventListener("click", () => this.ke((b) => this.bermasalah(b)));
    this.saring.addEventListener("change", () => this.terapkan());
    this.hitung();
  }

  get ada() {
    return this.baris.filter((b) => b.keadaan !== "dihapus");
  }

  terisi(b) {
    return this.kolom.some((k) => b.sel.has(k) && b.nilai(k).trim());
  }

  bermasalah(b) {
    return b.keadaan === "gagal" || b.keadaan === "bentrok" || Boolean(b.tr.querySelector("[aria-invalid]"));
  }

  hitung() {
    if (!this.kaki) return;
    const [isi, salah] = [this.ada.filter((b) => this.terisi(b)), this.ada.filter((b) => this.bermasalah(b))];
    const teks = `${isi.length} dari ${this.ada.length} terisi, ${salah.length} bermasalah`;
    if (this.kata.textContent !== teks) this.kata.textContent = teks;
    this.tombol.kosong.hidden = isi.length === this.ada.length;
    this.tombol.masalah.hidden = !salah.length;
  }

  // To the next such row after the one where the focus was, from the end to the beginning.
  ke(cocok) {
    const kini = this.baris.findIndex((b) => b.tr === this.terakhir);
    const urut = [...this.baris.slice(kini + 1), ...this.baris.slice(0, kini + 1)];
    const b = urut.find((satu) => satu.keadaan !== "dihapus" && cocok(satu));
    if (!b) return;
    b.tr.hidden = false;
    const salah = b.tr.querySelector("[aria-invalid], .lembar__tawaran button");
    (this.bermasalah(b) && salah ? salah : b.sel.get(this.kolom.find((k) => b.sel.has(k)))).focus();
  }

  // Rows that are filled while the others are shown alone stay until the filter is set again.
  terapkan() {
    const hanya = this.saring.checked;
    for (const b of this.ada) b.tr.hidden = hanya && this.terisi(b) && !b.kotor && !this.bermasalah(b);
    const tampak = this.ada.filter((b) => !b.tr.hidden).length;
    this.kabari(hanya ? `${tampak} baris yang belum diisi ditampilkan.` : `Semua ${tampak} baris ditampilkan.`);
  }
}
