"""ما يُتعلَّم ومتى. What learns when: of `stages`."""

PHRASES = {
    "What learns when": "ما يُتعلَّم ومتى",
    "{i}. {what}": "{i}. {what}",
    "Before the first step nothing learns. Photos are brought into correspondence, place by "
    "place, and laid out under N(0, I) so that photos that fit one another are neighbours "
    "(classical scaling, Torgerson 1952).": (
        "قبل الخطوة الأولى لا يُتعلَّم شيء. تُطابَق مواضع الصور موضعًا موضعًا، وتوزَّع الصور تحت "
        "\u2068N(0, I)\u2069 بحيث يتجاور ما يوافق بعضه بعضًا (التحجيم الكلاسيكي، \u2068Torgerson "
        "1952\u2069)."
    ),
    "Before the first step nothing learns. Photos are laid out under N(0, I) so that those that "
    "look alike are neighbours, and each is brought into correspondence with its neighbours, place "
    "by place.": (
        "قبل الخطوة الأولى لا يُتعلَّم شيء. توزَّع الصور تحت \u2068N(0, I)\u2069 بحيث يتجاور "
        "المتشابه منها، وتُطابَق كل صورة مع جاراتها موضعًا موضعًا."
    ),
    "This training began with what run {parent} knew. {kept} of that run stayed, {added} were "
    "added, {removed} left out. Each lies where that run's encoder saw it.": (
        "بدأ هذا التدريب بما كان التدريب {parent} يعرفه. بقي من صوره {kept}، وأضيف إليها {added}، "
        "وتُرك منها {removed}. وتقع كل صورة حيث رآها مرمّز ذلك التدريب."
    ),
    "This training began with what run {parent} knew. {kept} of that run stayed, {added} were "
    "added, {removed} left out. Those that stayed keep their places under N(0, I); a new one lies "
    "where that run's encoder saw it, and is brought into correspondence with others.": (
        "بدأ هذا التدريب بما كان التدريب {parent} يعرفه. بقي من صوره {kept}، وأضيف إليها {added}، "
        "وتُرك منها {removed}. وما بقي حفظ موضعه تحت \u2068N(0, I)\u2069، والجديدة تقع حيث رآها "
        "مرمّز ذلك التدريب، وتُطابَق مع غيرها."
    ),
    "Every place there then has a picture of its own: a morph of the two or three photos it lies "
    "between, sharp at every share.": (
        "فيصير لكل موضع هناك صورة خاصة به: تحوّل بين الصورتين أو الثلاث التي يقع بينها، حاد عند "
        "كل نسبة."
    ),
    "Scenes that do not fit are not bent but put together: one is seen in some parts of the "
    "picture and another in others. Which parts a scene favours was drawn by chance, once and for "
    "all.": (
        "والمشاهد التي لا تتوافق لا تُحنى بل تُركَّب: يظهر أحدها في بعض أجزاء الصورة وغيره في أجزاء "
        "أخرى. والأجزاء التي يغلب فيها كل مشهد عُيّنت بالقرعة مرة واحدة."
    ),
    "Scenes that do not fit are not bent but put together: one is seen in some parts of the "
    "picture and another in others. Which parts a scene favours was drawn by chance, once and for "
    "all; mostly the middle or what is around it, up to the edges that it shows.": (
        "والمشاهد التي لا تتوافق لا تُحنى بل تُركَّب: يظهر أحدها في بعض أجزاء الصورة وغيره في أجزاء "
        "أخرى. والأجزاء التي يغلب فيها كل مشهد عُيّنت بالقرعة مرة واحدة، وأكثرها الوسط أو ما حوله، "
        "إلى الحواف التي فيه."
    ),
    "Things on plain ground, if there are any, have one outline: their main photo's.": (
        "وللأشياء على خلفية سادة، إن وُجدت، محيط واحد، هو محيط صورتها الرئيسة."
    ),
    "Things on plain ground have one outline there, their main photo's.": (
        "وللأشياء على خلفية سادة محيط واحد هناك، هو محيط صورتها الرئيسة."
    ),
    "At every step, from the first to the last, encoder and decoder learn together, on pictures "
    "made for places drawn from N(0, I).": (
        "في كل خطوة من الأولى إلى الأخيرة يتعلّم المرمّز والمفكك معًا، من صور صُنعت لمواضع "
        "مسحوبة من \u2068N(0, I)\u2069."
    ),
    "{share} of them are the photos themselves.": "و{share} منها هي الصور الأصلية نفسها.",
    "The decoder begins knowing which photos each place lies between, and in its coarsest map what "
    "patches of 8 by 8 pixels they show there, as principal components; what picture these make, "
    "it has to learn. That is a start and no rule: all of it may change from the first step on.": (
        "يبدأ المفكك وهو يعرف بين أي الصور يقع كل موضع، وفي خريطته الأخشن ما تظهره هذه الصور هناك "
        "من رقع قدرها 8 في 8 بكسل، مكوناتٍ رئيسة؛ أما الصورة التي تصنعها فعليه أن يتعلمها. وهذه "
        "بداية لا قاعدة: كل ذلك قابل للتغيّر من الخطوة الأولى."
    ),
    "The decoder begins knowing the places of {bank} of the photos, and in its coarsest map what "
    "patches of 8 by 8 pixels they show there, as principal components; what picture these make, "
    "it has to learn. That is a start and no rule: all of it may change from the first step on.": (
        "يبدأ المفكك وهو يعرف مواضع {bank} من الصور، وفي خريطته الأخشن ما تظهره هذه الصور هناك من "
        "رقع قدرها 8 في 8 بكسل، مكوناتٍ رئيسة؛ أما الصورة التي تصنعها فعليه أن يتعلمها. وهذه بداية "
        "لا قاعدة: كل ذلك قابل للتغيّر من الخطوة الأولى."
    ),
    "The learning rate rises at first, stays for half of training and falls along a cosine to "
    "{least} of itself (optimiser: {optimiser}). The weights that are kept are a running mean.": (
        "يرتفع معدل التعلّم في البداية، ويثبت نصف التدريب، ثم يهبط على منحنى جيب التمام إلى "
        "{least} من قيمته (المحسِّن: {optimiser}). والأوزان المحفوظة متوسط متحرك."
    ),
    "Muon, Jordan et al. 2024, beside Adam": (
        "\u2068Muon, Jordan et al. 2024\u2069 مع \u2068Adam\u2069"
    ),
    "Adam, Kingma and Ba 2015, arXiv:1412.6980": "Adam, Kingma and Ba 2015, arXiv:1412.6980",
    "Here it rises for the first {share} of the steps.": (
        "ويرتفع هنا على مدى {share} الأولى من الخطوات."
    ),
    "Here the mean is over about {share} of training.": (
        "ويمتد المتوسط هنا على نحو {share} من التدريب."
    ),
    "Helpers, of which nothing is in the exported files: the {shown}, the places and the term "
    "with λ, the network of V, and β. Take them away and what is left is the textbook's VAE, with "
    "d for its reconstruction term.": (
        "معينات ليس منها شيء في الملفين المصدَّرين: ال{shown} والمواضع والحد ذو \u2068λ\u2069، "
        "وشبكة \u2068V\u2069، و\u2068β\u2069. إذا نُزعت بقي \u2068VAE\u2069 كما في الكتب، و"
        "\u2068d\u2069 حد إعادة البناء فيه."
    ),
    "Helpers, of which nothing is in the exported files: the {shown}, the places and the term "
    "with λ, and β. Take them away and what is left is the textbook's VAE, with d for its "
    "reconstruction term.": (
        "معينات ليس منها شيء في الملفين المصدَّرين: ال{shown} والمواضع والحد ذو \u2068λ\u2069، "
        "و\u2068β\u2069. إذا نُزعت بقي \u2068VAE\u2069 كما في الكتب، و\u2068d\u2069 حد "
        "إعادة البناء فيه."
    ),
}
