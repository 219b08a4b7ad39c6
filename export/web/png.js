// PNG files that remember how they were drawn: an iTXt record `kvae`, as the desktop window reads
// it back (desktop/generator/files/picture_file.py). Nothing else is written into them.
//
// The format: https://www.w3.org/TR/png-3/

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const COLOUR = 2; // red, green, blue

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

/** Returns the file of a square picture, RGBA in `pixels`, as a Blob. */
export async function pngOf(pixels, record) {
  const size = Math.sqrt(pixels.length / 4);
  const rows = new Uint8Array(size * (1 + 3 * size)); // each begins with its filter: 0, none
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = 4 * (y * size + x);
      rows.set(pixels.subarray(from, from + 3), y * (1 + 3 * size) + 1 + 3 * x);
    }
  }
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, size);
  new DataView(header.buffer).setUint32(4, size);
  header.set([8, COLOUR], 8);
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate"));
  const parts = [
    new Uint8Array(SIGNATURE),
    chunk("IHDR", header),
    chunk("iTXt", new TextEncoder().encode(`kvae\0\0\0\0\0${JSON.stringify(record)}`)),
    chunk("IDAT", new Uint8Array(await new Response(packed).arrayBuffer())),
    chunk("IEND", new Uint8Array(0)),
  ];
  return new Blob(parts, { type: "image/png" });
}

/** What a record says, in the order and the spelling of the desktop program. */
export function recordOf(modelSha256, seed, { index, z, step }) {
  const crossing = step ? { outline_step: Array.from(step) } : {};
  const origin = { model_sha256: modelSha256, seed: String(seed), index };
  return { format: step ? 2 : 1, ...origin, z: Array.from(z), ...crossing };
}

/** The file name of a picture, counting from 1, as the desktop program gives it. */
export function nameOf(model, seed, index, changed) {
  const safe = model.replace(/[^\p{L}\p{N}_-]/gu, "-").replace(/^-+|-+$/g, "");
  const start = [...safe].slice(0, 40).join("") || "picture";
  const number = String(index + 1).padStart(2, "0");
  return `${start}-s${String(seed).padStart(6, "0")}-${number}${changed ? "-changed" : ""}.png`;
}

function chunk(type, data) {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}
