// What the first load of dist/ fetches, raw and compressed by brotli 11; the map (MapLibre) and the worker come later and are shown apart.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { firstLoad } from './first-load.mjs'

const BUDGET = 350_000
const dist = process.argv[2] ?? 'dist'
const first = firstLoad(dist)
const later = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length).replaceAll('\\', '/').replace(/^\//, ''))
  .filter((name) => !first.includes(name) && /\.(js|mjs|wasm|css)$/.test(name))

const size = (name) => {
  const bytes = readFileSync(join(dist, name))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length }
}
const row = ({ name, raw, brotli }) => console.log(`  ${name.padEnd(44)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}`)
const sum = (rows, name) => rows.reduce((all, { raw, brotli }) => ({ name, raw: all.raw + raw, brotli: all.brotli + brotli }), { name, raw: 0, brotli: 0 })

console.log(`  ${'first load, bytes'.padEnd(44)} ${'raw'.padStart(9)} ${'brotli'.padStart(9)}`)
const rows = first.map(size).sort((a, b) => b.brotli - a.brotli)
rows.forEach(row)
const total = sum(rows, 'total without MapLibre')
row(total)
console.log(`  ${total.brotli <= BUDGET ? 'within budget' : 'OVER BUDGET'}: ${(total.brotli / 1000).toFixed(1)} of ${BUDGET / 1000} KB\n`)
console.log('  fetched later')
later.map(size).sort((a, b) => b.brotli - a.brotli).forEach(row)
