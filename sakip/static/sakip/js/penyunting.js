// The editor of narasi: without this file its textarea and forms do everything.

import { titipPesan } from "./kisi-pesan.js";
import { keElemen, keMarkah } from "./penyunting-markah.js";
import { pasangAlat } from "./penyunting-perintah.js";
import { Penyimpan } from "./penyunting-simpan.js";
import { bersihkan } from "./penyunting-tempel.js";

const waktu = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short" });

const pasang = (formulir) => {
  const layar = formulir.querySelector("[data-layar]");
  const cari = (nama) => layar.querySelector(`[data-${nama}]`);
  const isi = cari("isi");
  const teks = formulir.elements.teks;
  const status = cari("status");
  let baca = "";
  const segarkan = () => {
    baca = keMarkah(isi);
    teks.value = baca;
  };
  const tulis = (markah) => {
    isi.replaceChildren(keElemen(markah));
    if (!isi.childNodes.length) isi.append(Object.assign(document.createElement("p"), { innerHTML: "<br>" }));
    segarkan();
    hitung();
    sorot(isi);
  };
  const hitung = () => {
    cari("kata").textContent = `${(isi.innerText.match(/\S+/g) ?? []).length} kata`;
  };
  const kabar = (kata, jenis) => {
    if (status.textContent !== kata) status.textContent = kata;
    status.dataset.status = jenis;
  };
  const perbaruiPratinjau = async (alamat) => {
    const wadah = document.querySelector("[data-pratinjau]");
    try {
      const jawaban = await fetch(alamat, { redirect: "manual" });
      if (jawaban.ok) wadah.innerHTML = await jawaban.text(); // drawn by the server's own template
    } catch {
      // the preview stays as it was
    }
  };
  const hadapkan = ({ galat, tersimpan, suntingan }) => {
    const wadah = cari("bentrok");
    wadah.querySelector("p").textContent = galat.join(" ");
    wadah.querySelector("pre").textContent = tersimpan || "(kosong)";
    wadah.hidden = false;
    const pilih = (milik) => () => {
      formulir.elements.suntingan.value = suntingan;
      wadah.hidden = true;
      penyimpan.tertahan = false;
      penyimpan.terkirim = tersimpan;
      if (!milik) tulis(tersimpan);
      if (!milik) penyimpan.terkirim = baca;
      penyimpan.berubah();
      penyimpan.kirim();
      isi.focus();
    };
    cari("milik-saya").onclick = pilih(true);
    cari("milik-lain").onclick = pilih(false);
  };

  const tersimpan = teks.value;
  tulis(tersimpan);
  const penyimpan = new Penyimpan(formulir, {
    baca: () => baca,
    kabar,
    bentrok: hadapkan,
    tersimpan: (jawab) => perbaruiPratinjau(jawab.pratinjau),
  });
  const awal = baca;
  teks.closest(".isian").hidden = true;
  layar.hidden = false;
  pasangAlat(cari("alat"), isi);
  isi.addEventListener("input", () => {
    segarkan();
    hitung();
    sorot(isi);
    penyimpan.berubah();
  });
  for (const nama of ["paste", "drop"]) {
    isi.addEventListener(nama, (event) => {
      const data = event.clipboardData ?? event.dataTransfer;
      event.preventDefault();
      const html = bersihkan(data);
      if (html) document.execCommand("insertHTML", false, html);
    });
  }
  isi.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
      event.preventDefault();
      penyimpan.kirim();
    }
  });
  formulir.elements.bagian.addEventListener("input", () => penyimpan.nanti(1500));

  pulihkan(penyimpan, { cari, tulis, awal, tersimpan, hadapkan });
  formulir.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!formulir.elements.bagian.value.trim()) formulir.querySelector(".penyunting__kepala").open = true;
    if (!(await penyimpan.kirim())) return formulir.reportValidity();
    titipPesan("Bagian narasi tersimpan.");
    location.assign(formulir.querySelector(".formulir__kaki a").href);
  });
  kalimat(penyimpan, formulir, isi);
};

// What was typed here and never reached the server, after a crash, a reload or another sign-in.
const pulihkan = (penyimpan, { cari, tulis, awal, tersimpan, hadapkan }) => {
  const draf = penyimpan.ambilDraf();
  if (!draf) return;
  if (draf.teks === awal) return penyimpan.hapusDraf();
  tulis(draf.teks);
  penyimpan.dicoba = draf.teks; // sent on leaving: the answer came when nobody was there any more
  const suntingan = penyimpan.suntingan;
  if (String(draf.dasar) !== String(suntingan)) {
    penyimpan.tertahan = true;
    const galat = ["Bagian ini diubah sejak Anda mengetik. Pilih teks yang dipakai; keduanya tetap ada sampai Anda memilih."];
    return hadapkan({ galat, tersimpan, suntingan });
  }
  const wadah = cari("pulih");
  wadah.querySelector("p").textContent = `Teks yang Anda ketik ${waktu.format(draf.waktu)} dan belum tersimpan telah dipulihkan.`;
  wadah.hidden = false;
  cari("buang").addEventListener("click", () => {
    tulis(tersimpan);
    wadah.hidden = true;
    penyimpan.berubah();
    penyimpan.kirim();
  });
  penyimpan.berubah();
};

// The forms about single sentences: what is typed is stored before they are sent, and their version follows.
const kalimat = (penyimpan, formulir, isi) => {
  for (const satu of document.querySelectorAll("form[data-kalimat]")) {
    satu.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!(await penyimpan.kirim())) return;
      satu.elements.suntingan.value = formulir.elements.suntingan.value;
      satu.append(Object.assign(document.createElement("input"), { type: "hidden", name: "cara", value: event.submitter.value }));
      satu.submit();
    });
  }
  for (const satu of document.querySelectorAll("form[data-ambil]")) {
    satu.addEventListener("submit", (event) => {
      event.preventDefault();
      const p = document.createElement("p");
      p.textContent = satu.dataset.ambil;
      const kosong = !isi.textContent.trim();
      if (kosong) isi.replaceChildren();
      isi.append(p);
      satu.closest("li").remove();
      isi.dispatchEvent(new InputEvent("input", { bubbles: true }));
      p.scrollIntoView({ block: "nearest" });
    });
  }
};

// Sentences that no longer fit their figures, marked without touching the text.
const sorot = (isi) => {
  if (!window.CSS?.highlights) return;
  const dicari = [...document.querySelectorAll("[data-usang]")].map((satu) => satu.dataset.usang.replaceAll("*", ""));
  const rentang = [];
  for (const blok of isi.querySelectorAll("p, li, h3")) {
    const simpul = [];
    const jalan = document.createTreeWalker(blok, NodeFilter.SHOW_TEXT);
    let panjang = 0;
    while (jalan.nextNode()) {
      simpul.push([panjang, jalan.currentNode]);
      panjang += jalan.currentNode.data.length;
    }
    for (const kata of dicari) {
      const di = blok.textContent.indexOf(kata);
      if (di < 0 || !kata) continue;
      const tempat = (n) => simpul.findLast(([awal]) => awal <= n);
      const [awal, akhir] = [tempat(di), tempat(di + kata.length - 1)];
      const satu = new Range();
      satu.setStart(awal[1], di - awal[0]);
      satu.setEnd(akhir[1], di + kata.length - akhir[0]);
      rentang.push(satu);
    }
  }
  CSS.highlights.set("usang", new Highlight(...rentang));
};

for (const formulir of document.querySelectorAll("form[data-penyunting]")) pasang(formulir);
