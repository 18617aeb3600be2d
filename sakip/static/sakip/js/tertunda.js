// "Isian yang belum terkirim": what this user left in this browser on other pages, with the way back to each.

import { halamanTertunda } from "./kisi-draf.js";
import { tampilkanPesan } from "./kisi-pesan.js";

const wadah = document.querySelector("[data-tertunda]");
const tanggal = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short" });

const butir = ({ jalur, judul, banyak, salah, waktu }) => {
  const li = document.createElement("li");
  const a = Object.assign(document.createElement("a"), { href: jalur, textContent: judul });
  const kapan = waktu ? `, terakhir diketik ${tanggal.format(waktu)}` : "";
  const periksa = salah ? Object.assign(document.createElement("b"), { textContent: `, ${salah} perlu diperiksa` }) : "";
  li.append(a, ` (${banyak} baris`, periksa, `${kapan})`);
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
  tampilkanPesan(wadah);
  tampilkan();
  window.addEventListener("storage", tampilkan); // another tab sent what waited there
  window.addEventListener("pageshow", tampilkan);
}
