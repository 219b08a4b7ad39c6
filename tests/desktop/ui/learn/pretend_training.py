"""Stands for `python`: reports and obeys as the real programs do, in a fraction of a second.

Started as `pretend_training.py -m MODULE ...`. What MODULE would make is there afterwards, empty.
The file `behaviour` beside the script says what goes otherwise: slow, fail, crash, some photos, one
kind, no room, no room but for a checkpoint, no report, no page; or which stage takes a minute.
"""

import json
import shutil
import sys
import time
from pathlib import Path

MINUTE = 60.0  # seconds; no test waits for so long


def emit(event, **values):
    print(json.dumps({"event": event} | values), flush=True)


def begin(stage, behaviour):
    emit("stage", name=stage)
    if behaviour == stage:
        time.sleep(MINUTE)


def option(name):
    return sys.argv[sys.argv.index(name) + 1]


def photos(behaviour):
    out = Path(option("--gather"))
    out.mkdir(parents=True, exist_ok=True)
    for line in sys.stdin.read().splitlines():
        source = Path(line)
        for path in sorted(source.iterdir()) if source.is_dir() else [source]:
            if path.suffix == ".png":
                shutil.copy(path, out / path.name)
                emit("photo", name=path.name, remarks=[])
            else:
                emit("left_out", name=path.name, reason="not an image")
    emit("photo", name="photo0.png", remarks=["almost one colour"])
    emit("left_out", name="photo1.png", reason="the same picture as photo0.png")
    return 2 if behaviour == "some photos" else 0


def boxes(behaviour):
    """Where photos that were gathered are cut, if they are of one kind; photo7 shows another."""
    asked = Path(__file__).with_name("asked")
    asked.write_text(f"{asked.read_text() if asked.exists() else ''}{json.dumps(sys.argv[4:])}\n")
    if behaviour == "crash":
        sys.exit("Killed by the test")
    box = [0.3, 0.1, 1.0, 0.8] if behaviour == "one kind" else None
    for path in sorted(Path(sys.argv[3]).iterdir()):
        unlike = box and path.name == "photo7.png"
        remarks = ["shows little of what the others share: better left out"] if unlike else []
        emit("photo", name=path.name, remarks=remarks, box=box)
    return 0


def train(behaviour):
    emit("stage", name="reading")
    emit("stage", name="matching")
    if behaviour == "slow":
        time.sleep(MINUTE)
    if "--photos" in sys.argv:
        runs = Path(option("--runs"))
        run = runs / f"{len([*runs.glob('*')]) + 1:05}-pretended"
        (run / "checkpoints").mkdir(parents=True)
        (run / "samples").mkdir()
    else:
        run = Path(option("--resume"))
    emit("run", path=str(run))
    if behaviour == "fail":
        emit("error", message="No space left on device", hint="make room")
        return 1
    if behaviour == "crash":
        sys.exit("Killed by the test")
    emit("stage", name="training")
    emit("progress", share=0.25, seconds_left=120.0, step=250, steps=1000, error=9.0)
    shutil.copy(Path(__file__).with_name("sheet.png"), run / "samples" / "now.png")
    emit("sheet", path=str(run / "samples" / "now.png"))
    for line in sys.stdin:
        if line.strip() == "stop":
            if behaviour.startswith("no room"):
                if behaviour == "no room but for a checkpoint":
                    (run / "checkpoints" / "step-000250.npz").write_bytes(b"")
                emit("error", message="No space left on device", hint="make room")
                return 1
            (run / "checkpoints" / "step-000250.npz").write_bytes(b"")
            begin("judging", behaviour)
            (run / "vae.keras").write_bytes(b"")
            return 143
        if line.strip() == "finish":  # the pretended training has come to its end
            judged = {"state": "ghosts", "advice": "a smaller --mixing helps, or --minutes"}
            (run / "evaluation.json").write_text(json.dumps(judged | {"success": {"value": 0.12}}))
            (run / "vae.keras").write_bytes(b"")
            return 0
        emit("said", text=line.strip())
    (run / "left").write_text("the state is saved")
    return 143


def main():
    module, behaviour = sys.argv[2], Path(__file__).with_name("behaviour").read_text()
    if module == "kvae.photos":
        return photos(behaviour) if "--gather" in sys.argv else boxes(behaviour)
    if module == "kvae.train":
        return train(behaviour)
    run = Path(sys.argv[3])
    if module == "export.to_onnx":
        begin("exporting", behaviour)
        shutil.copy(Path(__file__).with_name("decoder.onnx"), run / "decoder.onnx")
        return 0
    if module == "export.to_web":
        if behaviour == "no page":
            emit("error", message="No space left on device", hint="make room")
            return 2
        (run / "draw.html").write_text("<p>A page</p>")
        emit("made", path=str(run / "draw.html"))
        return 0
    begin("reporting", behaviour)
    if behaviour == "no report":
        return 1
    (run / "report").mkdir(exist_ok=True)
    text = f"<p>A report, its language {option('--language')}</p>"
    (run / "report" / "report.html").write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
