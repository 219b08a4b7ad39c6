// How each ONNX operator that a decoder is made of computes its output.
//
// Each is prepared once, when the network is built: it claims room for its output, packs its
// weights, and returns {output, run}. The batch is always one picture. What the operators mean:
// https://onnx.ai/onnx/operators/

import { Conv, ConvTranspose } from "./convolutions.js";
import { POSITIONS, ROWS } from "./kernel.js";

const sizeOf = (shape) => shape.reduce((product, n) => product * n, 1);
const range = (count) => Array.from({ length: count }, (_, i) => i);

/** y = x W + b for x (1, K): the bias is one more row of W, which is always taken once. */
function Gemm({ room, kernel }, [x, matrix, bias]) {
  const [terms, width] = matrix.shape;
  const output = room.tensor([1, width]);
  const factors = room.tensor([terms + 1]);
  const rows = range(terms).map((k) => 4 * k * width);
  const offsets = room.integers([...rows, bias.at - matrix.at]);
  const zero = room.tensor([1]);
  factors.data[terms] = 1;
  return {
    output,
    run() {
      factors.data.set(x.data);
      const blocks = Math.ceil(width / POSITIONS);
      kernel.rows1(factors.at, zero.at, matrix.at, offsets, terms + 1, output.at, 0, blocks);
    },
  };
}

/** Each matrix takes the rows of x at its place; a single one takes them all. */
function MatMul({ room, kernel }, [x, matrices]) {
  const [terms, width] = matrices.shape.slice(-2);
  const count = matrices.length / (terms * width);
  const rows = x.length / (terms * count); // for each of them
  const blocks = Math.ceil(width / POSITIONS);
  const output = room.tensor([...x.shape.slice(0, -1), width]);
  const factors = room.tensor([terms, ROWS]);
  const sums = room.tensor([ROWS, blocks * POSITIONS]);
  const offsets = room.integers(range(terms).map((k) => 4 * k * width));
  const zeros = room.tensor([ROWS]);
  const multiply = (row, together, matrix) => {
    const [from, packed, found, to] = [x.data, factors.data, sums.data, output.data];
    for (let i = 0; i < together; i++)
      for (let k = 0; k < terms; k++) packed[k * together + i] = from[(row + i) * terms + k];
    const across = blocks * POSITIONS;
    kernel[`rows${together}`](
      factors.at, zeros.at, matrix, offsets, terms, sums.at, 4 * across, blocks,
    );
    for (let i = 0; i < together; i++)
      to.set(found.subarray(i * across, i * across + width), (row + i) * width);
  };
  const run = () => {
    for (let place = 0; place < count; place++)
      for (let row = 0; row < rows; row += ROWS) {
        const matrix = matrices.at + 4 * place * terms * width;
        multiply(place * rows + row, Math.min(ROWS, rows - row), matrix);
      }
  };
  return { output, run };
}

/** The second array is as large as the first, or the same along its first axes, its last, or both. */
function pairwise(compute) {
  return ({ room }, [a, b]) => {
    const rank = Math.max(a.shape.length, b.shape.length);
    const [shape, other] = [a, b].map((array) => aligned(array.shape, rank));
    const output = room.tensor(shape);
    let from = rank; // from here on there is one number of b for all of a's
    while (from > 0 && other[from - 1] === 1) from--;
    const each = sizeOf(shape.slice(from));
    return { output, run: () => compute(output.data, a.data, b.data, each) };
  };
}

const aligned = (shape, rank) => [...Array(rank - shape.length).fill(1), ...shape];

// A loop of its own for each: one that is handed the operation is several times slower.
const Add = pairwise((out, a, b, each) => {
  for (let i = 0; i < out.length; )
    for (let j = 0; j < b.length; j++) for (let end = i + each; i < end; i++) out[i] = a[i] + b[j];
});
const Mul = pairwise((out, a, b, each) => {
  for (let i = 0; i < out.length; )
    for (let j = 0; j < b.length; j++) for (let end = i + each; i < end; i++) out[i] = a[i] * b[j];
});
const Div = pairwise((out, a, b, each) => {
  for (let i = 0; i < out.length; )
    for (let j = 0; j < b.length; j++) for (let end = i + each; i < end; i++) out[i] = a[i] / b[j];
});

function LeakyRelu({ room }, [x], { alpha }) {
  const output = room.tensor(x.shape);
  return {
    output,
    run() {
      const [from, to] = [x.data, output.data];
      for (let i = 0; i < to.length; i++) to[i] = from[i] < 0 ? alpha * from[i] : from[i];
    },
  };
}

function Sqrt({ room }, [x]) {
  const output = room.tensor(x.shape);
  return { output, run: () => output.data.set(x.data.map(Math.sqrt)) };
}

