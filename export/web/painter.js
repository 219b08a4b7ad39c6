// A worker: builds the network, then turns codes into pictures, one message each.

import { buildDecoder } from "./network.js";

let decode;
let pixelCount;

onmessage = ({ data: { network, bytes, z } }) => {
  if (network) {
    decode = buildDecoder(network, bytes);
    pixelCount = network.image_size ** 2;
    postMessage({ ready: true });
    return;
  }
  const began = performance.now();
  const pixels = rgba(decode(z), pixelCount);
  postMessage({ pixels, milliseconds: performance.now() - began }, [pixels.buffer]);
};

/** Numbers in [0, 1], three a pixel, to the nearest of 256 levels, four a pixel. */
function rgba(image, count) {
  const pixels = new Uint8ClampedArray(4 * count).fill(255);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) {
      // float32 before rounding, and halves to even, which assigning does: as in Python.
      pixels[4 * i + c] = Math.fround(image[3 * i + c] * 255);
    }
  }
  return pixels;
}
