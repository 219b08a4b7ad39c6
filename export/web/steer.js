// A slider for each axis that changes something, in the order of their numbers.

import { filled } from "./texts.js";

const REACH = 3.5; // sigmas to each side; 1 in 2,000 draws lies beyond on an axis
const STEP = 0.01;

export class Steer {
  /** onSteer(axis, value) while a slider is moved, onReset(axis) when one is put back. */
  constructor(parent, { axes, active_axes: active }, onSteer, onReset) {
    this.axes = axes;
    this.rows = active.map((axis) => {
      const label = document.createElement("label");
      const [name, value] = [document.createElement("span"), document.createElement("output")];
      const slider = document.createElement("input");
      Object.assign(slider, { type: "range", min: -REACH, max: REACH, step: STEP });
      const { mean, sigma } = axes[axis];
      slider.style.setProperty("--low", share(mean - sigma));
      slider.style.setProperty("--high", share(mean + sigma));
      slider.addEventListener("input", () => onSteer(axis, slider.valueAsNumber));
      slider.addEventListener("dblclick", () => onReset(axis));
      slider.addEventListener("keydown", (event) => {
        if (event.key === "Delete" || event.key === "Backspace") onReset(axis);
      });
      label.append(name, slider, value);
      parent.append(label);
      return { axis, name, slider, value };
    });
  }

  show(z) {
    for (const { axis, slider, value } of this.rows) {
      slider.value = z[axis];
      slider.style.setProperty("--value", share(z[axis]));
      value.textContent = z[axis].toFixed(2).replace("-", "−");
    }
  }

  speak(words, language) {
    for (const { axis, name } of this.rows) {
      const change = this.axes[axis].change[language];
      const form = change ? words.axisNamed : words.axis;
      name.textContent = filled(form, { number: axis + 1, change });
    }
  }
}

/** Where a value lies on a slider, 0 to 1. */
function share(value) {
  return Math.max(0, Math.min(1, (value + REACH) / (2 * REACH)));
}
