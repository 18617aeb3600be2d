"""Real HTTP servers on loopback that tests start and stop."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Diam(BaseHTTPRequestHandler):
    """A handler that prints no line for each request."""

    def log_message(self, *args):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answer(self, isi, jenis="application/json", status=200, **kepala):
        self.send_response(status)
        self.send_header("Content-Type", jenis)
        self.send_header("Content-Length", str(len(isi)))
        for nama, nilai in kepala.items():
            self.send_header(nama.replace("_", "-"), nilai)
        self.end_headers()
        self.wfile.write(isi)


@contextmanager
def serving(handler):
    """The address of a server that answers by `handler` (a subclass of Diam) while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    benang = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    benang.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
