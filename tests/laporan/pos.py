"""A mail server for tests: it refuses one address, breaks after so many mails, or lets something happen."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail.backends.locmem import EmailBackend

SALAH = "salah@kpu.example"


class Pos(EmailBackend):
    """`putus`: the mail at which the line breaks for good (None = never); `saat_kirim` is called once, when
    the first mail arrives."""

    putus = None
    saat_kirim = None

    def open(self):
        if Pos.putus == 0:
            raise ConnectionRefusedError

    def send_messages(self, messages):
        if messages[0].to == [SALAH]:
            raise SMTPRecipientsRefused({SALAH: (550, b"no such user")})
        if Pos.putus is not None:
            Pos.putus -= 1
            if Pos.putus == 0:
                raise SMTPServerDisconnected
        if Pos.saat_kirim:
            kejadian, Pos.saat_kirim = Pos.saat_kirim, None
            kejadian()
        return super().send_messages(messages)
