// The light markup of narasi, as laporan/narasi/markah.py reads it: to elements of the editor, and back.

const NOMOR = /^(\d{1,3})\. +(.+)$/;
const BLOK = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "SECTION", "ARTICLE"]);

// {position: number of stars} of the marks that have a partner of the same length.
const pasangkan = (teks) => {
  const buka = new Map();
  const pasangan = new Map();
  for (const m of teks.matchAll(/\\\*|\*+/g)) {
    if (m[0][0] === "\\") continue;
    let di = m.index;
    let n = m[0].length;
    let kiri = teks[di - 1] ?? "";
    const kanan = teks[di + n] ?? "";
    const tutup = () => (buka.has(n) ? n : ([...buka.keys()].find((k) => n - k > 0 && n - k < 4) ?? 0));
    for (let k = tutup(); k && !/^\s$/.test(kiri); k = tutup()) {
      pasangan.set(buka.get(k), k).set(di, k);
      buka.delete(k);
      di += k;
      n -= k;
      kiri = "";
    }
    if (n > 0 && n < 4 && kanan && !/[\s)]/.test(kanan) && !/[\p{L}\p{N}]/u.test(kiri)) buka.set(n, di);
  }
  return pasangan;
};

const isiBaris = (teks, ke) => {
  const sakelar = [...pasangkan(teks)].sort(([a], [b]) => a - b);
  let [posisi, tebal, miring] = [0, false, false];
  const taruh = (sampai) => {
    const kata = teks.slice(posisi, sampai).replaceAll("\\*", "*");
    if (!kata) return;
    let simpul = document.createTextNode(kata);
    for (const nama of [miring && "i", tebal && "b"].filter(Boolean)) {
      const luar = document.createElement(nama);
      luar.append(simpul);
      simpul = luar;
    }
    ke.append(simpul);
  };
  for (const [di, n] of sakelar) {
    taruh(di);
    if (n > 1) tebal = !tebal;
    if (n !== 2) miring = !miring;
    posisi = di + n;
  }
  taruh(teks.length);
  return ke;
};

const buat = (nama, teks) => isiBaris(teks, document.createElement(nama));

// The elements of a text.
export const keElemen = (teks) => {
  const hasil = document.createDocumentFragment();
  let [daftar, putus] = [null, true];
  for (const baris of teks.split(/\r?\n/).map((satu) => satu.trim())) {
    if (!baris) {
      putus = true;
      continue;
    }
    const nomor = baris.match(NOMOR);
    const jenis = /^- +\S/.test(baris) ? "UL" : nomor ? "OL" : "";
    if (!jenis) {
      daftar = null;
      hasil.append(/^## +\S/.test(baris) ? buat("h3", baris.slice(3).trim()) : buat("p", baris.replace(/^\\(?=#|-|\d)/, "")));
    } else {
      if (putus || daftar?.tagName !== jenis) {
        daftar = document.createElement(jenis);
        if (nomor) daftar.start = Number(nomor[1]);
        hasil.append(daftar);
      }
      daftar.append(buat("li", nomor ? nomor[2].trim() : baris.slice(2).trim()));
    }
    putus = false;
  }
  return hasil;
};

const tebalkah = (e) => /^(B|STRONG)$/.test(e.tagName) && !/^(400|normal)$/.test(e.style.fontWeight);

// [{teks, tebal, miring}] of what stands in an element; a <br> is a newline.
const lariDalam = (simpul, tebal = false, miring = false) => {
  if (simpul.nodeType === Node.TEXT_NODE) return [{ teks: simpul.data.replace(/[\s\u00a0]+/g, " "), tebal, miring }];
  if (simpul.nodeName === "BR") return [{ teks: "\n", tebal: false, miring: false }];
  return [...simpul.childNodes].flatMap((anak) =>
    lariDalam(anak, tebal || (anak.nodeType === 1 && tebalkah(anak)), miring || /^(I|EM)$/.test(anak.nodeName)),
  );
};

// Emphasis begins and ends with whole words, so that its stars are read as stars.
const keKata = (huruf) => {
  for (const sifat of ["tebal", "miring"]) {
    let awal = -1;
    for (let i = 0; i <= huruf.length; i += 1) {
      const kata = i < huruf.length && /[\p{L}\p{N}]/u.test(huruf[i].teks);
      if (kata && awal < 0) awal = i;
      if (!kata && awal >= 0) {
        if (huruf.slice(awal, i).some((h) => h[sifat])) for (const h of huruf.slice(awal, i)) h[sifat] = true;
        awal = -1;
      }
    }
  }
  return huruf;
};

const tulisLari = (lari) => {
  const huruf = keKata(lari.flatMap(({ teks, tebal, miring }) => [...teks].map((h) => ({ teks: h, tebal, miring }))));
  const kelompok = [];
  for (const h of huruf) {
    const akhir = kelompok.at(-1);
    if (akhir && akhir.tebal === h.tebal && akhir.miring === h.miring) akhir.teks += h.teks;
    else kelompok.push({ ...h });
  }
  return kelompok
    .map(({ teks, tebal, miring }) => {
      const bintang = "*".repeat((tebal ? 2 : 0) + (miring ? 1 : 0));
      const [, depan, isi, belakang] = teks.match(/^(\s*)([^]*?)(\s*)$/);
      return isi ? `${depan}${bintang}${isi.replaceAll("*", "\\*")}${bintang}${belakang}` : teks;
    })
    .join("");
};

const baris = (elemen) => tulisLari(lariDalam(elemen)).split("\n").map((satu) => satu.trim()).filter(Boolean);
const polos = (satu) => (/^(## |- |\d{1,3}\. |\\)/.test(satu) ? `\\${satu}` : satu);
const berblok = (e) => [...e.children].some((anak) => BLOK.has(anak.tagName));

const daftarKe = (elemen) => {
  let nomor = elemen.start || 1;
  return [...elemen.children].flatMap((li) => {
    if (/^(UL|OL)$/.test(li.tagName)) return daftarKe(li);
    const anak = [...li.children].filter((e) => /^(UL|OL)$/.test(e.tagName));
    for (const satu of anak) satu.remove();
    const isi = baris(li).join(" ");
    li.append(...anak);
    const awal = elemen.tagName === "OL" ? `${nomor}. ` : "- ";
    if (isi) nomor += 1;
    return [...(isi ? [awal + isi] : []), ...anak.flatMap(daftarKe)];
  });
};

// The text of the editor.
export const keMarkah = (elemen) => {
  const bagian = [];
  let lepas = document.createElement("p");
  const tutup = () => {
    bagian.push(...baris(lepas).map(polos));
    lepas = document.createElement("p");
  };
  for (const simpul of elemen.childNodes) {
    if (simpul.nodeType !== 1 || !BLOK.has(simpul.tagName)) {
      lepas.append(simpul.cloneNode(true));
      continue;
    }
    tutup();
    if (/^(UL|OL)$/.test(simpul.tagName)) bagian.push(daftarKe(simpul).join("\n"));
    else if (berblok(simpul)) bagian.push(keMarkah(simpul));
    else if (/^H\d$/.test(simpul.tagName)) bagian.push(...baris(simpul).slice(0, 1).map((satu) => `## ${satu.replaceAll("**", "")}`));
    else bagian.push(...baris(simpul).map(polos));
  }
  tutup();
  return bagian.filter(Boolean).join("\n\n");
};
