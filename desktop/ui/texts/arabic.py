"""كلمات النافذة بالعربية. The window's words in Arabic, written from right to left.

Counts stand after a colon, so that no word has to follow a number's grammar. Names of keys, files
and formats stay as they are printed on keyboards and screens.
"""

WINDOW_TITLE = "{model} ({folder}) — kvae"
WINDOW_TITLE_GARDEN = "الحديقة المرفقة بالبرنامج — kvae"
WINDOW_TITLE_EMPTY = "kvae"

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
KEPT = "يبقى «\u2068{model}\u2069» مفتوحًا."
CLOSE_BANNER = "أغلق هذه الرسالة"

MENU_PHOTOS = "ضع &صورًا من عندك…"
PHOTOS_TITLE = "اختر صورًا من عندك"
PHOTOS_FILTER = "صور ({suffixes});;كل الملفات (*)"

OPEN_TITLE = "فتح نموذج"
OPEN_FILTER = "ملفات النماذج (*.onnx);;كل الملفات (*)"

TABS_NAME = "لوحات بجانب الصور"
TAB_NUMBERS = "الأرقام"
TAB_NUMBERS_TIP = "ما تعلّمه النموذج: متوسط كل رقم وانحرافه المعياري"

PLOT_TITLE = "الأرقام التي وراء الصور"
PLOT_NAME = "رسم بياني: موضع كل صورة على كل رقم"
PLOT_X = "الرقم"
PLOT_Y = "القيمة"
LEGEND_SELECTED = "الصورة {number}"
LEGEND_OTHERS = "الصور الأخرى"
LEGEND_LEARNED = "الصور الأصلية: المتوسط ± الانحراف"
LEGEND_PRIOR = "2 من 3 و19 من 20 من كل السحوبات"
EXPLANATION = (
    "كل عمود رقم من الأرقام التي تُرسم منها الصورة، وعددها {numbers}. تبيّن المستطيلات مواضع الصور "
    "التي تعلّم منها النموذج، وتُسحب الأرقام الجديدة من منحنى الجرس المظلل. أشر إلى صورة لتجد "
    "نقاطها، وانقر نقطة لتجد صورتها."
)

# One picture on the whole screen
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

# The history strip
HISTORY = "السجل"
HISTORY_TIP = "ما عُرض من قبل: انقر صورة لتعود إليه"
HISTORY_STEP = "الخطوة {step} من {steps}: البذرة {seed}، عدد الصور {count}، التنوع {variety:.2f}"

# The favourites
FAVOURITES = "المفضلة"
FAVOURITES_TIP = "صور تحتفظ بها: انقر صورة لعرضها من جديد، واضغط Delete لإزالتها"
FAVOURITES_EMPTY = "اضغط النجمة على صورة لتحتفظ بها هنا."
FAVOURITE_WORDS = "مفضلة: {origin}"
FAVOURITE_FOREIGN = "مفضلة من نموذج آخر: {origin}"
FAVOURITE_KEPT = "الصورة {number} الآن في المفضلة"
FAVOURITE_REMOVED = "أُزيلت من المفضلة."
MENU_MORE_LIKE = "المزيد م&ثل ذات النجمة، وأقل من غيرها"
LIKE_NONE = "اضغط النجمة على الصور التي تريد المزيد منها، ثم حاول من جديد."
FAVOURITE_PUT_BACK = "أ&عدها"
FAVOURITE_SHOW = "ا&عرضها من جديد"
FAVOURITE_REMOVE = "أ&زلها"

# Pictures of another model; the isolates keep the parts of a name like 00002-shells in order.
PICTURE_WANTS = "رسم هذه الصورة النموذج «\u2068{model}\u2069»."
PICTURE_OPEN = "ا&فتح «\u2068{model}\u2069»"
PICTURE_WANTS_UNKNOWN = (
    "رسم هذه الصورة نموذج ليس بين النماذج الأخيرة، وتبدأ بصمته sha256 بالرموز \u2068{sha256}\u2069."
)
PICTURE_OPEN_HINT = "افتح ملف decoder.onnx ذاك أو أسقطه هنا، ثم اعرض الصورة من جديد."

