"""كلمات عن البرنامج والنموذج. The words, in Arabic, about the program and the model."""

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
CARD_ALIGNED = "مقتطعة حول ما تشترك فيه كلها"
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
    "healthy": "نجح",
    "copies": "يكرر صوره",
    "ghosts": "يراكب صوره",
    "not judged": "لم يُقيَّم",
    "memorising": "يحفظ صوره",
    "collapsed axes": "بعض أرقامه خامل",
    "mesh": "تعلو صوره شبكة خطوط",
    "mismatch": "صوره ورسومه متباعدة",
    "underfitted": "ما زال ضبابيًا",
}
CARD_PARITY = "التصدير"
CARD_PARITY_RANDOM = "تختلف الصور العشوائية عن صور التدريب بما لا يتجاوز {value} من 255 درجة"
CARD_PARITY_PHOTOS = "والصور المعاد بناؤها بما لا يتجاوز {value}"
CARD_JOINT = "  ·  "
CARD_FILE = "الملف"
CARD_SHA256 = "sha256"
CARD_LICENCE = "رخصة الصور"
