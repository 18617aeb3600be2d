// What is pasted or dropped becomes plain paragraphs, headings, lists and emphasis; everything else stays behind.

import { keElemen } from "./penyunting-markah.js";

const BUANG = "script,style,meta,link,title,head,img,svg,video,audio,iframe,object,form,input,button,select,textarea";
const BUTIR = /^\s*(?:[·•●○▪§–o-]|(\d{1,3}|[a-z])[.)])[\s\u00a0]+/;

const lewati = (simpul, ke, { tebal, miring }) => {
  for (const anak of simpul.childNodes) {
    if (anak.nodeType === Node.TEXT_NODE) {
      const kata = anak.data.replace(/[\s\u00a0]+/g, " ");
      if (!kata) continue;
      let satu = document.createTextNode(kata);
      for (const nama of [miring && "i", tebal && "b"].filter(Boolean)) {
        const luar = document.createElement(nama);
        luar.append(satu);
        satu = luar;
      }
      ke.append(satu);
    } else if (anak.nodeName === "BR") {
      ke.append(document.createElement("br"));
    } else if (anak.nodeType === 1) {
      const gaya = anak.dataset.gaya ?? "";
      const kuat = (/^(B|STRONG)$/.test(anak.tagName) && !/(?<!-)font-weight:\s*(400|normal)/.test(gaya)) || /(?<!-)font-weight:\s*(bold|[6-9]00)/.test(gaya);
      const condong = /^(I|EM)$/.test(anak.tagName) || /font-style:\s*italic/.test(gaya);
      lewati(anak, ke, { tebal: tebal || kuat, miring: miring || condong });
    }
  }
  return ke;
};

const isi = (simpul, nama) => lewati(simpul, document.createElement(nama), { tebal: false, miring: false });

const keDaftar = (hasil, butir, jenis) => {
  if (hasil.lastChild?.tagName !== jenis) hasil.append(document.createElement(jenis));
  hasil.lastChild.append(butir);
};

const susun = (simpul, hasil) => {
  for (const anak of simpul.childNodes) {
    if (anak.nodeType === Node.TEXT_NODE) {
      if (anak.data.trim()) hasil.append(isi({ childNodes: [anak] }, "p"));
    } else if (anak.nodeType !== 1) {
      continue;
    } else if (/^(UL|OL)$/.test(anak.tagName)) {
      for (const li of anak.querySelectorAll("li")) keDaftar(hasil, isi(li, "li"), anak.tagName);
    } else if (/^H\d$/.test(anak.tagName)) {
      const judul = document.createElement("h3");
      judul.textContent = anak.textContent.replace(/[\s\u00a0]+/g, " ").trim();
      hasil.append(judul);
    } else if (anak.tagName === "TR") {
      const p = document.createElement("p");
      p.textContent = [...anak.cells].map((sel) => sel.textContent.replace(/\s+/g, " ").trim()).join("; ");
      hasil.append(p);
    } else if (/^Mso(List|ListParagraph)/.test(anak.className) || /mso-list/.test(anak.dataset.gaya ?? "")) {
      const tanda = anak.textContent.match(BUTIR);
      const li = isi(anak, "li");
      const awal = li.textContent.match(BUTIR);
      if (awal) buangAwal(li, awal[0].length);
      keDaftar(hasil, li, tanda?.[1] ? "OL" : "UL");
    } else if (anak.querySelector("p,div,h1,h2,h3,h4,h5,h6,ul,ol,table,section,article") || anak.querySelector("tr")) {
      susun(anak, hasil);
    } else if (anak.textContent.trim()) {
      hasil.append(isi(anak, "p"));
    }
  }
  return hasil;
};

const buangAwal = (elemen, banyak) => {
  const jalan = document.createTreeWalker(elemen, NodeFilter.SHOW_TEXT);
  let sisa = banyak;
  while (sisa > 0 && jalan.nextNode()) {
    const ambil = Math.min(sisa, jalan.currentNode.data.length);
    jalan.currentNode.data = jalan.currentNode.data.slice(ambil);
    sisa -= ambil;
  }
};

// The styles of the source are read as words and never applied, which the policy of the page forbids.
const tanpaGaya = (html) => html.replace(/<style[^]*?<\/style>/gi, "").replace(/(<[^>]*?)\sstyle\s*=/gi, "$1 data-gaya=");

// Clean HTML of a piece of the clipboard; "" = nothing in it.
export const bersihkan = (data) => {
  const wadah = document.createElement("div");
  const html = data.getData("text/html");
  if (html) {
    const halaman = new DOMParser().parseFromString(tanpaGaya(html), "text/html");
    for (const satu of halaman.querySelectorAll(BUANG)) satu.remove();
    wadah.append(susun(halaman.body, document.createElement("div")));
    wadah.replaceChildren(...wadah.firstChild.childNodes);
  } else {
    const teks = data.getData("text/plain").replace(/^[ \t]*[•·●▪][ \t]+/gm, "- ").replaceAll("*", "\\*");
    wadah.append(keElemen(teks));
  }
  const satu = wadah.children.length === 1 && wadah.firstChild.tagName === "P";
  return satu ? wadah.firstChild.innerHTML : wadah.innerHTML;
};
