"""ما يُقال عن النماذج بالعربية. What goes wrong with models, in Arabic, by the English words.

What fills a gap is isolated when it is filled in; what is Latin and stands here itself is isolated
here where signs at its ends would otherwise change sides (U+2068 to U+2069).
"""

PHRASES = {
    # Opening a file
    "{name} is a folder.": "العنصر {name} مجلد.",
    "{name} is not an ordinary file.": "العنصر {name} ليس ملفًا عاديًا.",
    "Choose a decoder.onnx file.": "اختر ملف decoder.onnx.",
    "There is no file {path}.": "لا يوجد ملف {path}.",
    "Check the name, or open a decoder.onnx from a run folder.": (
        "تحقق من الاسم، أو افتح ملف decoder.onnx من مجلد تدريب."
    ),
    "{name} cannot be read: {reason}.": "تتعذر قراءة الملف {name}: {reason}.",
    "{name} is larger than {most} MB; no kvae model is.": (
        "يزيد حجم الملف {name} على {most} ميغابايت، ولا يبلغ ذلك أي نموذج من kvae."
    ),
    "Choose the decoder.onnx of a run folder.": "اختر ملف decoder.onnx من مجلد تدريب.",
    "{name} is empty.": "الملف {name} فارغ.",
    "Copy or download it again.": "انسخه أو نزّله من جديد.",
    # What is not a model
    "{name} is a web page, not a model.": "الملف {name} صفحة ويب لا نموذج.",
    "The download saved the page around the file; use the page's download button.": (
        "حُفظت الصفحة التي حول الملف، فاستعمل زر التنزيل في الصفحة."
    ),
    "{name} is a Git LFS pointer, not the model itself.": (
        "الملف {name} مؤشر Git LFS لا النموذج نفسه."
    ),
    "Run `git lfs pull` in the folder it came from, or download the file itself.": (
        "نفّذ \u2068git lfs pull\u2069 في المجلد الذي جاء منه، أو نزّل الملف نفسه."
    ),
    "{name} is a PNG picture, not a model.": "الملف {name} صورة PNG لا نموذج.",
    "{name} is a JPEG picture, not a model.": "الملف {name} صورة JPEG لا نموذج.",
    "{name} is an archive (.zip or .keras), not an ONNX model.": (
        "الملف {name} أرشيف (\u2068.zip\u2069 أو \u2068.keras\u2069) لا نموذج ONNX."
    ),
    "{name} is a Keras weights file, not an ONNX model.": (
        "الملف {name} ملف أوزان Keras لا نموذج ONNX."
    ),
    "Export the run first: python -m export.to_onnx": (
        "صدّر التدريب أولًا: \u2068python -m export.to_onnx\u2069"
    ),
    "{name} is a PDF document, not a model.": "الملف {name} مستند PDF لا نموذج.",
    "{name} is a text file, not a model.": "الملف {name} ملف نصي لا نموذج.",
    "{name} is damaged or not an ONNX model.": "الملف {name} تالف أو ليس نموذج ONNX.",
    "{name} is damaged: it is not what was exported.": "الملف {name} تالف: ليس ما صُدّر.",
    "Copy, download or export it again.": "انسخه أو نزّله أو صدّره من جديد.",
    "{name} keeps its weights in another file; such models are not opened.": (
        "يحفظ الملف {name} أوزانه في ملف آخر، ولا تُفتح نماذج كهذه."
    ),
    "Export the run again: python -m export.to_onnx writes one file.": (
        "صدّر التدريب من جديد: يكتب \u2068python -m export.to_onnx\u2069 ملفًا واحدًا."
    ),
    "{name} contains {found}, which no kvae model does.": (
        "في الملف {name} ما لا يوجد في أي نموذج من kvae: {found}."
    ),
    "{name} takes more memory or time than any kvae model.": (
        "يتطلب الملف {name} من الذاكرة أو الوقت أكثر مما يتطلبه أي نموذج من kvae."
    ),
    "nested graphs": "مخططات متداخلة",
    "It was made by another program; choose a decoder.onnx written by export.to_onnx.": (
        "صنعه برنامج آخر، فاختر ملف decoder.onnx كتبه \u2068export.to_onnx\u2069."
    ),
    # A model that is tried before it is opened
    "{name} is not opened: a process that tried it crashed.": (
        "لا يُفتح الملف {name}: تعطلت العملية التي جرّبته."
    ),
    "Export it again, or ask whoever gave it to you for another copy.": (
        "صدّره من جديد، أو اطلب نسخة أخرى ممن أعطاك إياه."
    ),
    "{name} was not opened.": "لم يُفتح الملف {name}.",
    "{name} could not be tried before it is opened: {reason}.": (
        "تعذرت تجربة الملف {name} قبل فتحه: {reason}."
    ),
    "Start the program again; if that does not help, install it again.": (
        "أعد تشغيل البرنامج، فإن لم ينفع ذلك فثبّته من جديد."
    ),
    "the process for that could not begin": "لم تستطع العملية اللازمة لذلك أن تبدأ",
    "the program is about to end": "البرنامج على وشك الانتهاء",
    # A model of another kind
    "{name} is the {found} of {model}; the {kind} is needed.": (
        "الملف {name} هو {found} للنموذج {model}، والمطلوب {kind}."
    ),
    "Choose {kind}.onnx, in the same run folder.": (
        "اختر \u2068{kind}.onnx\u2069 من مجلد التدريب نفسه."
    ),
    "{name} stopped working: {reason}": "توقف {name} عن العمل: {reason}",
    "{name} was made for a newer ONNX runtime.": "صُنع الملف {name} لإصدار أحدث من ONNX Runtime.",
    "Update onnxruntime, or export again.": "حدّث onnxruntime، أو صدّر من جديد.",
    "{name} is an ONNX model, but no kvae decoder: it carries no model card.": (
        "الملف {name} نموذج ONNX، لكنه ليس من kvae، إذ لا يحمل بطاقة نموذج."
    ),
    "Choose a decoder.onnx written by python -m export.to_onnx.": (
        "اختر ملف decoder.onnx كتبه \u2068python -m export.to_onnx\u2069."
    ),
    "{name} is not a kvae {kind}: it takes {found}.": (
        "الملف {name} ليس {kind} من kvae، فهو يأخذ: {found}."
    ),
    "{name} is not a kvae {kind}: it gives {found}.": (
        "الملف {name} ليس {kind} من kvae، فهو يعطي: {found}."
    ),
    "nothing": "لا شيء",
    "{name} draws outside the range from 0 to 1.": "يرسم {name} خارج المدى من 0 إلى 1.",
    "{name} draws no picture: its numbers are not finite.": (
        "لا يرسم {name} صورة، فأرقامه ليست منتهية."
    ),
    "The training went wrong, or the file is damaged; export the run again.": (
        "أخفق التدريب أو تلف الملف، فصدّر التدريب من جديد."
    ),
    "{name} gives codes that are not finite.": "يعطي {name} شيفرات ليست أرقامها منتهية.",
    "Photos cannot be placed: there is no encoder.onnx beside {name}.": (
        "يتعذر وضع الصور: لا يوجد ملف encoder.onnx بجانب {name}."
    ),
    "Copy it from the run folder that the decoder came from.": (
        "انسخه من مجلد التدريب الذي جاء منه ملف decoder.onnx."
    ),
    "The encoder.onnx beside {name} belongs to another model.": (
        "ملف encoder.onnx الذي بجانب {name} من نموذج آخر."
    ),
    "Copy both files from the same run folder.": "انسخ الملفين معًا من مجلد تدريب واحد.",
    "The garden model is missing from this copy of the program.": (
        "نموذج الحديقة مفقود من هذه النسخة من البرنامج."
    ),
    "Open the decoder.onnx of a run of your own instead.": (
        "افتح بدلًا منه ملف decoder.onnx من تدريب لك."
    ),
    "{name} did not draw within a minute.": "لم يرسم {name} خلال دقيقة.",
    # The model card
    "The model card is malformed: {what}.": "بطاقة النموذج غير سليمة: {what}.",
    "Export the run again.": "صدّر التدريب من جديد.",
    "The model card cannot be written: {reason}.": "تتعذر كتابة بطاقة النموذج: {reason}.",
    "This model was made for a newer kvae (format {version}; this one reads {ours}).": (
        "صُنع هذا النموذج لإصدار أحدث من kvae (صيغته {version}، والمقروء هنا {ours})."
    ),
    "Update kvae, or export the run again with this version.": (
        "حدّث kvae، أو صدّر التدريب من جديد بهذا الإصدار."
    ),
    "too long": "أطول من اللازم",
    "no JSON ({error})": "ليست JSON ({error})",
    "no JSON object": "ليست كائن JSON",
    "no format_version": "لا يوجد format_version",
    "fields differ: {fields}": "حقول مختلفة: {fields}",
    "kind is neither decoder nor encoder": "الحقل kind ليس decoder ولا encoder",
    "fit is neither auto nor crop nor pad": "الحقل fit ليس auto ولا crop ولا pad",
    "z_mean and z_log_var differ": "طول z_mean غير طول z_log_var",
    "credits is not a list": "الحقل credits ليس قائمة",
    "credits has too many lines": "أسطر الحقل credits أكثر من اللازم",
    "an axis that is not an object": "محور ليس كائنًا",
    "an axis without kl, mean, sigma, change and strength": (
        "محور ينقصه kl أو mean أو sigma أو change أو strength"
    ),
    "a strength that does not fit its change": "قيمة strength لا تناسب change",
    "an axis with an unknown change": "محور يغيّر شيئًا غير معروف",
    "a sigma below zero": "قيمة sigma دون الصفر",
    "not {count} axes": "ليس عدد المحاور {count}",
    "{what} is not an object": "الحقل {what} ليس كائنًا",
    "{what} is not a line of text": "الحقل {what} ليس سطرًا من النص",
    "its name cannot be shown": "اسمه لا يمكن عرضه",
    "{what} is not a number": "في الحقل {what} ما ليس رقمًا",
    "{what} is not {least} to {most}": "الحقل {what} ليس من {least} إلى {most}",
    "{what} has too many codes": "في الحقل {what} شيفرات أكثر من اللازم",
    "{what} is not (n, D)": "شكل الحقل {what} ليس \u2068(n, D)\u2069",
}
