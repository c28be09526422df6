/** Turns taps on the map into events: a record, several, a cluster to open, or the bare ground. */
import { boxOf, insideRing } from './geometry.js';
import { maxZoom } from './style.js';

const fanLimit = 12;
/** Below this distance two pins cannot be told apart by a finger. */
const overlap_px = 14;
/** Clusters that only come apart beyond this zoom hold neighbours of one building: fan them out instead. */
const separableZoom = 18;

/** `tap(point, lngLat)` handles a tap at a container pixel, in the modes that pick. */
export function createPicking(kit) {
  const { map, records } = kit;
  const pixel = (at) => map.project(at);
  const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
  const box = ({ x, y }, reach) => [[x - reach, y - reach], [x + reach, y + reach]];
  const query = (where, layers) => map.queryRenderedFeatures(where, { layers: layers.filter((id) => map.getLayer(id)) });

  /** Pins and clusters near a pixel, nearest first; each `{id, layer, at, away, cluster?, count?}`. */
  const marksNear = (point, reach) => {
    const seen = new Map();
    for (const found of query(box(point, reach + 12), ['spider-pins', 'selected', 'points', 'clusters'])) {
      const { id, cluster_id: cluster, point_count: count } = found.properties;
      const record = records.points.get(id);
      const fanned = found.layer.id === 'spider-pins';
      if (cluster === undefined && !record) continue;
      const at = cluster !== undefined || fanned ? found.geometry.coordinates : [record.lng, record.lat];
      const away = distance(pixel(at), point);
      const own = found.layer.id === 'clusters' ? kit.palette.sizes.cluster / 2 + 4 : kit.palette.sizes.pin / 2 + 4;
      if (away > Math.max(reach, own)) continue;
      const key = fanned ? `fan ${id}` : cluster !== undefined ? `cluster ${cluster}` : id;
      if (!seen.has(key)) seen.set(key, { id, cluster, count, at, away, layer: found.layer.id });
    }
    const rank = (mark) => (mark.layer === 'spider-pins' ? 0 : 1);
    return [...seen.values()].sort((a, b) => rank(a) - rank(b) || a.away - b.away);
  };

  const pick = (id, record) => {
    if (kit.mode.name === 'connect' && (record === 'link' || id === kit.mode.from)) return;
    if (kit.mode.name === 'gather' && record !== 'point') return;
    kit.emit({ type: 'pick', id, record });
  };

  const several = (ids, at) => {
    const others = ids.filter((id) => records.points.has(id) && id !== kit.selected?.id);
    if (others.length === 1) return pick(others[0], 'point');
    const { x, y } = pixel(at);
    if (others.length <= fanLimit) kit.spider.open(others, at);
    else kit.emit({ type: 'pick-many', ids: others, lng: at[0], lat: at[1], x, y });
  };

  const openCluster = async ({ cluster, count, at }) => {
    const source = map.getSource('points');
    try {
      const zoom = await source.getClusterExpansionZoom(cluster);
      if (kit.destroyed) return;
      if (zoom <= Math.max(separableZoom, map.getZoom() + 2) && zoom <= maxZoom) {
        map.easeTo({ center: at, zoom: Math.min(zoom + 0.4, maxZoom), animate: !kit.options.reducedMotion, duration: 450 });
        return;
      }
      const leaves = await source.getClusterLeaves(cluster, count, 0);
      if (!kit.destroyed) several(leaves.map((leaf) => leaf.properties.id), at);
    } catch {
      // The cluster was re-made while the finger was down; the next tap finds the new one.
    }
  };

  /** The smallest area under a pixel; one that fills the view counts only near its outline or on its name. */
  const areaAt = (point, lngLat) => {
    const named = query(point, ['areas-label'])[0];
    if (named) return named.properties.id;
    const edge = query(box(point, 8), ['areas-dashed', 'areas-solid']);
    const inside = [...records.areas.values()].filter((area) =>
      area.polygons.some(([ring, ...holes]) => ring && insideRing([lngLat.lng, lngLat.lat], ring) && !holes.some((hole) => insideRing([lngLat.lng, lngLat.lat], hole))));
    const size = ({ polygons }) => {
      const [west, south, east, north] = boxOf(polygons);
      return (east - west) * (north - south);
    };
    const view = map.getBounds();
    const whole = (view.getEast() - view.getWest()) * (view.getNorth() - view.getSouth());
    const onEdge = edge.map((found) => records.areas.get(found.properties.id)).filter(Boolean);
    const candidates = [...inside.filter((area) => size(area) < whole * 0.6), ...onEdge].sort((a, b) => size(a) - size(b));
    return candidates[0]?.id ?? null;
  };

  const tap = (point, lngLat, touch) => {
    const reach = touch ? 24 : 18;
    const near = marksNear(point, reach);
    const [first] = near;
    if (first?.layer === 'spider-pins') return pick(first.id, 'point');
    if (first?.cluster !== undefined) {
      if (kit.spider.isOpen()) return kit.spider.close();
      return void openCluster(first);
    }
    if (first) {
      // The selected pin may stand on the cluster of its neighbours: a second tap shows them.
      const under = first.id === kit.selected?.id && near.find((mark) => mark.cluster !== undefined && distance(pixel(mark.at), pixel(first.at)) < 2 * overlap_px);
      if (under && !kit.spider.isOpen()) return void openCluster(under);
      const rivals = near.filter((mark) => mark.cluster === undefined && distance(pixel(mark.at), pixel(first.at)) < overlap_px);
      return rivals.length > 1 ? several(rivals.map(({ id }) => id), first.at) : pick(first.id, 'point');
    }
    const labelled = query(point, ['spider-pins', 'selected', 'points-label'])[0];
    if (labelled && records.points.has(labelled.properties.id)) return pick(labelled.properties.id, 'point');
    const wasFanned = kit.spider.isOpen();
    kit.spider.close();
    if (wasFanned) return;
    const link = query(box(point, touch ? 12 : 7), ['links-solid', 'links-dashed'])[0];
    if (link && kit.mode.name === 'browse') return pick(link.properties.id, 'link');
    const area = areaAt(point, lngLat);
    if (area) return pick(area, 'area');
    if (kit.mode.name === 'browse') kit.emit({ type: 'background' });
  };

  /** What the mouse pointer should look like over a pixel. */
  const cursorAt = (point) => {
    const found = query(point, ['spider-pins', 'selected', 'clusters', 'points', 'points-label', 'links-solid', 'links-dashed', 'areas-label']);
    if (!found.length) return '';
    return found[0].layer.id === 'selected' && kit.mode.name === 'browse' ? 'grab' : 'pointer';
  };

  return { tap, cursorAt };
}
