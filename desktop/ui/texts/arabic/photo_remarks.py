"""ما يُلاحظ على الصور بالعربية. What `kvae.photos` remarks on photos, by its English words.

A gap {} is filled as in English, in the same order.
"""

REMARKS = {
    # Why a file cannot be used
    "cannot be opened: {}": "يتعذر فتحه: {}",
    "a folder, which was not looked into": "مجلد لم يُنظر فيه",
    "not a regular file but a pipe, socket or device": "ليس ملفًا عاديًا بل أنبوب أو مقبس أو جهاز",
    "empty: the file has no bytes": "ملف فارغ ليس فيه شيء",
    "HEIC, which needs `pip install pillow-heif`; or {} (iPhone: Settings, Camera, Formats, Most "
    "Compatible)": (
        "صيغة HEIC التي يلزمها الأمر pip install pillow-heif، أو {} (في iPhone: الإعدادات، "
        "الكاميرا، التنسيقات، الأكثر توافقًا)"
    ),
    "AVIF, which cannot be read here; {}": "صيغة AVIF التي لا تُقرأ هنا؛ {}",
    "a camera's raw file, which cannot be read here; {}": "ملف خام من كاميرا لا يُقرأ هنا؛ {}",
    "a TIFF that is damaged or of a kind that cannot be read here; {}": (
        "صورة TIFF تالفة أو من نوع لا يُقرأ هنا؛ {}"
    ),
    "save it as JPEG and try again": "احفظه بصيغة JPEG ثم حاول مرة أخرى",
    "not an image of a known kind (JPEG, PNG, WebP, ...)": (
        "ليس صورة من نوع معروف (JPEG أو PNG أو WebP أو نحوها)"
    ),
    "too large for the memory of this computer": "أكبر مما تتسع له ذاكرة هذا الحاسوب",
    "too large: over {} million pixels": "أكبر من اللازم: أكثر من {} مليون بكسل",
    "too large: {} x {} is over {} million pixels": (
        "أكبر من اللازم: {} × {} أكثر من {} مليون بكسل"
    ),
    "too small: {} x {}, need {} pixels a side": "أصغر من اللازم: {} × {}، ويلزم {} بكسل لكل ضلع",
    "too small: less than {} pixels of it can be seen": "أصغر من اللازم: يُرى منها أقل من {} بكسل",
    "nothing to see: all of it is transparent": "لا يُرى فيها شيء، فهي شفافة كلها",
    "holds values that are not numbers": "فيها قيم ليست أرقامًا",
    "all of it has one value": "قيمها كلها واحدة",
    "cut short: its end is missing": "ملف مبتور، وآخره مفقود",
    "damaged": "ملف تالف",
    "the same picture as {}": "الصورة نفسها التي في {}",
    # What is worth knowing about a photo that can
    "only the first of its pictures is used": "لا تُستعمل إلا أولى صورها",
    "its unusual number range was stretched to black and white": (
        "مُدَّ مجال قيمها غير المألوف من الأسود إلى الأبيض"
    ),
    "its colour profile cannot be used, so its colours may be a little off": (
        "لا يمكن استعمال ملف ألوانها، فقد تختلف ألوانها قليلًا"
    ),
    "smaller than {} pixels, so enlarged and soft": "أصغر من {} بكسل، فكُبِّرت وبدت ناعمة",
    "almost one colour, so there is little to see": "لون واحد تقريبًا، فلا يُرى فيها إلا القليل",
    "left out, being exact copies of another": "متروكة لأنها نسخة مطابقة من أخرى",
    "nearly the same as {}, so it teaches little": "تكاد تكون {} نفسها، فلا تعلِّم إلا القليل",
    "shows little of what the others share: better left out": (
        "لا تُظهر إلا القليل مما تشترك فيه الأخرى، فالأفضل تركها"
    ),
}
