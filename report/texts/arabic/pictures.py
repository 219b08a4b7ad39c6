"""الصور وما يُرسم. Photos, what came back from their codes, and what is drawn."""

PHRASES = {
    # The photos
    "The photos": "الصور الأصلية",
    "The model was trained on {photos}, each {size} pixels in colour.": (
        "دُرّب النموذج على {photos}، مقاس كل منها {size} بكسل بالألوان."
    ),
    "The model was trained on {photos}, each {size} pixels in black and white.": (
        "دُرّب النموذج على {photos}، مقاس كل منها {size} بكسل بالأبيض والأسود."
    ),
    "They were cut around what all have in common, not to their middle squares.": (
        "وقُطعت حول ما تشترك فيه كلها، لا على مربع وسطها."
    ),
    "Of pictures like these it has seen nothing else.": "ولم ير من أمثال هذه الصور سواها.",
    "It went on from run {parent}.": "وقد تابع من التدريب {parent}.",
    "It went on from run {parent}, which had learned other photos, too.": (
        "وقد تابع من التدريب {parent} الذي كان قد تعلّم من صور أخرى أيضًا."
    ),
    "The network that compared its pictures with theirs had learned from ImageNet's photos "
    "before.": (
        "أما الشبكة التي قارنت رسومه بها فكانت قد تعلّمت من صور \u2068ImageNet\u2069 قبل ذلك."
    ),
    "The run folder holds no photos.npz, so they cannot be shown here.": (
        "ليس في مجلد التدريب ملف \u2068photos.npz\u2069، فلا يمكن عرضها هنا."
    ),
    "All {n} photos": "كل الصور، وعددها {n}،",
    "{n} of {total} photos": "{n} من الصور البالغ عددها {total}،",
    "{which}, as the model sees them. Look for variety: the more unlike they are, the "
    "more the model has to learn.": (
        "{which} كما يراها النموذج. انظر إلى تنوعها: كلما اختلفت زاد ما على النموذج أن يتعلّمه."
    ),
    "photo {name}": "الصورة {name}",
    "How they were gathered: the owner's own photos were used. (Notes in a file beside the "
    "photos, or named with --data-notes, would stand here.)": (
        "كيف جُمعت: استُعملت صور صاحبها. (هنا موضع الملاحظات المكتوبة في ملف بجانب الصور، أو في "
        "ملف يُسمّى بالخيار \u2068--data-notes\u2069.)"
    ),
    "How they were gathered, in the words of {file}:": "كيف جُمعت، بنص الملف {file}:",
    "What became of the {pictures} that made the short list.": (
        "ما آل إليه أمر {pictures} دخلت القائمة القصيرة."
    ),
    "pictures": "الصور",
    "why": "السبب",
    "All photos are at least as large at their source as the model's pictures.": (
        "كل الصور في مصدرها بحجم صور النموذج على الأقل."
    ),
    "{photos} had to be enlarged: at their source their longer side is shorter than the model's "
    "pictures. Enlarging adds no detail: these look soft, and a model learns them soft.": (
        "لزم تكبير {photos}: ضلعها الأطول في المصدر أقصر من صور النموذج. والتكبير لا يضيف "
        "تفاصيل: فهذه تبدو ناعمة، وناعمةً يتعلّمها النموذج."
    ),
    "Who made the photos, and under which licence they are used.": (
        "أصحاب الصور، والرخص التي تُستعمل بموجبها."
    ),
    "author": "صاحب الصور",
    "licence": "الرخصة",
    "photos": "الصور",
    "{others}, see {file}": "{others}، انظر {file}",
    # Reconstructions
    "Photos and their reconstructions": "الصور وإعادة بنائها",
    "Reconstructions need photos.npz and either encoder.onnx or codes.npz; this run folder lacks "
    "them.": (
        "تحتاج إعادة البناء إلى \u2068photos.npz\u2069 وإلى \u2068encoder.onnx\u2069 أو "
        "\u2068codes.npz\u2069، وليست في مجلد هذا التدريب."
    ),
    "{photo}, reconstructed": "{photo} بعد إعادة البناء",
    "Every photo (left) beside its reconstruction (right), the worst first. What the first ones "
    "have in common is what the model finds hard.": (
        "كل صورة (يسارًا) بجانب ما أُعيد بناؤه منها (يمينًا)، والأسوأ أولًا. ما تشترك فيه الأولى "
        "هو ما يصعب على النموذج."
    ),
    "{some} of {all} photos (left) beside their reconstructions (right), the worst first. What "
    "the first ones have in common is what the model finds hard.": (
        "{some} من {all} من الصور (يسارًا) بجانب ما أُعيد بناؤه منها (يمينًا)، والأسوأ أولًا. ما "
        "تشترك فيه الأولى هو ما يصعب على النموذج."
    ),
    "Each photo was encoded with encoder.onnx and its means decoded again with decoder.onnx.": (
        "رُمّزت كل صورة بالملف \u2068encoder.onnx\u2069، وفُكّ ترميز متوسطاتها بالملف "
        "\u2068decoder.onnx\u2069."
    ),
    "Each photo was encoded by training (there is no encoder.onnx) and its means decoded again "
    "with decoder.onnx.": (
        "رُمّزت كل صورة أثناء التدريب (لا وجود للملف \u2068encoder.onnx\u2069)، وفُكّ ترميز "
        "متوسطاتها بالملف \u2068decoder.onnx\u2069."
    ),
    "The {numbers} in between say which of the pictures that the decoder learned it is; what "
    "these look like lies in the decoder. PSNR says how close the result is; 6 dB more halve the "
    "error. Worst: {worst} ({worst_psnr}). Best: {best} ({best_psnr}). Mean over all photos: "
    "{mean}.": (
        "ما بين الخطوتين من {numbers} يدل على أي الصور التي تعلّمها المفكك هي، أما هيئة هذه "
        "الصور ففي المفكك. يبيّن PSNR مدى قرب الناتج، وكل 6 ديسيبل زيادةً تنصّف الخطأ. الأسوأ: "
        "{worst} ({worst_psnr}). الأفضل: {best} ({best_psnr}). المتوسط على كل الصور: {mean}."
    ),
    "(The evaluation after training noted {psnr}.)": "(سجّل التقييم بعد التدريب {psnr}.)",
    "Their mean LPIPS, the distance as people see it, is {lpips} (0 is equal; Zhang et al. 2018, "
    "arXiv:1801.03924).": (
        "ومتوسط LPIPS، وهو البعد كما يراه الناس، {lpips} (و0 هو التطابق؛ \u2068Zhang et al. "
        "2018, arXiv:1801.03924\u2069)."
    ),
    "How well photos come back: how many have which PSNR (left; the dashed line is the mean), and "
    "each beside its fine detail, the mean difference of neighbouring pixels (right). The "
    "correlation of the two is {correlation}.": (
        "جودة عودة الصور: كم صورة لكل قيمة من \u2068PSNR\u2069 (والخط المتقطع هو المتوسط)، وقيمة "
        "كل صورة بحسب تفاصيلها الدقيقة، أي متوسط الفرق بين البكسلات المتجاورة. ومعامل الارتباط "
        "بينهما {correlation}."
    ),
    "fine detail, of 255 levels": "التفاصيل الدقيقة، من 255 درجة",
    "PSNR of each photo beside its fine detail": "قيمة PSNR لكل صورة بحسب تفاصيلها الدقيقة",
    "PSNR of the reconstruction, dB": "\u200fPSNR لإعادة البناء، ديسيبل",
    "Histogram of the PSNR per photo": "مدرج تكراري لقيمة PSNR لكل صورة",
    # Generated pictures
    "Generated pictures": "الصور المولَّدة",
    "A picture is generated by drawing {numbers} from N(0, 1) and decoding them. Picture number "
    "i of a seed depends on the seed and i alone, so moving the window's slider from 5 to 6 adds "
    "a picture and changes no other. Not one of the pictures below was chosen.": (
        "تُولَّد الصورة بسحب {numbers} من \u2068N(0, 1)\u2069 وفك ترميزها. ولا تتعلق الصورة رقم "
        "\u2068i\u2069 من بذرة ما إلا بالبذرة وبالرقم \u2068i\u2069، فتحريك منزلق النافذة من 5 "
        "إلى 6 يضيف صورة ولا يغيّر غيرها. ولم تُنتقَ أي من الصور الآتية."
    ),
    "What the window draws with the slider at 1, 2, … {most}: at n the first n pictures of seed "
    "n, {all} in all.": (
        "ما ترسمه النافذة والمنزلق عند 1 ثم 2 … إلى {most}: عند \u2068n\u2069 أول \u2068n\u2069 "
        "من صور البذرة \u2068n\u2069، ومجموعها {all}."
    ),
    "seed {seed}": "بذرة {seed}",
    "{count} more draws: twelve each of the seeds {first} to {last}. Count those you can name.": (
        "رسوم أخرى عددها {count}: اثنا عشر من كل بذرة من {first} إلى {last}. عُدّ منها ما تعرف اسمه."
    ),
    "seed {seed}, picture {i}": "البذرة {seed}، الصورة {i}",
}
