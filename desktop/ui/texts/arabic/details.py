"""كلمات تفاصيل الصورة. The words, in Arabic, of what is said about the selected picture."""

COPY_NUMBERS = "انسخ الأر&قام"
COPY_NUMBERS_TIP = "انسخ كيف رُسمت هذه الصورة نصًا: النموذج والبذرة والأرقام بكل منازلها"
NUMBERS_COPIED = "نُسخت أرقام الصورة {number}"
DETAILS_TITLE = "الصورة {number}: {made}"
DETAILS_NEW_TIP = (
    "الصورة الأصلية الظاهرة هنا تفسّر من الصورة أكثر من غيرها: {percent} % مما فيها. ومن 90 % "
    "فصاعدًا قلّما تكون الصورة شيئًا جديدًا."
)
NEAREST_MUCH_LIKE = "تشبه كثيرًا {photo}"
NEAREST_BETWEEN = "جديدة: بين {photo} و{other}"
NEAREST_UNLIKE = "لا تشبه أي صورة أصلية، وأقربها {photo}"
DETAILS_RADIUS = "تبعد {radius} مرة قدر ما تبعد السحوبات عادة"
DETAILS_WITHIN = "ببعد الصور الأصلية: {radius} ({low}–{high})"
DETAILS_NEARER = "أقرب من الصور الأصلية: {radius} ({low}–{high})"
DETAILS_BEYOND = "أبعد من الصور الأصلية: {radius} ({low}–{high})"
DETAILS_RADIUS_TIP = (
    "بُعد الصورة عن وسط كل الصور، و1 هو المعتاد في السحب. وبين القوسين: من الجانب القريب إلى البعيد "
    "لمعظم الصور الأصلية."
)
DETAILS_NUMBERS = "الأرقام التي رُسمت منها الصورة {number}"
DETAILS_EMPTY = "لم تُرسم صورة بعد"