# Recent models
MENU_RECENT = "فتح نموذج &أخير"
RECENT_MODEL = "{model}  ({folder})"
RECENT_GARDEN = "الحديقة المرفقة بالبرنامج"
RECENT_CLEAR = "ا&مسح هذه القائمة"

# About
ABOUT_TITLE = "عن kvae"
ABOUT_VERSION = "kvae {version}"
ABOUT_WORDS = (
    "استوديو لعالمك الصغير: يتعلّم من صورك بضعة أرقام، ثم يرسم منها صورًا جديدة. ويبقى كل شيء على "
    "هذا الحاسوب."
)
ABOUT_LICENCE = (
    "برنامج حر برخصة غنو العمومية العامة، الإصدار 3 أو ما بعده (GPL-3.0-or-later). تُرسم النافذة "
    "بمكتبة PyQt6 المتاحة بالإصدار 3 من هذه الرخصة، وكذلك هذا البرنامج. وهو يأتي بلا أي ضمان."
)
ABOUT_MODEL = "النموذج المستعمل"
ABOUT_CREDITS = "أصحاب الصور التي تعلّم منها"
CLOSE = "إغلاق"
CARD_NAME = "الاسم"
CARD_NUMBERS = "الشيفرة"
CARD_NUMBERS_WORDS = "عدد أرقام كل صورة: {numbers}"
CARD_SIZE = "الصور"
CARD_SIZE_WORDS = "{size} × {size} بكسل"
CARD_PHOTOS = "الصور الأصلية"
CARD_FIT = "تربيعها"
CARD_FITS = {
    "auto": "المقصوصة على خلفية بيضاء، وغيرها من وسطها",
    "crop": "من وسطها",
    "pad": "كاملة، على خلفية بلون حوافها",
}
CARD_TRAINING = "التدريب"
CARD_PRESET = "الإعداد {value}"
CARD_STEPS = "الخطوات: {value}"
CARD_MINUTES = "الدقائق: {value}"
CARD_BACKEND = "باستعمال {value}"
CARD_CREATED = "بدأ في {value}"
CARD_EVALUATION = "التقييم"
CARD_PSNR = "أُعيد بناء الصور بدقة {value} dB"
CARD_KL = "المعلومات في الشيفرة: {value} nats"
CARD_AGGREGATED_KL = "بُعد كل الشيفرات عن N(0, I): {value} nats"
CARD_STATE = "الحالة: {value}"
CARD_STATES = {
    "healthy": "سليم",
    "copies": "يكرر صوره",
    "ghosts": "يرسم أطيافًا",
    "not judged": "لم يُقيَّم",
    "memorising": "يحفظ صوره",
    "collapsed axes": "بعض أرقامه خامل",
    "mismatch": "صوره ورسومه متباعدة",
    "underfitted": "لم يتعلّم كفاية",
}
CARD_PARITY = "التصدير"
CARD_PARITY_RANDOM = "تختلف الصور العشوائية عن صور التدريب بما لا يتجاوز {value} من 255 درجة"
CARD_PARITY_PHOTOS = "والصور المعاد بناؤها بما لا يتجاوز {value}"
CARD_JOINT = "  ·  "
CARD_FILE = "الملف"
CARD_SHA256 = "sha256"
CARD_LICENCE = "رخصة الصور"

# Keyboard shortcuts
SHORTCUTS_TITLE = "اختصارات لوحة المفاتيح"
KEYS_PICTURES = "على الصور"
KEYS_SELECT = "اختر صورة أخرى"
KEYS_REROLL = "ارسم صورًا جديدة"
KEYS_LOOK = "انتقل إلى صورة أخرى وأبقِ المختارة مختارة"
KEYS_CHOOSE = "أضف صورة إلى المختارة أو أخرجها"
KEYS_CTRL_CLICK = "Ctrl+نقرة"
KEYS_MENU = "كل ما يمكن فعله بالصورة"
KEYS_SLIDERS = "على المنزلقات"
KEYS_FINE = "خطوة دقيقة"
KEYS_LARGE = "خطوة كبيرة"
KEYS_ENDS = "إلى أقصى حد"
KEYS_SHELF = "على السجل والمفضلة"
KEYS_WALK = "تنقّل"
KEYS_GO = "اذهب إلى الخطوة، أو اعرض الصورة من جديد"
KEYS_REMOVE = "أزل صورة من المفضلة"
KEYS_EVERYWHERE = "في كل مكان"
KEYS_NEXT = "إلى الأداة التالية أو السابقة"
KEYS_ESCAPE = "أغلق الرسالة التي فوق الصور"

