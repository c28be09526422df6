// Trunk's post_build hook: splits the app into its parts, shrinks the wasm, lets the page's inline script through the content policy, ships the schema of packs, writes the service worker.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { split } from './split.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const dist = process.env.TRUNK_STAGING_DIR ?? join(root, 'dist')
const release = (process.env.TRUNK_PROFILE ?? 'release') === 'release'
const page = join(dist, 'index.html')

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort()

// 1. wasm-opt, judged by the *compressed* size: -Oz makes the file smaller and its brotli larger. The best result is cached by its input.
const flags = ['--enable-bulk-memory', '--enable-mutable-globals', '--enable-multivalue', '--enable-nontrapping-float-to-int',
  '--enable-reference-types', '--enable-sign-ext', '--strip-debug', '--strip-producers', '--strip-target-features']
const tries = [[], ['-O1']]

function shrink(file) {
  const before = readFileSync(file)
  const binaryen = join(root, 'node_modules/binaryen')
  const version = JSON.parse(readFileSync(join(binaryen, 'package.json'), 'utf8')).version
  const key = createHash('sha256').update(version).update(JSON.stringify([flags, tries])).update(before).digest('hex').slice(0, 32)
  const folder = join(root, 'target/wasm-opt')
  const cached = join(folder, `${key}.wasm`)
  if (!existsSync(cached)) {
    mkdirSync(folder, { recursive: true })
    for (const old of readdirSync(folder)) if (statSync(join(folder, old)).mtimeMs < Date.now() - 7 * 864e5) rmSync(join(folder, old))
    const output = join(folder, `${key}.tmp`)
    let best = { bytes: before, size: brotliCompressSync(before).length }
    for (const passes of tries) {
      execFileSync(process.execPath, [join(binaryen, 'bin/wasm-opt'), ...flags, ...passes, file, '-o', output], { stdio: 'inherit' })
      const bytes = readFileSync(output)
      const size = brotliCompressSync(bytes).length
      if (size < best.size) best = { bytes, size }
    }
    writeFileSync(output, best.bytes)
    renameSync(output, cached)
  }
  const after = readFileSync(cached)
  writeFileSync(file, after)
  console.log(`wasm-opt: ${basename(file)} ${before.length} → ${after.length} bytes`)
}

// 2. What trunk copied as it was: our styles, the glue of wasm-bindgen. (mapkit is minified by its own bundler.)
async function minify(file) {
  const { transform } = await import('esbuild')
  const loader = file.endsWith('.css') ? 'css' : 'js'
  const { code } = await transform(readFileSync(file, 'utf8'), { loader, minify: true, legalComments: 'none', target: 'esnext' })
  writeFileSync(file, code)
}

// 3. The policy allows only scripts whose text we know. Trunk's live reload (`trunk serve`) changes its text later, so there any inline script may run.
function allowInlineScripts() {
  const html = readFileSync(page, 'utf8')
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1])
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const reloads = inline.some((text) => text.includes('__TRUNK_ADDRESS__') || text.includes('__trunk') || text.includes('.well-known/trunk'))
  const sources = reloads ? "'unsafe-inline'" : inline.map(hash).join(' ')
  if (!html.includes("'sha256-INLINE'")) throw new Error('index.html has no place for the hashes of its inline scripts')
  writeFileSync(page, html.replace("'sha256-INLINE'", () => sources))
}

// 4. The schema of packs, for editors that check a pack somebody writes.
const shipSchema = () => copyFileSync(join(root, 'packs/schema.json'), join(dist, 'pack-schema.json'))

// 5. The service worker knows every file by name, and is another worker as soon as one of them changes.
function writeServiceWorker() {
  const skipped = /(^|\/)(sw\.js|.*\.map|img\/screenshot[^/]*)$/
  const all = files(dist).filter((file) => !skipped.test(relative(dist, file).split(sep).join('/')))
  const version = createHash('sha256')
  for (const file of all) version.update(relative(dist, file)).update('\0').update(readFileSync(file)).update('\0')
  const names = all.map((file) => relative(dist, file).split(sep).join('/')).map((name) => (name === 'index.html' ? './' : `./${name}`))
  const template = readFileSync(join(root, release ? 'xtask/sw.release.js' : 'xtask/sw.debug.js'), 'utf8')
  const digest = version.update(template).digest('hex').slice(0, 16)
  const text = template.replace('"VERSION"', () => JSON.stringify(digest)).replace('["FILES"]', () => JSON.stringify(names, null, 2))
  writeFileSync(join(dist, 'sw.js'), text)
}

if (release) {
  split(root, dist)
  for (const file of files(dist)) {
    const mapkit = relative(dist, file).startsWith('mapkit')
    if (file.endsWith('.wasm')) shrink(file)
    else if (/\.(js|css)$/.test(file) && !mapkit) await minify(file)
  }
}
allowInlineScripts()
shipSchema()
writeServiceWorker()
