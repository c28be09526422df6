/** The sources and layers of the records, as functions of the palette: base < footpaths < areas < links < pins < selected. */
import { gapHatchName, hatchName, shadowRoom } from './marks.js';
import { labelFonts } from './palette.js';

const empty = { type: 'FeatureCollection', features: [] };
export const maxZoom = 22;
export const firstRecordLayer = 'paths';

const collection = (more) => ({ type: 'geojson', data: empty, promoteId: 'id', ...more });
const state = (name) => ['boolean', ['feature-state', name], false];
const kindIs = (...kinds) => ['in', ['get', 'kind'], ['literal', kinds]];
const byKind = (table, other) => ['match', ['get', 'kind'], ...Object.entries(table).flat(), other];

/** The style the map starts with: our own sources and layers, no glyphs, no sprite, nothing from elsewhere. */
export function firstStyle(palette, lang) {
  return {
    version: 8,
    // Colours change at once, as the page around does.
    transition: { duration: 0, delay: 0 },
    sources: {
      paths: { type: 'geojson', data: empty, tolerance: 0.2 },
      here: { type: 'geojson', data: empty, tolerance: 0 },
      areas: collection({ tolerance: 0.2 }),
      'area-labels': collection(),
      links: collection({ tolerance: 0 }),
      points: collection({ cluster: true, clusterRadius: 44, clusterMaxZoom: maxZoom, maxzoom: maxZoom + 1 }),
      spider: collection({ tolerance: 0, maxzoom: maxZoom }),
      // So little over the edge of a tile that a change seldom concerns two.
      selected: collection({ tolerance: 0, buffer: 1, maxzoom: maxZoom }),
    },
    layers: recordLayers(palette, lang),
  };
}