# Keeping: saving, copying, dragging out, animations

SAVE_DIALOG_TITLE = "حفظ الصور"
SAVE_BUTTON = "&حفظ"
CANCEL_BUTTON = "إلغاء"
SAVE_WHAT = "ماذا يُحفظ"
SAVE_THIS = "&هذه الصورة"
SAVE_EVERY = "&كل الصور"
SAVE_SHEET = "&لوحة صور"
SAVE_SIZE = "الح&جم"
SAVE_SIZE_EACH = "حجم كل &صورة"
SAVE_SIZE_CHOICE = "{width} × {height} بكسل"
SAVE_SIZE_TIP = "الصور المكبّرة ناعمة، ويمكن فتح كل منها هنا من جديد"
SHEET_COLUMNS = "الأ&عمدة"
SHEET_GROUND = "ال&خلفية"
SHEET_LIGHT = "فاتحة"
SHEET_DARK = "داكنة"
SHEET_CAPTIONS = "ال&تسميات: البذرة والرقم"
SAVE_PREVIEW_NAME = "معاينة الملف"
SAVE_LIST_NAME = "الملفات التي ستُكتب"
SAVE_FINISHING = "تُعدّ المعاينة…"
SAVE_WEIGHT = "{width} × {height} بكسل، {size}"
SAVE_ALL_WEIGHT = "عدد الصور: {count}. مجموعها: {size}"
SAVE_RECORD_NOTE = "يتذكر ملف PNG كيف رُسم: أسقطه على النافذة تعد الصورة."
SAVED_SHEET = "حُفظت لوحة الصور {name}"
BYTES_KB = "{number} kB"
BYTES_MB = "{number} MB"

FOLDER = "ال&مجلد"
FOLDER_CHOOSE = "ا&ختر…"
FOLDER_CHOOSE_TITLE = "اختر مجلدًا"
FILE_NAME = "الا&سم"
REPLACE = "ا&ستبدل الموجود"
NOTE_FREE = "سيُحفظ باسم {name}."
NOTE_ALL_FREE = "كل هذه الأسماء متاحة."
NOTE_TAKEN = "الملف {name} موجود، فسيُحفظ باسم {free}."
NOTE_ALL_TAKEN = "عدد الأسماء الموجودة: {count}. تبقى تلك الملفات، وتأخذ الجديدة رقمًا."
NOTE_REPLACED = "الملف {name} موجود وسيُستبدل."
NOTE_ALL_REPLACED = "عدد الملفات الموجودة التي ستُستبدل: {count}."
NOTE_NO_FOLDER = "لا يوجد مجلد كهذا بعد."
MAKE_FOLDER = "أن&شئ هذا المجلد"
SHOW_IN_FOLDER = "اعرض في المجلد"
NOTE_BAD_NAME = "لا يصلح هذا اسمًا لملف. استعمل حروفًا وأرقامًا ومسافات وشرطات ونقاطًا."

PASTE_EMPTY = "لا صورة في الحافظة."
PASTED_NAME = "صورة ملصقة.png"

MORPH_TITLE = "تحريك تحوّل"
WALK_TITLE = "تحريك نزهة"
MORPH_EXPLAINED = "من صورة إلى صورة، تذوب كل واحدة في التي تليها."
WALK_EXPLAINED = "نزهة تبدأ من هذه الصورة، من شكل إلى شكل، وتنتهي حيث بدأت."
MORPH_SECONDS = "ال&ثواني"
MORPH_RATE = "الصور في الثاني&ة"
MORPH_BACK = "&عد إلى الصورة الأولى في النهاية"
MORPH_BACK_TIP = "فلا يظهر في الحركة انقطاع"
WALK_AGAIN = "&نزهة أخرى"
MORPH_FORMAT = "ال&صيغة"
MORPH_FORMATS = {
    "gif": "GIF: تعمل في كل مكان، 256 لونًا في الإطار",
    "webp": "WebP: أصغر الملفات",
    "apng": "APNG: كل بكسل كما هو، أكبر الملفات",
}
MORPH_PREVIEW_NAME = "معاينة الحركة"
MORPH_DRAWING = "تُرسم الإطارات: {done} من {count}"
MORPH_WEIGHING = "الإطارات: {count}، {width} × {height} بكسل"
MORPH_WEIGHT = "الإطارات: {count}، {width} × {height} بكسل، نحو {size}"
MORPH_WRITING = "تُكتب الإطارات: {done} من {count}"
MORPH_STOP = "أوقف"
MORPH_STOPPED = "توقفت الكتابة، ولم يُحفظ شيء."
SAVED_ANIMATION = "حُفظت الحركة {name}"

