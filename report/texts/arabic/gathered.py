"""كيف جُمعت صور الحديقة. What the manifest of the photos that ship says, to quote it in Arabic."""

PHRASES = {
    "used": "مستعملة",
    "held back": "محجوبة",
    "dropped": "متروكة",
    "GFDL alone: not compatible with the GPL of the rest": (
        "برخصة \u2068GFDL\u2069 وحدها: لا توافق رخصة \u2068GPL\u2069 التي للباقي"
    ),
    "the licence of the stock site's picture is not stated": "لم تُذكر رخصة صورة موقع الصور",
    "taken from a lecture page, licence not stated": "مأخوذة من صفحة محاضرة، ولم تُذكر رخصتها",
    "not identifiable at 128": "لا تُعرف عند 128 بكسل",
    "25 px original, blurred at 128": "أصلها 25 بكسل، ضبابية عند 128",
    "same photo as apple_red recoloured": "هي صورة \u2068apple_red\u2069 بألوان أخرى",
    "not named": "غير مذكور",
    "not stated": "غير مذكورة",
}
