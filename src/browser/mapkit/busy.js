/** Keeps the container's `aria-busy`: true at once when something changes, false once it is drawn, never stuck. */

const longestWait_ms = 8000;

export function createBusy(container, map) {
  let busy = false;
  let pending = 0;
  let since = 0;
  let timer = 0;
  let ended = false;

  const done = () => {
    if (!busy) return;
    busy = false;
    clearInterval(timer);
    container.setAttribute('aria-busy', 'false');
  };
  // Without fades a frame that begins with everything loaded shows everything, names too; MapLibre's `idle` comes a frame later. It asks
  // for a frame itself when something comes; one too many keeps a slow device from the one that is waited for.
  const onRender = () => {
    if (pending === 0 && map.loaded() && !map.isMoving()) done();
  };
  // Without frames (a hidden tab) or with a tile that never comes, time decides.
  const watch = () => {
    const waited = performance.now() - since;
    if (pending === 0 && (document.hidden || waited > longestWait_ms)) done();
    else if (pending === 0 && map.loaded()) map.triggerRepaint();
  };
  map.on('render', onRender);

  return {
    /** Call at every change; a promise given here is waited for, whether it keeps or breaks. */
    mark(promise) {
      if (ended) return promise;
      container.setAttribute('aria-busy', 'true');
      since = performance.now();
      if (!busy) {
        busy = true;
        timer = setInterval(watch, 250);
      }
      if (promise?.then) {
        pending++;
        const settle = () => {
          pending--;
          since = performance.now();
          if (!ended) map.triggerRepaint();
        };
        promise.then(settle, settle);
      } else map.triggerRepaint();
      return promise;
    },
    end() {
      ended = true;
      map.off('render', onRender);
      done();
    },
  };
}