# The map of the photos, and photos of the user's own

TAB_MAP = "الخريطة"
TAB_MAP_TIP = "صورك على خريطة: ارسم من أي موضع فيها"
TAB_TRAINING = "التدريب"
TAB_TRAINING_TIP = "كيف تعلّم النموذج: منحنيات تدريبه وأرقامه"
MAP_NAME = "خريطة الصور الأصلية"
MAP_KEYS = (
    "تحرّك الأسهم الصورة المختارة، ومع Shift أبعد. يذهب Enter إلى أقرب صورة أصلية، وPage Down "
    "وPage Up إلى التالية والسابقة. يقرّب زائد ويبعّد ناقص، ويعرض Home الكل."
)
MAP_ACROSS = "أ&فقيًا"
MAP_UP = "&رأسيًا"
MAP_AXES_TIP = "ما تتوزع الصور الأصلية بحسبه على الخريطة"
MAP_FIRST = "الاتجاه الأوسع"
MAP_SECOND = "الاتجاه الثاني"
MAP_THUMBNAILS = "صور م&صغّرة"
MAP_THUMBNAILS_TIP = "اعرض كل صورة كما يتذكرها النموذج، أو نقطة"
MAP_FIT = "اعرض ال&كل"
MAP_FIT_TIP = "اعرض كل الصور من جديد (Home والخريطة نشطة)"
MAP_SHARE = "يبيّن هذا المنظر {percent} % من تنوع الصور الأصلية."
MAP_NO_MODEL = "افتح نموذجًا لترى خريطة صوره."
MAP_NO_PHOTOS = "أتى هذا النموذج بلا مواضع صوره، ويمكنك التنقل مع ذلك."
MAP_ONE_PHOTO = "يعرف هذا النموذج صورة واحدة، ويمكنك التنقل مع ذلك."
MAP_WORDS = (
    "الصور الأصلية موزعة بأرقامها، وبينها مواضع الصور الجديدة. انقر أي موضع لترسم ما فيه، واسحب "
    "لتراه يتغير في الطريق، وأدر العجلة لتقترب، واسحب بالزر الأيمن لتنظر حولك. أسقط صورة من صورك "
    "لترى موضعها."
)
MAP_LEGEND_PRIOR = "حيث تُرسم الصور الجديدة"
MAP_LEGEND_LEARNED = "حيث تقع الصور الأصلية"
MAP_LEGEND_OWN = "صورك التي أسقطتها"
MAP_PHOTO = "الصورة الأصلية {number}"
MAP_PICTURE = "الصورة {number}"
MAP_EMPTY = "بين الصور"
MAP_CLICK = "انقر لتظهر مكان الصورة {number}"
MAP_CLICK_EMPTY = "انقر لتُرسم مكان الصورة {number}"
MAP_DRAG = "اسحبها لتتنقل"
MAP_WENT_TO_PHOTO = "المعروضة الآن هي الصورة الأصلية {number}."
PHOTO_YOURS = "صورتك"
PHOTO_REBUILT = "صورة النموذج"
PHOTO_ALIKE = "يرسمها النموذج كما هي تقريبًا."
PHOTO_CLOSE = "يقترب النموذج منها."
PHOTO_FAINT = "يلتقط النموذج ألوانها وشكلها لا أكثر."
PHOTO_UNLIKE = "يصنع النموذج منها شيئًا آخر."
PHOTO_INSIDE = "تقع ببعد الصور التي تعلّم منها النموذج تقريبًا."
PHOTO_MIDDLE = "تقع أقرب إلى الوسط من معظم الصور التي تعلّم منها النموذج."
PHOTO_OUTSIDE = "تقع أبعد من الصور التي تعلّم منها النموذج."
PHOTO_DECIBELS = "نسبة ذروة الإشارة إلى الضجيج: {decibels} dB"
PHOTO_WALK = "ت&نزّه من هنا"
PHOTO_WALK_TIP = "املأ الصور الأخرى بنزهة تبدأ من هذه الصورة"
PHOTO_CLOSE_TIP = "أزل هذه الصورة من الخريطة، ويبقى ما رُسم منها"
PHOTO_WALKED = "كل صورة أبعد خطوة عن صورتك، تنزّه ثانية لطريق آخر."
PHOTO_CLOSE_CARD = "إغلاق"
PHOTO_NUMBERED = "الصورة الأصلية {number}"
PHOTO_NAMED = "«\u2068{name}\u2069»"
PHOTO_KNOWN = "يعرف النموذج هذه الصورة: هي {photo} من الصور التي تعلّم منها."
PHOTO_REFRAMED = "أُعيد تأطيرها كما يعرفها النموذج أفضل ما يكون."
PAIR_PLACED = "وُضعت الصورتان."
PAIR_ANIMATE = "حرّك تحو&لًا بينهما…"

