"""كلمات السجل والمفضلة. The words, in Arabic, of what is kept, and of earlier models."""

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
