// Convolutions as weighted sums over taps: each tap is a position beside the one that is computed,
// read in a copy of the map with zeros around it.

import { POSITIONS, ROWS } from "./kernel.js";

const range = (count) => Array.from({ length: count }, (_, i) => i);

/** Stride 1. Reads neighbours in a padded copy, whose rows are pads wider than the output's. */
export function Conv(tools, [x, weights, bias], { pads = [0, 0, 0, 0] }) {
  const [filters, channels, height, width] = weights.shape;
  const padded = paddedCopy(tools.room, x, pads);
  const high = padded.height - height + 1;
  const wide = padded.width - width + 1;
  const output = tools.room.tensor([1, filters, high, wide]);
  const taps = range(channels * height * width).map((i) => ({
    offset: padded.address(
      Math.trunc(i / (height * width)), Math.trunc(i / width) % height, i % width,
    ),
    weight: (filter) => weights.data[filter * channels * height * width + i],
  }));
  const sums = new Sums(tools, taps, filters, bias, padded.width * (high - 1) + wide);
  const target = { top: 0, left: 0, step: 1, high, wide };
  return {
    output,
    run() {
      padded.fill();
      sums.compute(padded.at);
      sums.layOut(output, padded.width, target);
    },
  };
}

/** Every phase of the output, (row, column) modulo the stride, is a small convolution of its own. */
export function ConvTranspose(tools, [x, weights, bias], { pads, strides: [step] }) {
  const [channels, filters, height, width] = weights.shape;
  const high = (x.shape[2] - 1) * step + height - pads[0] - pads[2];
  const wide = (x.shape[3] - 1) * step + width - pads[1] - pads[3];
  const output = tools.room.tensor([1, filters, high, wide]);
  // The kernel's row k lands in phase p where p + pad - k is a multiple of the stride; it then
  // reads so many multiples further down. One border serves all phases.
  const reach = Math.ceil(Math.max(height, width) / step);
  const padded = paddedCopy(tools.room, x, [reach, reach, reach, reach]);
  const hits = (size, phase, pad) =>
    range(size)
      .filter((k) => (phase + pad - k) % step === 0)
      .map((k) => [k, (phase + pad - k) / step]);
  const phases = range(step * step).map((phase) => {
    const [top, left] = [Math.trunc(phase / step), phase % step];
    const taps = range(channels).flatMap((c) =>
      hits(height, top, pads[0]).flatMap(([i, down]) =>
        hits(width, left, pads[1]).map(([j, right]) => ({
          offset: padded.address(c, reach + down, reach + right),
          weight: (filter) => weights.data[((c * filters + filter) * height + i) * width + j],
        })),
      ),
    );
    const [rows, columns] = [Math.ceil((high - top) / step), Math.ceil((wide - left) / step)];
    const positions = padded.width * (rows - 1) + columns;
    const target = { top, left, step, high: rows, wide: columns };
    return { sums: new Sums(tools, taps, filters, bias, positions), target };
  });
  return {
    output,
    run() {
      padded.fill();
      for (const { sums, target } of phases) {
        sums.compute(padded.at);
        sums.layOut(output, padded.width, target);
      }
    },
  };
}

/** Weighted sums over taps, for all filters: weights packed as the kernel reads them. */
class Sums {
  constructor({ room, kernel }, taps, filters, bias, positions) {
    this.kernel = kernel;
    this.terms = taps.length;
    this.blocks = Math.ceil(positions / POSITIONS);
    this.offsets = room.integers(taps.map((tap) => tap.offset));
    this.raw = room.tensor([filters, this.blocks * POSITIONS]);
    this.bias = room.tensor([filters]);
    if (bias) this.bias.data.set(bias.data);
    this.passes = range(Math.ceil(filters / ROWS)).map((pass) => {
      const rows = Math.min(ROWS, filters - pass * ROWS);
      const packed = room.tensor([taps.length, rows]);
      taps.forEach(({ weight }, term) => {
        for (let row = 0; row < rows; row++) packed.data[term * rows + row] = weight(pass * ROWS + row);
      });
      return { rows, packed, first: pass * ROWS };
    });
  }

  compute(source) {
    const stride = 4 * this.blocks * POSITIONS;
    for (const { rows, packed, first } of this.passes) {
      this.kernel[`rows${rows}`](
        packed.at, this.bias.at + 4 * first, source, this.offsets, this.terms,
        this.raw.at + first * stride, stride, this.blocks,
      );
    }
  }

  /** Copies what was computed for every position to where it belongs in the output. */
  layOut(output, across, { top, left, step, high, wide }) {
    const [, filters, height, width] = output.shape;
    const [from, to] = [this.raw.data, output.data];
    for (let filter = 0; filter < filters; filter++) {
      for (let y = 0; y < high; y++) {
        const source = filter * this.blocks * POSITIONS + y * across;
        const target = (filter * height + y * step + top) * width + left;
        for (let x = 0; x < wide; x++) to[target + x * step] = from[source + x];
      }
    }
  }
}

/** Room for x (1, C, H, W) within a border of zeros, and what brings x there. */
function paddedCopy(room, x, [top, left, bottom, right]) {
  const [, channels, high, wide] = x.shape;
  const [height, width] = [high + top + bottom, wide + left + right];
  const copy = room.tensor([channels, height, width]);
  const address = (c, y, across) => 4 * ((c * height + y) * width + across);
  const fill = () => {
    const [from, to] = [x.data, copy.data];
    for (let c = 0; c < channels; c++) {
      for (let y = 0; y < high; y++) {
        const source = (c * high + y) * wide;
        const target = (c * height + y + top) * width + left;
        for (let i = 0; i < wide; i++) to[target + i] = from[source + i];
      }
    }
  };
  return { at: copy.at, height, width, address, fill };
}
