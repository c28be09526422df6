/** Builds the MapLibre map itself: options, controls with the app's words, keyboard and what assistive technology sees. */
import { AttributionControl, Map as GlMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import { ScaleBar } from './scale.js';
import { firstStyle, maxZoom } from './style.js';

const nowhere = { lng: 114.157, lat: 22.2475, zoom: 16 };

setWorkerUrl(new URL('./mapkit-worker.js', import.meta.url).href);

/** Whether this browser can draw the map at all. */
export function hasWebGl2() {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return !!context;
  } catch {
    return false;
  }
}

/** A new map in `container`; throws 'no-webgl' where it cannot be. */
export function createMap(container, options, palette) {
  const { lng, lat, zoom } = { ...nowhere, ...options.view };
  try {
    const map = new GlMap({
      container, style: firstStyle(palette, options.lang), center: [lng, lat], zoom, maxZoom, minZoom: 1,
      pixelRatio: options.pixelRatio, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0,
      // A fade would keep a slow tablet drawing after every edit.
      reduceMotion: options.reducedMotion ? true : undefined, fadeDuration: 0,
      clickTolerance: 5, validateStyle: false, localIdeographFontFamily: false,
      // So that screen readers and tests meet one region only, the container.
      locale: { 'Map.Title': options.words?.map ?? '' },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    // MapLibre does it for its own drags only. Else a browser may take a finger lifted in motion for a throw, and the next tap, wherever it is, for the hand that stops it.
    map.getCanvasContainer().addEventListener('touchmove', (event) => event.cancelable && event.preventDefault(), { passive: false });
    return map;
  } catch {
    throw new Error('no-webgl');
  }
}

/** Resolves when the style stands, or when the map was destroyed before that. */
export function styleLoaded({ map, ending }) {
  return new Promise((resolve) => {
    if (map.isStyleLoaded()) return resolve();
    map.once('style.load', resolve);
    ending.signal.addEventListener('abort', resolve);
  });
}

/** Where the map looks, and the box of what it shows. */
export function seenBy({ map }) {
  const { lng, lat } = map.getCenter();
  const bounds = map.getBounds();
  return { lng, lat, zoom: map.getZoom(), bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] };
}

/** Puts the controls on and returns `refresh()`, which gives them the present words. */
export function addControls(kit) {
  const { map, container } = kit;
  const scale = new ScaleBar(kit);
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(scale, 'bottom-left');
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
  const cross = document.createElement('div');
  cross.className = 'mapkit-cross';
  cross.setAttribute('aria-hidden', 'true');
  map.getCanvasContainer().append(cross);

  const name = (selector, label) => {
    const element = container.querySelector(selector);
    if (!element || !label) return;
    element.setAttribute('aria-label', label);
    element.title = label;
  };
  const placeCross = () => {
    const { x, y } = map.project(map.getCenter());
    cross.style.transform = `translate(${x}px, ${y}px)`;
  };
  map.on('move', placeCross);
  map.on('resize', placeCross);
  placeCross();

  const refresh = () => {
    const { words = {}, theme } = kit.options;
    const canvas = map.getCanvas();
    // The container is the region; the canvas in it only takes keys.
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', words.canvas ?? words.map ?? container.getAttribute('aria-label') ?? 'Map');
    name('.maplibregl-ctrl-zoom-in', words.zoomIn);
    name('.maplibregl-ctrl-zoom-out', words.zoomOut);
    name('.maplibregl-ctrl-attrib-button', words.attribution);
    container.dataset.mapTheme = theme ?? 'light';
    scale.refresh();
  };
  refresh();
  return { refresh, placeCross };
}
