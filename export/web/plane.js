// The map's arithmetic: codes (D) to points [x, y] and back, as in the desktop program
// (desktop/generator/latent/latent_map.py). The plane goes through the origin.

/** Where a code lies. */
export function projected({ x, y }, code) {
  return [dot(x, code), dot(y, code)];
}

/** A code moved to a point; all that the map does not show is kept. */
export function lifted({ x, y }, [right, up], code) {
  const [across, along] = [right - dot(x, code), up - dot(y, code)];
  return Float32Array.from(code, (value, axis) => value + across * x[axis] + along * y[axis]);
}

/** Which of the codes is nearest to one, in all dimensions. */
export function nearest(codes, z) {
  const away = codes.map((code) => code.reduce((sum, value, axis) => sum + (value - z[axis]) ** 2, 0));
  return away.indexOf(Math.min(...away));
}

function dot(axis, code) {
  return axis.reduce((sum, part, i) => sum + part * code[i], 0);
}
