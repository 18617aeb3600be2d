// Where Ctrl with an arrow, Home or End leads in a grid, as in a spreadsheet.

// The cells that can be filled from [i, j] on in one direction, without it.
const deretan = (gerak, [i, j], [di, dj]) => {
  const ada = [];
  for (let [b, k] = [i + di, j + dj]; b >= 0 && b < gerak.baris.length && k >= 0 && k < gerak.kolom.length; ) {
    if (gerak.dapatDiisi(b, k)) ada.push([b, k]);
    b += di;
    k += dj;
  }
  return ada;
};

// The end of the run of filled cells that begins here, else the next filled cell, else the last cell there is.
export const tepiIsi = (gerak, dari, arah) => {
  const berisi = ([b, k]) => Boolean(gerak.baris[b].sel.has(gerak.kolom[k]) && gerak.baris[b].nilai(gerak.kolom[k]).trim());
  const ada = deretan(gerak, dari, arah);
  if (!ada.length) return dari;
  if (berisi(dari) && berisi(ada[0])) {
    const kosong = ada.findIndex((satu) => !berisi(satu));
    return kosong < 0 ? ada.at(-1) : ada[kosong - 1];
  }
  return ada.find(berisi) ?? ada.at(-1);
};

// The first or the last cell of the grid.
export const ujung = (gerak, tombol) => {
  const semua = gerak.baris.flatMap((_, b) => gerak.kolom.map((_, k) => [b, k])).filter((satu) => gerak.dapatDiisi(...satu));
  return tombol === "Home" ? semua[0] : semua.at(-1);
};
