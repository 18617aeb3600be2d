"""What an uploaded piece of evidence really is, judged from its bytes and never from its name (layer 0).

jenis    the kinds that are taken, and the question `kind_of_evidence`
kantor   office files: zip archives without macros and without bombs
pdf      PDF without scripts, looked at in a process with limits
nama     the name under which a file comes back
"""
