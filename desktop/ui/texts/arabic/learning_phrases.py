"""ما يُقال حين لا يمضي التعلم. What goes wrong when photos are learned, and what helps."""

PHRASES = {
    "{name} could not be changed: {reason}.": "تعذر تغيير {name}: {reason}.",
    "Look whether the disk is full, or choose the photos again.": (
        "انظر هل القرص ممتلئ، أو اختر الصور من جديد."
    ),
    "No program of this system shows {name}.": "ليس في هذا النظام برنامج يعرض {name}.",
    "It lies at {path}.": "موضعه {path}.",
    "The training could not be started: {reason}.": "تعذر بدء التدريب: {reason}.",
    "Look whether the disk is full, then try again.": "انظر هل القرص ممتلئ، ثم حاول مرة أخرى.",
    "The training ended before it was done: {reason}.": "انتهى التدريب قبل أن يكتمل: {reason}.",
    "Try again; what was learned so far is still there.": (
        "حاول مرة أخرى، فما جرى تعلُّمه حتى الآن محفوظ."
    ),
    "it did not say why": "لم يذكر السبب",
    "Training is not installed here.": "التدريب غير مثبت هنا.",
    "Set it up first.": "أعدَّه أولًا.",
    "Training is not part of this copy of the program.": (
        "التدريب ليس جزءًا من هذه النسخة من البرنامج."
    ),
    "Where you have the project, type: python bootstrap.py run": (
        "حيث يوجد المشروع اكتب: python bootstrap.py run"
    ),
    "There is too little room on the disk: training takes {needed} GB.": (
        "لا يكفي القرص: يحتاج التدريب إلى {needed} غيغابايت."
    ),
    "Make room, then try again.": "أفسح مكانًا ثم حاول مرة أخرى.",
    "Training needs Python {versions} on this computer, with venv.": (
        "يحتاج التدريب إلى Python {versions} على هذا الحاسوب مع venv."
    ),
    "Type this in a terminal, then try again: {command}": (
        "اكتب هذا في الطرفية ثم حاول مرة أخرى: {command}"
    ),
    "Training could not be set up: {reason}.": "تعذر إعداد التدريب: {reason}.",
    "The disk is full: {free} MB are left.": "القرص ممتلئ: الباقي {free} ميغابايت.",
    "Make room, then go on; what was learned so far is kept.": (
        "أفسح مكانًا ثم تابع، فما جرى تعلُّمه حتى الآن محفوظ."
    ),
    "{package} is not the file that this program was tested with; it was not installed.": (
        "ملف {package} ليس الذي اختُبر به هذا البرنامج، فلم يُثبَّت."
    ),
    "Its file may be damaged: load it anew, then try again.": (
        "قد يكون ملفها تالفًا: حمِّله من جديد ثم حاول مرة أخرى."
    ),
    "The network does not answer.": "الشبكة لا تجيب.",
    "Look whether this computer is online, then try again; what was loaded is kept.": (
        "انظر هل هذا الحاسوب متصل بالشبكة ثم حاول مرة أخرى، فما حُمِّل محفوظ."
    ),
    "{package} is not in the folder {folder}, or not for this computer.": (
        "{package} غير موجودة في المجلد {folder}، أو ليست لهذا الحاسوب."
    ),
    "Put its file there, then try again.": "ضع ملفها هناك ثم حاول مرة أخرى.",
    "Look at the network and the disk, then try again; what was loaded is kept.": (
        "تفقد الشبكة والقرص ثم حاول مرة أخرى، فما حُمِّل محفوظ."
    ),
}
