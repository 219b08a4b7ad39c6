"""أجديدة الرسوم وجيدة؟ The chapters on learning and on what the draws are worth."""

PHRASES = {
    # How it learned
    "How it learned": "كيف تعلّم",
    "steps": "الخطوات",
    "pictures looked at": "الصور التي نظر فيها",
    "time of the steps": "وقت الخطوات",
    "processor time of the steps, all cores": "وقت المعالج للخطوات، على كل الأنوية",
    "processor": "المعالج",
    "cores": "الأنوية",
    "memory": "الذاكرة",
    "system": "النظام",
    "What the training took.": "ما استغرقه التدريب.",
    "What run {parent} took, which it went on from, is not in it.": (
        "ولا يدخل فيه ما استغرقه التدريب {parent} الذي تابع منه."
    ),
    "This run did not note: {names}.": "ولم يسجّل هذا التدريب: {names}.",
    "what": "البند",
    "how much": "المقدار",
    "While learning. A pale point is one batch, of pictures new at nearly every step; the line, a "
    "running mean, should fall in the first two. KL should come to its target (dashed); β, its "
    "weight, moves by itself to get it there.": (
        "أثناء التعلّم. كل نقطة باهتة دفعة واحدة من صور جديدة في كل خطوة تقريبًا، والخط متوسط "
        "متحرك، وهو الذي ينبغي أن يهبط في الأولين. وينبغي أن يبلغ KL هدفه (المتقطع)، ويتحرك وزنه "
        "β من تلقاء نفسه ليبلّغه إياه."
    ),
    "The run folder holds no history.csv, so there are no loss curves.": (
        "ليس في مجلد التدريب ملف \u2068history.csv\u2069، فلا منحنيات خسارة."
    ),
    "reconstruction loss, mean error on the scale 0 to 1": (
        "خسارة إعادة البناء، متوسط الخطأ من 0 إلى 1"
    ),
    "perceptual loss, distance of feature maps": "الخسارة الإدراكية، بُعد خرائط السمات",
    "KL, nats per picture": "\u200fKL، نات لكل صورة",
    "β, weight of one nat of KL in the loss": "\u200fβ، وزن النات الواحد من KL في الخسارة",
    "{label} against the training step": "{label}، بحسب خطوة التدريب",
    "running mean": "متوسط متحرك",
    "target": "الهدف",
    "training step": "خطوة التدريب",
    "The run folder holds no samples from while this model learned.": (
        "ليس في مجلد التدريب عينات رُسمت أثناء تعلّم هذا النموذج."
    ),
    "samples at step {step}": "عينات عند الخطوة {step}",
    "step {step}": "الخطوة {step}",
    "The same random codes decoded early and at the end of training. Look at one place in both: "
    "what lies between photos clears up.": (
        "الشيفرات العشوائية نفسها مفكوكة الترميز في أول التدريب وآخره. انظر إلى موضع واحد في "
        "كلتيهما: يتضح ما يقع بين الصور."
    ),
    # Are the draws new, and are they good?
    "Are the draws new, and are they good?": "هل الرسوم جديدة؟ وهل هي جيدة؟",
    "a draw beside {photo}, fitted": "رسم بجانب {photo} بعد المواءمة",
    "The copy check: each of the {draws} of the slider (left) beside the photo that fits it best "
    "(right), turned, moved, stretched and coloured as well as it can be to look like the draw; "
    "from the nearest copy to the newest. Below stands what is left then, as a share of what is "
    "left between that photo and its own nearest neighbour: above {limit} a draw counts as "
    "new. New is not yet good: a ghost is new, too.": (
        "فحص التكرار: كل واحد من {draws} للمنزلق (يسارًا) بجانب أوفق الصور له (يمينًا) بعد أن "
        "أُديرت وأُزيحت ومُدّت ولُوّنت لتشبه الرسم ما أمكن، من أقرب نسخة إلى أجدّ رسم. وتحته ما "
        "بقي من فرق بعد ذلك، نسبةً إلى ما يبقى بين تلك الصورة وأوفق أخواتها لها: ما زاد على "
        "{limit} فهو جديد. وليس كل جديد جيدًا، فالطيف جديد أيضًا."
    ),
    "new and good": "جديد وجيد",
    "share of draws that are both. Copies and ghosts have none; bent photos have, so see "
    '"new in look"': (
        "نسبة الرسوم التي تجمع الأمرين. لا نصيب منها للنسخ ولا للأطياف، لكنه للصور المحنيّة، فانظر "
        "«جديد المظهر»"
    ),
    "new": "جديد",
    "share that are not a photo in another view: turned, moved, stretched, mirrored, in other "
    "colours": (
        "نسبة ما ليس صورة أصلية منظورًا إليها على نحو آخر: مُدارة أو مُزاحة أو ممدودة أو معكوسة "
        "أو بألوان أخرى"
    ),
    "good": "جيد",
    "share that are things as photos show things: sharp, and no ghosts, to the judge's network": (
        "نسبة ما هو أشياء كما تُظهر الصور الأشياء: حاد، وليس طيفًا في نظر الشبكة الحَكَم"
    ),
    "identified": "معروف",
    "of the draws that are not new, share that show one certain photo's thing": (
        "من الرسوم غير الجديدة، نسبة ما يُظهر شيء صورة واحدة بعينها"
    ),
    "distance (KID)": "البعد (KID)",
    "how far all draws are from all photos, to the network (KID × 1000). 0 is perfect; a little "
    "below 0 is chance": (
        "بُعد الرسوم كلها معًا عن الصور كلها كما تراها الشبكة (\u2068KID × 1000\u2069). و0 هو "
        "التمام، وما دونه قليلًا مصادفة"
    ),
    "of the new": "للجديد وحده",
    "the same of the new draws alone": "الشيء نفسه للرسوم الجديدة وحدها",
    "LPIPS to the nearest": "\u200fLPIPS إلى الأقرب",
    "mean distance of a draw to the photo nearest to it, as people see it. 0 would be copies": (
        "متوسط بُعد الرسم عن أقرب صورة إليه كما يراه الناس. و0 يعني نسخًا"
    ),
    "precision": "الدقة",
    "share of draws among the photos, in balls as wide as to a photo's 3rd neighbour": (
        "نسبة الرسوم الواقعة بين الصور، في كرات تتسع إلى الجار الثالث لكل صورة"
    ),
    "recall": "الاستدعاء",
    "share of photos among the draws, likewise": "نسبة الصور الواقعة بين الرسوم، على النحو نفسه",
    "coverage": "التغطية",
    "share of photos with a draw nearer than their 5th neighbour": (
        "نسبة الصور التي يقع رسم أقرب إليها من جارها الخامس"
    ),
    "sharpness": "الحدة",
    "fine detail, beside the photos'. Low is blurred; noise counts, too": (
        "التفاصيل الدقيقة قياسًا إلى ما في الصور. المنخفض ضبابي، والضجيج يُحسب أيضًا"
    ),
    "repeating detail": "تفاصيل متكررة",
    "share of the fine detail that repeats after 2, 4 or 8 pixels, beyond what does in the photos: "
    "a mesh": "نسبة ما يتكرر من التفاصيل الدقيقة كل 2 أو 4 أو 8 بكسلات زيادةً على ما في الصور: شبكة",
    "figure": "المقياس",
    "this run": "هذا التدريب",
    "photos in views": "صور بمناظر",
    "bent photos": "صور محنيّة",
    "mixtures": "خلائط",
    "morphs": "تحولات",
    "collages": "تراكيب",
    "new in look": "جديد المظهر",
    "of 128 draws at most, share that are not a bent photo either": (
        "من 128 رسمًا على الأكثر، نسبة ما ليس صورة محنيّة أيضًا"
    ),
    "what it says": "معناه",
    "The draws in figures, with 95 % intervals, and what programs without any model come to: one "
    "shows photos in random views, which is as good as can be and not new; one bends photos at "
    "random, which makes new shapes and no new looks; one mixes two photos by half, which is new "
    "and not good.": (
        "الرسوم بالأرقام مع فترات الثقة 95%، وما تبلغه برامج بلا أي نموذج: برنامج يعرض الصور "
        "بمناظر عشوائية، وهذا أجود ما يكون وليس جديدًا، وثانٍ يحني الصور عشوائيًا، فتأتي أشكال "
        "جديدة بلا مظهر جديد، وثالث يمزج صورتين بالتساوي، وهذا جديد وليس جيدًا."
    ),
    "The last shows the {shown} that the model learned from.": (
        "والأخير يعرض ال{shown} التي تعلّم منها النموذج."
    ),
    "How to read the {between}: the program that shows them looks at the photos and has learned "
    "nothing. Of its pictures {shown} are new and good, of the draws {own}; so the model comes to "
    "{share} of what it was shown. What it adds is not in the table: it draws without the photos, "
    "from a file that holds none of them, and finds a code for any picture.": (
        "كيف تُقرأ ال{between}: البرنامج الذي يعرضها ينظر في الصور ولم يتعلّم شيئًا. الجديد الجيد مما "
        "يعرضه {shown}، ومن رسوم النموذج {own}، فالنموذج يبلغ {share} مما عُرض عليه. وما يضيفه ليس "
        "في الجدول: فهو يرسم من دون الصور، من ملف لا يحوي أيًّا منها، ويجد شيفرة لأي صورة."
    ),
    "The network that judged: {judge}.": "الشبكة الحَكَم: {judge}.",
    "LPIPS (Zhang et al. 2018), precision and recall (Kynkäänniemi et al. 2019) and coverage "
    "(Naeem et al. 2020) are taken of a quarter of the draws, as many as of each program; all four "
    "reward copies.": (
        "يُحسب LPIPS (\u2068Zhang et al. 2018\u2069) والدقة والاستدعاء (\u2068Kynkäänniemi et "
        "al. 2019\u2069) والتغطية (\u2068Naeem et al. 2020\u2069) من ربع الرسوم، بعدد رسوم كل "
        "برنامج، والأربعة كلها تكافئ النسخ."
    ),
    "Nearest to some draw: {found}. The draws are as varied as {even} drawn equally often.": (
        "الصور التي هي أقرب صورة إلى رسم ما: {found}. وتنوع الرسوم كتنوع {even} تُسحب بالتساوي."
    ),
    "{value} ({low} to {high})": "{value} (من {low} إلى {high})",
}
