// The links and folded parts of a row are no stops on the way from cell to cell: Ctrl+Enter leads to them, the
// arrows from one to the next, Escape back to the cell.

const milik = (tr) =>
  [...tr.querySelectorAll("a[href], summary")].filter((u) => u.tagName === "SUMMARY" || !u.closest("details, .lembar__tawaran"));

const LANGKAH = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export const pasangTautan = (tabel, gerak) => {
  for (const b of gerak.baris) for (const unsur of milik(b.tr)) unsur.tabIndex = -1;
  tabel.addEventListener("keydown", (event) => {
    const tr = event.target.closest("[data-kunci]");
    const daftar = tr ? milik(tr) : [];
    const di = daftar.indexOf(event.target);
    if (di < 0) {
      if (event.key !== "Enter" || !event.ctrlKey || !daftar.length) return;
      daftar[0].focus();
    } else if (event.key in LANGKAH) daftar.at((di + LANGKAH[event.key]) % daftar.length).focus();
    else if (event.key === "Escape") gerak.fokus(...gerak.di);
    else return;
    event.preventDefault();
  });
};
