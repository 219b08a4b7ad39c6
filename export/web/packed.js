// What is packed into the page: gzip, as base64, in elements of their own.

// A WebAssembly module with one SIMD instruction; nobody runs it.
const SIMD = [
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0x01, 5, 1, 0x60, 0, 1, 0x7b, 0x03, 2, 1, 0, 0x0a, 8, 1, 6, 0,
  0x41, 0, 0xfd, 0x0f, 0x0b,
];

/** What this browser lacks to unpack and run it, as it is called; "" if nothing. */
export function lacking() {
  if (!globalThis.DecompressionStream) return "DecompressionStream";
  if (!globalThis.WebAssembly?.compileStreaming) return "WebAssembly";
  return WebAssembly.validate(new Uint8Array(SIMD)) ? "" : "WebAssembly SIMD";
}

/** The bytes within an element, as a Response that is unpacked while it is read. */
export function unpacked(id, type) {
  const packed = new Blob([bytesOf(document.getElementById(id).textContent)]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": type } });
}

export function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64); // in browsers of 2025 and later
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
