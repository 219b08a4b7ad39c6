"""كلمات التحريك. The words, in Arabic, of the dialogue that animates."""

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
