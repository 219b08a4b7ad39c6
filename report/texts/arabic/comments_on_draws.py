"""ما تعنيه أرقام الرسوم والشيفرات. What figures of draws and codes mean."""

PHRASES = {
    "How many draws are new and good": "عدد الرسوم الجديدة الجيدة",
    "{success} of the draws are new and good: {new} are not a photo in another view, {good} are "
    "things as photos show things.": (
        "{success} من الرسوم جديدة وجيدة معًا: {new} منها ليست صورة أصلية منظورًا إليها على نحو "
        "آخر، و{good} أشياء كما تُظهر الصور الأشياء."
    ),
    "Most draws do not show a thing.": "معظم الرسوم لا تُظهر شيئًا بعينه.",
    "Most draws repeat a photo.": "معظم الرسوم تكرر صورة أصلية.",
    "Most of the new ones do not show a thing.": "معظم الجديد منها لا يُظهر شيئًا بعينه.",
    "Train longer: raise --minutes.": "درّب مدة أطول: زد \u2068--minutes\u2069.",
    "Mix more: raise --mixing.": "امزج أكثر: زد \u2068--mixing\u2069.",
    "How evenly pictures change along a walk": "مدى انتظام تغيّر الصور على طول المسار",
    "Along a walk between two draws the three largest of 36 steps hold {share} of all change; if "
    "all were alike it would be {even}.": (
        "على المسار بين رسمين تحمل أكبر ثلاث خطوات من 36 خطوة {share} من التغيّر كله، ولو تساوت "
        "الخطوات لحملت {even}."
    ),
    "Walks jump from thing to thing.": "المسارات تقفز من شيء إلى شيء.",
    "Whether photos framed otherwise come back as themselves": (
        "رجوع الصور المؤطّرة على نحو آخر كما هي"
    ),
    "Of the photos taken closer (1.2 times) {closer} come back as themselves, from farther off "
    "(0.8) {farther}, shifted by a tenth {shifted}.": (
        "من الصور المأخوذة من أقرب (بمعامل 1.2) يرجع {closer} كما هو، ومن المأخوذة من أبعد (0.8) "
        "{farther}، ومن المُزاحة بمقدار العُشر {shifted}."
    ),
    "The model knows them in their own framing best.": "أفضل ما يعرفها النموذج في تأطيرها الأصلي.",
    "What becomes of photos that were never learned": "مصير الصور التي لم يتعلّمها النموذج",
    "Photos never seen come back at {unseen}; the nearest training photo as the answer has "
    "{nearest}.": (
        "تعود الصور التي لم يرها النموذج بدقة {unseen}، ولو أُجيب عنها بأقرب صورة تعلّمها لكانت "
        "الدقة {nearest}."
    ),
    "Photos never seen come back at {unseen} (learned ones at {learned}); the nearest training "
    "photo as the answer has {nearest}.": (
        "تعود الصور التي لم يرها النموذج بدقة {unseen} (والتي تعلّمها بدقة {learned})، ولو أُجيب "
        "عنها بأقرب صورة تعلّمها لكانت الدقة {nearest}."
    ),
    "For that, codes were sought on from those that the encoder names, by which they come back at "
    "{encoded}.": (
        "وقد بُحث لها عن شيفرات أجود بدءًا مما يسمّيه المرمّز، أما بما يسمّيه فتعود بدقة {encoded}."
    ),
    "They come nearer than that photo, but stay below {least}: the model draws something of their "
    "kind, not them.": (
        "وهي أقرب من تلك الصورة، لكنها دون {least}: يرسم النموذج شيئًا من نوعها، لا إياها."
    ),
    "The model is no better than that: it knows its own photos only.": (
        "فليس النموذج خيرًا من ذلك: لا يعرف إلا صوره."
    ),
    "Add photos: more of them show more of their kind.": (
        "أضف صورًا: كلما كثرت أظهرت المزيد من نوعها."
    ),
    "Raise the KL: a larger kl_excess in the preset (--preset).": (
        "ارفع KL: اجعل \u2068kl_excess\u2069 أكبر في الإعداد (\u2068--preset\u2069)."
    ),
    "How much the codes carry (KL)": "ما تحمله الشيفرات (KL)",
    "{logarithm} = {value}": "{logarithm} = {value}",
    "The codes of photos carry {kl} each; telling {photos} apart takes {least}. Of all that is "
    "learned, photos and what lies between them, codes should carry {target} on average, {excess} "
    "more.": (
        "تحمل شيفرات الصور {kl} لكل منها، ويتطلب التمييز بين {photos} قدر {least}. وينبغي لشيفرات "
        "كل ما يُتعلَّم، أي الصور وما بينها، أن تحمل في المتوسط {target}، بزيادة {excess}."
    ),
    "The codes of photos carry {kl} each; telling {photos} apart takes {least}. Of all that is "
    "learned, photos and what lies between them, codes should carry {target} on average, {excess} "
    "less.": (
        "تحمل شيفرات الصور {kl} لكل منها، ويتطلب التمييز بين {photos} قدر {least}. وينبغي لشيفرات "
        "كل ما يُتعلَّم، أي الصور وما بينها، أن تحمل في المتوسط {target}، أي أقل بقدر {excess}."
    ),
    "So few do not tell the photos apart: unlike ones share a place.": (
        "وهذا القليل لا يميز الصور: فالمختلف منها يتقاسم موضعًا واحدًا."
    ),
    "How much they did was not kept in this run.": "ولم يُحفظ في هذا التدريب كم حملت.",
    "At the end of training it was {held}, {apart} above that: what is too much is spent on "
    "distance from the normal distribution.": (
        "وفي آخر التدريب كان المتوسط {held}، أي فوق ذلك بقدر {apart}: يُنفق الزائد على البعد عن "
        "التوزيع الطبيعي."
    ),
    "At the end of training it was {held}, {apart} below that: unlike pictures must share a place, "
    "so they come back alike.": (
        "وفي آخر التدريب كان المتوسط {held}، أي دون ذلك بقدر {apart}: لا بد للصور المختلفة من أن "
        "تتقاسم موضعًا، فتعود متشابهة."
    ),
    "At the end of training it was {held}, within {nats} of that.": (
        "وفي آخر التدريب كان المتوسط {held}، أي في حدود {nats} من ذلك."
    ),
    "Whether draws start where codes lie": "هل تبدأ الرسوم حيث تقع الشيفرات",
    "Draws start where codes lie: the codes of many draws, taken together, are {distance} from the "
    "N(0, I) that draws come from. Above {most} many would start where hardly any code lies.": (
        "تبدأ الرسوم حيث تقع الشيفرات: تبعد شيفرات رسوم كثيرة معًا {distance} عن \u2068N(0, "
        "I)\u2069 الذي تُسحب منه الرسوم. ولو زاد البعد على {most} لبدأ كثير منها حيث لا تكاد تقع "
        "شيفرة."
    ),
    "The codes of many draws, taken together, are {distance} from the N(0, I) that draws come "
    "from, but {good} of the draws are good: there are things where they start.": (
        "تبعد شيفرات رسوم كثيرة معًا {distance} عن \u2068N(0, I)\u2069 الذي تُسحب منه الرسوم، لكن "
        "{good} من الرسوم جيدة: فثمة أشياء حيث تبدأ."
    ),
    "Draws start where hardly any code lies: the codes of many draws, taken together, are "
    "{distance} from the N(0, I) that draws come from, above {most}. Such draws are shapeless, "
    "however good the reconstructions are.": (
        "تبدأ الرسوم حيث لا تكاد تقع شيفرة: تبعد شيفرات رسوم كثيرة معًا {distance} عن \u2068N(0, "
        "I)\u2069 الذي تُسحب منه الرسوم، أي أكثر من {most}. ومثل هذه الرسوم بلا شكل مهما جادت "
        "إعادة البناء."
    ),
    "How much each axis carries": "ما يحمله كل محور",
    "All {axes} axes are in use: the quietest, axis {quietest}, carries {kl} (below {least} an "
    "axis counts as inactive).": (
        "كل المحاور مستعملة، وعددها {axes}: أقلها حملًا المحور {quietest}، ويحمل {kl} (وما كان "
        "دون {least} يُعدّ خاملًا)."
    ),
    "{used} of {axes} axes are in use. Below {least}, and so inactive: axis {idle}. An inactive "
    "axis tells next to nothing about which photo it was.": (
        "المحاور المستعملة {used} من {axes}. ما كان دون {least} فهو خامل، وهو المحور {idle}. لا "
        "يكاد المحور الخامل يدل على الصورة التي كانت."
    ),
    "{used} of {axes} axes are in use. Below {least}, and so inactive: axes {idle}. An inactive "
    "axis tells next to nothing about which photo it was.": (
        "المحاور المستعملة {used} من {axes}. ما كان دون {least} فهو خامل، وهي المحاور {idle}. لا "
        "يكاد المحور الخامل يدل على الصورة التي كانت."
    ),
    "Train with {option}: it would do.": "درّب بالخيار {option}، ففيه كفاية.",
    "How well the codes tell the photos apart": "مدى تمييز الشيفرات بين الصور",
    "A code tells {shared} about which of the {photos} it is of (mutual information); there are "
    "{most} to tell.": (
        "تدل الشيفرة بقدر {shared} على صورتها من بين {photos} (المعلومات المتبادلة)، وكل ما يمكن "
        "أن تدل به {most}."
    ),
    "It is less than half of that: many photos share a place.": (
        "وهذا أقل من نصف ذلك: تتقاسم صور كثيرة موضعًا واحدًا."
    ),
}
