// Draws in workers, so that the page stays quick. A task is a tile's number or a name; only the last
// picture that a task was given is drawn: {z, step}, as the studio has them.

const MOST_WORKERS = 4;

export class Artist {
  /** hears is {onPicture(task, picture, pixels) with pixels in RGBA, onRest() when all is drawn,
   * onTrouble(reason) when nothing can be}. */
  constructor(hears) {
    this.hears = hears;
    this.waiting = new Map(); // task -> picture, the longest waiting first
    this.favoured = null; // the task that somebody looks at
    this.times = [];
    this.painters = [];
  }

  /** Starts the workers; source is their script. */
  start(source) {
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const count = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency ?? 1));
    this.painters = Array.from({ length: count }, () => {
      const worker = new Worker(url);
      const painter = { worker, busy: true, task: null, picture: null };
      worker.onmessage = ({ data }) => this.#hear(painter, data);
      worker.onerror = (event) => {
        event.preventDefault();
        this.#dismiss(painter, event.message ?? "");
      };
      return painter;
    });
  }

  /** Gives the workers what they draw with: a WebAssembly.Module and an ONNX file. */
  equip(runtime, decoder) {
    for (const { worker } of this.painters) worker.postMessage({ runtime, decoder });
  }

  /** Draws a picture for a task, instead of what it was to draw. */
  paint(task, picture) {
    this.waiting.set(task, picture);
    this.#hand();
  }

  /** Whether every picture that was asked for is there. */
  get idle() {
    return this.waiting.size === 0 && this.painters.every((painter) => !painter.busy);
  }

  /** Milliseconds that a picture took, half of them longer, half shorter. */
  get milliseconds() {
    return [...this.times].sort((a, b) => a - b)[this.times.length >> 1] ?? 0;
  }

  #hear(painter, { pixels, milliseconds, trouble }) {
    if (trouble) return this.#dismiss(painter, trouble);
    const { task, picture } = painter;
    painter.busy = false;
    if (pixels) this.times = [...this.times.slice(-99), milliseconds];
    this.#hand(); // before anything is shown: nobody shall wait for that
    if (pixels) this.hears.onPicture(task, picture, pixels);
    if (this.idle) this.hears.onRest();
  }

  /** Goes on without a worker: phones have memory for fewer. */
  #dismiss(painter, reason) {
    painter.worker.terminate();
    this.painters = this.painters.filter((other) => other !== painter);
    if (this.painters.length === 0) return this.hears.onTrouble(reason);
    const { task, picture } = painter;
    if (task !== null && !this.waiting.has(task)) this.paint(task, picture);
    if (this.idle) this.hears.onRest();
  }

  #hand() {
    for (const painter of this.painters) {
      if (painter.busy || this.waiting.size === 0) continue;
      const task = this.#next();
      const picture = this.waiting.get(task);
      this.waiting.delete(task);
      Object.assign(painter, { busy: true, task, picture });
      painter.worker.postMessage({ z: picture.z, step: picture.step });
    }
  }

  /** What is looked at first, then tiles, then all else. */
  #next() {
    const tasks = [...this.waiting.keys()];
    if (this.waiting.has(this.favoured)) return this.favoured;
    return tasks.find((task) => typeof task === "number") ?? tasks[0];
  }
}
