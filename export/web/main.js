// The page: what people do changes the studio, what the studio holds is shown.

import { showAbout } from "./about.js";
import { Artist } from "./artist.js";
import { PlaneMap } from "./map.js";
import { Mix } from "./mix.js";
import { bytesOf, lacking, unpacked } from "./packed.js";
import { nameOf, pngOf, recordOf } from "./png.js";
import { draw, randomSeed } from "./sampling.js";
import { Steer } from "./steer.js";
import {
  MOST, begun, chosen, isChanged, putBack, seedOf, withAxis, withCode, withCount, withSeed,
  withOutline, withSelected,
} from "./studio.js";
import { listenToTabs } from "./tabs.js";
import { filled, photosCounted, texts } from "./texts.js";
import { Tiles } from "./tiles.js";

const find = (id) => document.getElementById(id);
const model = JSON.parse(find("model").textContent);
const size = model.image_size;
const painted = []; // by tile: {picture, pixels}, what it shows
const asked = []; // by tile: the picture it was last asked to show
let language = navigator.language.startsWith("ar") ? "ar" : "en";
let words = texts[language];
let proof = null;
let studio = begun(...addressed(), model.latent_dim);

const artist = new Artist({
  onPicture: hang,
  onRest: () => find("tiles").setAttribute("aria-busy", "false"),
  onTrouble: (reason) => trouble("fails", { reason }),
});
const tiles = new Tiles(find("tiles"), size, (i) => change(withSelected(studio, i)));
const steer = new Steer(
  find("axes"), model,
  (axis, value) => change(withAxis(studio, axis, value)),
  (axis) => change(withAxis(studio, axis, chosen(studio).home[axis])),
);
const map = new PlaneMap(
  find("plane"), model,
  (code) => change(withCode(studio, code)),
  (photo, code) => artist.paint(`photo ${photo}`, { z: Float32Array.from(code) }),
);
const mix = new Mix(find("outlines"), size, (i) => change(withOutline(studio, i)));

find("large").width = find("large").height = size;
if (!model.crosses) find("tab-mix").remove();
artist.paint("proof", { z: draw(0n, 0, model.latent_dim) });
listen();
speak();
document.addEventListener("DOMContentLoaded", start); // all is read

/** Sets the workers going, and gives them what is packed into the page. */
async function start() {
  const missing = lacking();
  if (missing) return trouble("old", { missing });
  artist.start(find("painter").textContent);
  try {
    artist.equip(...await Promise.all([
      WebAssembly.compileStreaming(unpacked("runtime", "application/wasm")),
      unpacked("decoder", "application/octet-stream").arrayBuffer(),
    ]));
  } catch (error) {
    trouble("damaged", { reason: error.message });
  }
}

/** Shows another studio. */
function change(next) {
  studio = next;
  artist.favoured = studio.selected;
  studio.pictures.slice(0, studio.count).forEach((picture, i) => {
    if (asked[i] === picture) return;
    find("tiles").setAttribute("aria-busy", "true");
    artist.paint(i, (asked[i] = picture));
  });
  tiles.show(studio, words);
  mix.show(studio, words);
  steer.show(chosen(studio).z);
  map.show(studio);
  showChosen();
  find("count").value = studio.count;
  find("count-shown").textContent = studio.count;
  find("count").style.setProperty("--value", (studio.count - 1) / (MOST - 1));
  const seed = find("seed");
  if (seedOf(seed.value) !== studio.seed) seed.value = studio.seed;
  seed.setAttribute("aria-invalid", "false");
  const address = `#seed=${studio.seed}&pictures=${studio.count}`;
  if (location.hash !== address) history.replaceState(null, "", address); // browsers count these
}

/** A picture is there. */
function hang(task, picture, pixels) {
  const image = new ImageData(pixels, size, size);
  if (task === "proof") prove(pixels);
  else if (typeof task === "string") map.paint(Number(task.split(" ")[1]), image);
  else {
    painted[task] = { picture, pixels };
    tiles.paint(task, image);
    mix.paint(task, image);
    if (task === studio.selected) showChosen();
  }
}

function showChosen() {
  const picture = chosen(studio);
  const values = { number: picture.index + 1, seed: studio.seed };
  find("chosen").textContent = filled(words.chosen, values);
  find("origin").textContent = filled(isChanged(picture) ? words.originChanged : words.origin, values);
  find("back").disabled = !isChanged(picture);
  if (!painted[studio.selected]) return;
  const image = new ImageData(painted[studio.selected].pixels, size, size);
  find("large").getContext("2d").putImageData(image, 0, 0);
  map.paintSelected(image);
}

