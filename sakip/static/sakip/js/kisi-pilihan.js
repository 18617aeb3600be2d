// Words as a control takes them that cannot hold every word: a tick by what people write, a choice by its label,
// the beginning of its label, or the sign that names a state in the column of values.

const CENTANG = /^(on|ya|v|x|1|√|true)$/i;
const TANDA = { "?": "belum dinilai", ">": "belum waktunya", x: "tidak relevan" };

const pilih = (isian, teks) => {
  const cari = teks.trim().toLowerCase();
  const ada = [...isian.options];
  const kata = (o) => [o.value, o.text].map((satu) => satu.trim().toLowerCase());
  const tepat = ada.find((o) => kata(o).includes(cari));
  if (tepat) return tepat.value;
  const awal = TANDA[cari] ?? cari;
  const mirip = ada.filter((o) => o.text.trim().toLowerCase().startsWith(awal));
  return mirip.length === 1 ? mirip[0].value : null;
};

// What the cell `isian` gets for `teks`; null where no choice can be meant by it.
export const pantas = (isian, teks) => {
  if (isian.type === "checkbox") return CENTANG.test(teks.trim());
  return isian.tagName === "SELECT" ? pilih(isian, teks) : teks;
};

// `~` among the states is the tick beside them.
export const uraikanTanda = (gerak, daftar) => {
  const keadaan = gerak.kolom.indexOf("keadaan");
  const sementara = gerak.kolom.indexOf("sementara");
  if (keadaan < 0 || sementara < 0) return daftar;
  return daftar.flatMap((satu) => {
    if (satu.j !== keadaan || satu.teks.trim() !== "~") return [satu];
    return [{ ...satu, teks: "" }, { ...satu, j: sementara, teks: "on" }];
  });
};

const KENAL = CSS.supports("selector(:open)"); // else it is remembered how the list was opened

// A list that is open takes the keys itself: F2, Alt with an arrow, Space and the mouse open it; Enter, Tab and
// Escape close it. True when the key was for the list.
export const tekanDaftar = (gerak, event) => {
  const { target: isian, key } = event;
  if (event.ctrlKey || event.metaKey) return false;
  const buka = key === "F2" || key === " " || (event.altKey && (key === "ArrowDown" || key === "ArrowUp"));
  if (buka) {
    gerak.sunting = true;
    if (key !== "F2") return true; // the browser opens it
    event.preventDefault();
    try {
      isian.showPicker();
    } catch {
      // without it the arrows choose in the closed list
    }
    return true;
  }
  if (!(KENAL ? isian.matches(":open") : gerak.sunting)) return false;
  if (key === "Enter" || key === "Tab" || key === "Escape") gerak.sunting = false;
  return true;
};
