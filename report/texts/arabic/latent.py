"""داخل الفضاء الكامن. Inside the latent space."""

PHRASES = {
    "Inside the latent space": "داخل الفضاء الكامن",
    "For every photo the encoder gives a mean and a sigma on each axis. Taken together they form "
    "the aggregated posterior, shown here beside the N(0, 1) that draws come from. Photos are the "
    "corners of what was learned: theirs need not fill it, the codes of what is drawn should.": (
        "يعطي المرمّز لكل صورة متوسطًا وانحرافًا معياريًا على كل محور. وتؤلف هذه مجتمعةً التوزيع "
        "البَعدي المجمَّع، وهو معروض هنا بجانب \u2068N(0, 1)\u2069 الذي تُسحب منه الرسوم. والصور "
        "أركان ما تُعلّم: فلا يلزم أن تملأه شيفراتها، أما شيفرات ما يُرسم فينبغي لها ذلك."
    ),
    "No codes of the photos were kept, so their spread cannot be drawn.": (
        "لم تُحفظ شيفرات الصور، فلا يمكن رسم انتشارها."
    ),
    "The {distributions}: mean and sigma over all photos (0 and 1 would be perfect), and how "
    "much each axis says about a photo. Below {least} it would count as inactive.": (
        "جدول {distributions}: المتوسط والانحراف المعياري على كل الصور (و0 و1 هما التمام)، وما "
        "يقوله كل محور عن الصورة. وما كان دون {least} فهو خامل."
    ),
    "all": "الكل",
    "axis": "المحور",
    "mean": "المتوسط",
    "sigma": "الانحراف",
    "KL, nats": "\u200fKL، نات",
    "activity": "النشاط",
    "inactive": "خامل",
    "quiet": "هادئ",
    "active": "نشط",
    "All photos' distributions together (blue) against N(0, 1) (dashed), axis by axis. The ticks "
    "are the photos' means. Look for the blue area following the dashed line: gaps are regions "
    "that random draws reach and no photo does.": (
        "توزيعات كل الصور معًا (بالأزرق) أمام \u2068N(0, 1)\u2069 (بخط متقطع)، محورًا محورًا. "
        "والشرطات متوسطات الصور. انظر هل تتبع المساحة الزرقاء الخط المتقطع: الفجوات مواضع تبلغها "
        "الرسوم العشوائية ولا تبلغها صورة."
    ),
    "{z}, {kl}": "{z}، {kl}",
    "Axis {axis}: the codes of the photos, mean {mean}, sigma {sigma}, beside the standard "
    "normal distribution": (
        "المحور {axis}: شيفرات الصور، متوسطها {mean} وانحرافها المعياري {sigma}، بجانب التوزيع "
        "الطبيعي المعياري"
    ),
    "The map of the codes, as the window shows it: each photo at the mean of its code, on the "
    "two directions in which codes differ most. The rings are one and two sigma of N(0, I). What "
    "is alike lies together.": (
        "خريطة الشيفرات كما تعرضها النافذة: كل صورة عند متوسط شيفرتها، على الاتجاهين اللذين "
        "تختلف فيهما الشيفرات أكثر ما تختلف. والحلقتان انحراف معياري وانحرافان من \u2068N(0, "
        "I)\u2069. ويتجاور المتشابه."
    ),
    "The map of the codes, as the window shows it: each photo at the mean of its code, on the "
    "two directions in which codes differ most ({share} of their variance). The rings are one "
    "and two sigma of N(0, I). What is alike lies together.": (
        "خريطة الشيفرات كما تعرضها النافذة: كل صورة عند متوسط شيفرتها، على الاتجاهين اللذين "
        "تختلف فيهما الشيفرات أكثر ما تختلف ({share} من تباينها). والحلقتان انحراف معياري "
        "وانحرافان من \u2068N(0, I)\u2069. ويتجاور المتشابه."
    ),
    "first principal axis, sigma of N(0, I)": "المحور الرئيس الأول، بانحرافات \u2066N(0, I)\u2069",
    "second": "الثاني",
    "Map of {photos} at the means of their codes on two principal axes": (
        "خريطة {photos} عند متوسطات شيفراتها على محورين رئيسين"
    ),
    "One axis at a time, in ten equal steps from −2 to +2 sigma around the mean of all photos, "
    "all others held at their means; the most telling axis first. A row that hardly changes is "
    "an axis that says little, or that needs the others to say it.": (
        "محور واحد في كل مرة، بعشر خطوات متساوية من \u2068−2\u2069 إلى \u2068+2\u2069 من "
        "الانحراف المعياري حول متوسط كل الصور، والمحاور الأخرى ثابتة عند متوسطاتها، وأكثر "
        "المحاور قولًا أولها. والصف الذي لا يكاد يتغيّر محور لا يقول إلا القليل، أو يحتاج إلى "
        "غيره ليقوله."
    ),
    "axis {axis}": "محور {axis}",
    "axis {axis} at {steps} sigma": "المحور {axis} عند {steps} من الانحراف المعياري",
    "Without photos and their codes there is no walk from photo to photo.": (
        "لا مسار من صورة إلى صورة بلا صور وشيفراتها."
    ),
    "From one photo (first) to another (last) in {n} decoded steps, equal steps along the arc "
    "that the window's morphs take (White 2016, arXiv:1609.04468): the two closest codes, two at "
    "a middling distance, the two farthest. Look for pictures in between that are things "
    "themselves, and for change in every step rather than in one.": (
        "من صورة (الأولى) إلى أخرى (الأخيرة) في {n} خطوات مفكوكة الترميز، متساوية على القوس الذي "
        "تسلكه تحولات النافذة (\u2068White 2016, arXiv:1609.04468\u2069): أقرب شيفرتين، ثم "
        "اثنتان على بعد متوسط، ثم أبعد اثنتين. انظر هل الصور التي بينهما أشياء بذاتها، وهل "
        "التغيّر في كل خطوة لا في واحدة."
    ),
    "photo": "صورة",
    "The first two walks once more around one photo's code ({photo}, reconstructed as well as half "
    "of them), from −2 to +2 of its own sigma: how far its code could have lain elsewhere. A photo "
    "that is told precisely stays what it is.": (
        "المساران الأولان مرة أخرى حول شيفرة صورة واحدة ({photo}، وهي أوسطها إعادةَ بناء)، من "
        "\u2068−2\u2069 إلى \u2068+2\u2069 من انحرافها هي: إلى أي حد كان يمكن أن تقع شيفرتها في "
        "موضع آخر. والصورة المحددة بدقة تبقى كما هي."
    ),
}
