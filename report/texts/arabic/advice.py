"""نصائح التقييم. The clauses that `kvae.judging.verdict` puts its advice together from."""

CLAUSES = {
    "the draws are as varied as {shown} of the {photos} photos": (
        "الرسوم بتنوع {shown} من الصور الأصلية البالغ عددها {photos}"
    ),
    "reconstructions reach {psnr} dB only, below {least}": (
        "لا تبلغ إعادة البناء إلا {psnr} ديسيبل، أي دون {least}"
    ),
    "draws have {share} of the photos' detail": "في الرسوم {share} من تفاصيل الصور",
    "draws are over {times} times as far from the photos as mixtures are": (
        "بُعد الرسوم عن الصور أكثر من {times} من أضعاف بُعد الخلائط"
    ),
    "{share} of the draws are good": "الجيد من الرسوم {share}",
    "{new} of the draws are new, but {both} new and good": (
        "الجديد من الرسوم {new}، لكن الجديد الجيد {both}"
    ),
    "{share} of the draws are a photo in another view": (
        "{share} من الرسوم صورة أصلية منظور إليها على نحو آخر"
    ),
    "{share} of the draws are a photo, though some are bent": (
        "{share} من الرسوم صورة أصلية، وإن كان بعضها محنيًّا"
    ),
    "walks jump from one to the next ({jumps} of all change in 3 of 36 steps)": (
        "المسارات تقفز من صورة إلى التي تليها ({jumps} من التغيّر كله في 3 خطوات من 36)"
    ),
    "{few} of {axes} axes carries less than {kl} nats": (
        "{few} من المحاور البالغ عددها {axes} يحمل أقل من {kl} نات"
    ),
    "{few} of {axes} axes carry less than {kl} nats": (
        "{few} من المحاور البالغ عددها {axes} تحمل أقل من {kl} نات"
    ),
    "{weak}, though photos come back well": "{weak}، مع أن الصور تعود جيدًا",
    "the codes lie {distance} nats, more than {most}, from the N(0, I) that draws come from": (
        "تبعد الشيفرات {distance} نات، أي أكثر من {most}، عن \u2068N(0, I)\u2069 الذي تأتي منه "
        "الرسوم"
    ),
    "train longer with --minutes": "درّب مدة أطول بالخيار \u2068--minutes\u2069",
    "train longer with --minutes, or draw smaller pictures with --image-size": (
        "درّب مدة أطول بالخيار \u2068--minutes\u2069، أو ارسم صورًا أصغر بالخيار "
        "\u2068--image-size\u2069"
    ),
    "{share} of the draws' fine detail repeats after 2, 4 or 8 pixels, like a mesh": (
        "{share} من تفاصيل الرسوم الدقيقة تتكرر كل 2 أو 4 أو 8 بكسلات كالشبكة"
    ),
    "they show two things at once": "فهي تُظهر شيئين معًا",
    "a smaller --mixing stays nearer to photos, --minutes trains longer": (
        "يبقى أقرب إلى الصور إذا صغر \u2068--mixing\u2069، ويطول التدريب بالخيار "
        "\u2068--minutes\u2069"
    ),
    "a larger --mixing shows more of what lies between": (
        "يُظهر المزيد مما بين الصور إذا كبر \u2068--mixing\u2069"
    ),
    "whether the draws are good was not judged, for want of a network": (
        "لم تُقيَّم جودة الرسوم لعدم وجود شبكة تحكم عليها"
    ),
    "install the judge's weights and repeat python -m kvae.evaluate": (
        "ثبّت أوزان الشبكة الحَكَم وأعد \u2068python -m kvae.evaluate\u2069"
    ),
    "--minutes sharpens the draws": "وتزداد الرسوم حدة بالخيار \u2068--minutes\u2069",
    "nothing needs to change": "لا حاجة إلى تغيير شيء",
    "{option} says the same with fewer numbers": "يقول الخيار {option} الشيء نفسه بأرقام أقل",
    "good as it is": "جيد كما هو",
    "good as it is, but walks jump": "جيد كما هو، لكن المسارات تقفز",
    "a larger --mixing makes them smoother": "تزداد سلاسة إذا كبر \u2068--mixing\u2069",
    "more --minutes or photos let a photo framed otherwise come back": (
        "مزيد من الدقائق (\u2068--minutes\u2069) أو الصور يُرجع الصورة المؤطّرة على نحو آخر"
    ),
    "unseen photos come back poorly": "تعود الصور التي لم يرها عودة ضعيفة",
    "more photos or --minutes help": "يفيده مزيد من الصور أو الدقائق (\u2068--minutes\u2069)",
    "more photos or more --minutes sharpen the draws": (
        "وتزداد الرسوم حدة بمزيد من الصور أو الدقائق (\u2068--minutes\u2069)"
    ),
}