function Sigmoid({ room }, [x]) {
  const output = room.tensor(x.shape);
  return {
    output,
    run() {
      const [from, to] = [x.data, output.data];
      for (let i = 0; i < to.length; i++) to[i] = 1 / (1 + Math.exp(-from[i]));
    },
  };
}

/** Over the last axis. */
function Softmax({ room }, [x]) {
  const output = room.tensor(x.shape);
  const width = x.shape.at(-1);
  return {
    output,
    run() {
      const [from, to] = [x.data, output.data];
      for (let start = 0; start < to.length; start += width) {
        let [highest, sum] = [-Infinity, 0];
        for (let i = start; i < start + width; i++) highest = Math.max(highest, from[i]);
        for (let i = start; i < start + width; i++) sum += to[i] = Math.exp(from[i] - highest);
        for (let i = start; i < start + width; i++) to[i] /= sum;
      }
    },
  };
}

/** Over axes that are neighbours, which go. */
function ReduceMean({ room }, [x, { data: axes }]) {
  const output = room.tensor(x.shape.filter((_, axis) => !axes.includes(axis)));
  const step = sizeOf(x.shape.slice(axes.at(-1) + 1));
  const count = x.length / output.length;
  return {
    output,
    run() {
      const [from, to] = [x.data, output.data];
      for (let o = 0; o < to.length; o++) {
        const start = Math.trunc(o / step) * count * step + (o % step);
        let sum = 0;
        for (let i = start, end = start + count * step; i < end; i += step) sum += from[i];
        to[o] = sum / count;
      }
    },
  };
}

function Transpose({ room }, [x], { perm }) {
  const strides = x.shape.map((_, axis) => sizeOf(x.shape.slice(axis + 1)));
  return gathered(room, x, perm.map((axis) => x.shape[axis]), perm.map((axis) => strides[axis]), 0);
}

function Slice({ room }, [x, starts, ends, axes]) {
  const shape = [...x.shape];
  const strides = x.shape.map((_, axis) => sizeOf(x.shape.slice(axis + 1)));
  let first = 0;
  axes.data.forEach((axis, i) => {
    const end = ends.data[i] < 0 ? x.shape[axis] + ends.data[i] : ends.data[i];
    shape[axis] = end - starts.data[i];
    first += starts.data[i] * strides[axis];
  });
  return gathered(room, x, shape, strides, first);
}

/** Numbers of x in a shape of four axes, found by strides; the first of them is at `first`. */
function gathered(room, x, shape, strides, first) {
  const output = room.tensor(shape);
  const run = () => {
    const [from, to] = [x.data, output.data];
    let i = 0;
    for (let a = 0; a < shape[0]; a++)
      for (let b = 0; b < shape[1]; b++)
        for (let c = 0; c < shape[2]; c++) {
          const start = first + a * strides[0] + b * strides[1] + c * strides[2];
          for (let d = 0; d < shape[3]; d++) to[i++] = from[start + d * strides[3]];
        }
  };
  return { output, run };
}

/** Of channels. */
function Concat({ room }, maps) {
  const channels = maps.reduce((sum, map) => sum + map.shape[1], 0);
  const output = room.tensor([1, channels, ...maps[0].shape.slice(2)]);
  const run = () => {
    let at = 0;
    for (const { data } of maps) {
      output.data.set(data, at);
      at += data.length;
    }
  };
  return { output, run };
}

/** Channels (down, right, C) of a position become the pixels of a square. */
function DepthToSpace({ room }, [x], { blocksize: side }) {
  const [, depth, height, width] = x.shape;
  const output = room.tensor([1, depth / side ** 2, side * height, side * width]);
  const run = () => {
    const [from, to] = [x.data, output.data];
    const channels = output.shape[1];
    let i = 0;
    for (let down = 0; down < side; down++)
      for (let right = 0; right < side; right++)
        for (let c = 0; c < channels; c++)
          for (let y = 0; y < height; y++) {
            const start = ((c * height + y) * side + down) * side * width + right;
            for (let column = 0; column < width; column++) to[start + side * column] = from[i++];
          }
  };
  return { output, run };
}

const renamed = (output) => ({ output, run() {} }); // it needs no computing

function Reshape(_, [x, { data }]) {
  const shape = data.map((n, axis) => (n === 0 ? x.shape[axis] : n));
  const known = sizeOf(shape.filter((n) => n !== -1));
  return renamed(x.reshaped(shape.map((n) => (n === -1 ? x.length / known : n))));
}

function Unsqueeze(_, [x, axes]) {
  const shape = [...x.shape];
  for (const axis of axes.data) shape.splice(axis, 0, 1);
  return renamed(x.reshaped(shape));
}

export const operators = {
  Add, Concat, Conv, ConvTranspose, DepthToSpace, Div, Gemm, LeakyRelu, MatMul, Mul, ReduceMean,
  Reshape, Sigmoid, Slice, Softmax, Sqrt, Transpose, Unsqueeze,
};
