/** What a tap means just now: browse, place, draw, reshape, connect, gather or corners; each mode cleans up after itself. */
import { createCorners } from './corners.js';
import { createDrawing } from './draw.js';

/** Modes in which a tap picks what is drawn. */
const picking = new Set(['browse', 'connect', 'gather']);

/** Modes of one map; every way to tap (mouse, finger, Enter at the centre) comes through here. */
export function createModes(kit) {
  const { map, container } = kit;
  const canvas = map.getCanvas();
  let leave = () => {};
  let drawing = null;
  let touch = false;

  const set = (mode) => {
    kit.spider.close();
    // Nothing to draw anew.
    if (mode.mode === 'browse' && container.dataset.mapMode === 'browse') return;
    leave();
    leave = () => {};
    drawing = null;
    kit.busy.mark();
    kit.mode = { ...mode, name: mode.mode };
    container.dataset.mapMode = mode.mode;
    map.doubleClickZoom[mode.mode === 'browse' ? 'enable' : 'disable']();
    canvas.style.removeProperty('cursor');
    if (mode.mode === 'draw' || mode.mode === 'reshape') {
      drawing = createDrawing(kit, mode.mode === 'reshape' ? mode.id : null);
      leave = drawing.end;
    }
    if (mode.mode === 'corners') leave = createCorners(kit);
  };

  const tap = (point, lngLat, byTouch) => {
    const { name } = kit.mode;
    if (kit.lost || performance.now() < kit.quietUntil) return;
    if (name === 'place') kit.emit({ type: 'tap', lng: lngLat.lng, lat: lngLat.lat });
    if (picking.has(name)) kit.picking.tap(point, lngLat, byTouch);
  };

  const listen = (name, callback) => canvas.addEventListener(name, callback, { signal: kit.ending.signal });
  listen('pointerdown', (event) => { touch = event.pointerType !== 'mouse'; });
  listen('keydown', (event) => {
    if (event.key === 'Escape' && kit.spider.isOpen()) kit.spider.close();
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const centre = map.getCenter();
    if (drawing) drawing.vertexAt(centre);
    else tap(map.project(centre), centre, true);
  });
  map.on('click', (event) => tap(event.point, event.lngLat, touch));

  let hovering = 0;
  map.on('mousemove', ({ point }) => {
    if (!picking.has(kit.mode.name)) return;
    hovering ||= requestAnimationFrame(() => {
      hovering = 0;
      if (!kit.destroyed && !kit.lost && !map.isMoving() && canvas.style.cursor !== 'grabbing') canvas.style.cursor = kit.picking.cursorAt(point);
    });
  });

  return {
    set,
    finishDrawing: () => drawing?.finish(),
    cancelDrawing: () => drawing?.cancel(),
    undoVertex: () => drawing?.undo(),
    end: () => leave(),
  };
}
