"""حكم التقييم وما تغيّره المحاور. The verdict, and what the axes change."""

PHRASES = {
    "This run was not evaluated: python -m kvae.evaluate judges it.": (
        "لم يُقيَّم هذا التدريب: يقيّمه \u2068python -m kvae.evaluate\u2069."
    ),
    "Verdict of the evaluation after training: {state}.": (
        "حكم التقييم بعد التدريب على هذا النموذج: {state}."
    ),
    "Verdict of the evaluation after training: {state} ({meaning}).": (
        "حكم التقييم بعد التدريب على هذا النموذج: {state}، أي {meaning}."
    ),
    "healthy": "سليم",
    "copies": "يكرر صوره",
    "ghosts": "يرسم أطيافًا",
    "underfitted": "ناقص التعلّم",
    "collapsed axes": "بعض محاوره خامل",
    "mesh": "تعلو رسومه شبكة",
    "mismatch": "شيفراته ورسومه متباعدة",
    "not judged": "لم تُقيَّم جودته",
    "memorising": "يحفظ صوره",
    "draws are new things": "أن رسومه أشياء جديدة",
    "draws are the photos in other views": "أن رسومه هي الصور الأصلية منظورًا إليها على نحو آخر",
    "draws show two things at once": "أن رسومه تُظهر شيئين معًا",
    "it has not learned enough to draw things": "أنه لم يتعلّم ما يكفي ليرسم أشياء",
    "some of its numbers say next to nothing": "أن بعض أرقامه لا يكاد يقول شيئًا",
    "a mesh lies over what it draws": "أن شبكة من الخطوط الدقيقة تعلو رسومه",
    "its codes lie elsewhere than draws do": "أن شيفراته تقع في غير ما تقع فيه رسومه",
    "no network was there to judge the draws": "أنه لم تكن هناك شبكة تحكم على الرسوم",
    "axis {i} makes them {what}": "المحور {i} يجعلها {what}",
    "darker": "أغمق",
    "lighter": "أفتح",
    "greener": "أكثر خضرة",
    "redder": "أكثر حمرة",
    "bluer": "أكثر زرقة",
    "yellower": "أكثر صفرة",
    "paler": "أبهت",
    "more vivid": "أزهى",
    "more even": "أكثر استواء",
    "patchier": "أكثر تباينًا",
    "smoother": "أنعم",
    "rougher": "أخشن",
    "smaller": "أصغر",
    "larger": "أكبر",
    "taller": "أطول",
    "wider": "أعرض",
    "tilted to the left": "مائلة إلى اليسار",
    "tilted to the right": "مائلة إلى اليمين",
    "lie farther left": "أقرب إلى اليسار",
    "lie farther right": "أقرب إلى اليمين",
    "lie lower": "أخفض موضعًا",
    "lie higher": "أعلى موضعًا",
    "more ragged": "أكثر تعرجًا",
    "rounder": "أكثر استدارة",
    "Walks from many random draws, two sigma to each side, were measured at export: upwards "
    "along it, {axes}, in most pictures alike.": (
        "قيست عند التصدير مسارات تبدأ من رسوم عشوائية كثيرة، بقدر انحرافين معياريين إلى كل جهة: "
        "في الاتجاه الموجب {axes}، ويتفق في ذلك معظم الصور."
    ),
    "Walks from many random draws, two sigma to each side, were measured at export: upwards "
    "along it, {axes}, in most pictures alike; what the other axes change differs from picture "
    "to picture, or one of these changes it more.": (
        "قيست عند التصدير مسارات تبدأ من رسوم عشوائية كثيرة، بقدر انحرافين معياريين إلى كل جهة: "
        "في الاتجاه الموجب {axes}، ويتفق في ذلك معظم الصور، أما ما تغيّره المحاور الأخرى فيختلف "
        "من صورة إلى صورة، أو يغيّره أحد هذه أكثر منها."
    ),
}
