/** The scale bar: one calculation, shown as a control on the map and drawn into the PNG. */

/** A round distance near `widest_px`: `{metres, width_px, label}` at the map's centre. */
export function scaleOf(map, lang, widest_px) {
  const { lat } = map.getCenter();
  const metresPerPixel = (40075016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  const longest = metresPerPixel * widest_px;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((digit) => digit * power <= longest) ?? 1) * power;
  return { metres, width_px: metres / metresPerPixel, label: distanceLabel(metres, lang) };
}

function distanceLabel(metres, lang) {
  const [value, unit] = metres >= 1000 ? [metres / 1000, 'kilometer'] : [metres, 'meter'];
  const locale = lang === 'zh-Hant' ? 'zh-Hant-HK' : lang;
  try {
    return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 2 }).format(value);
  } catch {
    return `${value} ${unit === 'meter' ? 'm' : 'km'}`;
  }
}

/** A MapLibre control with the bar; `refresh()` after a change of language or theme. */
export class ScaleBar {
  constructor(kit) {
    this.kit = kit;
    this.refresh = this.refresh.bind(this);
  }

  onAdd(map) {
    this.map = map;
    this.element = document.createElement('div');
    this.element.className = 'maplibregl-ctrl mapkit-scale';
    map.on('move', this.refresh);
    this.refresh();
    return this.element;
  }

  onRemove() {
    this.map.off('move', this.refresh);
    this.element.remove();
  }

  refresh() {
    const { options, palette } = this.kit;
    const { width_px, label } = scaleOf(this.map, options.lang, palette.sizes.scaleText * 9);
    this.element.style.width = `${width_px.toFixed(1)}px`;
    if (this.element.textContent !== label) this.element.textContent = label;
  }
}
