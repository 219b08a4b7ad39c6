"""كلمات الصفحة التي تتعلم صور المستخدم. The words, in Arabic, of the page that learns photos."""

MENU_LEARN = "تعلُّم صو&ري…"
LEARN_TIP = "اصنع نموذجًا من صورك، وارسم منه صورًا جديدة (Ctrl+L)"
LEARN_TITLE = "تعلُّم صوري"
LEARN_BACK = "العودة إلى الصور"

LEARN_DROP = "أفلت مجلد صور هنا"
LEARN_DROP_HINT = (
    "من 50 إلى 500 صورة لأشياء من نوع واحد: زهور أو أكواب أو وجوه أو رسوم. "
    "تبقى الصور على هذا الحاسوب، وتُنسخ قبل تغيير أي شيء."
)
LEARN_EXAMPLE = (
    "ما يصنعه من الصور: تعلّمت الحديقة المرفقة بالبرنامج من زهور وفواكه وخضر. وهذه أول 24 رسمًا "
    "منها، لم يُنتقَ منها شيء."
)
LEARN_FOLDER = "اختر مجلدًا…"
LEARN_FILES = "اختر صورًا…"
LEARN_FOLDER_TITLE = "اختر مجلد صور"
LEARN_FILES_TITLE = "اختر صورًا للتعلم"
LEARN_BUSY = "يُصنع نموذج الآن. دعه ينتهي أو تخلَّ عنه قبل أن تختار صورًا أخرى."

LEARN_PHOTOS = "صور للتعلم"
LEARN_COUNT = "صور للتعلم: {used}"
LEARN_OUT = "المستبعد: {out}"
LEARN_READING = "تُقرأ الصور…"
LEARN_TOO_FEW = "الصور التي ما زالت تنقص: {missing}. يلزم النموذج {least} على الأقل."
LEARN_LOOK = (
    "هكذا سيراها النموذج. هل تعرف ما في كل صورة؟ استبعد ما لا تعرفه، واقتطع حيث يقع الشيء عند "
    "الحافة (بنقرة مزدوجة)."
)
LEARN_LOOK_ALIKE = (
    "هكذا سيراها النموذج. هي من نوع واحد، ولذلك تُقتطع كل صورة حول ما تشترك فيه كلها. استبعد ما لا "
    "تعرف ما فيه، واقتطع بيدك حيث أخطأ القطع (بنقرة مزدوجة)."
)
LEARN_COMPARING = "تُقارَن الصور: هل هي من نوع واحد؟"
LEARN_CANNOT_ALIGN = (
    "لا يمكن اقتطاع أكثر من {most} صورة حول ما تشترك فيه. استبعد بعضها، أو اختر غير ذلك."
)
LEARN_LOOK_AGAIN = (
    "تعلَّم «\u2068{name}\u2069» هذه الصور. أضف غيرها أو استبعد بعضها: يبدأ نموذج جديد بما يعرفه، "
    "ويبقى «\u2068{name}\u2069» كما هو."
)
LEARN_SETTLED = "النموذج الذي يواصل التعلم يحتفظ بالاختيار الذي صُنع به."
LEARN_UNUSABLE = "لا تصلح"
LEARN_LEFT_OUT = "مستبعدة"
LEARN_BY_HAND = "يدويًّا"
LEARN_REMARK = "تستحق نظرة"
LEARN_LEAVE_OUT = "استبعاد"
LEARN_TAKE_BACK = "إعادة"
LEARN_CROP = "اقتطاع…"
LEARN_MORE = "إضافة صور…"
LEARN_CLEAR = "البدء من جديد"
LEARN_NAME = "ا&سم النموذج"
LEARN_NAME_USUAL = "صوري"
LEARN_FIT = "كيف تصير الصور &مربعة"
LEARN_FITS = {
    "auto": "تُقتطع الصور، وتؤطَّر الأشياء المقصوصة",
    "crop": "يُقتطع وسطها كلها",
    "pad": "تؤطَّر كلها ولا يُقطع شيء",
}
LEARN_ALIGN = "الا&قتطاع حول ما تشترك فيه"
LEARN_ALIGNS = {
    "auto": "إن كانت من نوع واحد",
    "yes": "نعم، أيًّا كان ما فيها",
    "no": "لا، كل صورة وحدها",
}
LEARN_ALIGN_TIP = "صور الأشخاص مثلًا تُقتطع بحيث تقع الوجوه كلها في موضع واحد وبحجم واحد."
LEARN_BY_HAND_HINT = "ما تقتطعه بيدك يبقى كما هو."
LEARN_ALIGN_FRAMED = "تُعرض الصور المؤطَّرة كاملة، فلا تُقتطع حول شيء."
LEARN_SIZE = "حجم ال&صورة"
LEARN_SIZE_PIXELS = "{size} × {size} بكسل"
LEARN_SIZE_HINT = "تحتاج الصور الأكبر إلى وقت أطول للجودة نفسها."
LEARN_TIME = "الوقت"
LEARN_MINUTES = {5: "نحو 5 دقائق", 15: "نحو 15 دقيقة", 40: "نحو 40 دقيقة"}
LEARN_MINUTES_HINTS = {
    5: "أشياء جديدة يمكن تسميتها، ناعمة بعض الشيء.",
    15: "أوضح وأقرب إلى الصور.",
    40: "مدة تقارب مدة النموذج الذي يأتي مع البرنامج.",
}
LEARN_MORE_CHOICES = "خيارات أخرى"
LEARN_FEWER_CHOICES = "خيارات أقل"
LEARN_NUMBERS = "الأ&رقام التي وراء الصورة"
LEARN_NUMBERS_EACH = "{numbers} أرقام"
LEARN_NUMBERS_HINT = "الأكثر يميّز أنواعًا أكثر، والأقل أسهل في التعديل."
LEARN_MIXING = "الب&عد عن الصور الأصلية"
LEARN_MIXINGS = {
    "photos": "تكاد تكون صورًا أصلية",
    "nearer": "أقرب إليها",
    "usual": "كالمعتاد",
    "farther": "أبعد عنها",
    "between": "كلها بينها",
}
LEARN_MIXING_HINT = "القريبة أوضح، والبعيدة أجدّ وقد تكون غريبة."
LEARN_HOLD_OUT = "صور لا ت&دخل التعلم"
LEARN_HOLD_OUTS = {0: "لا شيء", 10: "واحدة من كل عشر", 20: "واحدة من كل خمس"}
LEARN_HOLD_OUT_HINT = "يذكر التقرير عندئذ ما يصنعه من صور لم يرها قط."
LEARN_START = "بدء التعلم"

