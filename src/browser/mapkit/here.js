/** Where the device is, with a ring as wide as it may be off. */
import { boxOf, ringAround } from './geometry.js';

/** Shows `here` (`lng`, `lat`, `accuracy_m`) and gives the box around its ring; with `null` it takes both away. */
export function showHere({ sources }, here) {
  const ring = here && ringAround([here.lng, here.lat], here.accuracy_m);
  const shapes = here ? [{ type: 'Polygon', coordinates: [ring] }, { type: 'Point', coordinates: [here.lng, here.lat] }] : [];
  sources.set('here', shapes.map((geometry) => ({ type: 'Feature', properties: {}, geometry })));
  return here && boxOf([[ring]]);
}
