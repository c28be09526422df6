/** Has the graphics card make its programs ready before the first record needs them: on a slow one that takes as long as all the rest. */
import { imageName } from './marks.js';

const room_px = 48;

/** Resolves when there is nothing left to draw, or no map. */
const idle = (map, ending) =>
  new Promise((resolve) => {
    map.once('idle', resolve);
    ending.signal.addEventListener('abort', resolve);
  });

/** Draws a pin and a cluster just outside the view of an empty map, and takes them away again. */
export async function warmUp({ map, container, records, ending }) {
  await idle(map, ending);
  if (ending.signal.aborted || records.points.size) return;
  const source = map.getSource('points');
  const { lng, lat } = map.unproject([-room_px, container.clientHeight / 2]);
  const { lat: above } = map.unproject([-room_px, container.clientHeight / 4]);
  const pin = (id, lat) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lng, lat] }, properties: { id, label: '.', icon: imageName('need') } });
  const ids = ['warm-1', 'warm-2', 'warm-3'];
  source.updateData({ add: [pin(ids[0], lat), pin(ids[1], above), pin(ids[2], above)] });
  await idle(map, ending);
  if (!ending.signal.aborted) source.updateData({ remove: ids });
}
