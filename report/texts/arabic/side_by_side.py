"""تدريبات جنبًا إلى جنب. Runs side by side, and which to keep."""

PHRASES = {
    "{runs} side by side": "مقارنة {runs} جنبًا إلى جنب",
    "Comparison of trained models": "مقارنة نماذج مدرَّبة",
    "The recommendation follows from the figures below: new and good first, then the distance to "
    "the photos, then time. A difference counts only beyond its 95 % interval.": (
        "تأتي التوصية من الأرقام التالية: الجديد الجيد أولًا، ثم البعد عن الصور، ثم الوقت. ولا "
        "يُحسب الفرق إلا إذا جاوز فترة ثقته 95%."
    ),
    "What they are": "ما هي",
    "What they come to": "ما بلغته",
    "The same seeds under one another": "البذور نفسها بعضها تحت بعض",
    "run": "التدريب",
    "preset": "الإعداد",
    "axes": "المحاور",
    "min": "دقائق",
    "The runs and what they took; parameters are the decoder's.": (
        "التدريبات وما استغرقته، والمعاملات معاملات المفكك."
    ),
    "In all their other settings they are alike.": "وهي متفقة في سائر إعداداتها.",
    "In which other settings they differ, by their numbers in the table above; a dash: that run "
    "does not tell.": (
        "ما تختلف فيه من الإعدادات الأخرى، بأرقامها في الجدول أعلاه، والشرطة تعني أن ذلك التدريب "
        "لا يذكره."
    ),
    "sharp": "الحدة",
    "state": "الحالة",
    "no model": "بلا نموذج",
    "What the evaluations found, 95 % intervals in brackets. No model: how much of it is new and "
    "good where a program without one shows what the run learned from. Sharpness is the draws' "
    "fine detail over the photos'.": (
        "ما وجدته التقييمات، وفترات الثقة 95% بين قوسين. «بلا نموذج»: نسبة الجديد الجيد حين يعرض "
        "برنامج بلا نموذج ما تعلّم منه التدريب. والحدة تفاصيل الرسوم الدقيقة قياسًا إلى تفاصيل "
        "الصور."
    ),
    "draws that are new and good, share": "نسبة الرسوم الجديدة الجيدة",
    "minutes of training": "دقائق التدريب",
    "reconstruction loss, running mean": "خسارة إعادة البناء، متوسط متحرك",
    "Reconstruction loss of each run against its time": "خسارة إعادة البناء لكل تدريب بحسب وقته",
    "The same in pictures: points are the figures, lines their 95 % intervals.": (
        "الشيء نفسه بالرسم: النقاط هي الأرقام، والخطوط فترات ثقتها 95%."
    ),
    "A seed draws as many numbers as a model has axes, so models with different numbers of axes "
    "draw from different codes: compare how good the pictures are, not which.": (
        "تسحب البذرة أرقامًا بعدد محاور النموذج، فالنماذج المختلفة في عدد المحاور ترسم من شيفرات "
        "مختلفة: قارن جودة الصور لا أعيانها."
    ),
    "Seed {seed}: its first {n} pictures, a row per run, by its number.": (
        "البذرة {seed}: صورها الأولى وعددها {n}، صف لكل تدريب برقمه."
    ),
    # The recommendation
    "Each run is one training: how far two trainings of the same settings differ, these "
    "intervals do not tell.": (
        "كل واحد منها تدريب وحيد: ولا تدل هذه الفترات على مدى اختلاف تدريبين بالإعدادات نفسها."
    ),
    "So no run is recommended.": "فلا يُوصى بأي تدريب.",
    "{share} of the draws of {best} are new and good, more than of any other run beyond chance.": (
        "{share} من رسوم {best} جديدة وجيدة، أكثر من أي تدريب آخر بما يجاوز المصادفة."
    ),
    "{share} of the draws of {best} are new and good; by this figure {runs} cannot be told "
    "apart.": "{share} من رسوم {best} جديدة وجيدة، ولا يُميَّز بهذا الرقم بين {runs}.",
    "The draws of {run} are the nearest to the photos beyond chance (KID {kid}).": (
        "ورسوم {run} أقربها إلى الصور بما يجاوز المصادفة (\u2068KID\u2069 {kid})."
    ),
    "Neither can they by their distance to the photos (KID).": (
        "ولا يُميَّز بينها ببعدها عن الصور (\u2068KID\u2069)."
    ),
    "The quickest of them is {run} ({minutes}): nothing measured here speaks for training "
    "longer.": "وأسرعها {run} ({minutes}): لا شيء مما قيس هنا يدعو إلى تدريب أطول.",
    "How many draws are new and good was not measured of {runs}.": (
        "لم يُقَس عدد الرسوم الجديدة الجيدة في {runs}."
    ),
    "The runs learned from different photos: their figures say how well each draws what lies "
    "between its own, not which is the better model.": (
        "تعلّمت هذه التدريبات من صور مختلفة: تقول أرقامها كم يجيد كل منها رسم ما بين صوره، ولا "
        "تقول أي النماذج أفضل."
    ),
    "The runs were judged by different networks, whose scales differ.": (
        "حكمت على هذه التدريبات شبكات مختلفة تختلف مقاييسها."
    ),
    "Keep {run}.": "أبقِ {run}.",
    "But no evaluation names its state: better than the others is not yet good.": (
        "لكن لم يذكر تقييم حالته، وليس الأفضل من غيره جيدًا بالضرورة."
    ),
    "But the verdict of its evaluation is {state}: better than the others is not yet good.": (
        "لكن حكم تقييمه عليه: {state}. وليس الأفضل من غيره جيدًا بالضرورة."
    ),
}
