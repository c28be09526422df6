/** Fans overlapping pins out on a ring around their place, so that each can be tapped. */

const gap_px = 58;

/** The fan of one map: `open(ids, at)` and `close()`; it closes by itself when the map zooms. */
export function createSpider(kit) {
  const { map, records, sources } = kit;
  let shown = false;

  const close = () => {
    if (!shown) return;
    shown = false;
    sources.set('spider', []);
    map.setPaintProperty('points-label', 'text-opacity', 1);
  };

  const open = (ids, at) => {
    const scale = kit.palette.sizes.pin / 34;
    const radius = Math.max(62 * scale, (ids.length * gap_px * scale) / (2 * Math.PI));
    const middle = map.project(at);
    const features = [];
    ids.forEach((id, i) => {
      const point = records.points.get(id);
      if (!point) return;
      const angle = (i / ids.length) * 2 * Math.PI - Math.PI / 2;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const { lng, lat } = map.unproject([middle.x + dx * radius, middle.y + dy * radius]);
      const properties = { ...records.pointFeature(point).properties, anchor: labelSide(dx, dy) };
      features.push(
        { type: 'Feature', properties: { id: `leg-${id}` }, geometry: { type: 'LineString', coordinates: [at, [lng, lat]] } },
        { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lng, lat] } },
      );
    });
    shown = true;
    sources.set('spider', features);
    map.setPaintProperty('points-label', 'text-opacity', 0.25);
  };

  map.on('zoomstart', close);
  return { open, close, isOpen: () => shown };
}

/** Labels point away from the middle of the fan; the value is the label's anchor. */
function labelSide(dx, dy) {
  if (Math.abs(dx) > 0.4) return dx > 0 ? 'left' : 'right';
  return dy < 0 ? 'bottom' : 'top';
}
