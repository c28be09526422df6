/** What the record layers are drawn from. While a source is empty its layers are hidden: MapLibre asks for no tile of it then, wherever the map goes. */

/** Seldom empty, or empty and full again with every tap. */
const alwaysShown = ['points', 'selected'];

/** The sources of one map, of features with ids; every change marks it busy until it is drawn. */
export function createSources({ map, busy }) {
  /** By source: its layers, and the ids of what it holds. */
  const sources = new Map();
  for (const id of map.getLayersOrder()) {
    const { source } = map.getLayer(id);
    if (!source) continue;
    if (!sources.has(source)) sources.set(source, { layers: [], held: new Set() });
    sources.get(source).layers.push(id);
  }

  const showUnlessEmpty = (source) => {
    if (alwaysShown.includes(source)) return;
    const { layers, held } = sources.get(source);
    const visibility = held.size ? 'visible' : 'none';
    for (const id of layers) if (map.getLayoutProperty(id, 'visibility') !== visibility) map.setLayoutProperty(id, 'visibility', visibility);
  };
  for (const source of sources.keys()) showUnlessEmpty(source);

  return {
    has: (source, id) => sources.get(source).held.has(id),

    /** Replaces all of a source. */
    set(source, features) {
      sources.get(source).held = new Set(features.map(({ properties }) => properties.id));
      busy.mark(map.getSource(source).setData({ type: 'FeatureCollection', features }));
      showUnlessEmpty(source);
    },

    /** Changes a source by MapLibre's difference: `remove` ids, `add` features, new or instead of those with the same ids. */
    change(source, diff) {
      if (!diff.add.length && !diff.remove.length) return;
      const { held } = sources.get(source);
      for (const id of diff.remove) held.delete(id);
      for (const { properties } of diff.add) held.add(properties.id);
      busy.mark(map.getSource(source).updateData(diff));
      showUnlessEmpty(source);
    },
  };
}
