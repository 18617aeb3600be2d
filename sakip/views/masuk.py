"""Sign-in and sign-out: Django's own views with the words of the product."""

from django.contrib.auth.views import LoginView, LogoutView

from sakip.forms.satker import MasukForm


class MasukView(LoginView):
    """Public page. `next` is followed only within this site; who is signed in already goes on."""

    form_class = MasukForm
    template_name = "sakip/masuk.html"
    redirect_authenticated_user = True


class KeluarView(LogoutView):
    """Ends the session (POST alone) and shows the sign-in page."""