# The training

CURVES_NAME = "رسم بياني: رقم من أرقام التدريب، خطوة خطوة"
CURVES_CHOICE = "ال&منحنى"
CURVES_X = "خطوة التدريب"
CURVES_EMPTY = "أتى هذا النموذج بلا منحنيات تدريبه. تحملها النماذج المصدّرة من الآن فصاعدًا."
CURVE_NAMES = {
    "loss": "الخسارة كلها",
    "reconstruction_loss": "الصور المعاد بناؤها، بكسلًا ببكسل",
    "perceptual_loss": "الصور المعاد بناؤها، كما تقارن العين",
    "kl_loss": "المعلومات في الشيفرة",
    "kl": "المعلومات في الشيفرة",
}
CURVE_WORDS = {
    "loss": (
        "ما يصغّره التدريب قدر استطاعته: كل أهدافه معًا. كل نقطة خطوة بصور أخرى، والارتفاع المفرد "
        "خطوة بصور أصعب. بدأ عند {first} وبلغ {last} في {steps} خطوة."
    ),
    "reconstruction_loss": (
        "بُعد الصور المعاد بناؤها عما عرضه التدريب، بكسلًا ببكسل، و0 هو التمام. بدأ عند {first} "
        "وبلغ {last}."
    ),
    "perceptual_loss": (
        "اختلاف مظهر الصور المعاد بناؤها في الحواف والملامس، و0 هو التمام. بلغ {last}."
    ),
    "kl_loss": (
        "ما تقوله الشيفرة عن صورتها، بوحدة nats. إن قلّ تشابهت الصور كلها، وإن كثر وقعت الصور "
        "الجديدة حيث لم يُتعلَّم شيء. انتقل من {first} إلى {last}."
    ),
    "kl": (
        "ما تقوله الشيفرة عن صورتها، بوحدة nats. إن قلّ تشابهت الصور كلها، وإن كثر وقعت الصور "
        "الجديدة حيث لم يُتعلَّم شيء. انتقل من {first} إلى {last}."
    ),
}
CURVES_STAGE = "من هنا تُحسب الملامس أيضًا"
SHEETS_NAME = "الرسوم نفسها أثناء تعلّم النموذج"
SHEETS_SLIDER = "من بداية التدريب إلى نهايته"
SHEETS_WORDS = "الرسوم الأربعة والعشرون نفسها في كل حين، وهنا بعد {step} من {last} خطوة."
STORY_PHOTOS = "عدد الصور التي تعلّم منها هذا النموذج: {photos}."
STORY_STEPS = "خطوات تدريبه: {steps}، ودقائقه: {minutes}."
STORY_SEED = "بدأ تدريبه بالبذرة {seed}."
STORY_PSNR = "يعيد بناء الصور بدقة {decibels} dB، ومن نحو 30 فصاعدًا لا بد من إمعان النظر."
STORY_PARITY = (
    "تختلف صوره هنا عن صور التدريب بما لا يتجاوز {levels} من 255 درجة، وهذا ما لا تراه عين."
)
STORY_STATES = {
    "healthy": "لم يجد التقييم بعد تدريبه عيبًا فيما يرسمه.",
    "copies": "معظم ما يرسمه إحدى صوره من جديد، وقد تُرى على نحو مختلف قليلًا.",
    "ghosts": "ما يرسمه صور يعلو بعضها بعضًا لا أشياء.",
    "not judged": "لم تُقيَّم جودة صوره.",
    "memorising": "يكاد يحفظ صوره عن ظهر قلب، فما يرسمه قريب منها.",
    "collapsed axes": "بعض أرقامه لا يكاد يغيّر شيئًا.",
    "mismatch": "لا تتفق تمامًا مواضع صوره ومواضع رسم الصور الجديدة.",
    "underfitted": "كان يمكنه أن يتعلّم أطول، فصوره ضبابية.",
}

