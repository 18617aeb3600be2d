// The menu on phones, the account menu, and the button that shows a password.

for (const tombol of document.querySelectorAll("[data-buka-menu]")) {
  const menu = document.getElementById(tombol.getAttribute("aria-controls"));
  tombol.hidden = false;
  tombol.addEventListener("click", () => {
    const terbuka = menu.classList.toggle("kop__menu--buka");
    tombol.setAttribute("aria-expanded", String(terbuka));
  });
  document.addEventListener("keydown", (event) => {
    const dalam = menu.contains(document.activeElement) || document.activeElement === tombol;
    if (event.key !== "Escape" || event.defaultPrevented || !dalam) return;
    if (!menu.classList.contains("kop__menu--buka")) return;
    menu.classList.remove("kop__menu--buka");
    tombol.setAttribute("aria-expanded", "false");
    tombol.focus();
  });
}

// The tab of the page that is open may stand outside the frame on a phone.
for (const tab of document.querySelectorAll(".bilah [aria-current]")) {
  const daftar = tab.closest(".navigasi");
  daftar.scrollLeft = tab.offsetLeft - daftar.offsetLeft - 16;
}

const tutup = (rinci) => {
  rinci.open = false;
};

for (const rinci of document.querySelectorAll("details[data-menu]")) {
  rinci.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !rinci.open) return;
    event.preventDefault();
    tutup(rinci);
    rinci.querySelector("summary").focus();
  });
  rinci.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !rinci.contains(event.relatedTarget)) tutup(rinci);
  });
  document.addEventListener("click", (event) => {
    if (!rinci.contains(event.target)) tutup(rinci);
  });
}

for (const tombol of document.querySelectorAll("[data-lihat-sandi]")) {
  const isian = document.getElementById(tombol.dataset.lihatSandi);
  tombol.hidden = false;
  tombol.addEventListener("click", () => {
    const terlihat = isian.type === "text";
    isian.type = terlihat ? "password" : "text";
    tombol.setAttribute("aria-pressed", String(!terlihat));
  });
}