CROP_TITLE = "اقتطاع {name}"
CROP_NAME = "المربع الذي يُتعلَّم من الصورة"
CROP_HINT = "اسحب المربع أو إحدى زواياه. المفاتيح: الأسهم تحركه، و+ و- يغيران حجمه."
CROP_USUAL = "مثل سائر الصور"
CROP_PAD = "كلها في إطار"
CROP_TAKE = "خذ هذا المربع"

LEARN_UNDER_WAY = "يجري تعلُّم «\u2068{name}\u2069»"
LEARN_PAUSED = "«\u2068{name}\u2069» يستريح"
LEARN_PAUSED_HINT = "الحاسوب لك، ولا يضيع شيء."
LEARN_STOPPING = "ينتهي «\u2068{name}\u2069» هنا، ويُحفظ ما تعلَّمه"
LEARN_INTERRUPTED = "لم يكتمل «\u2068{name}\u2069»"
LEARN_INTERRUPTED_HINT = "ما جرى تعلُّمه محفوظ، ويستأنف من حيث توقف بالضبط."
LEARN_STOPPED_HINT = "أنهيته مبكرًا، فيستأنف ليصبح نموذجًا مما تعلَّمه."
LEARN_FINISHED = "«\u2068{name}\u2069» جاهز"
LEARN_WAS_INTERRUPTED = "لم يكتمل «\u2068{name}\u2069» في المرة الماضية."
LEARN_STAGES = {
    "reading": "قراءة الصور",
    "matching": "البحث عما يقع بينها",
    "timing": "قياس سرعة هذا الحاسوب",
    "training": "التعلم",
    "judging": "الحكم على ما يرسمه",
    "exporting": "كتابة النموذج وإثبات مساواته",
    "reporting": "كتابة التقرير",
}
LEARN_LEFT = "الدقائق الباقية: نحو {minutes}"
LEARN_LEFT_MINUTE = "بقيت نحو دقيقة"
LEARN_LEFT_SOON = "بقي أقل من دقيقة"
LEARN_NO_SHEET = "هنا سيظهر ما يرسمه النموذج، حالما يرسم شيئًا."
LEARN_SHEET = "ما يرسمه النموذج الآن: الرسوم الأربعة والعشرون نفسها كل مرة"
LEARN_SHEET_LAST = "أول 24 رسمًا منه، لم يُنتقَ منها شيء"
LEARN_PAUSE = "إيقاف مؤقت"
LEARN_CONTINUE = "متابعة"
LEARN_STOP = "توقف هنا واحفظه"
LEARN_RESUME = "استئناف"
LEARN_DISCARD = "التخلي عنه…"
LEARN_DISCARD_TITLE = "التخلي عنه"
LEARN_DISCARD_QUESTION = "سيضيع ما جرى تعلُّمه حتى الآن وتبقى الصور. هل تتخلى عنه؟"
LEARN_OPEN = "افتحه"
LEARN_NEW_AND_GOOD = "من كل 100 صورة يرسمها، الجديد والجيد معًا: {count}."
LEARN_FINER = "يمكن أن يبقى كما هو. وقد يتحسن أكثر مع {remedies}."
LEARN_HELPS = "ما ينفع: {remedies}."
LEARN_OR = "، أو "
LEARN_REMEDIES = {
    "longer": "وقت أطول",
    "smaller": "صور أصغر",
    "nearer": "رسوم أقرب إلى الصور الأصلية",
    "farther": "رسوم أبعد عن الصور الأصلية",
    "fewer": "أرقام أقل وراء الصورة",
    "photos": "صور أكثر من النوع نفسه",
}
LEARN_ONCE_MORE = "تعلُّم هذه الصور من جديد…"
LEARN_AGAIN = "صور أخرى، أو نماذجي…"