/** Every record layer, bottom to top. */
export function recordLayers(palette, lang) {
  const { sizes } = palette;
  const fonts = labelFonts(lang);
  const label = (more) => ({
    'text-field': ['get', 'label'], 'text-font': fonts, 'text-size': sizes.label, 'text-max-width': 9,
    'text-line-height': 1.2, ...more,
  });
  const ink = { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2, 'text-halo-blur': 0.5 };
  // Below if there is room, else above or beside.
  const around = (away) => ['top', [0, away], 'bottom', [0, -away], 'left', [away, 0], 'right', [-away, 0]];
  const anchorsAway = (away) => around(away).map((part) => (Array.isArray(part) ? ['literal', part] : part));
  const faded = (shown, pale) => ['case', ['boolean', ['get', 'faded'], false], pale, shown];

  const areaColour = ['case', state('selected'), palette.accent, byKind(palette.areas, palette.inkSoft)];
  const outline = {
    'line-color': areaColour,
    'line-width': ['case', state('selected'), sizes.line * 2, sizes.line],
    'line-opacity': ['case', state('hidden'), 0, 0.9],
  };
  const linkPaint = (width) => ({
    'line-color': palette.accent,
    'line-width': ['case', state('hot'), width * 1.5, width],
    'line-opacity': ['case', state('hot'), 1, state('dim'), 0.3, 0.92],
  });
  const round = { 'line-cap': 'round', 'line-join': 'round' };
  const dashed = ['suggested', 'asked'];
  const solid = ['agreed', 'active', 'done'];

  return [
    { id: 'background', type: 'background', paint: { 'background-color': palette.paper } },
    {
      id: firstRecordLayer, type: 'line', source: 'paths', layout: round,
      paint: { 'line-color': palette.inkSoft, 'line-width': sizes.line * 0.75, 'line-opacity': 0.45 },
    },
    {
      id: 'areas-fill', type: 'fill', source: 'areas',
      paint: {
        'fill-color': areaColour,
        'fill-opacity': ['case', state('hidden'), 0, state('selected'), 0.2, byKind(palette.areaFill, 0.06)],
        'fill-antialias': false,
      },
    },
    {
      id: 'areas-hatch', type: 'fill', source: 'areas', filter: ['has', 'hatch'],
      paint: {
        'fill-pattern': ['match', ['get', 'hatch'], 'gap', gapHatchName, hatchName],
        'fill-opacity': ['case', state('hidden'), 0, 1], 'fill-antialias': false,
      },
    },
    {
      id: 'areas-dashed', type: 'line', source: 'areas', filter: ['!', kindIs('building', 'floor')],
      layout: { 'line-join': 'round' }, paint: { ...outline, 'line-dasharray': [3, 2] },
    },
    {
      id: 'areas-solid', type: 'line', source: 'areas', filter: kindIs('building', 'floor'),
      layout: { 'line-join': 'round' }, paint: outline,
    },
    {
      id: 'areas-label', type: 'symbol', source: 'area-labels', filter: ['>=', ['zoom'], ['get', 'from']],
      layout: label({
        'text-size': sizes.areaLabel, 'text-padding': 4, 'text-letter-spacing': 0.03, 'text-max-width': 16,
        // Beside a pin when one stands in the middle.
        'text-variable-anchor-offset': ['center', [0, 0], 'bottom', [0, -1.9], 'top', [0, 3.6]],
      }),
      paint: { ...ink, 'text-color': byKind(palette.areas, palette.inkSoft), 'text-opacity': ['case', state('hidden'), 0, 1] },
    },
    {
      id: 'here-around', type: 'fill', source: 'here', filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.here, 'fill-opacity': 0.16, 'fill-outline-color': palette.here },
    },
    {
      id: 'here', type: 'circle', source: 'here', filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': palette.here, 'circle-radius': sizes.pin / 4, 'circle-stroke-color': palette.rim, 'circle-stroke-width': 3 },
    },
    {
      id: 'links-casing', type: 'line', source: 'links', layout: round,
      paint: {
        'line-color': palette.halo,
        'line-width': ['case', state('hot'), sizes.link * 1.5 + 3, sizes.link + 2.5],
        'line-opacity': ['case', state('hot'), 0.9, state('dim'), 0.2, 0.6],
      },
    },
    { id: 'links-solid', type: 'line', source: 'links', filter: ['in', ['get', 'state'], ['literal', solid]], layout: round, paint: linkPaint(sizes.link) },
    {
      id: 'links-dashed', type: 'line', source: 'links', filter: ['in', ['get', 'state'], ['literal', dashed]], layout: round,
      paint: { ...linkPaint(sizes.link), 'line-dasharray': [0.6, 2.4] },
    },
    {
      id: 'spider-legs', type: 'line', source: 'spider', filter: ['==', ['geometry-type'], 'LineString'],
      layout: round, paint: { 'line-color': palette.ink, 'line-width': 2, 'line-opacity': 0.55 },
    },
    {
      // Under the pins: they are placed first, and a name that would lie on one goes beside it or stays away.
      id: 'points-label', type: 'symbol', source: 'points', filter: ['!', ['has', 'point_count']],
      layout: label({
        'text-variable-anchor-offset': around((sizes.pin / 2 + shadowRoom + 2) / sizes.label), 'text-justify': 'auto',
        'symbol-sort-key': ['case', ['boolean', ['get', 'faded'], false], 1, 0],
      }),
      paint: { ...ink, 'text-color': faded(palette.ink, palette.inkSoft) },
    },
    {
      id: 'points', type: 'symbol', source: 'points', filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-padding': 0,
        'symbol-sort-key': ['case', ['boolean', ['get', 'faded'], false], 1, 0],
      },
      paint: { 'icon-opacity': faded(1, 0.45) },
    },
    {
      id: 'clusters', type: 'symbol', source: 'points', filter: ['has', 'point_count'],
      layout: {
        'icon-image': ['step', ['get', 'point_count'], 'cluster-small', 100, 'cluster-large'],
        'icon-allow-overlap': true, 'icon-padding': 0,
        'text-field': ['get', 'point_count_abbreviated'], 'text-font': labelFonts(lang, 'Bold'), 'text-size': sizes.clusterText,
        'text-allow-overlap': true, 'text-offset': [0, -0.06],
      },
      paint: { 'text-color': palette.ink },
    },
    {
      id: 'spider-pins', type: 'symbol', source: 'spider', filter: ['==', ['geometry-type'], 'Point'],
      layout: label({
        'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true,
        'text-anchor': ['get', 'anchor'], 'text-justify': 'auto',
        'text-offset': ['match', ['get', 'anchor'], ...anchorsAway((sizes.pin / 2 + 4) / sizes.label), ['literal', [0, 0]]],
        'text-allow-overlap': true, 'text-ignore-placement': true, 'text-max-width': 7,
      }),
      paint: { ...ink, 'icon-opacity': faded(1, 0.6) },
    },
    {
      id: 'selected', type: 'symbol', source: 'selected',
      layout: label({
        'icon-image': ['get', 'icon'], 'icon-allow-overlap': true,
        'text-variable-anchor-offset': around((sizes.selectedPin / 2 + 9) / sizes.label), 'text-allow-overlap': true, 'text-justify': 'auto',
      }),
      paint: ink,
    },
  ];
}

/** Repaints layers that already stand on the map so that they look like `layers`. */
export function repaint(map, layers) {
  for (const layer of layers) {
    if (!map.getLayer(layer.id)) continue;
    for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name, value);
    for (const [name, value] of Object.entries(layer.layout ?? {})) map.setLayoutProperty(layer.id, name, value);
  }
}
