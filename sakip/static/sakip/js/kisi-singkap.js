// The cell with the focus is never under what sticks: a browser leaves a cell where it is that lies in its window,
// whatever lies over it.

const ATAS = "[data-kisi-kepala], thead th";
const BAWAH = "[data-kisi-ringkas]";
const JARAK = 8;

// One step away from what covers the cell; false when nothing does.
const geser = (isian) => {
  const { left, top, bottom } = isian.getBoundingClientRect();
  const penutup = (y, apa) => document.elementFromPoint(left + 4, y)?.closest(apa)?.getBoundingClientRect();
  const atas = penutup(top + 3, ATAS);
  const bawah = penutup(Math.min(bottom - 3, window.innerHeight - 1), BAWAH);
  if (!atas && !bawah) return false;
  window.scrollBy(0, atas ? top - atas.bottom - JARAK : bottom - bawah.top + JARAK);
  return true;
};

export const pasangSingkap = (tabel) => {
  tabel.addEventListener("focusin", ({ target }) => {
    requestAnimationFrame(() => geser(target) && geser(target)); // under the bar, then under the head of the table
  });
};