# Steering, mixing and details

TAB_STEER = "التعديل"
TAB_STEER_TIP = "غيّر الصورة المختارة باليد"
AXIS_NUMBER = "الرقم {number}"
AXIS_NUMBER_AND_CHANGE = "{number} · {change}"
AXIS_VIEWS = {  # of older models; short: a name stands beside a slider
    "turn": "الدوران",
    "zoom": "التقريب",
    "hue": "درجة اللون",
    "light": "السطوع",
    "stretch": "التمديد",
    "aside": "يمين–يسار",
    "colour": "تشبع اللون",
    "slant": "الميل",
    "up": "أعلى–أسفل",
    "warmth": "الدفء",
}
AXIS_TRAITS = {  # from the slider's low end, at its right, to its high one, and the other way round
    "lightness": ("داكن–فاتح", "فاتح–داكن"),
    "redness": ("أخضر–أحمر", "أحمر–أخضر"),
    "yellowness": ("أزرق–أصفر", "أصفر–أزرق"),
    "vividness": ("باهت–زاهٍ", "زاهٍ–باهت"),
    "contrast": ("متجانس–مبقّع", "مبقّع–متجانس"),
    "detail": ("أملس–خشن", "خشن–أملس"),
    "size": ("صغير–كبير", "كبير–صغير"),
    "width": ("طويل–عريض", "عريض–طويل"),
    "lean": ("مائل يسارًا–يمينًا", "مائل يمينًا–يسارًا"),
    "rightwards": ("يسار–يمين", "يمين–يسار"),
    "upwards": ("أسفل–أعلى", "أعلى–أسفل"),
    "roundness": ("متفرّع–مستدير", "مستدير–متفرّع"),
}
AXIS_NAME_OF = "اسم هذا المنزلق: {name}"
AXIS_NEW_NAME = "اسم جديد للمنزلق {name}"
AXIS_NAME_TIP = (
    "{name} ({number}). يبيّن الشريط مقدار ما يغيّره في الصور: {share} % مما يغيّره أقواها. انقر "
    "لتعطيه اسمًا من عندك."
)
AXIS_VIEW_TIP = (
    "إن حُرّك قليلًا كما بالأسهم غيّر غالبًا شيئًا واحدًا في الصورة ({change})، "
    "وإن حُرّك بعيدًا أفضى إلى صورة أخرى."
)
AXIS_TRAIT_TIP = (
    "إن حُرّك من طرف إلى طرف غيّر في معظم الصور شيئًا واحدًا على نحو متشابه ({change})، مهما تغيّر "
    "معه في الطريق. قيس ذلك على صور كثيرة."
)
AXIS_SLIDER = "منزلق: {name}"
AXIS_SLIDER_TIP = (
    "اسحب، أو استعمل الأسهم لخطوات دقيقة وPage Up وPage Down لخطوات كبيرة. النقر المزدوج أو Delete "
    "يعيده."
)
AXIS_VALUE = "القيمة: {name}"
AXIS_RESET = "أعد: {name}"
AXIS_RESET_TIP = "عودة إلى ما كان قبل التحريك (نقر مزدوج على المنزلق)"
STEER_TITLE = "تعديل الصورة {number}"
STEER_WORDS = "حرّك منزلقًا وراقب الصورة: الأول أكثرها تغييرًا. عرفت ما يفعله أحدها؟ انقر اسمه."
STEER_RESET_ALL = "أعد ال&كل"
STEER_RESET_ALL_TIP = "اعرض الصورة كما كانت قبل تحريك أي منزلق"
STEER_SHOW_DEAD = "أظهر المنزلقات التي لا تغيّر &شيئًا ({count})"
STEER_SHOW_DEAD_TIP = "لم يجد النموذج نفعًا لهذه الأرقام: لا تكاد الصور تتغير بتغيّرها."
STEER_LEGEND_PHOTOS = "معظم الصور الأصلية"
STEER_LEGEND_HOME = "قبل التحريك"
NEIGHBOURS_SHOW = "اعرض صورًا مش&ابهة"
NEIGHBOURS_TIP = (
    "املأ المواضع الأخرى بجيران هذه الصورة: يختلف كل منها عنها في اتجاه آخر. تبقى الصور المقفلة."
)
NEIGHBOURS_STEP = "الا&ختلاف"
NEIGHBOURS_STEP_NAME = "مقدار اختلاف الصور المشابهة"
NEIGHBOURS_STEPS = {"small": "صغير", "medium": "متوسط", "large": "كبير"}
TAB_MIX = "المزج"
TAB_MIX_TIP = "خذ متوسط عدة صور، أو اجمعها واطرحها"
MIX_TITLE = "مزج الصور المختارة"
MIX_WORDS = "انقر صورة لتُطرح، ومرة أخرى لتُترك. يصير المزيجان في الأسفل صورًا جديدة."
MIX_EMPTY_TITLE = "اختر الصور التي تُمزج"
MIX_EMPTY = (
    "اضغط Ctrl مع النقر على صورتين أو أكثر، أو Ctrl+Space على كل منها بلوحة المفاتيح. عندئذ تجد "
    "الصورة التي في وسطها، أو تجمعها وتطرحها."
)
MIX_PICTURE = "الصورة {number}"
MIX_LEFT_OUT = "متروكة"
MIX_SIGNS = {1: "مجموعة", -1: "مطروحة", 0: "متروكة"}
MIX_CARD = "الصورة {number}: {sign}."
MIX_CARD_TIP = "انقر لتغيير ذلك، أو اضغط زائد أو ناقص أو 0."
MIX_AVERAGE = "احتفظ بالمت&وسط"
MIX_ADD = "احتفظ بالمجمو&ع"
MIX_MIDDLE = "في وسط {pictures}"
MIX_AND = "، "
MIX_NOTHING = "كل الصور متروكة."
COPY_NUMBERS = "انسخ الأر&قام"
COPY_NUMBERS_TIP = "انسخ كيف رُسمت هذه الصورة نصًا: النموذج والبذرة والأرقام بكل منازلها"
NUMBERS_COPIED = "نُسخت أرقام الصورة {number}"
DETAILS_TITLE = "الصورة {number}: {made}"
DETAILS_ORIGIN = "{origin}. التنوع {variety}."
DETAILS_NEW_TIP = (
    "الصورة الأصلية الظاهرة هنا تفسّر من الصورة أكثر من غيرها: {percent} % مما فيها. ومن 90 % "
    "فصاعدًا قلّما تكون الصورة شيئًا جديدًا."
)
NEAREST_MUCH_LIKE = "تشبه كثيرًا {photo}"
NEAREST_BETWEEN = "جديدة: بين {photo} و{other}"
NEAREST_UNLIKE = "لا تشبه أي صورة أصلية، وأقربها {photo}"
DETAILS_REACH = "تبعد {reach} مرة قدر ما تبعد السحوبات عادة"
DETAILS_WITHIN = "ببعد الصور الأصلية تقريبًا: {reach} (من {low} إلى {high})"
DETAILS_NEARER = "أقرب إلى الوسط من معظم الصور الأصلية: {reach} (من {low} إلى {high})"
DETAILS_BEYOND = "أبعد من معظم الصور الأصلية: {reach} (من {low} إلى {high})"
DETAILS_REACH_TIP = (
    "بُعد الصورة عن وسط كل الصور، و1 هو المعتاد في السحب. وبين القوسين: من الجانب القريب إلى البعيد "
    "لمعظم الصور الأصلية."
)
DETAILS_NUMBERS = "الأرقام التي رُسمت منها الصورة {number}"
DETAILS_EMPTY = "يظهر هنا كيف صُنعت الصورة المختارة حين يُفتح نموذج."

from desktop.ui.texts.arabic_learning import *  # noqa: E402, F403
