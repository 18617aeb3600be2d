// A notice that is carried to the next page, where "Simpan" of a grid leads.

const NAMA = "sakip-pesan";

export const titipPesan = (teks) => {
  try {
    sessionStorage.setItem(NAMA, teks);
  } catch {
    // storage is off: the page goes back without the notice
  }
};

export const tampilkanPesan = (sebelum) => {
  let teks = null;
  try {
    teks = sessionStorage.getItem(NAMA);
    sessionStorage.removeItem(NAMA);
  } catch {
    return;
  }
  if (!teks) return;
  const luar = Object.assign(document.createElement("div"), { role: "status" });
  sebelum.before(luar); // a live region speaks of what comes into it later
  const pesan = Object.assign(document.createElement("div"), { className: "pesan jenis--baik" });
  pesan.append(Object.assign(document.createElement("p"), { textContent: `✓ ${teks}` }));
  luar.append(pesan);
};
