// The tab that crosses: each picture lends its outline to the selected one.

import { filled } from "./texts.js";
import { paintButton, pictureButtons } from "./tiles.js";

export class Mix {
  constructor(parent, size, onOutline) {
    this.buttons = pictureButtons(parent, size, onOutline);
  }

  show({ count, selected }, words) {
    this.buttons.forEach((button, i) => {
      const form = i === selected ? words.outlineOwn : words.outline;
      button.hidden = i >= count;
      button.setAttribute("aria-current", String(i === selected));
      button.setAttribute("aria-label", filled(form, { number: i + 1 }));
    });
  }

  paint(index, image) {
    paintButton(this.buttons[index], image);
  }
}
