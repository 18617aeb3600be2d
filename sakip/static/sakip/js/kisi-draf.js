// What was typed and is not stored yet, kept in this browser: for one user, one page, row by row.

const AWALAN = "sakip-draf";

// The pages on which `pemilik` left something: [{jalur, judul, banyak (rows), waktu (last key, ms)}].
export const halamanTertunda = (pemilik) => {
  const halaman = new Map();
  const awalan = `${AWALAN}:${pemilik}:`;
  for (const nama of Object.keys(localStorage).filter((satu) => satu.startsWith(awalan))) {
    const jalur = nama.slice(awalan.length, nama.lastIndexOf(":"));
    const { judul = jalur, waktu = 0 } = JSON.parse(localStorage.getItem(nama));
    const satu = halaman.get(jalur) ?? { jalur, judul, banyak: 0, waktu: 0 };
    halaman.set(jalur, { ...satu, banyak: satu.banyak + 1, waktu: Math.max(satu.waktu, waktu) });
  }
  return [...halaman.values()].sort((a, b) => b.waktu - a.waktu);
};

export class Draf {
  constructor(pemilik, jalur) {
    this.awalan = `${AWALAN}:${pemilik}:${jalur}:`;
    this.bisa = true;
  }

  simpan(baris) {
    const berubah = baris.berubah;
    if (!berubah.length) return this.hapus(baris.kunci);
    const pilih = (isi) => Object.fromEntries(berubah.map((kolom) => [kolom, isi(kolom)]));
    const isi = {
      nilai: pilih((k) => baris.nilai(k)),
      awal: pilih((k) => baris.dilihat(k)),
      tanda: baris.tanda,
      judul: document.title.replace(/ · SAKIP$/, ""),
      waktu: Date.now(),
    };
    try {
      localStorage.setItem(this.awalan + baris.kunci, JSON.stringify(isi));
    } catch {
      this.bisa = false; // storage is off or full: the page then warns before it is left
    }
  }

  hapus(kunci) {
    try {
      localStorage.removeItem(this.awalan + kunci);
    } catch {
      this.bisa = false;
    }
  }

  // {kunci: {nilai, awal, tanda}} of this page.
  semua() {
    const ada = {};
    try {
      for (const nama of Object.keys(localStorage)) {
        if (nama.startsWith(this.awalan)) {
          ada[nama.slice(this.awalan.length)] = JSON.parse(localStorage.getItem(nama));
        }
      }
    } catch {
      this.bisa = false;
    }
    return ada;
  }
}
