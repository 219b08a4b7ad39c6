"""النموذج. The model: its halves, its objective and what learns when."""

PHRASES = {
    "The model": "النموذج",
    "A convolutional variational autoencoder has two halves. The encoder turns a picture of "
    "{size} pixels into {distributions}: {d} × (mean, sigma). The decoder turns {numbers} drawn "
    "from them back into a picture.": (
        "للمرمّز الذاتي التبايني الالتفافي (\u2068VAE\u2069) شقّان. يحوّل المرمّز صورة من {size} "
        "بكسل إلى {distributions}، لكل منها متوسط وانحراف معياري (أي {d} أزواج). ويحوّل المفكك "
        "{numbers} مسحوبة منها إلى صورة من جديد."
    ),
    "picture": "الصورة",
    "{n} in the encoder": "{n} في المرمّز",
    "{n} in the decoder": "{n} في المفكك",
    "The encoder, from {shape}: {layers}": "المرمّز، من {shape}: {layers}",
    "The decoder, from {shape}: {layers}": "المفكك، من {shape}: {layers}",
    "The layers as the ONNX files hold them, from left to right. Blue: feature maps, the taller "
    "the larger they are, the wider the more channels they have; green: vectors. Above each its "
    "shape, below its kind and how many parameters were learned, those of its normalisation "
    "included: {counts}. Convolutions are followed by a normalisation over 8 groups of channels "
    "(Wu and He 2018, arXiv:1803.08494), without centring where the style shifts them anyway "
    "(Zhang and Sennrich 2019, arXiv:1910.07467), and by leaky rectifiers.": (
        "الطبقات كما في ملفي ONNX، من اليسار إلى اليمين. الأزرق خرائط السمات، تعلو كلما كبرت "
        "وتعرض كلما كثرت قنواتها، والأخضر متجهات. فوق كل طبقة شكلها، وتحتها نوعها "
        "(\u2068conv\u2069 التفاف، \u2068upconv\u2069 التفاف منقول، \u2068dense\u2069 كاملة "
        "الاتصال، \u2068mean\u2069 متوسط) وعدد المعاملات المتعلَّمة بما فيها معاملات تسويتها: "
        "{counts}. ويتبع الالتفافَ تسويةٌ على 8 مجموعات من القنوات (\u2068Wu and He 2018, "
        "arXiv:1803.08494\u2069)، بلا توسيط حيث يزيحها الأسلوب على كل حال (\u2068Zhang and "
        "Sennrich 2019, arXiv:1910.07467\u2069)، ثم مقوّمات مسرّبة."
    ),
    "means": "متوسطات",
    "ln σ²": "ln σ²",
    "style: scale and shift of every map below": "الأسلوب: تحجيم كل خريطة تحته وإزاحتها",
    "The decoder mixes a style from a bank of learned styles, by a softmax of linear functions "
    "of z. A dense layer lays the style out as the coarsest map, and it scales and shifts every "
    "map after it (Karras et al. 2019, arXiv:1812.04948; Perez et al. 2018, arXiv:1709.07871). "
    "The bank's size does not depend on the number of photos.": (
        "يمزج المفكك أسلوبًا من رصيد أساليب متعلَّمة، بدالة \u2068softmax\u2069 على دوال خطية في "
        "\u2068z\u2069. وتبسط طبقة كاملة الاتصال هذا الأسلوب في أخشن خريطة، ثم يحجّم كل خريطة "
        "بعدها ويزيحها (\u2068Karras et al. 2019, arXiv:1812.04948; Perez et al. 2018, "
        "arXiv:1709.07871\u2069). ولا يتعلق حجم الرصيد بعدد الصور."
    ),
    "mean style of all places: scale and shift of every map below": (
        "متوسط أساليب المواضع كلها: تحجيم كل خريطة تحته وإزاحتها"
    ),
    "At each place of the coarsest map the decoder mixes a style of its own from a bank of learned "
    "styles, by a softmax of linear functions of z. Each place scores the styles a little "
    "differently, by offsets that it has learned, so a picture may be of one style at the top and "
    "of another at the bottom. A dense layer for each place makes the map of its style, and the "
    "mean of all places' styles scales and shifts every map after it (Karras et al. 2019, "
    "arXiv:1812.04948; Perez et al. 2018, arXiv:1709.07871). The bank's size does not depend on "
    "the number of photos.": (
        "في كل موضع من أخشن خريطة يمزج المفكك أسلوبًا خاصًا بذلك الموضع من رصيد أساليب متعلَّمة، "
        "بدالة \u2068softmax\u2069 على دوال خطية في \u2068z\u2069. ويقيّم كل موضع الأساليب تقييمًا "
        "يختلف قليلًا، بإزاحات (\u2068offsets\u2069) تعلّمها، فقد تكون الصورة بأسلوب في أعلاها "
        "وبآخر في أسفلها. ولكل موضع طبقة كاملة الاتصال (\u2068by cell\u2069) تصنع الخريطة من "
        "أسلوبه، ومتوسط أساليب المواضع كلها يحجّم كل خريطة "
        "بعدها ويزيحها (\u2068Karras et al. 2019, arXiv:1812.04948; Perez et al. 2018, "
        "arXiv:1709.07871\u2069). ولا يتعلق حجم الرصيد بعدد الصور."
    ),
    # The objective
    "The objective": "دالة الهدف",
    "q of z given x is a normal distribution with mean mu of x and variance sigma squared of x; "
    "z is mu plus sigma times epsilon, epsilon standard normal": (
        "\u200fq لقيمة z بمعلومية x توزيع طبيعي متوسطه mu عند x وتباينه مربع sigma عند x، وz "
        "تساوي mu زائد sigma في epsilon، وepsilon طبيعي معياري"
    ),
    "The encoder's answer to a picture x, and a sample of it that can be learned through (Kingma "
    "and Welling 2014, arXiv:1312.6114).": (
        "جواب المرمّز عن الصورة \u2068x\u2069، وعينة منه يمرّ التعلّم عبرها (\u2068Kingma and "
        "Welling 2014, arXiv:1312.6114\u2069)."
    ),
    "L is the distance of g of z from x, plus beta times the KL divergence of q of z given x "
    "from N(0, I), plus lambda times the squared distance of z_x from mu of x": (
        "\u200fL بُعد g عند z عن x، زائد beta في تباعد KL بين q لقيمة z بمعلومية x وبين N(0, I)، "
        "زائد lambda في مربع بُعد z_x عن mu عند x"
    ),
    "What is made small. g is the decoder, zₓ the place in N(0, I) that x was made for. With z "
    "from q the first two terms are the evidence lower bound, up to its sign and with β for its "
    "weight. For the other pictures z is zₓ itself, as the window will draw it; the last term "
    "keeps the two alike, as in the sleep phase of Hinton et al. 1995 "
    "(doi:10.1126/science.7761831).": (
        "ما يُصغَّر. \u2068g\u2069 هو المفكك، و\u2068zₓ\u2069 الموضع في \u2068N(0, I)\u2069 الذي "
        "صُنعت له \u2068x\u2069. إذا سُحب \u2068z\u2069 من \u2068q\u2069 فالحدان الأولان هما "
        "الحد الأدنى للدليل (\u2068ELBO\u2069) بإشارة معكوسة ووزن \u2068β\u2069. أما الصور "
        "الأخرى ففيها \u2068z\u2069 هو \u2068zₓ\u2069 نفسه كما سترسمه النافذة، ويُبقي الحد "
        "الأخير الاثنين متفقين، كما في طور النوم عند \u2068Hinton et al. 1995 "
        "(doi:10.1126/science.7761831)\u2069."
    ),
    "Here the other pictures are {share} of all.": "والصور الأخرى هنا {share} من كل الصور.",
    "Here λ is {weight}.": "و\u2068λ\u2069 هنا {weight}.",
    "KL is half the sum over the D axes of mu squared plus sigma squared minus 1 minus the "
    "logarithm of sigma squared": (
        "\u200fKL نصف مجموع مربع mu زائد مربع sigma ناقص 1 ناقص لوغاريتم مربع sigma على المحاور D"
    ),
    "In nats, over D = {d} axes (the same paper, appendix B).": (
        "بالنات، على محاور عددها \u2066D = {d}\u2069 (الورقة نفسها، الملحق \u2068B\u2069)."
    ),
    "The target KL is the logarithm of N plus kappa": "هدف KL لوغاريتم N زائد kappa",
    "The KL to hold: N photos alone have ln N nats to tell, what lies between them κ more.": (
        "ما يُثبَّت عنده \u2068KL\u2069: عند الصور وحدها، وعددها \u2068N\u2069، ما قدره \u2068ln "
        "N\u2069 نات لتقوله، ولما بينها \u2068κ\u2069 أخرى."
    ),
    "The KL to hold: N photos alone have ln N nats to tell, what lies between them κ more; here κ "
    "is {excess}.": (
        "ما يُثبَّت عنده \u2068KL\u2069: عند الصور وحدها، وعددها \u2068N\u2069، ما قدره \u2068ln "
        "N\u2069 نات لتقوله، ولما بينها \u2068κ\u2069 أخرى، و\u2068κ\u2069 هنا {excess}."
    ),
    "After each step the logarithm of beta rises by 0.02 times the relative error of the running "
    "mean of KL, clipped to 1": (
        "بعد كل خطوة يزيد لوغاريتم beta بمقدار 0.02 في الخطأ النسبي للمتوسط المتحرك لقيمة KL، "
        "مقصوصًا عند 1"
    ),
    "After each step β is steered so that the running mean of KL is held there (Shao et al. 2020, "
    "arXiv:2004.05988).": (
        "بعد كل خطوة يُوجَّه \u2068β\u2069 ليثبت عنده المتوسط المتحرك لقيمة \u2068KL\u2069 "
        "(\u2068Shao et al. 2020, arXiv:2004.05988\u2069)."
    ),
    "d is the weighted sum of the parts P, G, T, M, C and V": (
        "\u200fd المجموع الموزون للأجزاء P وG وT وM وC وV"
    ),
    "How unlike two pictures are; the parts stand in the table.": (
        "مدى اختلاف صورتين، والأجزاء في الجدول."
    ),
    "The run folder holds no config.toml: its weights are not known.": (
        "ليس في مجلد التدريب ملف \u2068config.toml\u2069، فأوزانه غير معروفة."
    ),
    "The parts of the distance d and their weights w in this run.": (
        "أجزاء البعد \u2068d\u2069 وأوزانها \u2068w\u2069 في هذا التدريب."
    ),
    "V took no part, though a weight is set: the package of its network was missing.": (
        "لم يشارك \u2068V\u2069 وإن حُدّد له وزن: كانت حزمة شبكته ناقصة."
    ),
    "part": "الجزء",
    "weight": "الوزن",
    "what it compares": "ما يقارنه",
    "source": "المصدر",
    "pixels at five scales, from outline to texture": (
        "البكسلات بخمسة مقاييس، من الخطوط العامة إلى الملمس"
    ),
    "Laplacian pyramid: Bojanowski et al. 2018, arXiv:1707.05776": (
        "هرم لابلاس: \u2068Bojanowski et al. 2018, arXiv:1707.05776\u2069"
    ),
    "neighbouring pixels' differences: edges": "الفروق بين البكسلات المتجاورة: الحواف",
    "Mathieu et al. 2016, arXiv:1511.05440": "Mathieu et al. 2016, arXiv:1511.05440",
    "how much fine detail there is, patch by patch, wherever it lies": (
        "مقدار التفاصيل الدقيقة، رقعة رقعة، أينما وقعت"
    ),
    "after Portilla and Simoncelli 2000, doi:10.1023/A:1026553619983": (
        "بعد \u2068Portilla and Simoncelli 2000, doi:10.1023/A:1026553619983\u2069"
    ),
    "detail that repeats with every second or fourth pixel": (
        "التفاصيل التي تتكرر كل بكسلين أو كل أربعة"
    ),
    "against the checkerboards of Odena et al. 2016, doi:10.23915/distill.00003": (
        "اتقاءً لرقع الشطرنج عند \u2068Odena et al. 2016, doi:10.23915/distill.00003\u2069"
    ),
    "the cross-entropy of each value; finds back out of all white": (
        "الإنتروبيا المتقاطعة لكل قيمة، وبها يُخرَج من البياض التام"
    ),
    "the textbook's own reconstruction term": "حد إعادة البناء المعتاد في الكتب",
    "feature maps of EfficientNet-Lite0, which had seen ImageNet": (
        "خرائط سمات \u2068EfficientNet-Lite0\u2069 التي كانت قد رأت \u2068ImageNet\u2069"
    ),
    "Zhang et al. 2018, arXiv:1801.03924": "Zhang et al. 2018, arXiv:1801.03924",
}
