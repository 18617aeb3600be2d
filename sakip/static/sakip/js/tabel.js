// Tables: filter rows while typing, say when a table is wider than its frame, keep roles on phone cards.

const PERAN = { THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };

const saring = (isian) => {
  const tabel = document.getElementById(isian.dataset.saring);
  const jumlah = document.getElementById(isian.getAttribute("aria-describedby"));
  const baris = [...tabel.querySelectorAll("tbody tr:not(.tabel__pita)")];
  const isi = baris.map((tr) => tr.textContent.toLowerCase());
  const terapkan = () => {
    const kata = isian.value.toLowerCase().trim().split(/\s+/);
    baris.forEach((tr, i) => {
      tr.hidden = !kata.every((k) => isi[i].includes(k));
    });
    const tampak = baris.filter((tr) => !tr.hidden).length;
    jumlah.textContent = isian.value ? `${tampak} dari ${baris.length} baris cocok.` : `${baris.length} baris.`;
  };
  isian.closest("[data-kotak-saring]").hidden = false;
  isian.addEventListener("input", terapkan);
  terapkan();
};

const ukur = (wadah) => {
  const lebar = wadah.scrollWidth > wadah.clientWidth + 1;
  const tinggi = wadah.scrollHeight > wadah.clientHeight + 1;
  wadah.toggleAttribute("data-melimpah", lebar);
  wadah.tabIndex = lebar || tinggi ? 0 : -1; // a stop for the keyboard only where there is something to scroll
};

const beriPeran = (tabel) => {
  tabel.setAttribute("role", "table");
  for (const unsur of tabel.querySelectorAll("thead, tbody, tfoot, tr, td")) {
    unsur.setAttribute("role", PERAN[unsur.tagName]);
  }
  for (const th of tabel.querySelectorAll("th")) {
    th.setAttribute("role", th.closest("thead") ? "columnheader" : "rowheader");
  }
};

document.querySelectorAll("[data-saring]").forEach(saring);
document.querySelectorAll(".tabel--tumpuk").forEach(beriPeran);

const pengamat = new ResizeObserver((ukuran) => ukuran.forEach(({ target }) => ukur(target)));
document.querySelectorAll(".gulir").forEach((wadah) => pengamat.observe(wadah));
