/** Draws the mark (solid disc, hollow ring, filled ring) and the cluster disc to canvas images at the device's pixel ratio. */

const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

// Glyphs on a 24 × 24 field, filled even-odd.
const glyphs = {
  individual: `${circle(12, 8.2, 3.4)}M5.2 19.5c.6-4 3.3-6.1 6.8-6.1s6.2 2.1 6.8 6.1z`,
  association: `${circle(7.4, 9, 2.6)}${circle(16.6, 9, 2.6)}M2.6 18.5c.4-3.2 2.2-5 4.8-5s4.2 1.6 4.6 4.200c.4-2.6 2-4.2 4.6-4.2s4.4 1.8 4.8 5z`,
  institution: 'M12 4 3.5 8.6v1.6h17V8.6zM5 11.6h2.4v5.6H5zm5.8 0h2.4v5.6h-2.4zm5.8 0H19v5.6h-2.4zM3.5 18.4h17v1.8h-17z',
  place: 'M12 3.2 6.4 11h2.4l-3.4 5h5.4v4.6h2.4V16h5.4l-3.4-5h2.4z',
  economy: 'M4.600 4.500h14.8l1.2 4.600a2.4 2.4 0 0 1-1.6 2.6V19H5v-7.3a2.4 2.4 0 0 1-1.6-2.6zM8 13v3.6h4V13z',
  story: 'M4 5.5c3-.9 5.7-.5 8 1 2.3-1.5 5-1.9 8-1v12.6c-3-.9-5.7-.5-8 1-2.3-1.5-5-1.9-8-1z',
};

export const pointKinds = [...Object.keys(glyphs), 'need'];

/** Room around a mark for its shadow, CSS px; names keep away from it too. */
export const shadowRoom = 4;
/** Room around the selected mark for its ring as well. */
const ringRoom = 10;

/** The pattern of areas in which something is wanting. */
export const hatchName = 'hatch';
/** The pattern of areas with wishes that nobody can meet. */
export const gapHatchName = 'hatch-gap';

/** The name of a point's image; `selected` gives the larger one with a ring. */
export function imageName(kind, met, selected) {
  const known = pointKinds.includes(kind) ? kind : 'place';
  return `${selected ? 'chosen' : 'pin'}-${known}${known === 'need' && met ? '-met' : ''}`;
}

/** Puts every image of the palette into the map, replacing those of an earlier theme. */
export function addMarks(map, palette) {
  const ratio = Math.min(Math.max(window.devicePixelRatio || 1, 1), 3);
  const put = (name, size, draw, room = shadowRoom) => {
    const side = Math.ceil((size + 2 * room) * ratio);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.scale(ratio, ratio);
    pen.translate(side / ratio / 2, side / ratio / 2);
    draw(pen, size);
    const image = pen.getImageData(0, 0, side, side);
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, image, { pixelRatio: ratio });
  };
  for (const kind of pointKinds) {
    for (const met of kind === 'need' ? [false, true] : [false]) {
      const draw = kind === 'need' ? (pen, size) => drawNeed(pen, size, palette, met) : (pen, size) => drawAsset(pen, size, palette, kind);
      put(imageName(kind, met, false), palette.sizes.pin, draw);
      put(imageName(kind, met, true), palette.sizes.selectedPin, (pen, size) => {
        drawRing(pen, size, palette);
        draw(pen, size);
      }, ringRoom);
    }
  }
  addHatch(map, palette, ratio, hatchName, palette.ink);
  addHatch(map, palette, ratio, gapHatchName, palette.gap);
  put('cluster-small', palette.sizes.cluster, (pen, size) => drawCluster(pen, size, palette));
  put('cluster-large', palette.sizes.cluster * 1.25, (pen, size) => drawCluster(pen, size, palette));
}

/** Slanting lines that meet at the edges, so that the pattern has no seams. */
function addHatch(map, palette, ratio, name, colour) {
  const side = Math.round(palette.sizes.hatch * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const lines = new Path2D([-side, 0, side].map((shift) => `M${shift} ${side}l${side} ${-side}`).join(''));
  // Light beside dark, so that they show on any base.
  for (const [strokeStyle, globalAlpha, lineWidth] of [[palette.halo, 0.45, side / 3], [colour, name === gapHatchName ? 0.85 : 0.6, side / 8]]) {
    Object.assign(pen, { strokeStyle, globalAlpha, lineWidth, lineCap: 'square' });
    pen.stroke(lines);
  }
  if (map.hasImage(name)) map.removeImage(name);
  map.addImage(name, pen.getImageData(0, 0, side, side), { pixelRatio: ratio });
}

function disc(pen, radius, fill, shadow) {
  pen.save();
  if (shadow) Object.assign(pen, { shadowColor: shadow, shadowBlur: 5 * scaleOf(pen), shadowOffsetY: 1.5 * scaleOf(pen) });
  pen.fillStyle = fill;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fill();
  pen.restore();
}

/** Canvas shadows ignore the transform, so they have to be scaled by hand. */
function scaleOf(pen) {
  return pen.getTransform().a;
}

function drawAsset(pen, size, palette, kind) {
  const unit = size / 40;
  disc(pen, 19.75 * unit, palette.rim, palette.shadow);
  disc(pen, 17.25 * unit, palette.kinds[kind]);
  pen.save();
  pen.scale(unit, unit);
  pen.translate(-12, -12.4);
  pen.fillStyle = '#fff';
  pen.fill(new Path2D(glyphs[kind]), 'evenodd');
  pen.restore();
}

function drawNeed(pen, size, palette, met) {
  const unit = size / 40;
  disc(pen, 19.75 * unit, palette.rim, palette.shadow);
  disc(pen, 18.25 * unit, palette.kinds.need);
  if (!met) return disc(pen, 11.2 * unit, palette.hollow);
  pen.save();
  pen.scale(unit, unit);
  Object.assign(pen, { strokeStyle: '#fff', lineWidth: 4, lineCap: 'round', lineJoin: 'round' });
  pen.stroke(new Path2D('m-7 .6 4.800 4.800 9-9.700'));
  pen.restore();
}

function drawRing(pen, size, palette) {
  disc(pen, size / 2 + 6.5, palette.accent, palette.shadow);
  disc(pen, size / 2 + 3, palette.card);
}

function drawCluster(pen, size, palette) {
  disc(pen, size / 2, palette.ink, palette.shadow);
  disc(pen, size / 2 - 3, palette.card);
}
