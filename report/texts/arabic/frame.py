"""إطار التقرير. Title, opening, and what stands around chapters; numbers and lists."""

PHRASES = {
    "not known": "غير معروف",
    ", ": " و",
    "; ": "؛ ",
    "{words} and {last}": "{words} و{last}",
    "garden": "الحديقة",
    "toy": "لعبة",
    "{name}: pictures drawn from {distributions}": "{name}: صور مسحوبة من {distributions}",
    "Report on a variational autoencoder": "تقرير عن مرمّز ذاتي تبايني",
    "run {run}": "التدريب {run}",
    "pixels": "بكسل",
    "normal distributions": "توزيعات طبيعية",
    "of the draws are new and good": "من الرسوم جديدة وجيدة",
    "of the draws are new and good; of the {shown} they were learned from {share}": (
        "من الرسوم جديدة وجيدة، ومن ال{shown} التي تُعُلّمت منها {share}"
    ),
    "KID × 1000, distance of the draws from the photos": (
        "\u200f\u2068KID × 1000\u2069، بُعد الرسوم عن الصور"
    ),
    "PSNR of reconstructions": "\u200fPSNR لإعادة البناء",
    "Damaged, and left out of this report: {files}. Train or export the run again, or delete "
    "what is damaged.": (
        "تالف ومتروك من هذا التقرير: {files}. درّب أو صدّر من جديد، أو احذف التالف."
    ),
    "A convolutional variational autoencoder learned {photos} of {size} pixels.": (
        "تعلّم مرمّز ذاتي تبايني التفافي من {photos} مقاسها {size} بكسل."
    ),
    "A convolutional variational autoencoder learned {photos} of {size} pixels in {minutes}.": (
        "تعلّم مرمّز ذاتي تبايني التفافي من {photos} مقاسها {size} بكسل في {minutes}."
    ),
    "It describes every photo with {distributions}, each a mean and a sigma.": (
        "ويصف كل صورة بواسطة {distributions}، لكل منها متوسط وانحراف معياري."
    ),
    "Photos come back from their codes with {psnr} on average, above the {limit} under which it "
    "would count as underfitted.": (
        "وتعود الصور من شيفراتها بدقة {psnr} في المتوسط، فوق {limit} التي يُعدّ ما دونها نقصًا "
        "في التعلّم."
    ),
    "Photos come back from their codes with {psnr} on average, below the {limit} under which it "
    "counts as underfitted.": (
        "وتعود الصور من شيفراتها بدقة {psnr} في المتوسط، دون {limit} التي يُعدّ ما دونها نقصًا "
        "في التعلّم."
    ),
    "New pictures come from random numbers.": "وتأتي الصور الجديدة من أرقام عشوائية.",
    "All of them are shown below.": "وكلها معروضة فيما يلي.",
    "Figure {n}.": "الشكل {n}.",
    "Table {n}.": "الجدول {n}.",
    "Contents": "المحتويات",
    "Draw new pictures with this model, in the browser": "ارسم صورًا جديدة بهذا النموذج في المتصفح",
}
