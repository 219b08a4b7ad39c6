"""ما تعنيه الأرقام. What the figures mean: of `comments`."""

PHRASES = {
    "{what} was not measured in this run.": "لم يُقَس في هذا التدريب: {what}.",
    "{photos}: fewer than the {enough} that are asked for.": (
        "عدد الصور أقل من {enough} وهو المطلوب، ففيه {photos}."
    ),
    "{photos}: at least the {enough} that are asked for.": (
        "تعلّم من {photos}، والمطلوب {enough} على الأقل."
    ),
    "Add photos until there are at least {enough}.": "أضف صورًا حتى يبلغ عددها {enough} على الأقل.",
    "The quality of the reconstructions (PSNR)": "جودة إعادة البناء (PSNR)",
    "Underfitted: the reconstructions reach {psnr}, below {poor}. The model has not learned to "
    "reproduce the photos it was shown.": (
        "ناقص التعلّم: تبلغ إعادة البناء {psnr}، أي دون {poor}. لم يتعلّم النموذج أن يعيد الصور "
        "التي عُرضت عليه."
    ),
    "Soft: the reconstructions reach {psnr}, above the {poor} of an underfitted model but below "
    "{good}. Shapes and colours are right, fine detail is missing.": (
        "ناعم: تبلغ إعادة البناء {psnr}، أي فوق حد النموذج الناقص التعلّم، وهو {poor}، ودون "
        "{good}. الأشكال والألوان صحيحة، وتنقصها التفاصيل الدقيقة."
    ),
    "Not underfitted: the reconstructions reach {psnr} (underfitted means below {poor}, and from "
    "{good} the photos are easily recognised).": (
        "ليس ناقص التعلّم: تبلغ إعادة البناء {psnr} (النقص ما كان دون {poor}، ومن {good} فصاعدًا "
        "تُعرف الصور بسهولة)."
    ),
    "let it fit the photos": "يطابق الصور",
    "sharpen the detail": "تزداد التفاصيل حدة",
    "finish the fall of the loss": "يكتمل هبوط الخسارة",
    "Train longer to {purpose}: raise --minutes.": (
        "درّب مدة أطول حتى {purpose}: زد \u2068--minutes\u2069."
    ),
    "Train longer to {purpose}: {option} (this run took {minutes}).": (
        "درّب مدة أطول حتى {purpose}: {option} (استغرق هذا التدريب {minutes})."
    ),
    "Whether training had settled was not measured: the history is too short for that.": (
        "لم يُقَس هل استقر التدريب: سجله أقصر من أن يدل على ذلك."
    ),
    "The reconstruction loss went from {first} to {last}.": (
        "نزلت خسارة إعادة البناء من {first} إلى {last}."
    ),
    "It still fell by {share} over the last tenth of the run, so the model had not finished "
    "learning.": "وظلت تهبط بنسبة {share} في عُشر التدريب الأخير، فلم يكن النموذج قد أتم تعلّمه.",
    "It rose by {share} over the last tenth of the run, which a settled run does not do.": (
        "وارتفعت بنسبة {share} في عُشر التدريب الأخير، ولا يفعل ذلك تدريب مستقر."
    ),
    "Try another --seed, or train longer with --minutes.": (
        "جرّب بذرة أخرى بالخيار \u2068--seed\u2069، أو درّب مدة أطول بالخيار \u2068--minutes\u2069."
    ),
    "Over the last tenth of the run it fell by {share}, no more than chance moves it.": (
        "وفي عُشر التدريب الأخير هبطت بنسبة {share}، وليس ذلك أكثر مما تحركه المصادفة."
    ),
    "Over the last tenth of the run it rose by {share}, no more than chance moves it.": (
        "وفي عُشر التدريب الأخير ارتفعت بنسبة {share}، وليس ذلك أكثر مما تحركه المصادفة."
    ),
    "The learning rate had come down to {share} by then, which levels off any loss: it is no "
    "proof that nothing was left to learn.": (
        "وكان معدل التعلّم قد انخفض حينئذ إلى {share} من أعلاه، وهذا يسوّي أي خسارة: فليس دليلًا "
        "على أنه لم يبق شيء يُتعلَّم."
    ),
    "How new the drawn pictures are": "مدى جدة الصور المرسومة",
    "Of the {draws} of the slider, {new} are not a photo in another view, and so new.": (
        "من {draws} للمنزلق، ما ليس صورة أصلية منظورًا إليها على نحو آخر، أي الجديد: {new}."
    ),
    "The difference between the trained model and the exported file": (
        "الفرق بين النموذج المدرَّب والملف المصدَّر"
    ),
    "The exported file draws what was trained: the largest difference is {levels} of 255 levels, "
    "below the {most} that rounding alone can change.": (
        "يرسم الملف المصدَّر ما دُرّب عليه: أكبر فرق {levels} من 255 درجة، دون {most} التي قد "
        "يغيّرها التقريب وحده."
    ),
    "The exported file differs from the trained model by up to {levels} of 255 levels, more than "
    "the {most} that rounding alone can change.": (
        "يختلف الملف المصدَّر عن النموذج المدرَّب بما يصل إلى {levels} من 255 درجة، أي أكثر من "
        "{most} التي قد يغيّرها التقريب وحده."
    ),
    "Export again: python -m export.to_onnx.": (
        "صدّر من جديد: \u2068python -m export.to_onnx\u2069."
    ),
}
