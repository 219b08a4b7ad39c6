"""كلمات النافذة نفسها. The words, in Arabic, of its controls, menus, pictures and messages."""

WINDOW_TITLE = "{model} ({folder}) — kvae"
WINDOW_TITLE_GARDEN = "الحديقة المرفقة بالبرنامج — kvae"
WINDOW_TITLE_EMPTY = "kvae"
LOCALE = "ar_AE"  # its digits are those of all other numbers here

COUNT = "ال&صور"
COUNT_TIP = "عدد الصور المرسومة: من 1 إلى 12"
COUNT_SLIDER = "عدد الصور"
COUNT_BOX = "عدد الصور، كتابةً"
SEED = "الب&ذرة"
SEED_TIP = "الرقم الذي تنشأ منه هذه الصور: البذرة نفسها ترسم الصور نفسها من جديد"
SEED_INVALID = "البذرة عدد صحيح من 0 إلى 18446744073709551615"
REROLL = "صور &جديدة"
REROLL_TIP = "ارسم صورًا أخرى من بذرة عشوائية (R، أو Space على صورة)"
UNDO = "تراجع"
UNDO_TIP = "تراجع عن آخر تغيير (Ctrl+Z)"
REDO = "إعادة"
REDO_TIP = "أعد التغيير الذي تراجعت عنه (Ctrl+Shift+Z)"
VARIETY = "الت&نوع"
VARIETY_TIP = (
    "مدى البعد عن وسط كل الصور: عند 0 تُرسم الصورة المتوسطة نفسها اثنتي عشرة مرة، وعند 1 يُرسم ما "
    "تعلّمه النموذج، وعند 2 تظهر الأطراف. يبيّن الخط في الأسفل المدى الذي تقع فيه معظم الصور "
    "الأصلية."
)
VARIETY_WITHIN = "الآن: بالبعد الذي تقع عنده الصور الأصلية تقريبًا."
VARIETY_NEARER = "الآن: أقرب إلى الوسط من معظم الصور الأصلية، فتتشابه الصور."
VARIETY_BEYOND = "الآن: أبعد من معظم الصور الأصلية، فقد تتفكك الصور."
SAVE_ALL = "حفظ الكل…"
SAVE_ALL_TIP = "احفظ كل الصور المعروضة ملفات PNG في مجلد واحد"

MENU_FILE = "&ملف"
MENU_OPEN = "&فتح نموذج…"
MENU_SAVE = "&حفظ الصورة…"
MENU_SAVE_ALL = "حفظ &كل الصور…"
MENU_SAVE_SHEET = "حفظ &لوحة صور…"
MENU_ANIMATE = "&تحريك…"
MENU_QUIT = "إ&نهاء"

MENU_EDIT = "&تحرير"
MENU_UNDO = "&تراجع"
MENU_REDO = "إ&عادة"
MENU_COPY = "&نسخ الصورة"
MENU_PASTE = "&لصق"
MENU_LOCK = "&قفل أو فتح القفل"

MENU_DRAW = "&رسم"
MENU_REROLL = "صور &جديدة"
MENU_NEIGHBOURS = "صور مش&ابهة"
MENU_RESET = "أعد كل المن&زلقات"

MENU_VIEW = "&عرض"
MENU_THEME = "الأل&وان"
THEMES = {"system": "مثل ال&نظام", "light": "&فاتحة", "dark": "&داكنة"}
MENU_LANGUAGE = "ال&لغة"
MENU_SHELF = "ال&سجل والمفضلة"
MENU_STAR = "&مفضلة أو لا"
MENU_HELP = "م&ساعدة"
MENU_SHORTCUTS = "اختصارات لوحة ال&مفاتيح"
MENU_ABOUT = "&عن kvae"

TILE_NAME = "الصورة {number} من {count}: {what}"
ORIGIN_AND_MADE = "{origin}، {made}"
ORIGIN = "البذرة {seed}، رقم {index}"
ORIGIN_CHANGED = "بدأت من البذرة {seed}، رقم {index}"
MADE = {
    "drawn": "مرسومة عشوائيًا",
    "steered": "معدّلة باليد",
    "neighbour": "صورة مجاورة",
    "mixed": "مزيج من صور أخرى",
    "crossed": "هجين من صورتين",
    "mapped": "مختارة من الخريطة",
    "photo": "مُعاد بناؤها من صورة",
    "restored": "مفتوحة من ملف",
    "walked": "لُقيت في نزهة",
}
LOCK = "اقفل: أبقِ هذه الصورة عند رسم غيرها (L)"
UNLOCK = "افتح القفل: دع هذه الصورة تتغير عند رسم غيرها (L)"
STAR = "أضف إلى المفضلة (F)"
UNSTAR = "أزل من المفضلة (F)"
TILE_LOCK_NAME = "اقفل الصورة {number}"
TILE_STAR_NAME = "مفضلة: الصورة {number}"
TILE_SAVE = "حفظ…"
TILE_SAVE_NAME = "احفظ الصورة {number}"
EMPTY = "افتح نموذجًا، أو أسقط هنا ملف decoder.onnx."
LOADING = "يُفتح النموذج…"
GRID_NAME = "الصور"

# The mark U+200F keeps a line running from right to left around a Latin name.
STATUS = "\u200f{model}\u200f  ·  {size} × {size} بكسل  ·  أرقام كل صورة: {numbers}"
STATUS_TIP = "{path}\nsha256 {sha256}"
SAVED_ONE = "حُفظ الملف {name}"
SAVED_ALL = "عدد الصور المحفوظة في {folder}: {count}"
COPIED = "نُسخت الصورة {number}"
STILL_DRAWING = "لم تكتمل الصور بعد، حاول مرة أخرى بعد لحظة."
TRYING = "تجري تجربة \u2068{name}\u2069 قبل فتحه…"
KEPT = "يبقى «\u2068{model}\u2069» مفتوحًا."
CLOSE_BANNER = "أغلق هذه الرسالة"

MENU_PHOTOS = "ضع &صورًا من عندك…"
PHOTOS_TITLE = "اختر صورًا من عندك"
PHOTOS_FILTER = "صور ({suffixes});;كل الملفات (*)"

OPEN_TITLE = "فتح نموذج"
OPEN_FILTER = "ملفات النماذج (*.onnx);;كل الملفات (*)"
