// Blocks of cells to and from a spreadsheet: text with tabs between cells and one line for each row.

// Lines of cells; a quoted cell may hold tabs, line ends and doubled quotes, as spreadsheets write them.
export const uraikan = (teks) => {
  const baris = [[""]];
  let dikutip = false;
  for (let i = 0; i < teks.length; i += 1) {
    const huruf = teks[i];
    const sel = baris.at(-1);
    if (dikutip) {
      if (huruf !== '"') sel[sel.length - 1] += huruf;
      else if (teks[i + 1] === '"') sel[sel.length - 1] += teks[++i];
      else dikutip = false;
    } else if (huruf === '"' && sel.at(-1) === "") dikutip = true;
    else if (huruf === "\t") sel.push("");
    else if (huruf === "\n") baris.push([""]);
    else if (huruf !== "\r") sel[sel.length - 1] += huruf;
  }
  if (baris.at(-1).length === 1 && baris.at(-1)[0] === "") baris.pop();
  return baris;
};

const kutip = (teks) => (/[\t\n"]/.test(teks) ? `"${teks.replaceAll('"', '""')}"` : teks);

// What became of a block: how many cells took it, what lay beyond the edge, which words no choice is called.
const laporan = (gerak, { masuk, luar, asing }) => {
  const kata = [`${masuk} sel ditempel.`];
  const bawah = new Set(luar.filter(({ i }) => i >= gerak.baris.length).map(({ i }) => i)).size;
  const kanan = new Set(luar.filter(({ j }) => j >= gerak.kolom.length).map(({ j }) => j)).size;
  const letak = [bawah && `${bawah} baris melewati baris terakhir`, kanan && `${kanan} kolom melewati kolom terakhir`];
  const rinci = letak.filter(Boolean).join(" dan ");
  if (luar.length) kata.push(`${rinci && `${rinci}: `}${luar.length} sel di luar tabel tidak ditempel.`);
  if (asing.length) kata.push(`${asing.length} pilihan tidak dikenal: ${[...new Set(asing)].slice(0, 5).join(", ")}.`);
  return kata.join(" ");
};

export const pasangTempel = (tabel, gerak, kabari) => {
  tabel.addEventListener("paste", (event) => {
    const teks = event.clipboardData?.getData("text/plain") ?? "";
    const isian = event.target;
    const pemisah = isian.tagName === "TEXTAREA" ? /\t/ : /[\t\n]/; // lines alone may be one long text
    if (!gerak.di || isian.closest("details") || !pemisah.test(teks.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const [i0, j0] = gerak.di;
    const tampak = [...gerak.baris.keys()].filter((i) => i >= i0 && !gerak.baris[i].tr.hidden);
    const tempat = (i) => tampak[i] ?? gerak.baris.length + i - tampak.length; // never into a row that is filtered out
    const daftar = [];
    uraikan(teks).forEach((sel, i) => sel.forEach((satu, j) => daftar.push({ i: tempat(i), j: j0 + j, teks: satu })));
    kabari(laporan(gerak, gerak.tulis(daftar)));
  });

  tabel.addEventListener("copy", (event) => {
    if (!gerak.blok) return;
    const [atas, bawah, kiri, kanan] = gerak.tepi();
    const sel = gerak.kolom.slice(kiri, kanan + 1);
    const baris = gerak.baris.slice(atas, bawah + 1).filter((b) => !b.tr.hidden);
    event.clipboardData.setData("text/plain", baris.map((b) => sel.map((k) => kutip(b.salin(k))).join("\t")).join("\n"));
    event.preventDefault();
    kabari(`${baris.length} baris × ${sel.length} kolom disalin.`);
  });
};
