/** Online tiles, kept as they are seen, for when there is no network: some 2,000 of at most 100 KB, those seen longest ago go first. */
import { addProtocol } from 'maplibre-gl';

const scheme = 'mapkit-kept';
const most = 2000;
const largest_bytes = 100_000;
const fresh_ms = 7 * 24 * 60 * 60 * 1000;
const keptAt = 'kept-at';

let registered = false;
let puts = 0;

/** The same tiles by way of what is kept; where the browser keeps nothing (plain http), as they are. */
export function keeping(tiles) {
  if (!globalThis.caches) return tiles;
  if (!registered) addProtocol(scheme, serve);
  registered = true;
  return tiles.map((address) => `${scheme}://${address}`);
}

/** What was kept within a week, or else the server's, or else what was kept before. */
async function serve({ url }, { signal }) {
  const address = url.slice(scheme.length + 3);
  const cache = await caches.open('linli-tiles').catch(() => null);
  const kept = await cache?.match(address);
  if (kept && Date.now() - Number(kept.headers.get(keptAt)) < fresh_ms) return { data: await kept.arrayBuffer() };
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw Object.assign(new Error(`${answer.status} from ${new URL(address).host}`), { status: answer.status });
    const data = await answer.arrayBuffer();
    const copy = new Response(data, { headers: { 'content-type': answer.headers.get('content-type') ?? '', [keptAt]: String(Date.now()) } });
    const mayKeep = cache && data.byteLength <= largest_bytes && !/no-store/.test(answer.headers.get('cache-control'));
    // A full device shows the tile all the same.
    if (mayKeep) keep(cache, address, copy).catch(() => {});
    return { data };
  } catch (error) {
    if (kept && !signal.aborted) return { data: await kept.arrayBuffer() };
    throw error;
  }
}

async function keep(cache, address, copy) {
  await cache.put(address, copy);
  if (puts++ % 50) return;
  const oldestFirst = await cache.keys();
  for (const request of oldestFirst.slice(0, Math.max(0, oldestFirst.length - most))) await cache.delete(request);
}
