/** What the record layers are drawn from. While a source is empty its layers are hidden: MapLibre asks for no tile of it then, wherever the map goes. */

/** Empty and full again with every tap. */
const alwaysShown = 'selected';

/** The sources of one map, of features with ids; every change marks it busy until it is drawn. */
export function createSources({ map, busy, ending }) {
  /** By source: its layers, and the ids of what it holds. */
  const sources = new Map();
  for (const id of map.getLayersOrder()) {
    const { source } = map.getLayer(id);
    if (!source) continue;
    if (!sources.has(source)) sources.set(source, { layers: [], held: new Set() });
    sources.get(source).layers.push(id);
  }

  const showUnlessEmpty = (source) => {
    if (source === alwaysShown || ending.signal.aborted) return;
    const { layers, held } = sources.get(source);
    const visibility = held.size ? 'visible' : 'none';
    for (const id of layers) if (map.getLayoutProperty(id, 'visibility') !== visibility) map.setLayoutProperty(id, 'visibility', visibility);
  };
  // Once the worker has the change, so that it does not make the tiles twice.
  const showAfter = (told, source) => {
    const show = () => showUnlessEmpty(source);
    busy.mark(told.then(show, show));
  };
  const show = () => [...sources.keys()].forEach(showUnlessEmpty);
  show();

  return {
    /** Shows and hides what is to be; for a style that was made anew. */
    show,

    has: (source, id) => sources.get(source).held.has(id),

    /** Replaces all of a source. */
    set(source, features) {
      sources.get(source).held = new Set(features.map(({ properties }) => properties.id));
      showAfter(map.getSource(source).setData({ type: 'FeatureCollection', features }), source);
    },

    /** Changes a source by MapLibre's difference: `remove` ids, `add` features, new or instead of those with the same ids. */
    change(source, diff) {
      if (!diff.add.length && !diff.remove.length) return;
      const { held } = sources.get(source);
      for (const id of diff.remove) held.delete(id);
      for (const { properties } of diff.add) held.add(properties.id);
      showAfter(map.getSource(source).updateData(diff), source);
    },
  };
}
