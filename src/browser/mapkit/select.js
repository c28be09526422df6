/** Highlights one record and lets the selected pin, and no other, be dragged by mouse or finger. */
import { rounded } from './geometry.js';

const dragStarts_px = { mouse: 4, touch: 8, pen: 6 };

/** Selection of one map; the selected point lives in its own unclustered source so that no cluster swallows it. */
export function createSelection(kit) {
  const { map, records, busy } = kit;
  // What MapLibre was last told, so that only differences are sent; it is never asked to remove a state, which fails on a new style.
  const told = new Map();

  const tell = (wanted) => {
    for (const [key, state] of told) if (!wanted.has(key)) wanted.set(key, Object.fromEntries(Object.keys(state).map((name) => [name, false])));
    for (const [key, state] of wanted) {
      const before = told.get(key) ?? {};
      const names = Object.keys({ ...before, ...state });
      const next = Object.fromEntries(names.map((name) => [name, !!state[name]]));
      if (names.every((name) => !!before[name] === next[name])) continue;
      const [source, ...id] = key.split(' ');
      map.setFeatureState({ source, id: id.join(' ') }, next);
      told.set(key, next);
    }
  };

  /** Marks the selected area or link, and a selected point's links; the other links step back. */
  const emphasise = () => {
    const wanted = new Map();
    const want = (source, id, state) => wanted.set(`${source} ${id}`, { ...wanted.get(`${source} ${id}`), [state]: true });
    if (kit.hiddenArea) for (const source of ['areas', 'area-labels']) want(source, kit.hiddenArea, 'hidden');
    const id = kit.selected?.id;
    if (id && records.areas.has(id)) want('areas', id, 'selected');
    const point = id && records.points.get(id);
    const hot = new Set(point ? records.linksAt(point).map(({ link }) => link.id) : records.links.has(id) ? [id] : []);
    if (hot.size) for (const link of records.links.keys()) want('links', link, hot.has(link) ? 'hot' : 'dim');
    tell(wanted);
  };

  const select = (id) => {
    const before = kit.selected?.id ?? null;
    const after = id ?? null;
    kit.spider.close();
    if (before !== after) {
      busy.mark();
      kit.selected = after ? { id: after } : null;
      if (before) records.chosen(before, false);
      if (after) records.chosen(after, true);
      records.drawSelected();
      busy.mark();
    }
    emphasise();
    reveal();
  };

  /** Nudges the map when a panel covers the selected pin; a pin that is off the screen is left alone. */
  const reveal = () => {
    const point = kit.selected && records.points.get(kit.selected.id);
    if (!point) return;
    const { width, height } = kit.container.getBoundingClientRect();
    const { x, y } = map.project([point.lng, point.lat]);
    if (x < 0 || y < 0 || x > width || y > height) return;
    const { top, right, bottom, left } = kit.padding;
    const room = Math.min(56, (width - left - right) / 4, (height - top - bottom) / 4);
    const dx = Math.min(0, x - left - room) || Math.max(0, x - (width - right - room));
    const dy = Math.min(0, y - top - room) || Math.max(0, y - (height - bottom - room - 12));
    if (dx || dy) map.panBy([dx, dy], { animate: !kit.options.reducedMotion, duration: 250 });
  };

  attachDrag(kit, emphasise);
  return { select, emphasise, reveal, forget: () => told.clear() };
}

function attachDrag(kit, emphasise) {
  const { map, records } = kit;
  const canvas = map.getCanvas();
  let drag = null;

  const isOnSelected = (event) => {
    const point = kit.mode.name === 'browse' && kit.selected && records.points.get(kit.selected.id);
    if (!point) return null;
    const box = canvas.getBoundingClientRect();
    const at = map.project([point.lng, point.lat]);
    const [dx, dy] = [event.clientX - box.left - at.x, event.clientY - box.top - at.y];
    const reach = Math.max(event.pointerType === 'mouse' ? 0 : 30, kit.palette.sizes.selectedPin / 2 + 4);
    return Math.hypot(dx, dy) <= reach ? { point, dx, dy } : null;
  };
  const follow = () => {
    drag.frame = 0;
    records.slide(drag.id, ...drag.at);
  };
  const end = (keep) => {
    if (!drag) return;
    cancelAnimationFrame(drag.frame);
    const { id, at, home, moved, signal } = drag;
    drag = null;
    signal.abort();
    map.dragPan.enable();
    canvas.style.removeProperty('cursor');
    if (!moved) return;
    kit.quietUntil = performance.now() + 350;
    records.slide(id, ...(keep ? at : home));
    emphasise();
    if (keep) kit.emit({ type: 'move', id, lng: at[0], lat: at[1] });
  };
  const onMove = (event) => {
    if (event.pointerId !== drag.pointer) return;
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (!drag.moved) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < (dragStarts_px[event.pointerType] ?? 6)) return;
      drag.moved = true;
      canvas.style.cursor = 'grabbing';
    }
    const { lng, lat } = map.unproject([x - drag.dx, y - drag.dy]);
    drag.at = rounded([lng, lat]);
    drag.frame ||= requestAnimationFrame(follow);
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (drag) return end(false);
    if (!event.isPrimary || event.button > 0) return;
    const hit = isOnSelected(event);
    if (!hit) return;
    // Before MapLibre hears of this press, so that the map does not pan under the pin.
    map.dragPan.disable();
    const signal = new AbortController();
    const home = [hit.point.lng, hit.point.lat];
    drag = { ...hit, id: hit.point.id, pointer: event.pointerId, x: event.clientX, y: event.clientY, home, at: home, moved: false, frame: 0, signal };
    const options = { signal: signal.signal };
    window.addEventListener('pointermove', onMove, options);
    window.addEventListener('pointerup', (up) => up.pointerId === drag?.pointer && end(true), options);
    window.addEventListener('pointercancel', () => end(false), options);
    window.addEventListener('blur', () => end(false), options);
    window.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), options);
  }, { capture: true, signal: kit.ending.signal });
  kit.ending.signal.addEventListener('abort', () => {
    if (!drag) return;
    drag.signal.abort();
    cancelAnimationFrame(drag.frame);
    drag = null;
  });
}
