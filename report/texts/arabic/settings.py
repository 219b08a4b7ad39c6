"""معاني الإعدادات. What every setting means."""

PHRASES = {
    "the settings it started from": "الإعدادات التي بدأ منها",
    "whose outline morphs of things on plain ground have": (
        "محيط أي صورة تأخذه تحولات الأشياء على خلفية سادة"
    ),
    "what the decoder's weights began with": "ما بدأت به أوزان المفكك",
    "processes that trained together": "عدد العمليات التي درّبت معًا",
    "the run that it went on from": "التدريب الذي تابع منه",
    "photos of that run that stayed": "عدد ما بقي من صور ذلك التدريب",
    "photos that were added": "عدد الصور المضافة",
    "photos of that run that were left out": "عدد ما تُرك من صور ذلك التدريب",
    "where the photos were read from": "المجلد الذي قُرئت منه الصور",
    "how photos become square": "كيف تُجعل الصور مربعة",
    "whether they were cut around what all have in common": "هل قُطعت حول ما تشترك فيه كلها",
    "whether photos in sub-folders were read, too": "هل قُرئت صور المجلدات الفرعية أيضًا",
    "share of the photos kept out of training, to judge it by": (
        "نسبة الصور المستبعدة من التدريب ليُحكم بها عليه"
    ),
    "photos that were learned": "عدد الصور التي تُعلّم منها",
    "normal distributions: a mean and a sigma each": (
        "عدد التوزيعات الطبيعية، ولكل منها متوسط وانحراف معياري"
    ),
    "width and height of every picture, in pixels": "عرض كل صورة وارتفاعها بالبكسل",
    "channels of the encoder's first convolution; the second has twice, the third three times as "
    "many": "قنوات الالتفاف الأول في المرمّز، وللثاني ضعفها وللثالث ثلاثة أمثالها",
    "channels of the decoder's first map, an eighth of the picture's side": (
        "قنوات خريطة المفكك الأولى، وضلعها ثُمن ضلع الصورة"
    ),
    "channels of the decoder's coarsest convolution; fewer at every finer scale": (
        "قنوات أخشن التفاف في المفكك، وتقل عند كل مقياس أدق"
    ),
    "numbers in a style, by which a picture is drawn": "عدد أرقام الأسلوب الذي تُرسم الصورة به",
    "styles that a code mixes its own from, for any number of photos": (
        "عدد الأساليب التي تمزج منها الشيفرة أسلوبها، مهما كان عدد الصور"
    ),
    "width of the encoder's dense layer": "عرض الطبقة الكاملة الاتصال في المرمّز",
    "whether each place of a picture mixes a style of its own: found out from the photos, most of "
    "which are scenes then": (
        "هل يمزج كل موضع في الصورة أسلوبًا خاصًا به: يُستخلص ذلك من الصور، ويكون أكثرها عندئذ مشاهد"
    ),
    "three, or one where all photos are black and white": (
        "ثلاث قنوات لون، أو واحدة إذا كانت كل الصور بالأبيض والأسود"
    ),
    "weight of P: pixels at five scales": "وزن \u2068P\u2069: البكسلات بخمسة مقاييس",
    "weight of G: neighbouring pixels' differences, which keeps edges sharp": (
        "وزن \u2068G\u2069: الفروق بين البكسلات المتجاورة، وبه تبقى الحواف حادة"
    ),
    "weight of T: the amount of fine detail, patch by patch": (
        "وزن \u2068T\u2069: مقدار التفاصيل الدقيقة، رقعة رقعة"
    ),
    "weight of M: detail that repeats with every second or fourth pixel": (
        "وزن \u2068M\u2069: التفاصيل التي تتكرر كل بكسلين أو كل أربعة"
    ),
    "weight of C: the way back from pictures that are white all over": (
        "وزن \u2068C\u2069: طريق العودة من الصور البيضاء كلها"
    ),
    "weight of V: feature maps of an image network": "وزن \u2068V\u2069: خرائط سمات شبكة صور",
    "κ: the KL is held at ln N plus this, in nats": (
        "المقدار \u2068κ\u2069: يُثبَّت \u2068KL\u2069 عند \u2068ln N\u2069 زائد هذا، بالنات"
    ),
    "share of the pictures that are decoded from the place in N(0, 1) they were made for, the "
    "others from a sample of what the encoder says": (
        "نسبة الصور المفكوكة من موضعها في \u2068N(0, 1)\u2069 الذي صُنعت له، والباقي من عينة مما "
        "يقوله المرمّز"
    ),
    "λ: how much it counts how far a mean lies from that place": (
        "المقدار \u2068λ\u2069: ثقل بُعد المتوسط عن ذلك الموضع"
    ),
    "share of the pictures learned that are the photos themselves": (
        "نسبة الصور الأصلية نفسها مما يُتعلَّم منه"
    ),
    "from nearly photos (0.05) to all in between (0.9): what a place's main photo does not have "
    "of it, on average": (
        "من الصور نفسها تقريبًا (0.05) إلى كل ما بينها (0.9): ما ليس من الموضع لصورته الرئيسة في "
        "المتوسط"
    ),
    "wall time that was aimed at": "الدقائق المقصودة",
    "how often the weights were changed": "عدد مرات تغيير الأوزان",
    "pictures per step": "عدد الصور في الخطوة",
    "what turns gradients into steps": "ما يحوّل التدرجات إلى خطوات",
    "size of a change, before it fades": "حجم التغيير قبل أن يخفت",
    "share of the steps while the learning rate rises from 0": (
        "نسبة الخطوات التي يرتفع فيها معدل التعلّم من 0"
    ),
    "longest gradient, all weights together": "أطول تدرج لكل الأوزان معًا",
    "share of training that the weights kept are a mean over": (
        "نسبة التدريب التي تُتوسَّط عليها الأوزان المحفوظة"
    ),
    "sample sheets drawn along the way": "عدد لوحات العينات المرسومة في الطريق",
    "times the state was saved along the way": "عدد مرات حفظ الحالة في الطريق",
    "draws that the evaluation judged": "عدد الرسوم التي حكم عليها التقييم",
    "the same seed on the same machine gives the same model": (
        "البذرة نفسها على الحاسوب نفسه تعطي النموذج نفسه"
    ),
}
