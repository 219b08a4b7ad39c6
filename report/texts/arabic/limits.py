"""الحدود والملفات المصدَّرة. The exported files, limits, and what to do next."""

PHRASES = {
    # The exported files
    "The exported files": "الملفان المصدَّران",
    "decoder.onnx draws a picture in {time} of processor time (one thread of onnxruntime, "
    "{processor}; the median of five rounds of twelve), without any deep-learning framework.": (
        "يرسم الملف \u2068decoder.onnx\u2069 الصورة في {time} من وقت المعالج (خيط واحد من "
        "\u2068onnxruntime\u2069، {processor}؛ وهو وسيط خمس جولات من اثنتي عشرة صورة)، بلا أي "
        "إطار للتعلّم العميق."
    ),
    "What the files hold. A node is one operator that the runtime performs.": (
        "ما في الملفين. العقدة عملية واحدة ينفذها محرك التشغيل."
    ),
    "file": "الملف",
    "parameters": "المعاملات",
    "nodes": "العقد",
    "transposes": "التبديلات",
    "MB": "ميغابايت",
    "sha256 begins": "بداية \u2068sha256\u2069",
    "{file}, {pictures}": "{file}، {pictures}",
    "random codes": "شيفرات عشوائية",
    "posterior codes": "شيفرات بَعدية",
    "random pictures": "صور عشوائية",
    "Largest difference between Keras and the ONNX files: of a picture's values, 0 to 1, or of a "
    "code's means and ln σ².": (
        "أكبر فرق بين \u2068Keras\u2069 وملفي \u2068ONNX\u2069: في قيم الصورة، من 0 إلى 1، أو في "
        "متوسطات الشيفرة و\u2068ln σ²\u2069."
    ),
    "allowed": "المسموح",
    "Compared in batches of {sizes}.": "قورنت في دفعات من {sizes}.",
    "compared on": "المقارنة على",
    "difference": "الفرق",
    "in 8-bit levels": "بدرجات 8 بت",
    # Limits
    "Limits, and what to do next": "الحدود، وما يُفعل بعد",
    "It draws what lies between its own photos, at most. It knows no other things: given a photo "
    "of something else it answers with one of its own kind.": (
        "لا يرسم النموذج إلا ما يقع بين صوره على الأكثر، ولا يعرف غيرها: إذا أُعطي صورة شيء آخر "
        "أجاب بشيء من جنس صوره."
    ),
    "No photos were kept out of this training (--hold-out), so that was not measured.": (
        "ولم تُستبعد صور من هذا التدريب (\u2068--hold-out\u2069)، فلم يُقَس ذلك."
    ),
    "No photos were kept out of this training; one that kept {kept} of {all} out shows it: they "
    "come back at {psnr}; the nearest photo that it learned, as the answer, has {nearest}.": (
        "ولم تُستبعد صور من هذا التدريب، ويبيّن ذلك تدريب استُبعدت منه {kept} من {all}: تعود هذه "
        "بدقة {psnr}، ولأقرب صورة تعلّمها جوابًا {nearest}."
    ),
    "{photos} kept out of training come back at {psnr}; the nearest photo that it learned, as "
    "the answer, has {nearest}.": (
        "واستُبعدت من التدريب {photos} فعادت بدقة {psnr}، ولأقرب صورة تعلّمها جوابًا {nearest}."
    ),
    "Photos that were never learned, of another training: preset {preset}, {steps} steps, {size} "
    "pixels, with {kept} of {all} photos kept out of it.": (
        "صور لم تُتعلَّم قط، من تدريب آخر: الإعداد {preset}، وعدد الخطوات {steps}، والمقاس "
        "{size} بكسل، والصور المستبعدة منه {kept} من {all}."
    ),
    "Of the fine detail of all draws {share} repeats with the grid of the pixels, beyond what does "
    "in the photos: a mesh.": (
        "ومن التفاصيل الدقيقة للرسوم كلها {share} تتكرر مع شبكة البكسلات زيادةً على ما في الصور."
    ),
    "New draws have {share} of the photos' fine detail: what is between photos is softer than "
    "they are.": "في الرسوم الجديدة {share} من التفاصيل الدقيقة في الصور: ما بين الصور أنعم منها.",
    "New draws have {share} of the photos' fine detail; new ones of the {between} that they were "
    "learned from have {shown}.": (
        "في الرسوم الجديدة {share} من التفاصيل الدقيقة في الصور، وفي الجديد من ال{between} التي "
        "تُعُلّمت منها {shown}."
    ),
    "Pictures are {size} pixels. Whether it is worth anything at a larger size, these figures do "
    "not say.": "مقاس الصور {size} بكسل. ولا تقول هذه الأرقام هل ينفع بمقاس أكبر.",
    "New means: no photo in another view, after the best affine map and colours. A photo bent in "
    "any other way counts as new, though not as new in look; morphs are photos bent, and mixed.": (
        "معنى الجديد: ليس صورة أصلية منظورًا إليها على نحو آخر، بعد أفضل تحويل أفيني وألوان. أما "
        "الصورة المحنيّة على نحو آخر فتُعدّ جديدة، لا جديدة المظهر، وما التحولات إلا صور محنيّة "
        "ممزوجة."
    ),
    "New means: no photo in another view, after the best affine map and colours. A photo bent in "
    "any other way counts as new, though not as new in look; morphs are photos bent and mixed, or "
    "put together of parts.": (
        "معنى الجديد: ليس صورة أصلية منظورًا إليها على نحو آخر، بعد أفضل تحويل أفيني وألوان. أما "
        "الصورة المحنيّة على نحو آخر فتُعدّ جديدة، لا جديدة المظهر، وما التحولات إلا صور محنيّة "
        "ممزوجة، أو صور مركّبة من أجزاء."
    ),
    "With {photos} the balls around them are wide: precision and coverage near {all} are easily "
    "had, also by copies. Every figure is to be read beside those of the programs without a "
    "model.": (
        "مع {photos} تتسع الكرات حولها: فالدقة والتغطية القريبتان من {all} سهلتا المنال حتى "
        "للنسخ. ويُقرأ كل رقم بجانب أرقام البرامج التي بلا نموذج."
    ),
    "The intervals are about the draws of this one training. Another seed gives another model; "
    "how far two such models differ was not measured here.": (
        "فترات الثقة تخص رسوم هذا التدريب وحده. وبذرة أخرى تعطي نموذجًا آخر، ولم يُقَس هنا مدى "
        "اختلاف نموذجين كهذين."
    ),
    "Good is what {judge} takes for things as photos show them. It had learned from ImageNet's "
    "photos, and the thresholds were set with the photos of the garden in sight; no person was "
    "asked.": (
        "الجيد ما تعدّه الشبكة {judge} أشياء كما تُظهرها الصور. وكانت قد تعلّمت من صور "
        "\u2068ImageNet\u2069، وضُبطت العتبات بالنظر إلى صور الحديقة، ولم يُستطلع رأي أحد."
    ),
    "The network of the training's perceptual term had seen ImageNet, too.": (
        "وشبكة الحد الإدراكي في التدريب كانت قد رأت \u2068ImageNet\u2069 أيضًا."
    ),
    "What speaks against this run": "ما يؤخذ على هذا التدريب",
    "Not measured in this run: {names}.": "لم يُقَس في هذا التدريب: {names}.",
    "number of photos": "عدد الصور",
    "reconstructions": "إعادة البناء",
    "training": "التدريب",
    "what the codes carry": "ما تحمله الشيفرات",
    "random draws": "الرسوم العشوائية",
    "what codes tell of the photo": "ما تدل به الشيفرات على الصورة",
    "axes in use": "المحاور المستعملة",
    "new things": "الأشياء الجديدة",
    "walks": "المسارات",
    "photos framed otherwise": "الصور المؤطّرة على نحو آخر",
    "unseen photos": "الصور التي لم يرها",
    "new pictures": "الصور الجديدة",
    "exported file": "الملف المصدَّر",
    "What to do next": "ما يُفعل بعد",
    "One way to do that:": "إحدى الطرق إلى ذلك:",
    "Nothing has to change.": "لا حاجة إلى تغيير شيء.",
    "For other pictures, try another --seed or other photos.": (
        "ولصور أخرى جرّب بذرة أخرى (\u2068--seed\u2069) أو صورًا أصلية أخرى."
    ),
}
