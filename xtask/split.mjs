// The app in several files: the first page's, and one for each part that `src/ui/later.rs` names. Redoes what trunk made of the unsplit program.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const PLACEHOLDER = '__wasm_split_placeholder__'
const LOADER = '__wasm_split.js'

/// Whether the build asks for it: a program built without the feature `split` is left as it is.
function toSplit(dist) {
  const scripts = readdirSync(dist).filter((name) => /^linli-.*\.js$/.test(name))
  return scripts.find((name) => readFileSync(join(dist, name), 'utf8').includes(PLACEHOLDER))
}

const tool = (name, args) => execFileSync(name, args, { stdio: ['ignore', 'ignore', 'inherit'] })
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/// Puts text in the place of another that must be there.
function put(text, before, after) {
  if (!text.includes(before)) throw new Error(`expected "${before}" in what wasm-split-cli and wasm-bindgen wrote, found none`)
  return text.replaceAll(before, after)
}

export function split(root, dist) {
  const script = toSplit(dist)
  if (!script) return
  const name = basename(script, '.js')
  const built = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'wasm32-unknown-unknown/release/linli.wasm')
  const folder = join(root, 'target/split')
  rmSync(folder, { recursive: true, force: true })
  tool('wasm-split-cli', [built, folder, '--out-name', name])
  tool('wasm-bindgen', ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-name', name, '--out-dir', dist, join(folder, `${name}.wasm`)])

  let loader = readFileSync(join(folder, LOADER), 'utf8')
  // A static host may not know what kind of file wasm is.
  loader = put(loader, 'WebAssembly.instantiateStreaming(src, imports)', 'instantiate(src, imports)')
  loader += `
async function instantiate(source, imports) {
    const response = await source;
    if (!response.ok) throw new Error(\`\${response.url}: \${response.status}\`);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
`
  for (const part of readdirSync(folder).filter((file) => file.endsWith('.wasm') && file !== `${name}.wasm`)) {
    const bytes = readFileSync(join(folder, part))
    const named = `${basename(part, '.wasm')}-${digest(bytes)}.wasm`
    loader = put(loader, `./${part}`, `./${named}`)
    writeFileSync(join(dist, named), bytes)
  }
  const named = `split-${digest(loader)}.js`
  writeFileSync(join(dist, named), loader)
  // The wasm knows the loader by its first name; only where the script fetches it does the other stand.
  writeFileSync(join(dist, script), put(readFileSync(join(dist, script), 'utf8'), `from "./${LOADER}"`, `from "./${named}"`))
}
