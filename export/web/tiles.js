// The pictures, as buttons: one is selected, arrow keys lead to another.

import { MOST, isChanged } from "./studio.js";
import { filled } from "./texts.js";

// Columns for 1 to 12 pictures: rows as full as can be.
const COLUMNS = [1, 2, 3, 2, 3, 3, 4, 4, 3, 4, 4, 4];

export class Tiles {
  constructor(parent, size, onSelect) {
    this.parent = parent;
    this.buttons = pictureButtons(parent, size, onSelect);
    this.buttons.forEach((button, i) => button.addEventListener("focus", () => onSelect(i)));
    parent.addEventListener("keydown", (event) => this.#walk(event));
  }

  show(studio, words) {
    this.studio = studio;
    const columns = COLUMNS[studio.count - 1];
    this.parent.style.setProperty("--columns", columns);
    this.parent.style.setProperty("--rows", Math.ceil(studio.count / columns));
    this.buttons.forEach((button, i) => {
      const selected = i === studio.selected;
      const changed = isChanged(studio.pictures[i]) ? words.changed : "";
      button.hidden = i >= studio.count;
      button.tabIndex = selected ? 0 : -1;
      button.setAttribute("aria-pressed", String(selected));
      const values = { number: i + 1, seed: studio.seed, changed };
      button.setAttribute("aria-label", filled(words.tile, values));
    });
  }

  paint(index, image) {
    paintButton(this.buttons[index], image);
  }

  #walk(event) {
    const { count, selected } = this.studio;
    const columns = COLUMNS[count - 1];
    const ahead = getComputedStyle(this.parent).direction === "rtl" ? -1 : 1;
    const steps = {
      ArrowRight: ahead, ArrowLeft: -ahead, ArrowDown: columns, ArrowUp: -columns,
      Home: -selected, End: count - 1 - selected,
    };
    const target = selected + (steps[event.key] ?? NaN);
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in steps)) return;
    event.preventDefault();
    if (target >= 0 && target < count) this.buttons[target].focus();
  }
}

/** Buttons for all pictures there can be, within a parent. */
export function pictureButtons(parent, size, onPress) {
  const buttons = Array.from({ length: MOST }, (_, i) => {
    const button = document.createElement("button");
    const canvas = document.createElement("canvas");
    button.type = "button";
    canvas.width = canvas.height = size;
    button.append(canvas);
    button.addEventListener("click", () => onPress(i));
    return button;
  });
  parent.append(...buttons);
  return buttons;
}

export function paintButton(button, image) {
  const canvas = button.firstChild;
  canvas.getContext("2d").putImageData(image, 0, 0);
  canvas.classList.add("painted");
}
