// What was typed and is not stored yet, kept in this browser: for one user, one page, row by row.

const AWALAN = "sakip-draf";

// The pages on which `pemilik` left something: [{jalur, judul, banyak (rows), salah (of them
// refused, they will not be stored by themselves), waktu (last key, ms)}].
export const halamanTertunda = (pemilik) => {
  const halaman = new Map();
  const awalan = `${AWALAN}:${pemilik}:`;
  for (const nama of Object.keys(localStorage).filter((satu) => satu.startsWith(awalan))) {
    const jalur = nama.slice(awalan.length, nama.lastIndexOf(":"));
    const { judul, waktu = 0, salah } = JSON.parse(localStorage.getItem(nama));
    const satu = halaman.get(jalur) ?? { jalur, judul: judul || "Halaman pengisian", banyak: 0, salah: 0, waktu: 0 };
    const hitungan = { banyak: satu.banyak + 1, salah: satu.salah + (salah ? 1 : 0) };
    halaman.set(jalur, { ...satu, ...hitungan, waktu: Math.max(satu.waktu, waktu) });
  }
  return [...halaman.values()].sort((a, b) => b.waktu - a.waktu);
};

export class Draf {
  constructor(pemilik, jalur) {
    this.awalan = `${AWALAN}:${pemilik}:${jalur}:`;
    this.bisa = true;
  }

  // Each page keeps its own: two tabs may wait with other cells of one row.
  nama({ kunci, tanda }) {
    return `${this.awalan}${kunci}.${tanda}`;
  }

  simpan(baris) {
    const berubah = baris.berubah;
    if (!berubah.length) return this.hapus(baris);
    const isi = {
      nilai: Object.fromEntries(berubah.map((kolom) => [kolom, baris.nilai(kolom)])),
      awal: Object.fromEntries([...baris.sel.keys()].map((kolom) => [kolom, baris.dilihat(kolom)])),
      tanda: baris.tanda,
      ke: baris.ke,
      judul: document.title.replace(/ · SAKIP$/, ""),
      waktu: Date.now(),
      salah: baris.keadaan === "gagal" || baris.keadaan === "bentrok",
    };
    try {
      localStorage.setItem(this.nama(baris), JSON.stringify(isi));
    } catch {
      this.bisa = false; // storage is off or full: the page then warns before it is left
    }
  }

  // What a row (or a draft of it) left here.
  hapus(baris) {
    try {
      localStorage.removeItem(this.nama(baris));
    } catch {
      this.bisa = false;
    }
  }

  // [{kunci, tanda, nilai, awal, waktu}] of this page, in the order in which they were typed.
  semua() {
    let ada = [];
    try {
      ada = Object.keys(localStorage)
        .filter((nama) => nama.startsWith(this.awalan))
        .map((nama) => {
          const kunci = nama.slice(this.awalan.length).split(".")[0];
          return { kunci, ...JSON.parse(localStorage.getItem(nama)) };
        });
    } catch {
      this.bisa = false;
    }
    return ada.sort((satu, dua) => satu.waktu - dua.waktu);
  }
}
