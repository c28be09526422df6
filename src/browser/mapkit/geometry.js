/** Plane geometry on WGS 84 coordinates: Mercator, boxes, label points, curves and crossing tests; no map, no DOM. */

/** [lng, lat] → the unit square of Web Mercator. */
export function toMercator([lng, lat]) {
  const clamped = Math.max(-85.05, Math.min(85.05, lat));
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / (2 * Math.PI);
  return [lng / 360 + 0.5, y];
}

/** The unit square of Web Mercator → [lng, lat]. */
export function fromMercator([x, y]) {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}

/** Seven decimals are a centimetre: enough, and what the drawing library accepts. */
export function rounded([lng, lat]) {
  return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}

/** [west, south, east, north] of a MultiPolygon's coordinates. */
export function boxOf(polygons) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) for (const [lng, lat] of polygon[0] ?? []) {
    west = Math.min(west, lng); east = Math.max(east, lng);
    south = Math.min(south, lat); north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Whether a point lies inside a ring (even-odd). */
export function insideRing([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

const EARTH_RADIUS_M = 6_371_008.8;

/** The ring of places so many metres around one; exact enough for a neighbourhood. */
export function ringAround([lng, lat], radius_m, steps = 64) {
  const degrees = ((radius_m / EARTH_RADIUS_M) * 180) / Math.PI;
  const wide = degrees / Math.max(Math.cos((lat * Math.PI) / 180), 0.01);
  const at = (i) => [lng + wide * Math.cos((2 * Math.PI * i) / steps), lat + degrees * Math.sin((2 * Math.PI * i) / steps)];
  return [...Array.from({ length: steps }, (_, i) => at(i)), at(0)];
}

const middleLines = [0.5, 0.4, 0.6, 0.3, 0.7];

/** A point well inside the largest part, for a label: the middle of the widest run among a few scan lines (shares of the height). */
export function labelPoint(polygons, shares = middleLines) {
  let best = null;
  for (const polygon of polygons) {
    const ring = polygon[0] ?? [];
    const [west, south, east, north] = boxOf([polygon]);
    for (const share of shares) {
      const lat = south + (north - south) * share;
      const crossings = [];
      for (const hole of polygon) for (let i = 0, j = hole.length - 1; i < hole.length; j = i++) {
        const [xi, yi] = hole[i];
        const [xj, yj] = hole[j];
        if (yi > lat !== yj > lat) crossings.push(xi + ((lat - yi) / (yj - yi)) * (xj - xi));
      }
      crossings.sort((a, b) => a - b);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const width = (crossings[i + 1] - crossings[i]) * (share === shares[0] ? 1.25 : 1);
        if (!best || width > best.width) best = { width, at: [(crossings[i] + crossings[i + 1]) / 2, lat] };
      }
    }
    if (!best && ring.length) best = { width: 0, at: [(west + east) / 2, (south + north) / 2] };
  }
  return best?.at ?? null;
}

/** A slightly bent line between two places; parallel links get different `rank`s and so bend apart. */
export function curve(from, to, rank = 0, steps = 24) {
  const swap = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]);
  const [a, b] = [toMercator(swap ? to : from), toMercator(swap ? from : to)];
  const bend = (rank % 2 ? -1 : 1) * (0.11 + 0.1 * Math.floor(rank / 2));
  const middle = [(a[0] + b[0]) / 2 + (b[1] - a[1]) * bend * 2, (a[1] + b[1]) / 2 - (b[0] - a[0]) * bend * 2];
  const line = [];
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    line.push(fromMercator([p * a[0] + q * middle[0] + r * b[0], p * a[1] + q * middle[1] + r * b[1]]));
  }
  return swap ? line.reverse() : line;
}

function side(a, b, c) {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function segmentsMeet(a, b, c, d) {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether an open or closed ring crosses itself. */
export function crossesItself(ring) {
  const points = distinct(ring);
  const count = points.length;
  for (let i = 0; i < count; i++) for (let j = i + 2; j < count; j++) {
    if (i === 0 && j === count - 1) continue;
    if (segmentsMeet(points[i], points[(i + 1) % count], points[j], points[(j + 1) % count])) return true;
  }
  return false;
}

/** A ring's vertices without the closing one and without repeats in a row. */
export function distinct(ring) {
  const same = (a, b) => Math.abs(a[0] - b[0]) < 1e-9 && Math.abs(a[1] - b[1]) < 1e-9;
  const points = ring.filter((point, i) => i === 0 || !same(point, ring[i - 1]));
  while (points.length > 1 && same(points[0], points[points.length - 1])) points.pop();
  return points;
}

/** Whether four corners in turn make a convex quadrilateral, the only kind a picture can be stretched over. */
export function isConvex(corners) {
  const turns = corners.map((corner, i) => side(corner, corners[(i + 1) % 4], corners[(i + 2) % 4]));
  return turns.every((turn) => turn === turns[0] && turn !== 0);
}
