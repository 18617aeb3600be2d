// Keeps every keystroke in this browser until the server has it, and sends the text after a pause and on leaving.

const AWALAN = "sakip-draf"; // the same drawer as the grids: "Isian yang belum terkirim" lists it
const JEDA = 3000; // milliseconds after the last key
const PALING_LAMA = 30000; // of typing without a pause
const SABAR = 20000; // for an answer
const ULANG = 5000; // between attempts without a line
const LURING = [408, 425, 429, 502, 503, 504];

export class Penyimpan {
  // `baca()` the text now; `kabar(kata, jenis)` shows a status; `bentrok(isi)`, `tersimpan(isi)` are told.
  constructor(formulir, { baca, kabar, bentrok, tersimpan }) {
    Object.assign(this, { formulir, baca, kabar, bentrok, tersimpan });
    this.pemilik = formulir.dataset.penyunting;
    this.alamat = location.pathname + location.search;
    this.terkirim = baca();
    this.tertahan = false;
    window.addEventListener("online", () => this.kirim());
    window.addEventListener("focus", () => this.kirim());
    window.addEventListener("pagehide", () => this.kirim(true));
    document.addEventListener("visibilitychange", () => document.hidden && this.kirim(true));
    window.addEventListener("beforeunload", (event) => {
      if (this.kotor && !this.simpanDraf()) event.preventDefault(); // storage is off or full
    });
  }

  get nama() {
    return `${AWALAN}:${this.pemilik}:${this.alamat}:teks`;
  }

  get suntingan() {
    return this.formulir.elements.suntingan.value;
  }

  get kotor() {
    return this.baca() !== this.terkirim;
  }

  ambilDraf() {
    try {
      return JSON.parse(localStorage.getItem(this.nama));
    } catch {
      return null;
    }
  }

  simpanDraf() {
    const isi = { teks: this.baca(), dasar: this.suntingan, waktu: Date.now(), judul: document.title.replace(/ · SAKIP$/, "") };
    try {
      localStorage.setItem(this.nama, JSON.stringify(isi));
      return true;
    } catch {
      return false;
    }
  }

  hapusDraf() {
    try {
      localStorage.removeItem(this.nama);
    } catch {
      // storage is off: nothing was kept
    }
  }

  berubah() {
    if (!this.kotor) {
      clearTimeout(this.jam);
      this.hapusDraf();
      return this.kabar("", "");
    }
    this.simpanDraf();
    this.sejak ??= Date.now();
    this.kabar("Belum tersimpan", "menunggu");
    this.nanti(Math.min(JEDA, Math.max(0, this.sejak + PALING_LAMA - Date.now())));
  }

  nanti(jeda) {
    clearTimeout(this.jam);
    this.jam = setTimeout(() => this.kirim(), jeda);
  }

  // Sends what is not stored; true = everything is. Never twice at once.
  async kirim(pergi = false) {
    while (this.berjalan) await this.berjalan;
    if (!this.kotor) return true;
    if (this.tertahan) return false;
    if (!this.formulir.elements.bagian.value.trim()) {
      this.kabar("Isi nama bagian agar teks tersimpan. Teks aman di peramban ini.", "tertahan");
      return false;
    }
    clearTimeout(this.jam);
    this.kabar("Menyimpan", "menyimpan");
    this.berjalan = this.pos(this.baca(), pergi).finally(() => {
      this.berjalan = null;
    });
    return this.berjalan;
  }

  async pos(teks, pergi, segar = false) {
    const data = new FormData(this.formulir);
    data.set("teks", teks);
    const body = new URLSearchParams(data);
    try {
      const jawaban = await fetch(this.alamat, {
        method: "POST",
        body,
        headers: { "X-Penyunting": "1", Accept: "application/json" },
        redirect: "manual",
        keepalive: pergi && body.toString().length < 60000,
        signal: AbortSignal.timeout(SABAR),
      });
      if (jawaban.type === "opaqueredirect") return this.tunggu("Sesi Anda berakhir. Teks aman di peramban ini; masuk kembali di tab lain, lalu kembali ke sini.");
      if (jawaban.status === 403 && !segar && (await this.segarkan())) return this.pos(teks, pergi, true);
      if (jawaban.ok) return this.terima(teks, await jawaban.json());
      if (jawaban.status === 409) return this.hadapkan(await jawaban.json(), teks);
      if (jawaban.status === 422) return this.tunggu((await jawaban.json()).galat.join(" "));
      if (LURING.includes(jawaban.status)) return this.ulangi(teks);
      return this.tunggu("Teks belum dapat disimpan. Teks aman di peramban ini; muat ulang halaman untuk mencoba kembali.");
    } catch {
      return this.ulangi(teks);
    }
  }

  terima(teks, isi) {
    this.formulir.elements.suntingan.value = isi.suntingan;
    this.terkirim = teks;
    this.sejak = null;
    this.hapusDraf();
    this.pindah(isi.alamat);
    this.kabar(`Tersimpan ${isi.jam}`, "tersimpan");
    this.tersimpan(isi);
    if (this.kotor) this.berubah();
    return !this.kotor;
  }

  hadapkan(isi, teks) {
    if (isi.alamat) this.pindah(isi.alamat);
    if (isi.tersimpan === teks || isi.tersimpan === this.dicoba) {
      this.formulir.elements.suntingan.value = isi.suntingan; // an earlier answer was lost: it is our own text
      this.terkirim = isi.tersimpan;
      if (this.kotor) this.nanti(0);
      else this.hapusDraf();
      this.kabar(this.kotor ? "Belum tersimpan" : "Tersimpan", this.kotor ? "menunggu" : "tersimpan");
      return !this.kotor;
    }
    this.tertahan = true;
    this.simpanDraf();
    this.kabar("Belum tersimpan: bagian ini diubah pengguna lain", "bentrok");
    this.bentrok(isi);
    return false;
  }

  // A new section has an address of its own from now on.
  pindah(alamat) {
    if (alamat === this.alamat) return;
    this.hapusDraf();
    history.replaceState(null, "", alamat);
    this.alamat = alamat;
  }

  tunggu(kata) {
    this.simpanDraf();
    this.kabar(`Belum tersimpan. ${kata}`, "tertahan");
    return false;
  }

  ulangi(teks) {
    this.dicoba = teks;
    this.simpanDraf();
    this.kabar("Belum tersimpan: tidak ada sambungan. Teks aman di peramban ini dan terkirim sendiri nanti.", "luring");
    this.nanti(ULANG);
    return false;
  }

  // After another sign-in the page's token is old: take the one of the page as it is now, of the same user.
  async segarkan() {
    const jawaban = await fetch(this.alamat, { redirect: "manual", signal: AbortSignal.timeout(SABAR) });
    if (!jawaban.ok) return false;
    const baru = new DOMParser().parseFromString(await jawaban.text(), "text/html").querySelector("form[data-penyunting]");
    if (baru?.dataset.penyunting !== this.pemilik) return false;
    this.formulir.elements.csrfmiddlewaretoken.value = baru.elements.csrfmiddlewaretoken.value;
    return true;
  }
}
