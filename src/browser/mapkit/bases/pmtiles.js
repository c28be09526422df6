/** A PMTiles file the person chose, read slice by slice from its Blob; vector tiles get a restrained style. */
import { addProtocol } from 'maplibre-gl';
import { Compression, PMTiles, TileType } from 'pmtiles';
import { attributionParts } from '../attribution.js';
import { BaseError } from './index.js';
import { vectorLayers } from './vector.js';

const source = 'base-pmtiles';
const scheme = 'mapkit-pmtiles';
const mimeTypes = { [TileType.Png]: 'image/png', [TileType.Jpeg]: 'image/jpeg', [TileType.Webp]: 'image/webp', [TileType.Avif]: 'image/avif' };

const archives = new Map();
let registered = false;
let serial = 0;

/** Reads ranges from a Blob; keyed by our own id, since two files may share a name. */
class BlobSource {
  constructor(key, blob) {
    this.key = key;
    this.blob = blob;
  }

  getKey() {
    return this.key;
  }

  async getBytes(offset, length) {
    return { data: await this.blob.slice(offset, offset + length).arrayBuffer() };
  }
}

async function serve({ url }, { signal }) {
  const [key, z, x, y] = url.slice(scheme.length + 3).split('/');
  const archive = archives.get(key);
  if (!archive) throw new Error('this map file is closed');
  const tile = await archive.getZxy(Number(z), Number(x), Number(y), signal);
  return { data: tile ? new Uint8Array(tile.data) : null };
}

/** Opens the file far enough to know what it holds. */
export async function preparePmtiles(kit, { id }, blob) {
  if (!blob) throw new BaseError('not-pmtiles', 'no file given');
  const key = `${encodeURIComponent(id ?? 'file')}-${++serial}`;
  const archive = new PMTiles(new BlobSource(key, blob));
  const header = await archive.getHeader().catch((error) => {
    throw new BaseError('not-pmtiles', String(error.message));
  });
  const vector = header.tileType === TileType.Mvt || header.tileType === TileType.Mlt;
  if (!vector && !mimeTypes[header.tileType]) throw new BaseError('unsupported-tile-type', `tile type ${header.tileType}`);
  if (![Compression.Unknown, Compression.None, Compression.Gzip].includes(header.tileCompression)) {
    throw new BaseError('unsupported-compression', Compression[header.tileCompression] ?? String(header.tileCompression));
  }
  const metadata = await archive.getMetadata().catch((error) => {
    throw new BaseError('not-pmtiles', `metadata: ${error.message}`);
  });
  if (!registered) {
    registered = true;
    addProtocol(scheme, serve);
  }
  archives.set(key, archive);

  const { minLon, minLat, maxLon, maxLat } = header;
  const bounds = minLon < maxLon && minLat < maxLat ? [minLon, minLat, maxLon, maxLat] : undefined;
  const layerNames = (Array.isArray(metadata?.vector_layers) ? metadata.vector_layers : []).map((layer) => layer?.id).filter((name) => typeof name === 'string');
  const specification = {
    type: vector ? 'vector' : 'raster', tiles: [`${scheme}://${key}/{z}/{x}/{y}`],
    minzoom: header.minZoom, maxzoom: header.maxZoom, ...(bounds ? { bounds } : {}),
    ...(vector ? (header.tileType === TileType.Mlt ? { encoding: 'mlt' } : {}) : { tileSize: 256 }),
  };
  const raster = [{ id: source, type: 'raster', source, paint: { 'raster-fade-duration': 0 } }];
  const close = () => archives.delete(key);
  return {
    name: 'pmtiles',
    attribution: attributionParts(metadata?.attribution),
    info: { bounds, name: typeof metadata?.name === 'string' ? metadata.name : undefined, kind: vector ? 'vector' : 'raster' },
    sources: { [source]: specification },
    layers: (palette) => (vector ? vectorLayers(source, layerNames, palette, kit.options.lang) : raster),
    background: (palette) => palette.base.land,
    removed: close,
    dropped: close,
  };
}