/** Compares the first picture of seed 0 with the one that Python drew. */
function prove(pixels) {
  const expected = bytesOf(model.proof);
  const levels = expected.reduce((most, value, i) => {
    const found = pixels[4 * Math.trunc(i / 3) + (i % 3)];
    return Math.max(most, Math.abs(value - found));
  }, 0);
  proof = { levels };
  if (levels > 1) trouble("differs", { levels });
  tellAbout();
}

function tellAbout() {
  const found = proof && { ...proof, milliseconds: Math.ceil(artist.milliseconds) };
  showAbout(find("about"), model, words, found);
}

async function save() {
  const { seed, selected } = studio;
  const picture = chosen(studio);
  while (painted[selected]?.picture !== picture) {
    if (chosen(studio) !== picture) return; // somebody has gone on
    await new Promise(requestAnimationFrame);
  }
  const { pixels } = painted[selected];
  const url = URL.createObjectURL(await pngOf(pixels, recordOf(model.sha256, seed, picture)));
  const link = document.createElement("a");
  link.href = url;
  link.download = nameOf(model.name, seed, picture.index, isChanged(picture));
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  find("said").textContent = filled(words.saved, { file: link.download });
}

function roll() {
  change(withSeed(studio, randomSeed(), model.latent_dim));
}

function trouble(what, values) {
  find("tiles").setAttribute("aria-busy", "false");
  find("trouble").hidden = false;
  find("trouble").textContent = filled(words[what], values);
}

function listen() {
  find("controls").addEventListener("submit", (event) => {
    event.preventDefault();
    if (document.activeElement !== find("seed")) roll(); // Enter in the field has done its work
  });
  find("count").addEventListener("input", () => change(withCount(studio, find("count").valueAsNumber)));
  find("seed").addEventListener("input", () => {
    const seed = seedOf(find("seed").value);
    if (seed !== null) change(withSeed(studio, seed, model.latent_dim));
    find("seed").setAttribute("aria-invalid", String(seed === null));
    find("said").textContent = seed === null ? words.seedInvalid : "";
  });
  find("seed").addEventListener("blur", () => change(studio));
  find("save").addEventListener("click", save);
  find("back").addEventListener("click", () => change(putBack(studio)));
  find("language").addEventListener("click", () => {
    language = language === "en" ? "ar" : "en";
    words = texts[language];
    speak();
  });
  find("theme").addEventListener("click", () => {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    map.draw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.draw());
  document.addEventListener("keydown", shortcut);
  listenToTabs(tellAbout); // how long a picture takes is known better by then
}

function shortcut(event) {
  const typing = event.target.matches("input[type=text]");
  if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
  const onButton = event.target.matches("button") && !find("tiles").contains(event.target);
  if (event.key === " " && !onButton) {
    if (!event.repeat) roll();
  } else if (/^[0-9]$/.test(event.key)) change(withCount(studio, Number(event.key) || 10));
  else if (event.key === "+" || event.key === "-") {
    change(withCount(studio, studio.count + (event.key === "+" ? 1 : -1)));
  } else if (event.key.toLowerCase() === "s") save();
  else return;
  event.preventDefault();
}

/** Says everything in the language chosen. */
function speak() {
  document.documentElement.lang = language;
  document.documentElement.dir = words.direction;
  document.title = filled(words.title, { name: model.name });
  find("name").textContent = model.name;
  const photos = photosCounted(words, language, model.codes.length);
  const values = { photos, numbers: model.latent_dim };
  find("facts").textContent = filled(model.codes.length ? words.facts : words.factsAlone, values);
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = words[element.dataset.text];
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words[element.dataset.label]);
  }
  find("language").textContent = words.language;
  find("theme").setAttribute("aria-label", words.theme);
  find("draw").title = words.drawKey;
  steer.speak(words, language);
  tellAbout();
  change(studio);
}

/** Seed and number of pictures as the address asks for them: draw.html#seed=7&pictures=5. */
function addressed() {
  const wishes = new URLSearchParams(location.hash.slice(1));
  const seed = seedOf(wishes.get("seed") ?? "");
  const count = Number(wishes.get("pictures"));
  return [seed ?? 0n, count >= 1 && count <= MOST ? Math.trunc(count) : MOST];
}
