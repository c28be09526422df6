/** The paper grid: squares of a round length in metres, drawn for the view and a margin around it. */
import { fromMercator, toMercator } from '../geometry.js';

const earth_m = 40075016.686;
const source = 'base-grid';
const smallest_px = 44;

/** Layers of the grid, for the bases that show it underneath as well. */
export function gridLayers(palette) {
  const { line } = palette.sizes;
  return [
    { id: 'base-grid-fine', type: 'line', source, filter: ['!', ['get', 'strong']], paint: { 'line-color': palette.gridLine, 'line-width': line / 2 } },
    { id: 'base-grid-strong', type: 'line', source, filter: ['get', 'strong'], paint: { 'line-color': palette.gridStrong, 'line-width': line / 2 + 0.4 } },
  ];
}

/** The grid's source and the upkeep that redraws it when the view leaves what is drawn. */
export function gridParts(kit) {
  const { map } = kit;
  let drawn = null;
  const update = () => {
    const bounds = map.getBounds();
    const [west, north] = toMercator([bounds.getWest(), bounds.getNorth()]);
    const [east, south] = toMercator([bounds.getEast(), bounds.getSouth()]);
    const step = stepFor(map);
    if (drawn?.step === step && west >= drawn.west && east <= drawn.east && north >= drawn.north && south <= drawn.south) return;
    const [wide, high] = [east - west, south - north];
    drawn = { step, west: west - wide / 2, east: east + wide / 2, north: Math.max(0, north - high / 2), south: Math.min(1, south + high / 2) };
    map.getSource(source)?.setData({ type: 'FeatureCollection', features: linesIn(drawn) });
  };
  return {
    sources: { [source]: { type: 'geojson', tolerance: 0, data: { type: 'FeatureCollection', features: [] } } },
    added() {
      drawn = null;
      update();
      map.on('move', update);
    },
    removed: () => map.off('move', update),
  };
}

/** The side of a square, in Mercator units: 1, 2 or 5 times a power of ten metres at this latitude. */
function stepFor(map) {
  // Rounded, so that a pan does not shift the grid.
  const latitude = Math.round(map.getCenter().lat);
  const metre = 1 / (earth_m * Math.cos((Math.min(Math.abs(latitude), 80) * Math.PI) / 180));
  const least = smallest_px / (512 * 2 ** map.getZoom()) / metre;
  const power = 10 ** Math.floor(Math.log10(least));
  return metre * power * ([1, 2, 5].find((digit) => digit * power >= least) ?? 10);
}

function linesIn({ step, west, east, north, south }) {
  const features = [];
  const add = (index, a, b) => features.push({
    type: 'Feature', properties: { strong: index % 5 === 0 },
    geometry: { type: 'LineString', coordinates: [fromMercator(a), fromMercator(b)] },
  });
  for (let i = Math.ceil(west / step); i * step <= east; i++) add(i, [i * step, north], [i * step, south]);
  for (let i = Math.ceil(north / step); i * step <= south; i++) add(i, [west, i * step], [east, i * step]);
  return features;
}

/** The grid alone. */
export async function prepareGrid(kit) {
  return { name: 'grid', attribution: [], info: {}, layers: gridLayers, ...gridParts(kit) };
}
