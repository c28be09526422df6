/** The door of mapkit: one async `create` and a handle whose every argument and answer is a JSON string. */
import { createBases } from './bases/index.js';
import { createBusy } from './busy.js';
import { showHere } from './here.js';
import { addControls, createMap, hasWebGl2, seenBy, styleLoaded } from './map.js';
import { addMarks } from './marks.js';
import { createModes } from './modes.js';
import { paletteOf } from './palette.js';
import { createPicking } from './pick.js';
import { takeBare, takePicture } from './png.js';
import { createRecords } from './records.js';
import { createSelection } from './select.js';
import { createSources } from './sources.js';
import { createSpider } from './spider.js';
import { recordLayers, repaint } from './style.js';

const living = new WeakMap();
const noPadding = { top: 0, right: 0, bottom: 0, left: 0 };

/** Draws a map in `container` and tells `listener` its events; throws an Error 'no-webgl' where WebGL2 is missing. */
export async function create(container, optionsJson, listener) {
  living.get(container)?.destroy();
  container.setAttribute('aria-busy', 'true');
  const options = JSON.parse(optionsJson);
  const palette = paletteOf(options.theme);
  let map;
  try {
    if (!hasWebGl2()) throw new Error('no-webgl');
    map = createMap(container, options, palette);
  } catch (error) {
    container.setAttribute('aria-busy', 'false');
    throw error;
  }
  const kit = {
    container, map, options, palette, selected: null, marked: new Set(), hiddenArea: null, base: null, padding: { ...noPadding }, awaited: null,
    mode: { name: 'browse' }, quietUntil: 0, lost: false, destroyed: false, ending: new AbortController(),
    emit(event) {
      if (!kit.destroyed) listener(JSON.stringify(event));
    },
  };
  const handle = new Handle(kit);
  living.set(container, handle);
  await styleLoaded(kit);
  if (!kit.destroyed) handle.furnish();
  return handle;
}

/** What Rust holds. After `destroy` every call does nothing. */
class Handle {
  #kit;
  #waiting = [];

  constructor(kit) {
    this.#kit = kit;
  }

  /** Fills the bare map: images, sources, controls, and the ears for taps. Called once, by `create`. */
  furnish() {
    const kit = this.#kit;
    const { map, container } = kit;
    addMarks(map, kit.palette);
    kit.busy = createBusy(container, map);
    kit.busy.mark();
    kit.sources = createSources(kit);
    kit.records = createRecords(kit);
    kit.spider = createSpider(kit);
    kit.selection = createSelection(kit);
    kit.picking = createPicking(kit);
    kit.bases = createBases(kit);
    kit.modes = createModes(kit);
    kit.controls = addControls(kit);
    kit.modes.set({ mode: 'browse' });
    void kit.bases.set({ base: 'grid' }, null);
    map.on('moveend', () => {
      // The middle of the whole picture: panels come and go, and a view is taken up again without them.
      const { width, height } = container.getBoundingClientRect();
      if (!width || !height) return;
      const { lng, lat } = map.unproject([width / 2, height / 2]);
      kit.emit({ type: 'view', lng, lat, zoom: map.getZoom() });
    });
    // What was seen before it was hidden.
    for (const event of ['moveend', 'idle']) map.on(event, () => container.clientWidth && (kit.seen = seenBy(kit)));
    map.on('resize', () => kit.awaited && this.setPadding(kit.awaited));
    map.on('error', ({ error, sourceId }) => {
      if (!sourceId?.startsWith('base')) console.warn('map:', error?.message ?? error);
    });
    map.on('webglcontextlost', () => {
      kit.lost = true;
      kit.emit({ type: 'lost' });
    });
    map.on('webglcontextrestored', () => {
      const again = () => {
        if (kit.destroyed) return;
        kit.lost = false;
        addMarks(map, kit.palette);
        kit.selection.forget();
        for (const work of this.#waiting.splice(0)) work(kit);
        kit.selection.emphasise();
        kit.busy.mark();
        kit.emit({ type: 'ready' });
      };
      // MapLibre rebuilds the style from a copy, at once or a frame later.
      if (map.style && map.getLayer('selected')) again();
      else map.once('style.load', () => setTimeout(again));
    });
    // Later, so that the caller holds the handle by then.
    setTimeout(() => kit.emit({ type: 'ready' }));
  }

  /** Asks a living map. */
  #ask(work) {
    return this.#kit.destroyed ? undefined : work(this.#kit);
  }

  /** Changes a living map; while the graphics context is lost, changes wait for its return. */
  #do(work) {
    if (this.#kit.lost) this.#waiting.push(work);
    else this.#ask(work);
  }

