"""Counted nouns in Arabic: which form follows which number (Unicode CLDR, plural rules of "ar").

All stand in the case that follows a preposition or a verb, which is where the report counts.
"""

# Of none, one, two, 3 to 10, 11 to 99, and of hundreds and fractions; those of 103 follow 3.
NOUNS = {
    "photo": ("لا صور", "صورة واحدة", "صورتين", "{n} صور", "{n} صورة", "{n} صورة"),
    "draw": ("لا رسوم", "رسم واحد", "رسمين", "{n} رسوم", "{n} رسمًا", "{n} رسم"),
    "axis": ("لا محاور", "محور واحد", "محورين", "{n} محاور", "{n} محورًا", "{n} محور"),
    "minutes": ("{n} دقيقة", "دقيقة واحدة", "دقيقتين", "{n} دقائق", "{n} دقيقة", "{n} دقيقة"),
    "CPU seconds": (
        "{n} ثانية معالج",
        "ثانية معالج واحدة",
        "ثانيتي معالج",
        "{n} ثوانٍ من وقت المعالج",
        "{n} ثانية من وقت المعالج",
        "{n} ثانية من وقت المعالج",
    ),
    "normal distribution": (
        "لا توزيعات طبيعية",
        "توزيع طبيعي واحد",
        "توزيعين طبيعيين",
        "{n} توزيعات طبيعية",
        "{n} توزيعًا طبيعيًا",
        "{n} توزيع طبيعي",
    ),
    "number": ("لا أرقام", "رقم واحد", "رقمين", "{n} أرقام", "{n} رقمًا", "{n} رقم"),
    "random number": (
        "لا أرقام عشوائية",
        "رقم عشوائي واحد",
        "رقمين عشوائيين",
        "{n} أرقام عشوائية",
        "{n} رقمًا عشوائيًا",
        "{n} رقم عشوائي",
    ),
    "picture": ("لا صور", "صورة واحدة", "صورتين", "{n} صور", "{n} صورة", "{n} صورة"),
    "step": ("لا خطوات", "خطوة واحدة", "خطوتين", "{n} خطوات", "{n} خطوة", "{n} خطوة"),
    "thread": ("لا خيوط", "خيط واحد", "خيطين", "{n} خيوط", "{n} خيطًا", "{n} خيط"),
    "seed": ("لا بذور", "بذرة واحدة", "بذرتين", "{n} بذور", "{n} بذرة", "{n} بذرة"),
    "run": ("لا تدريبات", "تدريب واحد", "تدريبين", "{n} تدريبات", "{n} تدريبًا", "{n} تدريب"),
    "other": ("لا آخرين", "واحد آخر", "اثنان آخران", "{n} آخرون", "{n} آخرون", "{n} آخرون"),
    # These do not change with the number.
    "dB": ("{n} ديسيبل",) * 6,
    "nats": ("{n} نات",) * 6,
    "nat": ("{n} نات",) * 6,
    "GiB": ("{n} غيبيبايت",) * 6,
    "ms": ("{n} ملي ثانية",) * 6,
}


def counted(count: float, noun: str, shown: str) -> str:
    """The number as `shown`, followed by the noun in its form; a fraction as NaN or with decimals.

    Raises:
        KeyError: a noun that is not listed.
    """
    return NOUNS[noun][form(count)].format(n=shown)


def form(count: float) -> int:
    """Which of the six forms a count asks for."""
    if count != count // 1:  # a fraction, or NaN
        return 5
    if count < 3:
        return int(count)
    rest = count % 100
    return 3 if 3 <= rest <= 10 else 4 if rest > 10 else 5
