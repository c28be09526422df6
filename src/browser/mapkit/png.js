/** The map as a PNG: the frame is taken while it is drawn, then scale and attribution are written in. */
import { attributionText } from './attribution.js';
import { labelFonts } from './palette.js';
import { scaleOf } from './scale.js';

const longestWait_ms = 10_000;

/** A PNG blob of what is on the screen, at the device's pixel ratio. */
export function takePicture(kit) {
  const { map, palette, options } = kit;
  const { sheet, pen } = copyOf(map);
  const ratio = sheet.width / map.getCanvas().clientWidth || 1;
  pen.scale(ratio, ratio);
  const [width, height] = [sheet.width / ratio, sheet.height / ratio];
  const fonts = labelFonts(options.lang).slice(1).map((name) => (/ /.test(name) ? `"${name}"` : name)).join(',');
  const size = palette.sizes.scaleText;
  pen.font = `600 ${size}px ${fonts}`;
  pen.lineJoin = 'round';
  drawScale(pen, scaleOf(map, options.lang, size * 9), 14, height - 14, palette);
  drawAttribution(pen, attributionText(kit.base?.attribution ?? []), width, height, palette, size);
  return encoded(sheet);
}

/** The bare map for paper, once all of it is drawn or has been waited for long enough, under a white veil (`paleness`, 0 to 1). */
export async function takeBare({ map }, paleness) {
  await new Promise((resolve) => {
    map.once('idle', resolve);
    setTimeout(resolve, longestWait_ms);
    map.triggerRepaint();
  });
  const { sheet, pen } = copyOf(map);
  Object.assign(pen, { globalAlpha: paleness, fillStyle: '#ffffff' });
  pen.fillRect(0, 0, sheet.width, sheet.height);
  return encoded(sheet);
}

/** What is drawn, on a canvas of its own. */
function copyOf(map) {
  const source = map.getCanvas();
  const sheet = document.createElement('canvas');
  sheet.width = source.width;
  sheet.height = source.height;
  const pen = sheet.getContext('2d');
  // The drawing buffer is only whole within the frame that drew it.
  map.once('render', () => pen.drawImage(source, 0, 0));
  map.redraw();
  return { sheet, pen };
}

function encoded(sheet) {
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no-picture'))), 'image/png');
  });
}

function drawScale(pen, { width_px, label }, x, y, palette) {
  for (const [colour, width] of [[palette.halo, 5], [palette.ink, 2]]) {
    Object.assign(pen, { strokeStyle: colour, lineWidth: width });
    pen.beginPath();
    pen.moveTo(x, y - 7);
    pen.lineTo(x, y);
    pen.lineTo(x + width_px, y);
    pen.lineTo(x + width_px, y - 7);
    pen.stroke();
  }
  Object.assign(pen, { strokeStyle: palette.halo, lineWidth: 4, fillStyle: palette.ink, textAlign: 'left', textBaseline: 'alphabetic' });
  pen.strokeText(label, x + 5, y - 6);
  pen.fillText(label, x + 5, y - 6);
}

function drawAttribution(pen, text, width, height, palette, size) {
  if (!text) return;
  const wide = Math.min(pen.measureText(text).width, width * 0.6);
  pen.globalAlpha = 0.85;
  pen.fillStyle = palette.card;
  pen.fillRect(width - wide - 16, height - size - 12, wide + 16, size + 12);
  pen.globalAlpha = 1;
  Object.assign(pen, { fillStyle: palette.ink, textAlign: 'right', textBaseline: 'middle' });
  pen.fillText(text, width - 8, height - (size + 12) / 2, width * 0.6);
}
