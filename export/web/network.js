// The decoder as the page has it: a list of nodes and their weights, run one picture at a time.

import { POSITIONS, assembleKernel } from "./kernel.js";
import { operators } from "./operators.js";

const PAGE_BYTES = 65536; // by which a memory grows

/** float32 numbers in the memory. */
class Tensor {
  constructor(memory, at, shape) {
    this.memory = memory;
    this.at = at; // the address of the first
    this.shape = shape;
    this.length = shape.reduce((product, n) => product * n, 1);
  }

  /** A view of them. A memory that grows leaves its old views empty, so nobody keeps one. */
  get data() {
    if (this.view?.buffer !== this.memory.buffer) {
      this.view = new Float32Array(this.memory.buffer, this.at, this.length);
    }
    return this.view;
  }

  /** The same numbers under another shape. */
  reshaped(shape) {
    return new Tensor(this.memory, this.at, shape);
  }
}

/** Memory that is only ever claimed, all of it before the first picture. */
class Room {
  constructor() {
    this.memory = new WebAssembly.Memory({ initial: 1 });
    this.used = 0;
  }

  /** A tensor of zeros. */
  tensor(shape) {
    const length = shape.reduce((product, n) => product * n, 1);
    return new Tensor(this.memory, this.claim(length), shape);
  }

  /** The address of a list of 32-bit integers. */
  integers(values) {
    const at = this.claim(values.length);
    new Uint32Array(this.memory.buffer, at, values.length).set(values);
    return at;
  }

  /** Behind what is claimed there is room for the kernel: it computes twelve positions at a time. */
  claim(length) {
    const at = this.used;
    this.used = (at + 4 * (length + POSITIONS) + 15) & ~15;
    const lacking = this.used - this.memory.buffer.byteLength;
    if (lacking > 0) this.memory.grow(Math.ceil(lacking / PAGE_BYTES));
    return at;
  }
}

/** Returns decode(z): Float32Array (D) to a view of H W 3 numbers in [0, 1], valid until the next.
 *
 * network is what export/page_network.py writes: {input, output, latent_dim, weights, nodes}. Its
 * weights are float32 or float16 in the bytes, at multiples of 4, or short lists of integers.
 */
export function buildDecoder(network, bytes) {
  const room = new Room();
  const tools = { room, kernel: assembleKernel(room.memory) };
  const z = room.tensor([1, network.latent_dim]);
  const values = { [network.input]: z };
  for (const weight of network.weights) values[weight.name] = weightOf(room, weight, bytes);
  const steps = network.nodes.map((node) => {
    const inputs = node.inputs.map((name) => values[name]);
    const { output, run } = operators[node.operator](tools, inputs, node.attributes);
    values[node.output] = output;
    return run;
  });
  const image = values[network.output];
  return (code) => {
    z.data.set(code);
    for (const run of steps) run();
    return image.data;
  };
}

function weightOf(room, { shape, type, at, values }, bytes) {
  if (type === "int64") return { shape, data: values };
  const tensor = room.tensor(shape);
  if (type === "float32") tensor.data.set(new Float32Array(bytes, at, tensor.data.length));
  else widen(new Uint16Array(bytes, at, tensor.data.length), tensor.data);
  return tensor;
}

/** float16, as its bits, to float32; IEEE 754: one bit of sign, five of exponent, ten of fraction. */
export function widen(halves, numbers) {
  for (let i = 0; i < halves.length; i++) {
    const [sign, exponent, fraction] = [halves[i] >> 15, (halves[i] >> 10) & 31, halves[i] & 1023];
    const size = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
    numbers[i] = sign ? -size : size;
  }
}
