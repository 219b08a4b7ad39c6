"""كلمات التعديل والمزج. The words, in Arabic, of steering a picture, and mixing several."""

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
STEER_WORDS = "حرّك منزلقًا وراقب الصورة: الأطول شريطًا أكثر تغييرًا. عرفت ما يفعله أحدها؟ انقر اسمه."
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
TAB_MIX_TIP = "اصنع صورة جديدة من عدة صور"
MIX_TITLE = "مزج الصور المختارة"
MIX_WORDS = "انقر صورة لتُطرح، ومرة أخرى لتُترك. كل زر في الأسفل يجعل مزيجه صورة قائمة بذاتها."
MIX_EMPTY_TITLE = "اختر الصور التي تُمزج"
MIX_EMPTY = (
    "اضغط Ctrl مع النقر على صورتين أو أكثر، أو Ctrl+Space على كل منها بلوحة المفاتيح. عندئذ تجد "
    "الصورة التي في وسطها، أو تجمعها وتطرحها، أو تعطي إحداها ألوان أخرى."
)
MIX_PICTURE = "الصورة {number}"
MIX_LEFT_OUT = "متروكة"
MIX_SIGNS = {1: "مجموعة", -1: "مطروحة", 0: "متروكة"}
MIX_CARD = "الصورة {number}: {sign}."
MIX_CARD_TIP = "انقر لتغيير ذلك، أو اضغط زائد أو ناقص أو 0."
MIX_AVERAGE = "المت&وسط"
MIX_ADD = "&المجموع"
MIX_MIDDLE = "في وسط {pictures}"
MIX_AND = "، "
MIX_NOTHING = "كل الصور متروكة."
MIX_CROSS = "ا&لتهجين"
MIX_CROSS_TIP = "صورة لها شكل صورة وألوان أخرى وملمسها"
MIX_CROSSING = "شكل {outline} بألوان {colours}"
MIX_CROSS_TWO = "يلزمه صورتان"
MIX_EXCHANGE = "ت&بديل"
MIX_EXCHANGE_TIP = "خذ الشكل من الصورة التي تعطي الألوان، والألوان من الأخرى"
