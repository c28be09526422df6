/** Raster tiles from an address the person typed: the only base that speaks to the network; what was seen is kept. */
import { attributionParts } from '../attribution.js';
import { BaseError } from './index.js';
import { keeping } from './kept.js';

const source = 'base-tiles';

/** `{s}` becomes a, b and c; anything but http(s) is refused. */
export async function prepareTiles(kit, { url, attribution, minzoom = 0, maxzoom = 19, tileSize = 256 }) {
  if (!/^https?:\/\//i.test(url ?? '') || !/\{(z|quadkey|bbox)/.test(url)) throw new BaseError('bad-address', String(url));
  const tiles = url.includes('{s}') ? ['a', 'b', 'c'].map((letter) => url.replace('{s}', letter)) : [url];
  return {
    name: 'tiles',
    attribution: attributionParts(attribution),
    info: { kind: 'raster', minzoom },
    sources: { [source]: { type: 'raster', tiles: keeping(tiles), minzoom, maxzoom, tileSize } },
    layers: (palette) => [{
      id: source, type: 'raster', source,
      paint: { 'raster-fade-duration': kit.options.reducedMotion ? 0 : 150, ...(palette.name === 'dark' ? { 'raster-brightness-max': 0.75, 'raster-saturation': -0.2 } : { 'raster-brightness-max': 1, 'raster-saturation': 0 }) },
    }],
    background: (palette) => palette.base.land,
  };
}
