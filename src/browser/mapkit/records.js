/** Keeps the records as Rust last gave them and feeds the map's sources by difference, never by reloading. */
import { boxOf, curve, labelPoint, toMercator } from './geometry.js';
import { imageName } from './marks.js';

const feature = (geometry, properties) => ({ type: 'Feature', geometry, properties });
const place = ([lng, lat]) => `${lng.toFixed(7)},${lat.toFixed(7)}`;
const nothing = { put: [], remove: [] };

/** The zoom from which an area is wide enough to carry its name. */
function zoomToRead(polygons) {
  const [west, south, east, north] = boxOf(polygons);
  const [[left, bottom], [right, top]] = [toMercator([west, south]), toMercator([east, north])];
  return Math.log2(48 / (512 * Math.max(right - left, bottom - top, 1e-9)));
}

/** The record store of one map. `kit.selected` decides which point stays out of the clustered source. */
export function createRecords(kit) {
  const points = new Map();
  const areas = new Map();
  const links = new Map();
  // Links between the same two places, in the order they came, so that each can bend its own way.
  const bundles = new Map();
  const { sources } = kit;

  const pointFeature = (point, selected = false) =>
    feature({ type: 'Point', coordinates: [point.lng, point.lat] }, {
      id: point.id, kind: point.kind, label: point.label ?? '', faded: !!point.faded,
      icon: imageName(point.kind, point.met, selected || kit.marked.has(point.id)),
    });
  const areaFeature = (area) =>
    feature({ type: 'MultiPolygon', coordinates: area.polygons }, {
      id: area.id, kind: area.kind, label: area.label ?? '', ...(area.hatch && { hatch: area.hatch }),
    });
  const areaLabel = (area) => {
    // A community's name stands near its upper edge, out of the way of what lies in it.
    const at = area.label ? labelPoint(area.polygons, area.kind === 'community' ? [0.95, 0.9, 0.8] : undefined) : null;
    return at && feature({ type: 'Point', coordinates: at }, { id: area.id, kind: area.kind, label: area.label, from: area.hatch === 'gap' ? 0 : zoomToRead(area.polygons) });
  };
  const bundleKey = (link) => [place(link.from), place(link.to)].sort().join(' ');
  const drawable = (link) => link.state !== 'declined' && place(link.from) !== place(link.to);
  const linkFeature = (link) => {
    const rank = [...(bundles.get(bundleKey(link)) ?? [])].indexOf(link.id);
    return feature({ type: 'LineString', coordinates: curve(link.from, link.to, Math.max(rank, 0)) },
      { id: link.id, kind: link.kind, state: link.state });
  };
  const bundle = (link) => {
    const key = bundleKey(link);
    if (!bundles.has(key)) bundles.set(key, new Set());
    bundles.get(key).add(link.id);
  };
  const unbundle = (link) => {
    const key = bundleKey(link);
    const set = bundles.get(key);
    set?.delete(link.id);
    if (set?.size === 0) bundles.delete(key);
  };
  const isChosen = (id) => kit.selected?.id === id;

  let drawn = null;
  const drawSelected = () => {
    const point = kit.selected && points.get(kit.selected.id);
    sources.change('selected', { remove: drawn && drawn !== point?.id ? [drawn] : [], add: point ? [pointFeature(point, true)] : [] });
    drawn = point?.id ?? null;
  };

  // The clustered source holds all points but the selected one. To change it is to cluster everything anew.
  const isClustered = (id) => sources.has('points', id);
  const recluster = (put, remove) => {
    const gone = remove.filter(isClustered);
    sources.change('points', { remove: gone, add: put.map((point) => pointFeature(point)) });
  };

  return {
    points, areas, links, pointFeature, drawSelected,

    setAll({ points: newPoints = [], areas: newAreas = [], links: newLinks = [] }) {
      points.clear(); areas.clear(); links.clear(); bundles.clear();
      for (const point of newPoints) points.set(point.id, point);
      for (const area of newAreas) areas.set(area.id, area);
      for (const link of newLinks) links.set(link.id, link);
      for (const link of links.values()) if (drawable(link)) bundle(link);
      const unchosen = [...points.values()].filter(({ id }) => !isChosen(id));
      sources.set('points', unchosen.map((point) => pointFeature(point)));
      sources.set('areas', [...areas.values()].map(areaFeature));
      sources.set('area-labels', [...areas.values()].map(areaLabel).filter(Boolean));
      sources.set('links', [...links.values()].filter(drawable).map(linkFeature));
      drawSelected();
    },

    update({ points: p = nothing, areas: a = nothing, links: l = nothing }) {
      this.changePoints(p.put ?? [], p.remove ?? []);
      this.changeAreas(a.put ?? [], a.remove ?? []);
      this.changeLinks(l.put ?? [], l.remove ?? []);
    },

    changePoints(put, remove) {
      for (const id of remove) points.delete(id);
      for (const point of put) points.set(point.id, point);
      const away = put.filter(({ id }) => isChosen(id)).map(({ id }) => id);
      recluster(put.filter(({ id }) => !isChosen(id)), [...remove, ...away]);
      if (away.length || remove.some(isChosen)) drawSelected();
    },

    /** Points that wear the ring of a chosen one where they stand. */
    mark(ids) {
      const before = kit.marked;
      kit.marked = new Set(ids);
      const turned = [...before, ...kit.marked].filter((id) => before.has(id) !== kit.marked.has(id) && isClustered(id));
      recluster(turned.map((id) => points.get(id)), []);
    },

    changeAreas(put, remove) {
      for (const id of remove) areas.delete(id);
      for (const area of put) areas.set(area.id, area);
      const labels = put.map(areaLabel);
      sources.change('areas', { remove, add: put.map(areaFeature) });
      const unlabelled = put.filter((_, i) => !labels[i]).map(({ id }) => id);
      sources.change('area-labels', { remove: [...remove, ...unlabelled], add: labels.filter(Boolean) });
    },

    changeLinks(put, remove) {
      const touched = new Set();
      const gone = new Set(remove);
      const forget = (id) => {
        const old = links.get(id);
        if (!old) return;
        touched.add(bundleKey(old));
        unbundle(old);
        links.delete(id);
      };
      for (const id of remove) forget(id);
      for (const link of put) {
        const old = links.get(link.id);
        // A link that stays in place keeps its turn in the bundle, and so its bend.
        if (old && (bundleKey(old) !== bundleKey(link) || !drawable(link))) forget(link.id);
        links.set(link.id, link);
        touched.add(bundleKey(link));
        if (drawable(link)) {
          bundle(link);
          gone.delete(link.id);
        } else gone.add(link.id);
      }
      const redrawn = new Set();
      for (const key of touched) for (const id of bundles.get(key) ?? []) redrawn.add(id);
      sources.change('links', { remove: [...gone], add: [...redrawn].map((id) => linkFeature(links.get(id))) });
    },

    /** Takes one point out of the clustered source, or puts it back. */
    chosen(id, out) {
      const point = points.get(id);
      if (point) recluster(out ? [] : [point], out ? [id] : []);
    },

    /** Moves the selected point and the links' ends at it, for the length of a drag. */
    slide(id, lng, lat) {
      const point = points.get(id);
      if (!point) return;
      const attached = this.linksAt(point);
      points.set(id, { ...point, lng, lat });
      drawSelected();
      const moved = attached.map(({ link, end }) => ({ ...link, [end]: [lng, lat] }));
      this.changeLinks(moved, []);
    },

    /** The links that end at a point: by id where Rust gave ids, else by place. */
    linksAt(point) {
      const here = place([point.lng, point.lat]);
      const found = [];
      for (const link of links.values()) {
        for (const end of ['from', 'to']) {
          const id = link[`${end}_id`];
          if (id ? id === point.id : place(link[end]) === here) {
            found.push({ link, end });
            break;
          }
        }
      }
      return found;
    },
  };
}
