// The sheet of keys: by its button, by F1 in the grid, and by ? where nothing is typed.

export const pasangDaftarTombol = (kepala, formulir) => {
  const lembar = kepala.querySelector("dialog");
  const buka = (event) => {
    event.preventDefault();
    if (!lembar.open) lembar.showModal();
  };
  kepala.querySelector("[data-kisi-daftar]").addEventListener("click", buka);
  formulir.addEventListener("keydown", (event) => event.key === "F1" && buka(event));
  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && !event.target.closest("input, select, textarea")) buka(event);
  });
};
