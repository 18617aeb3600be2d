// The cell with the focus is never under what sticks: a browser leaves a cell where it is that lies in its window,
// whatever lies over it.

const JARAK = 8;

// The place of `unsur` where it sticks over the line `y` of the window. Its place is asked for, not what lies at a
// point: that would make the browser draw at every key.
const menutup = (unsur, y) => {
  if (!unsur || getComputedStyle(unsur).position !== "sticky") return null;
  const kotak = unsur.getBoundingClientRect();
  return kotak.top <= y && y <= kotak.bottom ? kotak : null;
};

// One step away from what covers the cell; false when nothing does.
const geser = (isian, kepala, judul, kaki) => {
  const { top, bottom } = isian.getBoundingClientRect();
  const atas = menutup(kepala, top + 3) ?? menutup(judul, top + 3);
  const bawah = menutup(kaki, Math.min(bottom - 3, window.innerHeight - 1));
  if (!atas && !bawah) return false;
  window.scrollBy(0, atas ? top - atas.bottom - JARAK : bottom - bawah.top + JARAK);
  return true;
};

export const pasangSingkap = (tabel) => {
  const kepala = document.querySelector("[data-kisi-kepala]");
  const kaki = document.querySelector("[data-kisi-ringkas]");
  const judul = tabel.tHead?.rows[0]?.cells[0];
  tabel.addEventListener("focusin", ({ target }) => {
    const sekali = () => geser(target, kepala, judul, kaki);
    requestAnimationFrame(() => sekali() && sekali()); // under the bar, then under the head of the table
  });
};
