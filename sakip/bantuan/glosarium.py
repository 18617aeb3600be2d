"""The glossary: the words of the field and every state, one careful sentence each (layer 0).

Sources are named where they are known; `Istilah.sumber` says nothing where they are not. The keys of peran,
states, documents, polaritas and sources of funds are those of `sakip.choices`; a test keeps them complete.
"""

from __future__ import annotations

from sakip.bantuan.kata_kinerja import KEADAAN_NILAI, RENCANA, UKURAN
from sakip.bantuan.kata_lembaga import ANGGARAN, EVALUASI_KINERJA, KEADAAN_DOKUMEN, ORANG, TERBIT

GLOSARIUM = (RENCANA, UKURAN, KEADAAN_NILAI, KEADAAN_DOKUMEN, ANGGARAN, ORANG, TERBIT, EVALUASI_KINERJA)
ISTILAH = {istilah.kunci: istilah for kelompok in GLOSARIUM for istilah in kelompok.istilah}
