"""How dates are printed and typed; everything else comes from Django's own formats for `id`.

Django would print "5 Jan. 2024" and read 01/02/2024 as January 2 when the day comes second; an
Indonesian date is day, month, year, and a date that is not is refused.
"""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = r"j F Y \p\u\k\u\l H.i \W\I\B"
SHORT_DATE_FORMAT = "d-m-Y"
SHORT_DATETIME_FORMAT = "d-m-Y H.i"
TIME_FORMAT = "H.i"

DATE_INPUT_FORMATS = [
    "%d-%m-%Y",  # 25-10-2024
    "%d/%m/%Y",  # 25/10/2024
    "%d.%m.%Y",  # 25.10.2024
    "%Y-%m-%d",  # 2024-10-25, what <input type="date"> sends
]

DATETIME_INPUT_FORMATS = [
    "%d-%m-%Y %H.%M",  # 25-10-2024 14.30
    "%d-%m-%Y %H:%M",  # 25-10-2024 14:30
    "%d/%m/%Y %H.%M",  # 25/10/2024 14.30
    "%d/%m/%Y %H:%M",  # 25/10/2024 14:30
    "%Y-%m-%dT%H:%M",  # 2024-10-25T14:30, what <input type="datetime-local"> sends
]
