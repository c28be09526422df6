/** Changes what lies under the records; a base that cannot be prepared leaves the one before in place. */
import { attributionMarkup } from '../attribution.js';
import { firstRecordLayer, repaint } from '../style.js';
import { prepareGrid } from './grid.js';
import { preparePicture } from './picture.js';
import { preparePmtiles } from './pmtiles.js';
import { prepareTiles } from './tiles.js';

const makers = { grid: prepareGrid, picture: preparePicture, pmtiles: preparePmtiles, tiles: prepareTiles };

/** A refusal with a reason the app has words for. */
export class BaseError extends Error {
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

/**
 * The base of one map. A maker returns `{name, sources, layers(palette), attribution, info, background?(palette), added?(), removed?()}`;
 * `sources` is `{id: specification}`, ids beginning with `base`.
 */
export function createBases(kit) {
  const { map, busy } = kit;
  let turn = 0;
  let told = false;

  const refreshBackground = () => {
    map.setPaintProperty('background', 'background-color', kit.base?.background?.(kit.palette) ?? kit.palette.paper);
  };
  const remove = (base) => {
    base.removed?.();
    for (const { id } of base.layers(kit.palette)) if (map.getLayer(id)) map.removeLayer(id);
    for (const id of Object.keys(base.sources)) if (map.getSource(id)) map.removeSource(id);
  };
  const add = (base) => {
    const attribution = attributionMarkup(base.attribution ?? []);
    for (const [id, source] of Object.entries(base.sources)) map.addSource(id, { ...source, ...(attribution && source.type !== 'geojson' ? { attribution } : {}) });
    for (const layer of base.layers(kit.palette)) map.addLayer(layer, firstRecordLayer);
    base.added?.();
  };

  const set = async (spec, blob) => {
    const mine = ++turn;
    busy.mark();
    let base;
    try {
      const make = makers[spec.base];
      if (!make) throw new BaseError('unknown-base', String(spec.base));
      base = await busy.mark(make(kit, spec, blob));
    } catch (error) {
      return { ok: false, reason: error.reason ?? 'failed', detail: String(error.message ?? error) };
    }
    if (kit.destroyed || mine !== turn) {
      base.dropped?.();
      return { ok: false, reason: 'superseded', detail: 'another base was set meanwhile' };
    }
    busy.mark();
    if (base !== kit.base) {
      const before = kit.base;
      if (before) remove(before);
      told = false;
      tilesSeen = 0;
      kit.base = base;
      add(base);
    }
    refreshBackground();
    const { bounds, name, kind } = base.info ?? {};
    const attribution = base.attribution?.length ? base.attribution.map(({ text }) => text).join('').trim() : undefined;
    return { ok: true, bounds, name, kind, attribution };
  };

  const complain = (detail) => {
    if (told) return;
    told = true;
    kit.emit({ type: 'base-error', detail });
  };
  map.on('error', ({ sourceId, error }) => {
    if (sourceId?.startsWith('base')) complain(String(error?.message ?? 'tile'));
  });
  // A missing tile (404) is no error to MapLibre; when not one tile has come, it is one to the person.
  let tilesSeen = 0;
  map.on('sourcedata', ({ sourceId, tile }) => {
    if (tile && sourceId?.startsWith('base-tiles')) tilesSeen++;
  });
  map.on('idle', () => {
    if (kit.base?.name === 'tiles' && tilesSeen === 0 && map.getZoom() >= kit.base.info.minzoom) complain('no tile found here');
  });

  return {
    set,
    restyle() {
      if (kit.base) repaint(map, kit.base.layers(kit.palette));
      kit.base?.restyled?.();
      refreshBackground();
    },
    end() {
      turn++;
      kit.base?.removed?.();
      kit.base = null;
    },
  };
}
