"""A small OpenID Connect provider on loopback, as the suite's own other side; it signs and refuses for real.

`ubah` bends one answer at a time: a value of the id token, its key, its algorithm, the time it takes.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

KLIEN, RAHASIA = "sakip", "rahasia-klien"
SUB = "5f0c-sub-tetap"


class PenyediaUji(ThreadingHTTPServer):
    """State of the provider: who is signed in there, what it was asked, and what it bends."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Jawab)
        self.penerbit = f"http://127.0.0.1:{self.server_port}/realms/kpu"
        self.kunci = {
            "RS256": RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"}),
            "ES256": ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"}),
        }
        self.asing = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
        self.reset()

    def reset(self):
        self.orang = {"sub": SUB, "preferred_username": "operator_a"}
        self.masuk_sejak = None  # None = the credentials are given at each visit
        self.ubah = {}
        self.kode = {}
        self.diminta = []
        self.ditanya = {}  # the last authorization request

    def id_token(self, kode):
        kini = int(time.time())
        waktu = self.masuk_sejak or kini
        isi = {
            "iss": self.penerbit,
            "aud": KLIEN,
            "iat": kini,
            "exp": kini + 300,
            "auth_time": waktu,
            "nonce": kode["nonce"],
            **self.orang,
            **self.ubah.get("klaim", {}),
        }
        isi = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
        alg = self.ubah.get("alg", "RS256")
        if alg == "none":
            return f"{_b64({'alg': 'none'})}.{_b64(isi)}."
        if alg == "HS256":  # signed with what everybody can read, as if it were a secret
            terbuka = OctKey.import_key(self.kunci["RS256"].as_dict(private=False)["n"])
            return jwt.encode({"alg": "HS256", "kid": "rsa"}, isi, terbuka, algorithms=["HS256"])
        kunci = self.asing if self.ubah.get("kunci_asing") else self.kunci[alg]
        return jwt.encode({"alg": alg, "kid": kunci.kid}, isi, kunci)


class _Jawab(BaseHTTPRequestHandler):
    def log_message(self, *_):
        """Nothing is written: the suite reads `diminta`."""

    def do_GET(self):
        bagian = urlsplit(self.path)
        nama = bagian.path.rsplit("/", 1)[-1]
        self.server.diminta.append(nama)
        if self._bent(nama):
            return
        if nama == "openid-configuration":
            self._json(self._metadata())
        elif nama == "jwks":
            kunci = [k.as_dict(private=False) for k in self.server.kunci.values()]
            self._json({"keys": [*self.server.ubah.get("kunci_lain", []), *kunci]})
        elif nama == "authorize":
            self._authorize({k: v[0] for k, v in parse_qs(bagian.query).items()})
        else:
            self._json({}, 404)

    def do_POST(self):
        self.server.diminta.append("token")
        isi = {k: v[0] for k, v in parse_qs(self._body()).items()}
        if self._bent("token"):
            return
        kode = self.server.kode.pop(isi.get("code"), None)
        if kode is None or not self._is_client(isi) or not self._is_pkce(isi, kode):
            self._json({"error": "invalid_grant"}, 400)
            return
        token = {"access_token": secrets.token_hex(), "token_type": "Bearer", "expires_in": 60}
        self._json({**token, "id_token": self.server.id_token(kode)})

    def _body(self):
        return self.rfile.read(int(self.headers["Content-Length"])).decode()

    def _is_client(self, isi):
        if self.server.ubah.get("cara_klien") == "post":
            return (isi.get("client_id"), isi.get("client_secret")) == (KLIEN, RAHASIA)
        dasar = base64.b64encode(f"{KLIEN}:{RAHASIA}".encode()).decode()
        return self.headers["Authorization"] == f"Basic {dasar}"

    def _is_pkce(self, isi, kode):
        sidik = hashlib.sha256(isi.get("code_verifier", "").encode()).digest()
        sama = base64.urlsafe_b64encode(sidik).rstrip(b"=").decode() == kode["code_challenge"]
        return sama and isi.get("redirect_uri") == kode["redirect_uri"]

    def _metadata(self):
        penerbit = self.server.penerbit
        cara = self.server.ubah.get("cara_klien", "basic")
        return {
            "issuer": self.server.ubah.get("penerbit", penerbit),
            "authorization_endpoint": f"{penerbit}/authorize",
            "token_endpoint": self.server.ubah.get("alamat_token", f"{penerbit}/token"),
            "jwks_uri": f"{penerbit}/jwks",
            "token_endpoint_auth_methods_supported": [f"client_secret_{cara}"],
        }

    def _authorize(self, minta):
        """Straight back with a code; a browser is shown a form first when `berformulir` is set."""
        self.server.ditanya = minta
        if "prompt" in minta and not self.server.ubah.get("tanpa_tanya"):
            self.server.masuk_sejak = None
        if self.server.ubah.get("berformulir") and "setuju" not in minta:
            self._form(minta)
            return
        jawaban = {"state": minta["state"]}
        if self.server.ubah.get("tolak"):
            jawaban |= {"error": "access_denied", "error_description": "<b>rahasia</b>"}
        else:
            jawaban["code"] = secrets.token_urlsafe()
            self.server.kode[jawaban["code"]] = minta
        self.send_response(302)
        self.send_header("Location", f"{minta['redirect_uri']}?{urlencode(jawaban)}")
        self.end_headers()

    def _form(self, minta):
        isian = "".join(
            f'<input type="hidden" name="{escape(k)}" value="{escape(v)}">' for k, v in minta.items()
        )
        tombol = '<button name="setuju" value="1">Masuk di penyedia</button>'
        self._send(f"<!doctype html><title>SSO</title><form>{isian}{tombol}</form>".encode(), "text/html")

    def _bent(self, nama):
        """Whether `ubah` has taken the answer over."""
        ubah = self.server.ubah.get(f"jawaban_{nama}")
        if ubah is None:
            return False
        if ubah == "lambat":
            time.sleep(1.5)
            return False
        status, isi = ubah
        self._send(isi, "application/json", status)
        return True

    def _json(self, isi, status=200):
        self._send(json.dumps(isi).encode(), "application/json", status)

    def _send(self, isi, jenis, status=200):
        try:
            self.send_response(status)
            self.send_header("Content-Type", jenis)
            self.send_header("Content-Length", str(len(isi)))
            self.end_headers()
            self.wfile.write(isi)
        except OSError:  # whoever asked has gone: that is what a slow answer is for
            self.close_connection = True


def _b64(isi):
    return base64.urlsafe_b64encode(json.dumps(isi).encode()).rstrip(b"=").decode()


def start():
    """A provider that answers in a thread of its own; stop it with `stop`."""
    penyedia = PenyediaUji()
    layani = {"target": penyedia.serve_forever, "kwargs": {"poll_interval": 0.02}}
    penyedia.utas = threading.Thread(**layani, daemon=True)
    penyedia.utas.start()
    return penyedia


def stop(penyedia):
    penyedia.shutdown()
    penyedia.server_close()
    penyedia.utas.join(5)