  setRecords(json) {
    this.#do((kit) => {
      kit.busy.mark();
      kit.spider.close();
      kit.records.setAll(JSON.parse(json));
      kit.selection.emphasise();
    });
  }

  updateRecords(json) {
    this.#do((kit) => {
      kit.spider.close();
      kit.records.update(JSON.parse(json));
      kit.selection.emphasise();
    });
  }

  select(id) {
    this.#do((kit) => kit.selection.select(id ?? null));
  }

  mark(json) {
    this.#do((kit) => kit.records.mark(JSON.parse(json)));
  }

  /** Lines to walk along, faint, under the areas: a list of lists of places. */
  setPaths(json) {
    const line = (coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
    this.#do(({ sources }) => sources.set('paths', JSON.parse(json).map(line)));
  }

  /** Where the device is; `null` takes it away. */
  setHere(json) {
    this.#do((kit) => {
      const around = showHere(kit, JSON.parse(json));
      if (around) this.fit(JSON.stringify({ bounds: around, maxZoom: 17 }));
    });
  }

  setMode(json) {
    this.#do((kit) => kit.modes.set(JSON.parse(json)));
  }

  finishDrawing() {
    this.#do((kit) => kit.modes.finishDrawing());
  }

  cancelDrawing() {
    this.#do((kit) => kit.modes.cancelDrawing());
  }

  undoVertex() {
    this.#do((kit) => kit.modes.undoVertex());
  }

  async setBase(json, blob) {
    const gone = { ok: false, reason: 'destroyed', detail: '' };
    return JSON.stringify((await this.#ask((kit) => kit.bases.set(JSON.parse(json), blob ?? null))) ?? gone);
  }

  view() {
    return this.#ask((kit) => JSON.stringify(kit.seen && !kit.container.clientWidth ? kit.seen : seenBy(kit)));
  }

  setView(json) {
    this.#do(({ map, busy, options }) => {
      const { lng, lat, zoom, animate } = JSON.parse(json);
      busy.mark();
      map.easeTo({ center: [lng, lat], ...(zoom === undefined || zoom === null ? {} : { zoom }), animate: !!animate && !options.reducedMotion, duration: 500 });
    });
  }

  /** Sets the keyboard on the map. */
  takeKeys() {
    this.#ask(({ map }) => map.getCanvas().focus({ preventScroll: true }));
  }

  fit(json) {
    this.#do(({ map, busy, container }) => {
      const { bounds: [west, south, east, north], padding = 56, maxZoom = 18 } = JSON.parse(json);
      const { width, height } = container.getBoundingClientRect();
      busy.mark();
      // A phone has no room to give away.
      map.fitBounds([[west, south], [east, north]], { padding: Math.min(padding, width / 16, height / 16), maxZoom, animate: false });
    });
  }

  center() {
    return this.#ask(({ map }) => {
      const { lng, lat } = map.getCenter();
      return JSON.stringify({ lng, lat });
    });
  }

  project(lng, lat) {
    return this.#ask(({ map }) => {
      const { x, y } = map.project([lng, lat]);
      return JSON.stringify({ x, y });
    });
  }

  /** The part of the map that panels cover. What is seen stays where it is; only a covered selected pin moves out. Waits while hidden. */
  setPadding(json) {
    this.#do((kit) => {
      const { map, container } = kit;
      const padding = { ...noPadding, ...JSON.parse(json) };
      kit.awaited = null;
      if (Object.keys(noPadding).every((side) => padding[side] === kit.padding[side])) return;
      const { width, height } = container.getBoundingClientRect();
      if (!width || !height) {
        kit.awaited = json;
        return;
      }
      kit.busy.mark();
      if (map.getCanvas().clientWidth !== Math.round(width)) map.resize();
      const centre = map.unproject([padding.left + (width - padding.left - padding.right) / 2, padding.top + (height - padding.top - padding.bottom) / 2]);
      kit.padding = padding;
      for (const [side, size] of Object.entries(padding)) container.style.setProperty(`--map-${side}`, `${size}px`);
      map.jumpTo({ padding, center: centre });
      kit.controls.placeCross();
      kit.selection.reveal();
    });
  }

  restyle(json) {
    this.#do((kit) => {
      const { map } = kit;
      kit.busy.mark();
      Object.assign(kit.options, JSON.parse(json));
      kit.palette = paletteOf(kit.options.theme);
      kit.spider.close();
      addMarks(map, kit.palette);
      repaint(map, recordLayers(kit.palette, kit.options.lang));
      kit.bases.restyle();
      kit.controls.refresh();
    });
  }

  png() {
    return this.#ask((kit) => takePicture(kit)) ?? Promise.reject(new Error('destroyed'));
  }

  bare(paleness) {
    return this.#ask((kit) => takeBare(kit, paleness)) ?? Promise.reject(new Error('destroyed'));
  }

  destroy() {
    const kit = this.#kit;
    if (kit.destroyed) return;
    kit.modes?.end();
    kit.destroyed = true;
    kit.ending.abort();
    kit.busy?.end();
    kit.bases?.end();
    kit.map.remove();
    living.delete(kit.container);
    const { container } = kit;
    container.setAttribute('aria-busy', 'false');
    delete container.dataset.mapMode;
    delete container.dataset.mapTheme;
    for (const side of Object.keys(noPadding)) container.style.removeProperty(`--map-${side}`);
  }
}
