/** Every colour and size the map draws with, for each of the three themes; nothing else in mapkit names a colour. */

const kindColours = {
  individual: '#c77700', association: '#00805d', institution: '#0063a0',
  place: '#2b8fc7', economy: '#7a5a00', story: '#a8487f', need: '#c24400',
};

// White glyphs on these reach 7:1, for a bright room.
const projectorColours = {
  individual: '#854d00', association: '#005c43', institution: '#004c7d',
  place: '#12577d', economy: '#5c4400', story: '#83305f', need: '#8f3000',
};

const sizes = {
  pin: 34, selectedPin: 48, label: 13, areaLabel: 12.5, cluster: 44, clusterText: 16,
  link: 3.5, line: 2, hatch: 14, scaleText: 12, baseLabel: 12,
};

const light = {
  name: 'light', kinds: kindColours, sizes,
  paper: '#faf7f1', gridLine: '#ece5d8', gridStrong: '#dfd5c3',
  ink: '#24211c', inkSoft: '#655f55', halo: '#ffffff', card: '#ffffff',
  accent: '#0b5f59', here: '#1a66c9', gap: '#a8321a', rim: '#ffffff', hollow: '#ffffff', shadow: 'rgba(36,33,28,.32)',
  areas: { community: '#0b5f59', grid_cell: '#655f55', building: '#7a5a2f', floor: '#7a5a2f', reach: '#0063a0' },
  areaFill: { community: 0.025, grid_cell: 0.05, building: 0.16, floor: 0.12, reach: 0.08 },
  base: {
    land: '#f1ece1', water: '#cfe3ee', green: '#d9e6cd', quiet: '#ebe4d6', building: '#e6dece', buildingEdge: '#d6cbb8',
    road: '#ffffff', roadEdge: '#ddd3c2', path: '#d3c8b4', rail: '#cbc1b0', boundary: '#a89c89',
    label: '#6a6357', waterLabel: '#3f6c86', labelHalo: '#fbf8f2', unknown: '#9a8f7d',
  },
};

const dark = {
  ...light, name: 'dark',
  paper: '#191c1f', gridLine: '#23282c', gridStrong: '#30373c',
  ink: '#f2eee6', inkSoft: '#b7b0a4', halo: '#14171a', card: '#24292d',
  accent: '#5fc4b8', here: '#6fb1ff', gap: '#ff9b85', hollow: '#191c1f', shadow: 'rgba(0,0,0,.6)',
  areas: { community: '#5fc4b8', grid_cell: '#b7b0a4', building: '#d3b384', floor: '#d3b384', reach: '#7fbde8' },
  base: {
    land: '#1d2124', water: '#16303d', green: '#20302a', quiet: '#22272a', building: '#2c3235', buildingEdge: '#3a4145',
    road: '#3b4348', roadEdge: '#15181a', path: '#4b5358', rail: '#4b5358', boundary: '#6d747a',
    label: '#b9b3a8', waterLabel: '#86b4cd', labelHalo: '#15181a', unknown: '#6d747a',
  },
};

const projector = {
  ...light, name: 'projector', kinds: projectorColours,
  sizes: {
    pin: 52, selectedPin: 70, label: 24, areaLabel: 24, cluster: 64, clusterText: 26,
    link: 6, line: 4, hatch: 18, scaleText: 24, baseLabel: 18,
  },
  paper: '#ffffff', gridLine: '#ececec', gridStrong: '#d2d2d2',
  ink: '#000000', inkSoft: '#333333', accent: '#00443f', gap: '#8a1f0c', shadow: 'rgba(0,0,0,.4)',
  areas: { community: '#00443f', grid_cell: '#333333', building: '#523a15', floor: '#523a15', reach: '#004c7d' },
  base: {
    ...light.base, land: '#f7f5f0', building: '#e6e0d4', label: '#3a352d', waterLabel: '#1d4258',
    roadEdge: '#c9bfae', labelHalo: '#ffffff',
  },
};

const themes = { light, dark, projector };

/** The palette of a theme; an unknown name gives the light one. */
export function paletteOf(theme) {
  return themes[theme] ?? light;
}

/** The font stack for drawn labels: the first entry only sets the weight, the rest are local fonts. */
export function labelFonts(lang, weight = 'Semibold') {
  const hans = ['PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei'];
  const hant = ['PingFang HK', 'Noto Sans CJK HK', 'Noto Sans HK', 'Microsoft JhengHei'];
  const first = /hant|hk|tw|mo/i.test(lang ?? '') ? [...hant, ...hans] : [...hans, ...hant];
  return [weight, 'system-ui', ...first, 'sans-serif'];
}
