// What the first load of a release fetches besides MapLibre: names within its folder.
import { readFileSync, existsSync } from 'node:fs'
import { join, posix } from 'node:path'

export function firstLoad(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')

  const named = [...html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)=["']?([^"'\s>]+)/g)].map((match) => match[1])
  const imported = [...html.matchAll(/["'`]([^"'`\s]+\.(?:js|wasm))["'`]/g)].map((match) => match[1])
  const clean = (name) => name.replace(/^\.?\//, '')
  const asked = new Set(['index.html', ...named.map(clean), ...imported.map(clean)])
  for (const name of asked) {
    if (!name.endsWith('.js') || !existsSync(join(dist, name))) continue
    const script = readFileSync(join(dist, name), 'utf8')
    for (const [, other] of script.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g)) asked.add(posix.join(posix.dirname(name), other))
  }
  return [...asked].filter((name) => existsSync(join(dist, name)) && !name.startsWith('mapkit/'))
}
