// "Isian yang belum terkirim": what this user left in this browser on other pages, with the way back to each.

import { halamanTertunda } from "./kisi-draf.js";

const wadah = document.querySelector("[data-tertunda]");
const tanggal = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short" });

const butir = ({ jalur, judul, banyak, waktu }) => {
  const li = document.createElement("li");
  const a = Object.assign(document.createElement("a"), { href: jalur, textContent: judul });
  const kapan = waktu ? `, terakhir diketik ${tanggal.format(waktu)}` : "";
  li.append(a, ` (${banyak} baris${kapan})`);
  return li;
};

const tampilkan = () => {
  let daftar = [];
  try {
    daftar = halamanTertunda(wadah.dataset.tertunda).filter(({ jalur }) => jalur !== location.pathname);
  } catch {
    daftar = []; // storage is off: then nothing was kept either
  }
  wadah.querySelector("ul").replaceChildren(...daftar.map(butir));
  wadah.hidden = !daftar.length;
};

if (wadah) {
  tampilkan();
  window.addEventListener("storage", tampilkan); // another tab sent what waited there
  window.addEventListener("pageshow", tampilkan);
}
