// What there is to know about the page and its model, as text: nothing in it is read as HTML.

import { filled } from "./texts.js";

/** Fills the parent. proof is {levels, milliseconds}, or null as long as nobody knows. */
export function showAbout(parent, model, words, proof) {
  const proved = proof ? filled(words.aboutProved, proof) : words.aboutChecking;
  const keys = [words.keyArrows, words.keySpace, words.keyDigits, words.keySave];
  parent.replaceChildren(
    element("p", words.aboutSame),
    element("p", proved),
    element("h3", words.keys),
    list(keys.map((what, i) => [words.keyNames[i], what])),
    element("h3", words.licence),
    element("p", model.licence),
    element("h3", words.credits),
    ...model.credits.map((line) => element("p", line)),
    element("h3", words.model),
    element("p", `${model.name} · sha256 ${model.sha256}`),
    element("p", words.aboutLicence),
    element("h3", words.runtime),
    element("p", model.runtime.name),
    ...model.runtime.licence.split("\n\n").map((paragraph) => element("p", paragraph)),
  );
}

function list(pairs) {
  const list = document.createElement("dl"); // runs as the page does, like the names in it
  for (const [key, what] of pairs) {
    const name = document.createElement("dt");
    name.append(element("kbd", key));
    list.append(name, element("dd", what));
  }
  return list;
}

function element(kind, text) {
  const made = document.createElement(kind);
  made.textContent = text;
  made.dir = "auto";
  return made;
}
