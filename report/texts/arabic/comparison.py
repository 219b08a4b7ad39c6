"""بجانب نماذج أخرى. Beside other models; the benchmarks' table."""

PHRASES = {
    "Beside other models": "بجانب نماذج أخرى",
    "the example of the Keras documentation": "مثال وثائق \u2068Keras\u2069",
    "the same with the weight of its KL term steered to a fitting value": (
        "والمثال نفسه مع توجيه وزن حد \u2068KL\u2069 فيه إلى قيمة مناسبة"
    ),
    "the VAE of the library pythae": "نموذج \u2068VAE\u2069 من مكتبة \u2068pythae\u2069",
    "its regularised autoencoder": "مرمّزها الذاتي المنظَّم",
    "its VAE with wide networks": "نموذج \u2068VAE\u2069 منها بشبكات عريضة",
    "its regularised autoencoder with wide networks": "مرمّزها الذاتي المنظَّم بشبكات عريضة",
    "photos bent at random": "صور محنيّة عشوائيًا",
    "mixtures of two photos": "خلائط صورتين",
    "the {shown} that ours learns from": "ال{shown} التي يتعلّم منها نموذجنا",
    "the preset as it was on that day, without any change": (
        "الإعداد كما كان في ذلك اليوم بلا تغيير"
    ),
    "network, loss and optimiser as in the documentation's example, at our picture size; draws "
    "from N(0, I)": (
        "الشبكة والخسارة والمحسِّن كما في مثال الوثائق، بمقاس صورنا، والرسوم من \u2068N(0, I)\u2069"
    ),
    "the same, with its β steered to a fitting KL": (
        "الشيء نفسه، مع توجيه \u2068β\u2069 إلى \u2068KL\u2069 مناسب"
    ),
    "the library's VAE with its ResNet networks, at our picture size; draws from N(0, I)": (
        "نموذج \u2068VAE\u2069 من المكتبة بشبكات \u2068ResNet\u2069 التي فيها، بمقاس صورنا، "
        "والرسوم من \u2068N(0, I)\u2069"
    ),
    "the library's RAE with its ResNet networks; draws from a mixture of Gaussians fitted to its "
    "codes": (
        "نموذج \u2068RAE\u2069 من المكتبة بشبكات \u2068ResNet\u2069 التي فيها، والرسوم من خليط "
        "توزيعات غاوسية ملائم لشيفراته"
    ),
    "the library's VAE with its convolutional networks; draws from N(0, I)": (
        "نموذج \u2068VAE\u2069 من المكتبة بشبكاتها الالتفافية، والرسوم من \u2068N(0, I)\u2069"
    ),
    "the library's RAE with its convolutional networks; draws as for the RAE": (
        "نموذج \u2068RAE\u2069 من المكتبة بشبكاتها الالتفافية، والرسوم كما في \u2068RAE\u2069"
    ),
    "The same photos went to other variational autoencoders, with the same number of latent "
    "numbers and the same processor time: {others}. All were judged alike, by figures explained "
    "in this report.": (
        "أُعطيت الصور نفسها لمرمّزات ذاتية تباينية أخرى، بعدد الأرقام الكامنة نفسه ووقت المعالج "
        "نفسه: {others}. وحُكم عليها كلها بالطريقة نفسها، بمقاييس مشروحة في هذا التقرير."
    ),
    "Other models beside this one's preset": "نماذج أخرى بجانب إعداد هذا النموذج",
    "no model and no training; {pictures} each, judged with this report's run: another run, "
    "machine and picture size than the rows above": (
        "بلا نموذج ولا تدريب؛ من {pictures} لكل منها، وحُكم عليها مع تدريب هذا التقرير: تدريب "
        "وحاسوب ومقاس صور غير ما في الصفوف التي فوق"
    ),
    "rows with a star": "الصفوف ذات النجمة",
    "How each was treated. Rows without a star are of one run of the benchmark on one machine: "
    "the same photos, picture size, latent numbers, processor time and judge, batches of 16, "
    "Adam at 1e−3 for the others. The photos were in sight while ours was built; the others were "
    "not tuned to them.": (
        "كيف عومل كل نموذج. الصفوف التي بلا نجمة من تشغيل واحد للمقارنة على حاسوب واحد: الصور "
        "والمقاس وعدد الأرقام الكامنة ووقت المعالج والحَكَم واحدة، والدفعات من 16، "
        "و\u2068Adam\u2069 بمعدل \u20681e−3\u2069 للنماذج الأخرى. وقد بُني نموذجنا والصور "
        "أمامنا، أما الأخرى فلم تُضبط عليها."
    ),
    "treatment": "المعاملة",
    "Ours or all others are missing, so nothing can be compared.": (
        "نموذجنا أو كل ما سواه غائب، فلا شيء يُقارن."
    ),
    "KID × 1000 says how far a model's draws are from the photos: {ours} for ours, {best} for "
    "the best of the others.": (
        "يقول \u2068KID × 1000\u2069 كم تبعد رسوم النموذج عن الصور: {ours} لنموذجنا، و{best} "
        "لأفضل ما سواه."
    ),
    "That is less than a quarter of it.": "وهذا أقل من ربعه.",
    "That is more than a quarter of it.": "وهذا أكثر من ربعه.",
    "What each part of the preset is worth: one thing is changed at a time, and the training "
    "repeated with as many steps as fit into the same processor time. The preset is the one of "
    "the day it was measured. A difference smaller than the spread over the seeds says nothing.": (
        "قيمة كل جزء من الإعداد: يُغيَّر شيء واحد في كل مرة ويُعاد التدريب بقدر ما يسعه وقت "
        "المعالج نفسه من خطوات. والإعداد هو إعداد يوم القياس. والفرق الأصغر من التشتت بين البذور "
        "لا يدل على شيء."
    ),
    "The preset with one thing changed": "الإعداد وقد تغيّر فيه شيء واحد",
    "What the parts are worth": "قيمة الأجزاء",
    "{what}: {measured}": "{what}: {measured}",
    # The benchmarks' own table
    "kvae, preset {preset}": "\u200f\u2068kvae\u2069، الإعداد \u2068{preset}\u2069",
    "Keras example": "مثال \u2068Keras\u2069",
    "Keras example, beta tuned": "مثال \u2068Keras\u2069 بوزن \u2068β\u2069 موجَّه",
    "pythae VAE": "\u200f\u2068pythae VAE\u2069",
    "pythae RAE": "\u200f\u2068pythae RAE\u2069",
    "pythae VAE, wide": "\u200f\u2068pythae VAE\u2069، عريض",
    "pythae RAE, wide": "\u200f\u2068pythae RAE\u2069، عريض",
    "Adam instead of Muon": "\u200f\u2068Adam\u2069 بدلًا من \u2068Muon\u2069",
    "learning rate halved": "نصف معدل التعلّم",
    "learning rate doubled": "ضعف معدل التعلّم",
    "half the batch": "نصف الدفعة",
    "a quarter of it": "ربعها",
    "hardly any averaging of weights": "بلا توسيط للأوزان تقريبًا",
    "no perceptual network": "بلا شبكة إدراكية",
    "half its weight": "بنصف وزنها",
    "the amount of detail does not count": "مقدار التفاصيل لا يُحسب",
    "nothing keeps detail from being a mesh": "لا شيء يمنع التفاصيل من أن تصير شبكة",
    "slopes of the difference do not count": "ميول الفرق لا تُحسب",
    "mixing 20 % instead of 50 %": "مزج 20% بدلًا من 50%",
    "mixing 35 %": "مزج 35%",
    "mixing 65 %": "مزج 65%",
    "KL held at ln N + 1.5": "تثبيت \u2068KL\u2069 عند \u2068ln N + 1.5\u2069",
    "KL held at ln N + 6": "تثبيت \u2068KL\u2069 عند \u2068ln N + 6\u2069",
    "every picture from a sample of q(z | x)": "كل صورة من عينة من \u2068q(z | x)\u2069",
    "every picture from its place": "كل صورة من موضعها",
    "the encoder is not told places": "لا يُخبَر المرمّز بالمواضع",
    "decoder 48 wide": "مفكك عرضه 48",
    "decoder 144 wide": "مفكك عرضه 144",
    "KID × 1000": "KID × 1000",
    "photos found": "صور وُجدت",
    "PSNR, dB": "\u200fPSNR، ديسيبل",
    "sharpness of new": "حدة الجديد",
    "mismatch, nats": "التباعد، نات",
    "CPU s": "ث معالج",
    "wall s": "ث ساعة",
    "ours / its KID": "\u200fKID لنا ÷ له",
    "KID − ours": "\u200fKID − ما لنا",
    "{fewest} to {seeds}": "{fewest} إلى {seeds}",
    "{seconds} of training on {threads} (or what ours took, if more)": (
        "{seconds} من التدريب على {threads} (أو ما استغرقه نموذجنا إن زاد)"
    ),
    "{steps} of our steps, or as many as take so long on {threads}": (
        "{steps} من خطواتنا، أو ما يستغرق مثل وقتها على {threads}"
    ),
    "{photos} at {size} pixels, {draws} of each model's own sampling, {latent} latent numbers, "
    "{trained}; {taken}.": (
        "{photos} بمقاس {size} بكسل، و{draws} بطريقة كل نموذج في السحب، والأرقام الكامنة "
        "{latent}، و{trained}؛ {taken}."
    ),
    "Rows with a star are of programs without any model, judged with this report's run, not in the "
    "benchmark.": (
        "أما الصفوف ذات النجمة فلبرامج بلا أي نموذج، قُيّمت مع تدريب هذا التقرير لا في المقارنة."
    ),
    "mean ± standard deviation of {averaged}": "والقيم متوسط ± انحراف معياري على {averaged}",
    "one training each, so how far two differ is not known": (
        "ولكل نموذج تدريب واحد، فلا يُعرف مقدار اختلاف تدريبين"
    ),
}
