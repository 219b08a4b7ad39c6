"""ما يُقال عن الصور والمجلدات بالعربية. What goes wrong with photos, pictures, folders and Qt."""

PHRASES = {
    # Photos of the user's own
    "Choose a photo.": "اختر صورة.",
    "{name} is empty: the file has no bytes.": "الملف {name} فارغ ليس فيه شيء.",
    "Copy it again.": "انسخه من جديد.",
    "{name} is HEIC, which cannot be read here.": "الملف {name} بصيغة HEIC التي لا تُقرأ هنا.",
    "Save it as JPEG and try again (iPhone: Settings, Camera, Formats, Most Compatible).": (
        "احفظه بصيغة JPEG ثم حاول مرة أخرى (في iPhone: الإعدادات، الكاميرا، التنسيقات، الأكثر "
        "توافقًا)."
    ),
    "{name} is AVIF, which cannot be read here.": "الملف {name} بصيغة AVIF التي لا تُقرأ هنا.",
    "Save it as JPEG and try again.": "احفظه بصيغة JPEG ثم حاول مرة أخرى.",
    "{name} is a camera's raw file, which cannot be read here.": (
        "الملف {name} ملف خام من كاميرا، ولا يُقرأ هنا."
    ),
    "{name} holds no picture: its values are all one or no numbers.": (
        "ليس في الملف {name} صورة: قيمه كلها واحدة أو ليست أرقامًا."
    ),
    "{name} shows nothing: all of it is transparent.": "لا يُظهر الملف {name} شيئًا، فهو شفاف كله.",
    "Choose another photo.": "اختر صورة أخرى.",
    "{name} is too small: less than {least} pixels of it can be seen.": (
        "الصورة {name} أصغر من اللازم: يُرى منها أقل من {least} بكسل."
    ),
    "Choose a larger photo.": "اختر صورة أكبر.",
    "{name} is too large for the memory of this computer.": (
        "الصورة {name} أكبر مما تتسع له ذاكرة هذا الحاسوب."
    ),
    "Make it smaller.": "صغّرها.",
    "{name} cannot be opened: {reason}.": "يتعذر فتح الملف {name}: {reason}.",
    "Check its name and whether you may read it.": "تحقق من اسمه ومن إذنك بقراءته.",
    "{name} is too large: {width} x {height} is over {most} million pixels.": (
        "الصورة {name} أكبر من اللازم: {width} × {height} أكثر من {most} مليون بكسل."
    ),
    "{name} is too large: over {most} million pixels.": (
        "الصورة {name} أكبر من اللازم: أكثر من {most} مليون بكسل."
    ),
    "{name} is too small: {width} x {height}, need {least} pixels a side.": (
        "الصورة {name} أصغر من اللازم: {width} × {height}، ويلزم {least} بكسل لكل ضلع."
    ),
    "{name} is not an image of a known kind (JPEG, PNG, WebP, ...).": (
        "الملف {name} ليس صورة من نوع معروف (JPEG أو PNG أو WebP أو نحوها)."
    ),
    "{name} is a TIFF that is damaged or of a kind that cannot be read here.": (
        "الملف {name} صورة TIFF تالفة أو من نوع لا يُقرأ هنا."
    ),
    "{name} is cut short: its end is missing.": "الملف {name} مبتور، وآخره مفقود.",
    "{name} is damaged.": "الملف {name} تالف.",
    # Pictures that kvae drew
    "{name} is not a readable PNG picture.": "الملف {name} ليس صورة PNG تُقرأ.",
    "{name} was not drawn by kvae, or another program removed its record.": (
        "الصورة {name} لم يرسمها kvae، أو أزال برنامج آخر سجلها."
    ),
    "Open the PNG as it was saved.": "افتح ملف PNG كما حُفظ.",
    "The picture's kvae record is malformed.": "سجل kvae في الصورة غير سليم.",
    "This picture is a crossing, and this model draws none.": (
        "هذه الصورة هجين، وهذا النموذج لا يرسم صورًا هجينة."
    ),
    "{name} is not a picture drawn by kvae.": "الملف {name} ليس صورة رسمها kvae.",
    "This picture was drawn by another model.": "رسم هذه الصورة نموذج آخر.",
    "Open the decoder.onnx whose sha256 begins with {sha256}.": (
        "افتح ملف decoder.onnx الذي تبدأ بصمته sha256 بالرموز {sha256}."
    ),
    # Writing
    "{name} exists already.": "الملف {name} موجود.",
    "Choose another name.": "اختر اسمًا آخر.",
    "{name} could not be saved in {folder}: {reason}.": (
        "تعذر حفظ الملف {name} في المجلد {folder}: {reason}."
    ),
    "{name} could not be saved: there is no room left in {folder}.": (
        "تعذر حفظ الملف {name}: لم يبق مكان في {folder}."
    ),
    "{path} could not be saved.": "تعذر حفظ الملف {path}.",
    "Choose a folder with free space where you may write.": (
        "اختر مجلدًا فيه مساحة حرة ولك إذن بالكتابة فيه."
    ),
    "Save the picture instead, in a folder where you may write.": (
        "احفظ الصورة بدلًا من ذلك في مجلد لك إذن بالكتابة فيه."
    ),
    "The folder {folder} cannot be made: {reason}.": "يتعذر إنشاء المجلد {folder}: {reason}.",
    "Choose another with --out.": "اختر غيره بالخيار \u2068--out\u2069.",
    "One of the processes that draw was ended, perhaps for want of memory.": (
        "أُنهيت إحدى العمليات التي ترسم، ربما لضيق الذاكرة."
    ),
    "Start it again with fewer --workers; it goes on where it was.": (
        "شغّله من جديد بعدد أقل في \u2068--workers\u2069؛ فسيكمل من حيث توقف."
    ),
    "--ray needs Ray Data, which is not installed.": (
        "يحتاج \u2068--ray\u2069 إلى \u2068Ray Data\u2069، وهو غير مثبّت."
    ),
    "pip install 'ray[data]', or share the work by --workers or --first.": (
        "\u2068pip install 'ray[data]'\u2069، أو قسّم العمل بـ\u2068--workers\u2069 "
        "أو \u2068--first\u2069."
    ),
    "Ray ended the job: {reason}": "أنهى \u2068Ray\u2069 العمل: {reason}",
    "Start it again; it goes on where it was.": "شغّله من جديد؛ فسيكمل من حيث توقف.",
    "Choose a folder where you may write.": "اختر مجلدًا لك إذن بالكتابة فيه.",
    "No program of this system shows folders.": "لا يعرض أي برنامج في هذا النظام المجلدات.",
    "The files lie in {folder}.": "الملفات في {folder}.",
    "Favourites need a folder where you may write.": (
        "تحتاج المفضلة إلى مجلد لك إذن بالكتابة فيه."
    ),
    "{name} cannot be moved to {folder}: {reason}.": (
        "يتعذر نقل الملف {name} إلى المجلد {folder}: {reason}."
    ),
    "It may have been moved or deleted outside this program.": (
        "لعله نُقل أو حُذف من خارج هذا البرنامج."
    ),
    "{name} holds names of axes that cannot be read.": (
        "في الملف {name} أسماء منزلقات تتعذر قراءتها."
    ),
    "{name} could not be read and is kept as {aside}.": (
        "تعذرت قراءة الملف {name}، وهو محفوظ باسم {aside}."
    ),
    "The names hold until the window closes.": "تبقى الأسماء حتى تُغلق النافذة.",
    "The animation was stopped.": "أوقف التحريك.",
    # What the system says
    "Operation not permitted": "العملية غير مسموح بها",
    "No such file or directory": "لا ملف ولا مجلد بهذا الاسم",
    "Input/output error": "خطأ في القراءة أو الكتابة",
    "Permission denied": "لا إذن بذلك",
    "Device or resource busy": "الجهاز مشغول",
    "File exists": "الملف موجود",
    "Invalid cross-device link": "الموضعان على قرصين مختلفين",
    "Not a directory": "ليس مجلدًا",
    "Is a directory": "هو مجلد",
    "Invalid argument": "قيمة غير صالحة",
    "Too many open files": "الملفات المفتوحة أكثر من اللازم",
    "File too large": "الملف أكبر من اللازم",
    "No space left on device": "لم تبق مساحة على القرص",
    "Read-only file system": "نظام الملفات للقراءة فقط",
    "File name too long": "اسم الملف أطول من اللازم",
    "Too many levels of symbolic links": "الروابط الرمزية متسلسلة أكثر من اللازم",
    "Disk quota exceeded": "جاوزت حصتك من القرص",
    "no file can have such a name": "لا يصلح هذا اسمًا لملف",
    # Before there is a window
    "Something in this window went wrong: {reason}.": "حدث خطأ في هذه النافذة: {reason}.",
    "What you see is still there; if it happens again, start the program anew.": (
        "ما تراه باقٍ كما هو؛ إن تكرر الخطأ فشغّل البرنامج من جديد."
    ),
    "There is no display to open a window on.": "لا توجد شاشة تُفتح عليها نافذة.",
    "The display {display} does not answer.": "لا تجيب الشاشة {display}.",
    "Draw without a window: {command} --out pictures": (
        "ارسم بلا نافذة: \u2068{command} --out pictures\u2069"
    ),
    "The window needs {libraries}, which cannot be loaded.": (
        "تحتاج النافذة إلى مكتبات يتعذر تحميلها: {libraries}."
    ),
    "Install what Qt needs: {command}": "ثبّت ما يحتاج إليه Qt: {command}",
    "Qt cannot be loaded: {reason}.": "يتعذر تحميل Qt: {reason}.",
    "Copy the program again.": "انسخ البرنامج من جديد.",
    "Install the program: pip install .": "ثبّت البرنامج: \u2068pip install .\u2069",
}
