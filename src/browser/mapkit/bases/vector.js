/** A restrained style for vector tiles: OpenMapTiles and Protomaps by their layer names, anything else as plain lines and fills. */
import { labelFonts } from '../palette.js';

const first = (...names) => ['coalesce', ...names.map((name) => ['get', name])];
const oneOf = (value, names) => ['in', value, ['literal', names]];
const between = (...stops) => ['interpolate', ['exponential', 1.5], ['zoom'], ...stops];

// Each schema says where roads, water and the rest are and what their classes are called.
const openMapTiles = {
  key: ['get', 'class'],
  green: { layers: ['landcover', 'park'], classes: ['wood', 'grass', 'farmland', 'wetland', 'public_park', 'nature_reserve', 'national_park'] },
  quiet: { layers: ['landuse'], classes: ['school', 'university', 'college', 'kindergarten', 'hospital', 'cemetery', 'commercial', 'industrial', 'retail', 'railway', 'stadium', 'pitch', 'playground'] },
  water: 'water', waterway: 'waterway', building: 'building', boundary: 'boundary', road: 'transportation',
  roadName: 'transportation_name', place: 'place', waterName: 'water_name', poi: 'poi',
  major: ['motorway', 'trunk', 'primary'], middle: ['secondary', 'tertiary', 'busway'],
  minor: ['minor', 'service', 'raceway', 'street', 'street_limited'], path: ['path', 'track', 'pedestrian'], rail: ['rail', 'transit'],
};
const protomaps = {
  key: first('kind', 'pmap:kind'),
  land: 'earth',
  green: { layers: ['landuse', 'landcover'], classes: ['park', 'forest', 'wood', 'grass', 'grassland', 'nature_reserve', 'national_park', 'golf_course', 'garden', 'meadow', 'scrub', 'village_green'] },
  quiet: { layers: ['landuse'], classes: ['school', 'university', 'college', 'kindergarten', 'hospital', 'cemetery', 'commercial', 'industrial', 'railway', 'pedestrian', 'playground', 'pitch', 'sports_pitch', 'aerodrome'] },
  water: 'water', waterway: 'water', building: 'buildings', boundary: 'boundaries', road: 'roads',
  roadName: 'roads', place: 'places', waterName: 'water', poi: 'pois',
  major: ['highway', 'major_road'], middle: ['medium_road'], minor: ['minor_road', 'other'], path: ['path'], rail: ['rail'],
};

/** Layers for a source whose metadata names `names`; bottom to top, ids beginning with `base-`. */
export function vectorLayers(source, names, palette, lang) {
  const has = (name) => names.includes(name);
  if (has('transportation')) return styled(openMapTiles, source, names, palette, lang);
  if (has('roads') && (has('earth') || has('water'))) return styled(protomaps, source, names, palette, lang);
  return plain(source, names, palette);
}

function plain(source, names, palette) {
  const { unknown, building, land } = palette.base;
  const type = (name) => ['==', ['geometry-type'], name];
  return names.flatMap((name, i) => [
    { id: `base-${i}-fill`, type: 'fill', source, 'source-layer': name, filter: type('Polygon'), paint: { 'fill-color': building, 'fill-opacity': 0.4, 'fill-outline-color': unknown } },
    { id: `base-${i}-line`, type: 'line', source, 'source-layer': name, filter: type('LineString'), paint: { 'line-color': unknown, 'line-width': 1.2 } },
    { id: `base-${i}-dot`, type: 'circle', source, 'source-layer': name, filter: type('Point'), paint: { 'circle-color': unknown, 'circle-radius': 2.5, 'circle-stroke-color': land, 'circle-stroke-width': 1 } },
  ]);
}

