// A first look at what was typed, so that a slip shows without a line; the server has the last word and the
// same rules (sakip/numbers.py), of which these are the ones that cannot be misjudged.

const NILAI = new Set(["realisasi", "target"]);
const BAGIAN = new Set(["pembilang", "penyebut"]);
const POLOS = /^\d{1,3}([.\s]\d{3})*(,\d+)?$|^\d+([.,]\d+)?$/;
const LAMBANG = /^[\d.,%\s-]*\d[\d.,%\s-]*$/; // digits and their signs alone: a number, or nothing
const BILANGAN = /^-?\d+([.,\s]\d+)*\s?(%|,-|\.-)?(\s?-\s?\d+([.,]\d+)*\s?%?)?$/;

export const periksa = (baris, kolom) => {
  const teks = baris.nilai(kolom).trim().replace(/^~\s*/, "");
  if (!teks) return [];
  if (BAGIAN.has(kolom) && !POLOS.test(teks)) return ["Tulis dengan angka saja, misalnya 154.321."];
  const bernilai = NILAI.has(kolom) || /^t\d+$/.test(kolom);
  if (bernilai && LAMBANG.test(teks) && !BILANGAN.test(teks)) {
    return ["Belum terbaca sebagai angka. Tulis seperti 82,5%, 12 Laporan, atau BB."];
  }
  return [];
};
