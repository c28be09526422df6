/** A picture (photo, scan, drawn plan) stretched over four corners, with the paper grid beneath. */
import { rounded } from '../geometry.js';
import { BaseError } from './index.js';
import { gridLayers, gridParts } from './grid.js';

const source = 'base-picture';
const longest_px = 4096;
const longestDrawn_px = 2400;

/** Decodes the blob, or keeps the picture already shown when only corners or opacity change (blob null). */
export async function preparePicture(kit, { corners, opacity = 1 }, blob) {
  const { map, base } = kit;
  if (!blob) {
    if (base?.name !== 'picture') throw new BaseError('bad-image', 'no picture given');
    base.setOpacity(opacity);
    if (corners) base.setCorners(corners);
    return base;
  }
  const { address, width, height } = await decode(blob);
  const grid = gridParts(kit);
  const fitted = !corners;
  const picture = {
    name: 'picture', attribution: [], info: {},
    corners: corners ?? cornersInView(kit, width / height),
    opacity,
    sources: { ...grid.sources },
    layers: (palette) => [
      ...gridLayers(palette),
      { id: source, type: 'raster', source, paint: { 'raster-opacity': picture.opacity, 'raster-fade-duration': 0, 'raster-resampling': 'linear' } },
    ],
    setCorners(next) {
      picture.corners = next;
      map.getSource(source)?.setCoordinates(next);
    },
    setOpacity(next) {
      picture.opacity = next;
      if (map.getLayer(source)) map.setPaintProperty(source, 'raster-opacity', next);
    },
    added() {
      grid.added();
      if (fitted) kit.emit({ type: 'corners', corners: picture.corners.map(rounded) });
    },
    removed() {
      grid.removed();
      URL.revokeObjectURL(address);
    },
    dropped: () => URL.revokeObjectURL(address),
  };
  picture.sources[source] = { type: 'image', url: address, coordinates: picture.corners };
  picture.info.bounds = boundsOf(picture.corners);
  return picture;
}

/** Any image the browser can show → an address of a PNG or JPEG of at most 4096 px a side. */
async function decode(blob) {
  const raw = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = raw;
    await image.decode().catch(() => {
      throw new BaseError('bad-image', `cannot be shown: ${blob.type || 'unknown type'}`);
    });
    const drawn = /svg/i.test(blob.type);
    const [width, height] = [image.naturalWidth || 1600, image.naturalHeight || 1200];
    const limit = drawn ? longestDrawn_px : Math.min(longest_px, Math.max(width, height));
    const scale = limit / Math.max(width, height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const copy = await new Promise((resolve) => canvas.toBlob(resolve, /jpe?g/i.test(blob.type) ? 'image/jpeg' : 'image/png', 0.9));
    if (!copy) throw new BaseError('bad-image', 'cannot be copied');
    return { address: URL.createObjectURL(copy), width: canvas.width, height: canvas.height };
  } finally {
    URL.revokeObjectURL(raw);
  }
}

/** Corners (tl, tr, br, bl) that fit an aspect ratio into the uncovered part of the view. */
function cornersInView(kit, ratio) {
  const { width, height } = kit.container.getBoundingClientRect();
  const { top, right, bottom, left } = kit.padding;
  const [free, tall] = [Math.max(80, width - left - right) * 0.86, Math.max(80, height - top - bottom) * 0.86];
  const [w, h] = free / tall > ratio ? [tall * ratio, tall] : [free, free / ratio];
  const [x, y] = [left + (width - left - right) / 2, top + (height - top - bottom) / 2];
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([i, j]) => {
    const { lng, lat } = kit.map.unproject([x + (i * w) / 2, y + (j * h) / 2]);
    return rounded([lng, lat]);
  });
}

function boundsOf(corners) {
  const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
