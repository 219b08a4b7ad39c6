"""كلمات النظر عن قرب. The words, in Arabic, of looking closer: whole screen, walk, grid."""

MENU_FULL_SCREEN = "ال&صورة على الشاشة كلها"
FULL_SCREEN_TITLE = "الصورة"
FULL_SCREEN_WORDS = "{number} / {count}   {what}"
KEYS_ENLARGE = "اعرضها على الشاشة كلها أو عد"
KEYS_DOUBLE_CLICK = "نقر مزدوج"

# A walk before one's eyes
MENU_WALK = "ت&نزّه من هذه الصورة أو توقف"
WALK_WORDS = "تتنزه الصورة {number} في الفضاء."
WALK_PAUSE = "مهلًا"
WALK_GO_ON = "تابع"
WALK_RECORD = "سجّل…"
WALK_RECORD_TIP = "احفظ هذه الجولة من النزهة حركةً"
WALK_STOP = "أوقف"

# A picture varied along two numbers
MENU_GRID = "نوّع على رقم&ين…"
GRID_TITLE = "التنويع على رقمين"
GRID_EXPLAINED = "الصورة المختارة وقد تغيّر رقمان من أرقامها معًا."
GRID_PREVIEW_NAME = "الصور في مربع"
GRID_CAPTION = "يمتد كلا الرقمين من −2 إلى 2 حيث تقع كل السحوبات تقريبًا."
GRID_SIDE_CHOICE = "{side} × {side} من الصور"
SAVED_GRID = "حُفظ مربع الصور {name}"
