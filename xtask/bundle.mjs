/** Bundles the map facade to target/mapkit: `node xtask/bundle.mjs [--dev]`; does nothing while its inputs are unchanged. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const from = join(root, 'src/browser/mapkit');
const to = join(root, 'target/mapkit');
const stamp = join(root, 'target/mapkit.stamp');
const outputs = ['mapkit.js', 'mapkit-worker.js', 'mapkit.css'];
const dev = process.argv.includes('--dev');

const hash = createHash('sha256').update(dev ? 'dev' : 'release').update(readFileSync(fileURLToPath(import.meta.url)));
for (const name of readdirSync(from, { recursive: true }).sort()) {
  if (/\.(js|css)$/.test(name)) hash.update(name).update(readFileSync(join(from, name)));
}
hash.update(readFileSync(join(root, 'package-lock.json')));
const inputs = hash.digest('hex');

const fresh = outputs.every((name) => existsSync(join(to, name))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
if (!fresh) {
  const { build } = await import('esbuild');
  const maplibre = join(root, 'node_modules/maplibre-gl/dist');
  const common = {
    bundle: true, format: 'esm', target: ['chrome111', 'firefox114', 'safari16.4'], minify: !dev, sourcemap: dev ? 'linked' : false,
    legalComments: 'inline', logLevel: 'warning', loader: { '.svg': 'dataurl' },
  };
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(to)) rmSync(join(to, name));
  await Promise.all([
    build({ ...common, entryPoints: [join(from, 'index.js')], outfile: join(to, 'mapkit.js') }),
    build({ ...common, entryPoints: [join(maplibre, 'maplibre-gl-worker.mjs')], outfile: join(to, 'mapkit-worker.js') }),
    build({
      ...common, outfile: join(to, 'mapkit.css'),
      stdin: { contents: `@import "${join(maplibre, 'maplibre-gl.css')}"; @import "${join(from, 'mapkit.css')}";`, loader: 'css', resolveDir: root },
    }),
  ]);
  writeFileSync(stamp, inputs);
}
