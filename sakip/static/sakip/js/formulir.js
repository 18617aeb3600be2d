// Forms: warn before unsaved changes are lost, send a select when it is changed, focus the error summary.

const jaga = (formulir) => {
  let berubah = false;
  formulir.addEventListener("input", () => {
    berubah = true;
  });
  formulir.addEventListener("submit", () => {
    berubah = false;
  });
  formulir.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) berubah = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (berubah) event.preventDefault();
  });
};

// Only a choice by pointer is sent at once: with arrow keys each step would leave the page.
// Whoever uses the keyboard presses Enter, or the button, which stays for them.
const kirim = (pilihan) => {
  let papanKetik = false;
  pilihan.addEventListener("pointerdown", () => {
    papanKetik = false;
  });
  pilihan.addEventListener("keydown", (event) => {
    papanKetik = true;
    if (event.key === "Enter") pilihan.form.requestSubmit();
  });
  pilihan.addEventListener("change", () => {
    if (!papanKetik) pilihan.form.requestSubmit();
  });
};

document.querySelectorAll("form[data-jaga]").forEach(jaga);
document.querySelectorAll("select[data-kirim]").forEach(kirim);
document.querySelector("[data-galat-formulir]")?.focus();
