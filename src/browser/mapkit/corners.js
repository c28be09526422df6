/** Four handles on the corners of the base picture: 48 px to touch, arrow keys to nudge. */
import { Marker } from 'maplibre-gl';
import { isConvex, rounded } from './geometry.js';

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Shows the handles; returns the function that takes them away. */
export function createCorners(kit) {
  const { map } = kit;
  const picture = kit.base;
  if (!picture?.corners) return () => {};

  const tell = () => kit.emit({ type: 'corners', corners: picture.corners.map(rounded) });
  /** Refuses a corner that would fold the picture over itself. */
  const tryCorner = (index, { lng, lat }) => {
    const corners = picture.corners.map((corner, i) => (i === index ? [lng, lat] : corner));
    if (!isConvex(corners)) return false;
    picture.setCorners(corners);
    return true;
  };

  const markers = picture.corners.map((corner, index) => {
    const handle = document.createElement('button');
    handle.type = 'button';
    handle.className = 'mapkit-corner';
    const marker = new Marker({ element: handle, draggable: true }).setLngLat(corner).addTo(map);
    // After the marker, which names every handle alike.
    handle.setAttribute('aria-label', kit.options.words?.corners?.[index] ?? `${index + 1} / 4`);
    marker.on('drag', () => {
      if (!tryCorner(index, marker.getLngLat())) marker.setLngLat(picture.corners[index]);
    });
    marker.on('dragend', tell);
    handle.addEventListener('keydown', (event) => {
      const step = arrows[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const reach = event.shiftKey ? 20 : 2;
      const { x, y } = map.project(picture.corners[index]);
      if (tryCorner(index, map.unproject([x + step[0] * reach, y + step[1] * reach]))) marker.setLngLat(picture.corners[index]);
      tell();
    });
    return marker;
  });
  return () => {
    for (const marker of markers) marker.remove();
  };
}
