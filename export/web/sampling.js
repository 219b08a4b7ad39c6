// Random codes from N(0, I), the very ones that desktop/generator/sampling.py draws: picture i of
// seed s depends on (s, i) alone.
//
// Philox4x64-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3") with the key
// (seed, index), counting blocks from 1; its words become uniforms, these normals by Box-Muller.

export const MAX_SEED = 2n ** 64n - 1n;

const MASK = MAX_SEED;
const MULTIPLIERS = [0xd2e7470ee14c6c93n, 0xca5a826395121157n];
const KEY_STEPS = [0x9e3779b97f4a7c15n, 0xbb67ae8584caa73bn];
const ROUNDS = 10;

/** Draws the code of picture `index`, from 0: Float32Array (latentDim). The seed is a BigInt. */
export function draw(seed, index, latentDim) {
  const words = [];
  for (let block = 1n; words.length < latentDim; block++) {
    words.push(...philox(seed, BigInt(index), block));
  }
  const uniforms = words.map((word) => (Number(word >> 11n) + 0.5) * 2 ** -53); // in (0, 1]
  const normals = new Float32Array(words.length);
  for (let k = 0; k < words.length; k += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniforms[k]));
    const angle = 2 * Math.PI * uniforms[k + 1];
    normals[k] = radius * Math.cos(angle);
    normals[k + 1] = radius * Math.sin(angle);
  }
  return normals.slice(0, latentDim);
}

/** Encrypts the counter (block, 0, 0, 0) to four 64-bit words. */
function philox(seed, index, block) {
  let counter = [block, 0n, 0n, 0n];
  let key = [seed, index];
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [MULTIPLIERS[0] * counter[0], MULTIPLIERS[1] * counter[2]];
    counter = [(b >> 64n) ^ counter[1] ^ key[0], b & MASK, (a >> 64n) ^ counter[3] ^ key[1], a & MASK];
    key = key.map((word, i) => (word + KEY_STEPS[i]) & MASK);
  }
  return counter;
}

/** A seed that nobody chose, short enough to be read out. */
export function randomSeed() {
  return BigInt(crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000);
}