function styled(schema, source, names, palette, lang) {
  const colour = palette.base;
  const layers = [];
  const add = (id, type, layer, more) => {
    if (layer && names.includes(layer)) layers.push({ id: `base-${id}`, type, source, 'source-layer': layer, ...more });
  };
  const is = (classes) => oneOf(schema.key, classes);
  const shape = (name) => ['==', ['geometry-type'], name];
  const round = { 'line-cap': 'round', 'line-join': 'round' };

  add('land', 'fill', schema.land, { paint: { 'fill-color': colour.land } });
  for (const layer of schema.green.layers) {
    add(`green-${layer}`, 'fill', layer, { filter: ['all', shape('Polygon'), is(schema.green.classes)], paint: { 'fill-color': colour.green, 'fill-opacity': 0.8 } });
  }
  for (const layer of schema.quiet.layers) {
    add(`quiet-${layer}`, 'fill', layer, { filter: ['all', shape('Polygon'), is(schema.quiet.classes)], paint: { 'fill-color': colour.quiet } });
  }
  add('water', 'fill', schema.water, { filter: shape('Polygon'), paint: { 'fill-color': colour.water } });
  add('waterway', 'line', schema.waterway, { filter: shape('LineString'), layout: round, paint: { 'line-color': colour.water, 'line-width': between(10, 0.6, 18, 5) } });
  add('building', 'fill', schema.building, { minzoom: 13, paint: { 'fill-color': colour.building, 'fill-outline-color': colour.buildingEdge } });

  const roads = [
    ['minor', schema.minor, [13, 0.8, 16, 6, 19, 22], 12],
    ['middle', schema.middle, [11, 0.8, 16, 9, 19, 28], 10],
    ['major', schema.major, [6, 0.6, 12, 2.5, 16, 13, 19, 36], 5],
  ];
  add('path', 'line', schema.road, { minzoom: 14, filter: is(schema.path), layout: round, paint: { 'line-color': colour.path, 'line-width': between(14, 0.7, 18, 2), 'line-dasharray': [2, 2] } });
  for (const [name, classes, width, minzoom] of roads) {
    const wider = width.map((value, i) => (i % 2 ? value + 1.6 : value));
    add(`${name}-edge`, 'line', schema.road, { minzoom: Math.max(minzoom, 12), filter: is(classes), layout: round, paint: { 'line-color': colour.roadEdge, 'line-width': between(...wider) } });
  }
  for (const [name, classes, width, minzoom] of roads) {
    add(name, 'line', schema.road, { minzoom, filter: is(classes), layout: round, paint: { 'line-color': colour.road, 'line-width': between(...width) } });
  }
  add('rail', 'line', schema.road, { minzoom: 12, filter: is(schema.rail), paint: { 'line-color': colour.rail, 'line-width': between(12, 0.8, 18, 2.5), 'line-dasharray': [5, 3] } });
  add('boundary', 'line', schema.boundary, { paint: { 'line-color': colour.boundary, 'line-width': 1, 'line-dasharray': [4, 3], 'line-opacity': 0.7 } });
  return [...layers, ...labels(schema, source, names, palette, lang)];
}

function nameIn(lang) {
  if (lang === 'zh-Hans') return first('name:zh-Hans', 'name:zh', 'name');
  if (lang === 'zh-Hant') return first('name:zh-Hant', 'name:zh', 'name');
  return first('name:en', 'name_en', 'name:latin', 'name');
}

function labels(schema, source, names, palette, lang) {
  const { label, waterLabel, labelHalo } = palette.base;
  const size = palette.sizes.baseLabel;
  const layers = [];
  const add = (id, layer, more, paint) => {
    if (!names.includes(layer)) return;
    const { layout, ...rest } = more;
    layers.push({
      id: `base-${id}`, type: 'symbol', source, 'source-layer': layer, ...rest,
      layout: { 'text-field': nameIn(lang), 'text-font': labelFonts(lang, 'Medium'), 'text-size': size, 'text-max-width': 8, ...layout },
      paint: { 'text-color': label, 'text-halo-color': labelHalo, 'text-halo-width': 1.5, ...paint },
    });
  };
  const point = ['==', ['geometry-type'], 'Point'];
  const line = ['==', ['geometry-type'], 'LineString'];
  add('poi-name', schema.poi, { minzoom: 17, filter: point, layout: { 'text-size': size - 1, 'text-padding': 12 } });
  add('road-name', schema.roadName, { minzoom: 14, filter: line, layout: { 'symbol-placement': 'line', 'text-size': size - 0.5, 'symbol-spacing': 320, 'text-padding': 8 } });
  add('water-name', schema.waterName, { minzoom: 11, filter: point, layout: {} }, { 'text-color': waterLabel });
  add('place-name', schema.place, { filter: point, layout: { 'text-size': size + 2, 'text-letter-spacing': 0.04, 'text-padding': 10 } });
  return layers;
}
