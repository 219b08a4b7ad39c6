// A worker: starts onnxruntime-web with the decoder, then turns codes into pictures, one message each.

import { InferenceSession, Tensor, env } from "onnxruntime-web";

const OUTLINE_STEP = "outline_step"; // as in desktop/generator/model/inference.py

let session;

onmessage = async ({ data: { runtime, decoder, z, step } }) => {
  try {
    if (decoder) {
      session = await started(runtime, decoder);
      postMessage({ ready: true });
      return;
    }
    const began = performance.now();
    const { image } = await session.run(inputsOf(z, step));
    const pixels = rgba(image.data);
    postMessage({ pixels, milliseconds: performance.now() - began }, [pixels.buffer]);
  } catch (error) {
    postMessage({ trouble: String(error?.message ?? error) });
  }
};

/** Opens an ONNX file. The runtime is a WebAssembly.Module. */
function started(runtime, decoder) {
  // The library knows how to compile the file of its runtime, which would happen in each worker
  // anew. It is compiled once, outside; so here is all that is left to be done of it.
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (_, imports) => ({
    module: runtime,
    instance: await instantiate(runtime, imports),
  });
  env.wasm.wasmBinary = new ArrayBuffer(0); // in place of the file; else it would be fetched
  env.wasm.numThreads = 1; // more would need headers that a file has not
  return InferenceSession.create(decoder, { executionProviders: ["wasm"] });
}

/** What the ONNX file is given; one that draws crossings wants the step at all times. */
function inputsOf(z, step) {
  const row = (numbers) => new Tensor("float32", numbers, [1, numbers.length]);
  if (!session.inputNames.includes(OUTLINE_STEP)) return { z: row(z) };
  return { z: row(z), [OUTLINE_STEP]: row(step ?? new Float32Array(z.length)) };
}

/** Numbers in [0, 1], three a pixel, to the nearest of 256 levels, four a pixel. */
function rgba(image) {
  const pixels = new Uint8ClampedArray((4 * image.length) / 3).fill(255);
  for (let from = 0, to = 0; from < image.length; from += 3, to += 4) {
    for (let c = 0; c < 3; c++) {
      // float32 before rounding, and halves to even, which assigning does: as in Python.
      pixels[to + c] = Math.fround(image[from + c] * 255);
    }
  }
  return pixels;
}
