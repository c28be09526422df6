/** What the record layers are drawn from. While a source is empty its layers are hidden: MapLibre asks for no tile of it then, wherever the map goes. */

/** Seldom empty, or empty and full again with every tap. */
const alwaysShown = ['points', 'selected'];

/** The sources of one map, of features with ids; every change marks it busy until it is drawn. */
export function createSources({ map, busy }) {
  /** By source: its layers, and the ids of what it holds. */
  const sometimes = new Map();
  for (const id of map.getLayersOrder()) {
    const { source } = map.getLayer(id);
    if (!source || alwaysShown.includes(source)) continue;
    if (!sometimes.has(source)) sometimes.set(source, { layers: [], held: new Set() });
    sometimes.get(source).layers.push(id);
    map.setLayoutProperty(id, 'visibility', 'none');
  }
  const nowHolds = (source, { remove, add }) => {
    const { layers, held } = sometimes.get(source) ?? {};
    if (!held) return;
    const before = held.size;
    for (const id of remove) held.delete(id);
    for (const { properties } of add) held.add(properties.id);
    if (!before === !held.size) return;
    for (const id of layers) map.setLayoutProperty(id, 'visibility', held.size ? 'visible' : 'none');
  };

  return {
    /** Replaces all of a source. */
    set(source, features) {
      busy.mark(map.getSource(source).setData({ type: 'FeatureCollection', features }));
      nowHolds(source, { remove: [...(sometimes.get(source)?.held ?? [])], add: features });
    },

    /** Changes a source by MapLibre's difference: `remove` ids, `add` features, new or instead of those with the same ids. */
    change(source, diff) {
      if (!diff.add.length && !diff.remove.length) return;
      busy.mark(map.getSource(source).updateData(diff));
      nowHolds(source, diff);
    },
  };
}
