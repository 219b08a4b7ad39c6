"""كيف يُعاد. How to make the run again, and whose work is in it."""

PHRASES = {
    "How to reproduce": "كيف يُعاد التدريب",
    "These commands train, export, report, and draw the pictures of the slider at 12 again. The "
    "drawn pictures are the same to the pixel on one processor; another may round a few values "
    "one level up or down.": (
        "تدرّب هذه الأوامر وتصدّر وتكتب التقرير وترسم صور المنزلق عند 12 من جديد. والصور "
        "المرسومة هي هي بكسلًا ببكسل على المعالج نفسه، وقد يقرّب غيره قيمًا قليلة درجة صعودًا أو "
        "نزولًا."
    ),
    "What this run was made with.": "ما صُنع به هذا التدريب.",
    "value": "القيمة",
    "decoder.onnx, sha256": "\u200f\u2068decoder.onnx\u2069، \u2068sha256\u2069",
    "encoder.onnx, sha256": "\u200f\u2068encoder.onnx\u2069، \u2068sha256\u2069",
    "photos, fingerprint": "بصمة الصور",
    "versions": "الإصدارات",
    "Licences": "الرخص",
    "Licence of the model file: {licence}": "رخصة ملف النموذج: {licence}",
    "The photos' authors and licences are listed in the first chapter.": (
        "أصحاب الصور ورخصها مذكورون في الفصل الأول."
    ),
    "Credits, from the model file.": "أصحاب الصور كما في ملف النموذج.",
    "credit": "صاحب الصور",
    "The model file names no licence and no credits.": "لا يذكر ملف النموذج رخصة ولا أصحاب صور.",
    "Fonts in this report's PDF: DejaVu, free to use and embed.": (
        "خطوط نسخة PDF من هذا التقرير: \u2068DejaVu\u2069، وهي حرة الاستعمال والتضمين."
    ),
    "Appendix: every setting": "ملحق: كل الإعدادات",
    "The run folder holds no config.toml, so its settings are not known.": (
        "ليس في مجلد التدريب ملف \u2068config.toml\u2069، فإعداداته غير معروفة."
    ),
    "setting": "الإعداد",
    "what it means": "معناه",
    "config.toml of the run.": "ملف \u2068config.toml\u2069 لهذا التدريب.",
    "yes": "نعم",
    "no": "لا",
}