OWN_TITLE = "نماذجي"
OWN_NONE = "هنا ستكون نماذج صورك."
OWN_OPEN = "فتح"
OWN_OPEN_NAME = "فتح {name}"
OWN_MORE = "المزيد عن {name}"
OWN_RENAME = "تغيير الاسم…"
OWN_RENAME_TITLE = "تغيير الاسم"
OWN_RENAME_FIELD = "اسم النموذج:"
OWN_REPORT = "عرض التقرير"
OWN_LEARN_ON = "إضافة صور إليه…"
OWN_PAGE = "اصنع صفحة ويب"
OWN_PAGE_BUSY = "تُصنع صفحة الويب…"
OWN_PAGE_MADE = (
    "صار «\u2068{name}\u2069» صفحة ويب واحدة: \u2068{file}\u2069. ترسم على أي هاتف أو حاسوب، بلا "
    "هذا البرنامج وبلا شبكة."
)
OWN_FOLDER = "عرض مجلده"
OWN_REMOVE = "إزالة…"
OWN_REMOVE_TITLE = "إزالة"
OWN_REMOVE_QUESTION = "سيُنقل «\u2068{name}\u2069» وتقريره إلى سلة المهملات. هل تزيله؟"
OWN_PHOTOS = "عدد الصور: {photos}"
OWN_UNFINISHED = "لم يكتمل"

SET_UP_TITLE = "يلزم التعلمَ إعدادٌ مرة واحدة"
SET_UP_WORDS = (
    "لتعلُّم صورك يحتاج هذا البرنامج إلى PyTorch وKeras: نحو 1.6 غيغابايت على القرص في مجلد خاص به. "
    "لا يتغير شيء آخر في هذا الحاسوب، وتبقى صورك هنا."
)
SET_UP_START = "إعداد"
SET_UP_OFFLINE = "من مجلد حزم…"
SET_UP_OFFLINE_TITLE = "اختر المجلد الذي فيه الحزم"
SET_UP_CANCEL = "إلغاء"
SET_UP_NOW = "الآن: {package}"
SET_UP_UNPACKING = "الآن: فكّ الحزم"
