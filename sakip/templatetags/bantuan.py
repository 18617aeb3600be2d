"""Ways into the help: the page that fits this one, a word of the glossary, a picture of the product."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sakip.bantuan.gambar import SEMPIT, picture
from sakip.bantuan.glosarium import ISTILAH
from sakip.bantuan.peta import place_for

register = template.Library()


@register.simple_tag(takes_context=True)
def alamat_bantuan(context: template.Context) -> str:
    """The address of the help for this page; of the list of help pages where none fits."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    kunci, jangkar = place_for(match.view_name) if match else ("", "")
    if not kunci:
        return reverse("sakip:bantuan")
    alamat = reverse("sakip:bantuan-detail", args=[kunci])
    return f"{alamat}#{jangkar}" if jangkar else alamat


@register.simple_tag
def istilah(kunci: str, teks: str = "") -> SafeString:
    """A link to the word `kunci` of the glossary, under its own name in lower case or under `teks`.

    An unknown key raises KeyError, so that a spelling mistake is seen in the first test.
    """
    satu = ISTILAH[kunci]
    alamat = f"{reverse('sakip:glosarium')}#{satu.kunci}"
    return format_html('<a href="{}">{}</a>', alamat, teks or satu.nama.lower())


@register.inclusion_tag("sakip/bantuan/_gambar.html")
def gambar(nama: str) -> dict[str, object]:
    """The picture `nama` of the running product, narrow on a phone, with its words."""
    satu = picture(nama)
    berkas = {lebar: static(f"sakip/bantuan/{nama}-{lebar}.webp") for lebar in ("sempit", "lebar")}
    return {"satu": satu, "berkas": berkas, "layar_sempit": SEMPIT}
