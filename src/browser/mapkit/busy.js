/** Keeps the container's `aria-busy`: true at once when something changes, false once it is drawn, never stuck. */

const framesAfterLoading = 3;
const longestWait_ms = 8000;

/** `drawn` is told each time the map has caught up; `sources` lists the ids whose loading counts. */
export function createBusy(container, map, sources) {
  let busy = false;
  let pending = 0;
  let frames = 0;
  let since = 0;
  let timer = 0;
  let ended = false;

  const done = () => {
    if (!busy) return;
    busy = false;
    clearInterval(timer);
    container.setAttribute('aria-busy', 'false');
  };
  const loaded = () => !map.style || sources().every((id) => !map.getSource(id) || map.isSourceLoaded(id));
  const onRender = () => {
    if (!busy || pending > 0) return;
    if (!loaded()) frames = 0;
    else if (++frames >= framesAfterLoading) return done();
    map.triggerRepaint();
  };
  const onIdle = () => {
    if (pending === 0) done();
  };
  // Without frames (a hidden tab) or with a tile that never comes, time decides.
  const watch = () => {
    const waited = performance.now() - since;
    if (pending === 0 && (document.hidden || waited > longestWait_ms)) done();
    else map.triggerRepaint();
  };
  map.on('render', onRender);
  map.on('idle', onIdle);

  return {
    /** Call at every change; a promise given here is waited for, whether it keeps or breaks. */
    mark(promise) {
      if (ended) return promise;
      container.setAttribute('aria-busy', 'true');
      frames = 0;
      since = performance.now();
      if (!busy) {
        busy = true;
        timer = setInterval(watch, 250);
      }
      map.triggerRepaint();
      if (promise?.then) {
        pending++;
        const settle = () => {
          pending--;
          frames = 0;
          since = performance.now();
          if (!ended) map.triggerRepaint();
        };
        promise.then(settle, settle);
      }
      return promise;
    },
    end() {
      ended = true;
      map.off('render', onRender);
      map.off('idle', onIdle);
      done();
    },
  };
}
