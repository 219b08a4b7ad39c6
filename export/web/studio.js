// What the page shows, as values: {seed, count, selected, pictures}. Every change makes a new one.
// There are always twelve pictures, {z, home, index, step}: home is the code as it was drawn; of a
// crossing, step leads from z, whose colours it has, to the code whose outline it has, else it is null.

import { MAX_SEED, draw } from "./sampling.js";

export const MOST = 12;
export const LIMIT = 6; // sigmas; nothing leads farther out on an axis, as in the desktop program

export function begun(seed, count, latentDim) {
  return withSeed({ count, selected: 0, pictures: [] }, seed, latentDim);
}

export function withSeed(studio, seed, latentDim) {
  const pictures = Array.from({ length: MOST }, (_, index) => {
    const z = draw(seed, index, latentDim);
    return { z, home: z, index, step: null };
  });
  return { ...studio, seed, pictures };
}

export function withCount(studio, count) {
  const within = Math.max(1, Math.min(MOST, count));
  return { ...studio, count: within, selected: Math.min(studio.selected, within - 1) };
}

export function withSelected(studio, selected) {
  return { ...studio, selected: Math.max(0, Math.min(studio.count - 1, selected)) };
}

/** The selected picture with another code, as near to it as the limits allow. */
export function withCode(studio, code) {
  return replaced(studio, { ...chosen(studio), z: limited(code) });
}

export function withAxis(studio, axis, value) {
  const code = Float32Array.from(chosen(studio).z);
  code[axis] = value;
  return withCode(studio, code);
}

/** The selected picture, with its own colours, in the outline of another; of itself it is its own. */
export function withOutline(studio, other) {
  const picture = chosen(studio);
  if (other === studio.selected) return replaced(studio, { ...picture, step: null });
  const z = limited(picture.z);
  const outline = limited(outlineOf(studio.pictures[other]));
  return replaced(studio, { ...picture, z, step: outline.map((value, axis) => value - z[axis]) });
}

/** The selected picture as it was drawn. */
export function putBack(studio) {
  const picture = chosen(studio);
  return replaced(studio, { ...picture, z: picture.home, step: null });
}

export function chosen(studio) {
  return studio.pictures[studio.selected];
}

export function isChanged({ z, home, step }) {
  return step !== null || z.some((value, axis) => value !== home[axis]);
}

/** A seed that somebody typed, as a BigInt; null if it is none. */
export function seedOf(text) {
  if (!/^\s*[0-9]{1,20}\s*$/.test(text)) return null;
  const seed = BigInt(text.trim());
  return seed <= MAX_SEED ? seed : null;
}

function outlineOf({ z, step }) {
  return step ? z.map((value, axis) => value + step[axis]) : z;
}

function limited(code) {
  return Float32Array.from(code, (value) => Math.max(-LIMIT, Math.min(LIMIT, value)));
}

function replaced(studio, picture) {
  const pictures = studio.pictures.map((other, i) => (i === studio.selected ? picture : other));
  return { ...studio, pictures };
}
