// The toolbar and the keys of the editor. The browser's own commands keep its own undo.

const jalankan = (perintah, nilai = null) => document.execCommand(perintah, false, nilai);
const blok = () => document.queryCommandValue("formatBlock").toLowerCase();

export const PERINTAH = {
  judul: () => jalankan("formatBlock", blok() === "h3" ? "p" : "h3"),
  butir: () => jalankan("insertUnorderedList"),
  bernomor: () => jalankan("insertOrderedList"),
  tebal: () => jalankan("bold"),
  miring: () => jalankan("italic"),
  urungkan: () => jalankan("undo"),
};
const KEADAAN = {
  judul: () => blok() === "h3",
  butir: () => document.queryCommandState("insertUnorderedList"),
  bernomor: () => document.queryCommandState("insertOrderedList"),
  tebal: () => document.queryCommandState("bold"),
  miring: () => document.queryCommandState("italic"),
};
const BENTUK = new Set(["formatBold", "formatItalic", "insertUnorderedList", "insertOrderedList"]);

const tombolTekan = ({ ctrlKey, metaKey, altKey, shiftKey, code }) => {
  if (!(ctrlKey || metaKey)) return "";
  if (altKey && code === "Digit2") return "judul";
  if (shiftKey && code === "Digit8") return "butir";
  return shiftKey && code === "Digit7" ? "bernomor" : "";
};

export const pasangAlat = (alat, isi) => {
  const tombol = [...alat.querySelectorAll("[data-perintah]")];
  const segarkan = () => {
    if (!isi.contains(document.getSelection()?.anchorNode)) return;
    for (const satu of tombol) {
      const keadaan = KEADAAN[satu.dataset.perintah];
      if (keadaan) satu.setAttribute("aria-pressed", String(keadaan()));
    }
  };
  jalankan("defaultParagraphSeparator", "p");
  tombol.forEach((satu, ke) => {
    satu.tabIndex = ke ? -1 : 0;
    satu.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays in the text
    satu.addEventListener("click", () => {
      if (!isi.contains(document.getSelection()?.anchorNode)) isi.focus();
      PERINTAH[satu.dataset.perintah]();
      segarkan();
    });
  });
  alat.addEventListener("keydown", (event) => {
    const arah = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const kini = tombol.indexOf(document.activeElement);
    if (!arah || kini < 0) return;
    event.preventDefault();
    const tuju = tombol.at((kini + arah) % tombol.length);
    for (const satu of tombol) satu.tabIndex = satu === tuju ? 0 : -1;
    tuju.focus();
  });
  isi.addEventListener("keydown", (event) => {
    const perintah = tombolTekan(event);
    if (!perintah) return;
    event.preventDefault();
    PERINTAH[perintah]();
    segarkan();
  });
  isi.addEventListener("beforeinput", (event) => {
    if (event.inputType.startsWith("format") && !BENTUK.has(event.inputType)) event.preventDefault();
  });
  document.addEventListener("selectionchange", segarkan);
};
