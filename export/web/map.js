// The map: the photos as small round pictures, the drawn ones as dots that can be dragged about.

import { lifted, nearest, projected } from "./plane.js";
import { chosen } from "./studio.js";

const THUMBNAIL = 28; // CSS pixels across
const SELECTED = 46;
const SHARP = 2 * SELECTED; // pixels of the round pictures that are kept
const MOST_THUMBNAILS = 200; // more would hide each other; the rest are points
const LEAST_REACH = 2.8; // sigmas from the middle to the border
const RINGS = [1.515, 2.448]; // two in three and nineteen in twenty draws lie within
const STEP = 0.1;
const CLICK = 5; // CSS pixels that a finger may slip

export class PlaneMap {
  /** onTravel(code) while the selected picture moves; ask(photo, code) for a photo's picture. */
  constructor(canvas, { plane, codes }, onTravel, ask) {
    Object.assign(this, { canvas, plane, codes, onTravel, ask });
    this.points = codes.map((code) => projected(plane, code));
    this.thumbnails = [];
    const far = this.points.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    this.reach = Math.max(LEAST_REACH, 1.08 * far);
    canvas.addEventListener("pointerdown", (event) => this.#press(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#release(event));
    canvas.addEventListener("pointercancel", () => (this.pressed = null));
    canvas.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.draw()).observe(canvas);
  }

  show(studio) {
    this.studio = studio;
    this.draw();
  }

  /** A photo's picture, as the model remembers it. */
  paint(photo, image) {
    this.thumbnails[photo] = rounded(image);
    this.draw();
  }

  /** The selected picture has changed. */
  paintSelected(image) {
    this.selected = rounded(image);
    this.draw();
  }

  /** Paints at the next frame, once however often it is asked to. */
  draw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      if (this.canvas.clientWidth > 0) this.#paintAll();
    });
  }

  #paintAll() {
    if (!this.asked) {
      this.asked = true; // the photos' pictures, when the map is seen for the first time
      this.codes.slice(0, MOST_THUMBNAILS).forEach((code, photo) => this.ask(photo, code));
    }
    const scale = window.devicePixelRatio || 1;
    const side = this.canvas.clientWidth;
    this.canvas.width = this.canvas.height = Math.round(side * scale);
    const brush = this.canvas.getContext("2d");
    const colour = (name) => getComputedStyle(this.canvas).getPropertyValue(name);
    brush.scale(scale, scale);
    brush.imageSmoothingQuality = "high";
    brush.strokeStyle = colour("--line");
    for (const ring of RINGS) {
      circle(brush, this.#onCanvas([0, 0]), (ring / this.reach) * (side / 2), "stroke");
    }
    brush.fillStyle = colour("--learned");
    this.points.forEach((point, photo) => {
      const picture = this.thumbnails[photo];
      if (picture) drawAround(brush, picture, this.#onCanvas(point), THUMBNAIL);
      else circle(brush, this.#onCanvas(point), 3, "fill");
    });
    this.#paintPictures(brush, colour);
  }

  /** The drawn pictures by their numbers, the selected one as a picture on top of them. */
  #paintPictures(brush, colour) {
    const { pictures, count, selected } = this.studio;
    const points = pictures.slice(0, count).map(({ z }) => this.#onCanvas(projected(this.plane, z)));
    brush.font = "600 11px system-ui, sans-serif";
    [brush.textAlign, brush.textBaseline, brush.lineWidth] = ["center", "middle", 2];
    brush.strokeStyle = colour("--accent");
    points.forEach(([x, y], i) => {
      if (i === selected) return;
      brush.fillStyle = colour("--surface");
      circle(brush, [x, y], 9, "fill");
      circle(brush, [x, y], 9, "stroke");
      brush.fillStyle = colour("--ink");
      brush.fillText(String(i + 1), x, y + 0.5);
    });
    const [x, y] = points[selected];
    if (this.selected) drawAround(brush, this.selected, [x, y], SELECTED);
    brush.lineWidth = 3.5;
    circle(brush, [x, y], SELECTED / 2, "stroke");
  }

  #press(event) {
    event.preventDefault();
    this.canvas.focus();
    this.canvas.setPointerCapture(event.pointerId);
    // Measured from where it began: so the way back leads to the same picture.
    this.pressed = { x: event.offsetX, y: event.offsetY, origin: chosen(this.studio).z, moved: false };
  }

  #move(event) {
    if (!this.pressed) return;
    const { x, y } = this.pressed;
    this.pressed.moved ||= Math.hypot(event.offsetX - x, event.offsetY - y) > CLICK;
    if (this.pressed.moved) this.#travel(event);
  }

  #release(event) {
    if (this.pressed && !this.pressed.moved) {
      const photo = this.#photoAt(event.offsetX, event.offsetY);
      if (photo >= 0) this.onTravel(this.codes[photo]);
      else this.#travel(event);
    }
    this.pressed = null;
  }

  #travel(event) {
    const side = this.canvas.clientWidth;
    const within = (value) => Math.max(-this.reach, Math.min(this.reach, value));
    const point = [
      within((event.offsetX / side) * 2 * this.reach - this.reach),
      within(this.reach - (event.offsetY / side) * 2 * this.reach),
    ];
    this.onTravel(lifted(this.plane, point, this.pressed.origin));
  }

  #key(event) {
    const { z } = chosen(this.studio);
    const step = STEP * (event.shiftKey ? 5 : 1);
    const steps = {
      ArrowRight: [step, 0], ArrowLeft: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step],
    };
    if (event.key in steps) {
      const [x, y] = projected(this.plane, z);
      const [right, up] = steps[event.key];
      this.onTravel(lifted(this.plane, [x + right, y + up], z));
    } else if (event.key === "Enter" && this.codes.length) {
      this.onTravel(this.codes[nearest(this.codes, z)]);
    } else return;
    event.preventDefault();
  }

  /** Which photo is painted at a point, the topmost first; -1 if none is. */
  #photoAt(x, y) {
    return this.points.findLastIndex((point) => {
      const [across, down] = this.#onCanvas(point);
      return Math.hypot(across - x, down - y) <= THUMBNAIL / 2;
    });
  }

  /** Where a point of the plane is on the canvas, in CSS pixels. */
  #onCanvas([x, y]) {
    const half = this.canvas.clientWidth / 2;
    return [half + (x / this.reach) * half, half - (y / this.reach) * half];
  }
}

/** A picture in a circle. */
function rounded(image) {
  const square = new OffscreenCanvas(image.width, image.height);
  const round = new OffscreenCanvas(SHARP, SHARP);
  square.getContext("2d").putImageData(image, 0, 0);
  const brush = round.getContext("2d");
  brush.arc(SHARP / 2, SHARP / 2, SHARP / 2, 0, 2 * Math.PI);
  brush.clip();
  brush.imageSmoothingQuality = "high";
  brush.drawImage(square, 0, 0, SHARP, SHARP);
  return round;
}

function drawAround(brush, picture, [x, y], size) {
  brush.drawImage(picture, x - size / 2, y - size / 2, size, size);
}

function circle(brush, [x, y], radius, how) {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush[how]();
}
