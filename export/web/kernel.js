// The one piece of arithmetic that takes time, as WebAssembly that is assembled right here: no
// compiler, no binary file. For every output row m and position p it computes
//
//     out[m][p] = bias[m] + the sum over k of weight[m][k] * x[p + offset[k]]
//
// A matrix product finds its rows by the offsets, a convolution its neighbours, so that no matrix
// of neighbourhoods is ever built. Up to four rows and twelve positions are computed at a time:
// twelve sums, three vectors of x and one weight fill the sixteen vector registers that processors
// have.
//
// The bytes: https://webassembly.github.io/spec/core/binary/

const LANES = 4; // float32 numbers in a vector
const VECTORS = 3;
export const ROWS = 4;
export const POSITIONS = LANES * VECTORS;

const I32 = 0x7f;
const V128 = 0x7b;
const [LOOP, END, EMPTY] = [0x03, 0x0b, 0x40];

const unsigned = (n) => (n < 0x80 ? [n] : [(n & 0x7f) | 0x80, ...unsigned(n >>> 7)]); // LEB128
const sized = (bytes) => [...unsigned(bytes.length), ...bytes];
const word = (text) => sized([...new TextEncoder().encode(text)]);
const section = (id, entries) => [id, ...sized([...unsigned(entries.length), ...entries.flat()])];

const get = (local) => [0x20, ...unsigned(local)];
const set = (local) => [0x21, ...unsigned(local)];
const integer = (n) => [0x41, n]; // 0 to 63
const increase = (local, by) => [...get(local), ...by, 0x6a, ...set(local)];
const repeatWhileLeft = (count) => [...get(count), ...integer(1), 0x6b, 0x22, count, 0x0d, 0];
const loadInteger = [0x28, 2, 0];
const loadVector = (offset) => [0xfd, 0x00, 2, offset];
const loadToAllLanes = (offset) => [0xfd, 0x09, 2, offset];
const storeVector = (offset) => [0xfd, 0x0b, 2, offset];
const ADD = [0xfd, 0xe4, 0x01];
const MULTIPLY = [0xfd, 0xe6, 0x01];

/** Returns the functions rows1 to rows4, working on a memory.
 *
 * Each takes (weights, bias, x, offsets, terms, out, stride, blocks): byte addresses of the weights
 * (terms, rows), the bias (rows), x and the offsets, which are in bytes; how many terms a sum has;
 * where the output begins and how many bytes its rows are apart; how many times twelve positions.
 */
export function assembleKernel(memory) {
  const parameters = new Array(8).fill(I32);
  const each = Array.from({ length: ROWS }, (_, row) => row);
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [[0x60, ...sized(parameters), 0]]),
    ...section(2, [[...word("page"), ...word("memory"), 0x02, 0x00, 1]]),
    ...section(3, each.map(() => [0])),
    ...section(7, each.map((row) => [...word(`rows${row + 1}`), 0x00, row])),
    ...section(10, each.map((row) => sized(sumsOf(row + 1)))),
  ];
  const module = new WebAssembly.Module(new Uint8Array(bytes));
  return new WebAssembly.Instance(module, { page: { memory } }).exports;
}

function sumsOf(rows) {
  const [weights, bias, x, offsets, terms, out, stride, blocks] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [weight, offset, left, address] = [8, 9, 10, 11];
  const [factor, source, sums] = [12, 13, 13 + VECTORS];
  const sum = (row, i) => sums + row * VECTORS + i;
  const over = (count, write) => Array.from({ length: count }, (_, i) => write(i)).flat();
  const block = [
    ...[...get(weights), ...set(weight), ...get(offsets), ...set(offset)],
    ...[...get(terms), ...set(left)],
    ...over(rows, (row) =>
      over(VECTORS, (i) => [...get(bias), ...loadToAllLanes(4 * row), ...set(sum(row, i))]),
    ),
    ...[LOOP, EMPTY],
    ...[...get(x), ...get(offset), ...loadInteger, 0x6a, ...set(address)],
    ...over(VECTORS, (i) => [...get(address), ...loadVector(16 * i), ...set(source + i)]),
    ...over(rows, (row) => [
      ...[...get(weight), ...loadToAllLanes(4 * row), ...set(factor)],
      ...over(VECTORS, (i) => [
        ...[...get(sum(row, i)), ...get(factor), ...get(source + i)],
        ...[...MULTIPLY, ...ADD, ...set(sum(row, i))],
      ]),
    ]),
    ...[...increase(weight, integer(4 * rows)), ...increase(offset, integer(4))],
    ...[...repeatWhileLeft(left), END],
    ...[...get(out), ...set(address)],
    ...over(rows, (row) => [
      ...over(VECTORS, (i) => [...get(address), ...get(sum(row, i)), ...storeVector(16 * i)]),
      ...increase(address, get(stride)),
    ]),
    ...[...increase(x, integer(4 * POSITIONS)), ...increase(out, integer(4 * POSITIONS))],
  ];
  const locals = [2, 4, I32, ...unsigned(1 + VECTORS + rows * VECTORS), V128];
  return [...locals, LOOP, EMPTY, ...block, ...repeatWhileLeft(blocks), END, END];
}
