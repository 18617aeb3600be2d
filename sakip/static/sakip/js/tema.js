// Theme: terang, gelap, or what the system asks for. Loaded in the head, before the first paint.
(() => {
  const akar = document.documentElement;
  const KUNCI = "sakip-tema";

  const baca = () => {
    try {
      return localStorage.getItem(KUNCI);
    } catch {
      return null; // storage is switched off: the system decides
    }
  };

  const simpan = (tema) => {
    try {
      if (tema) localStorage.setItem(KUNCI, tema);
      else localStorage.removeItem(KUNCI);
    } catch {
      /* the choice then lasts for this page */
    }
  };

  const terapkan = (tema) => {
    if (tema) akar.dataset.tema = tema;
    else delete akar.dataset.tema;
  };

  akar.classList.add("js");
  if (!akar.dataset.tema) terapkan(baca());

  document.addEventListener("DOMContentLoaded", () => {
    for (const kotak of document.querySelectorAll("[data-pilih-tema]")) {
      kotak.hidden = false;
      for (const radio of kotak.querySelectorAll("input")) {
        radio.checked = radio.value === (baca() ?? "");
        radio.addEventListener("change", () => {
          simpan(radio.value);
          terapkan(radio.value);
        });
      }
    }
  });
})();
