/** Drawing a new area and reshaping an old one, by terra-draw; taps here never reach the picking of pins. */
import { TerraDraw, TerraDrawModeUndoRedo, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { crossesItself, distinct, rounded } from './geometry.js';

const finishKey = 'mapkit-finish';

/** Starts drawing (`areaId` null) or reshaping; returns the buttons' verbs and `end`. */
export function createDrawing(kit, areaId) {
  const { map, palette } = kit;
  const accent = palette.accent;
  const width = palette.sizes.line * 1.5;
  const handle = palette.sizes.pin / 4;
  let refused = null;
  let vertices = -1;
  let finished = false;

  const outlineOf = (feature) => feature.geometry.coordinates[0] ?? [];
  const refuse = (reason) => {
    if (refused === reason) return;
    refused = reason;
    kit.emit({ type: 'shape-error', reason });
  };
  /** Only a finished outline is judged: while drawing, a person may cross lines and then take them back. */
  const judgeDrawing = (feature, { updateType }) => {
    if (updateType !== 'finish') return { valid: true };
    refused = null;
    if (distinct(outlineOf(feature)).length < 3) refuse('too-few');
    else if (crossesItself(outlineOf(feature))) refuse('crossing');
    return { valid: refused === null, reason: refused ?? undefined };
  };
  /** A vertex stops where the outline would cross itself. */
  const judgeReshaping = (feature) => {
    const crossing = crossesItself(outlineOf(feature));
    if (crossing) refuse('crossing');
    return { valid: !crossing, reason: crossing ? 'crossing' : undefined };
  };

  const polygon = new TerraDrawPolygonMode({
    pointerDistance: 22, showCoordinatePoints: true, validation: judgeDrawing,
    keyEvents: { cancel: null, finish: finishKey },
    cursors: { start: 'crosshair', close: 'pointer' },
    styles: {
      fillColor: accent, fillOpacity: 0.14, outlineColor: accent, outlineWidth: width,
      coordinatePointColor: accent, coordinatePointWidth: handle * 0.6, coordinatePointOutlineColor: palette.rim, coordinatePointOutlineWidth: 2,
      closingPointColor: palette.rim, closingPointWidth: handle, closingPointOutlineColor: accent, closingPointOutlineWidth: 3.5,
    },
  });
  const select = new TerraDrawSelectMode({
    pointerDistance: 26, keyEvents: null, allowManualDeselection: false,
    flags: { polygon: { feature: { draggable: false, validation: judgeReshaping, coordinates: { midpoints: true, draggable: true, deletable: true } } } },
    styles: {
      selectedPolygonColor: accent, selectedPolygonFillOpacity: 0.14, selectedPolygonOutlineColor: accent, selectedPolygonOutlineWidth: width,
      selectionPointColor: palette.rim, selectionPointWidth: handle, selectionPointOutlineColor: accent, selectionPointOutlineWidth: 3.5,
      midPointColor: accent, midPointWidth: handle * 0.6, midPointOutlineColor: palette.rim, midPointOutlineWidth: 2,
    },
  });
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'drawing', coordinatePrecision: 9 }),
    modes: [polygon, select],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  });
  const shapes = () => draw.getSnapshot().filter((feature) => feature.geometry.type === 'Polygon');

  const countVertices = () => {
    if (areaId || finished) return;
    const count = shapes()[0]?.properties.committedCoordinateCount ?? 0;
    if (count === vertices) return;
    vertices = count;
    refused = null;
    kit.emit({ type: 'drawing', vertices: count });
  };
  const parts = new Map();
  const onFinish = (id) => {
    if (areaId) return finishReshaping();
    const ring = outlineOf(draw.getSnapshotFeature(id)).map(rounded);
    finished = true;
    // The shape stays to be seen until the mode changes, but takes no more vertices.
    draw.setMode('static');
    kit.emit({ type: 'shape', polygons: [[ring]] });
  };
  const finishReshaping = () => {
    refused = null;
    const polygons = shapes().map((feature) => [outlineOf(feature).map(rounded), ...(parts.get(feature.id) ?? [])]);
    const area = kit.records.areas.get(areaId);
    if (area) kit.records.changeAreas([{ ...area, polygons }], []);
    kit.emit({ type: 'shape', id: areaId, polygons });
  };

  draw.on('change', countVertices);
  draw.on('finish', onFinish);
  draw.start();

  const startReshaping = () => {
    draw.setMode('select');
    const { polygons } = kit.records.areas.get(areaId);
    for (const [outline, ...holes] of polygons) {
      const ring = [...distinct(outline.map(rounded))];
      const id = draw.getFeatureId();
      const [{ valid }] = draw.addFeatures([{ id, type: 'Feature', properties: { mode: 'polygon' }, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } }]);
      if (valid) parts.set(id, holes);
    }
    const [first] = parts.keys();
    if (first !== undefined) draw.selectFeature(first);
    kit.hiddenArea = areaId;
    kit.selection.emphasise();
  };
  if (areaId && kit.records.areas.has(areaId)) startReshaping();
  else if (!areaId) draw.setMode('polygon');

  return {
    finish() {
      if (areaId || finished) return;
      if (vertices < 3) {
        refused = null;
        return refuse('too-few');
      }
      refused = null;
      polygon.onKeyUp({ key: finishKey, heldKeys: [], preventDefault() {} });
    },
    cancel() {
      if (areaId) return;
      finished = false;
      draw.clear();
      draw.setMode('static');
      draw.setMode('polygon');
      vertices = -1;
      countVertices();
    },
    undo() {
      if (areaId || finished) return;
      draw.undo();
      countVertices();
    },
    /** A vertex without a pointer: Enter sets it at the map's centre. */
    vertexAt({ lng, lat }) {
      if (areaId || finished) return;
      const { x, y } = map.project([lng, lat]);
      const [roundLng, roundLat] = rounded([lng, lat]);
      polygon.onClick({ lng: roundLng, lat: roundLat, containerX: x, containerY: y, button: 'left', heldKeys: [], isContextMenu: false });
    },
    end() {
      draw.off('change', countVertices);
      draw.off('finish', onFinish);
      draw.stop();
      map.dragPan.enable();
      if (kit.hiddenArea) {
        kit.hiddenArea = null;
        kit.selection.emphasise();
      }
    },
  };
}
