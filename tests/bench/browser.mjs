// Ten thousand records in a real browser, beside MapLibre alone on the same points in the same run. Prints one JSON row a line (see xtask/src/bench.rs).
import { chromium } from '@playwright/test'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { firstLoad } from '../../xtask/first-load.mjs'
import { alone } from './alone.mjs'
import { median, row } from './rows.mjs'

const N = 10_000
const PAN_SECONDS = Number(process.env.LINLI_PAN_SECONDS ?? 60)
const ROUNDS = 3
const address = process.env.LINLI_URL
if (!address) throw new Error('expected LINLI_URL, the address of a release build; run cargo xtask bench')

const features = Array.from({ length: N }, (_, index) => ({
  type: 'Feature',
  properties: { name: `Place ${index}`, kind: index % 3 ? 'shop' : 'park', floor: index % 40, note: `Beside number ${index * 7}` },
  geometry: { type: 'Point', coordinates: [114.1 + ((index * 7919) % 10_007) / 1e5, 22.2 + ((index * 104_729) % 10_007) / 1e5] },
}))
const text = JSON.stringify({ type: 'FeatureCollection', features })
const file = join(mkdtempSync(join(tmpdir(), 'linli-bench-')), 'places.geojson')
writeFileSync(file, text)

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({
  executablePath: process.env.LINLI_CHROMIUM ?? '/usr/bin/chromium',
  args: [...asRoot, '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
})
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
await context.addInitScript(() => {
  window.longTasks = []
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ['longtask'] })
})

/** Lets what was drawn last leave the graphics queue, so that a figure is of its own work alone. */
const rest = (page) => page.waitForTimeout(1000)

/** Milliseconds from `act` in the page until both conditions, seen by the page itself, hold: drawn and durable. */
const timed = (page, act) =>
  page.evaluate((source) => {
    const map = document.querySelector('.map')
    const saving = document.querySelector('.saving')
    const begun = performance.now()
    new Function(source)()
    return new Promise((resolve) => {
      const seen = { drawn: 0, durable: 0, began: false }
      const look = () => {
        seen.began ||= map.getAttribute('aria-busy') === 'true'
        if (seen.began && !seen.drawn && map.getAttribute('aria-busy') === 'false') seen.drawn = performance.now() - begun
        if (seen.began && !seen.durable && saving.dataset.mood === 'good') seen.durable = performance.now() - begun
        if (seen.drawn && seen.durable) resolve(seen)
        else setTimeout(look, 1)
      }
      look()
    })
  }, act)

const press = (selector) => `document.querySelector(${JSON.stringify(selector)}).click()`
const drawn = (page) => page.locator('.map[aria-busy=false]').waitFor({ timeout: 120_000 })

async function oneRound() {
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('button', { name: 'New community' }).click()
  await page.getByRole('textbox', { name: 'Community name' }).fill('Benchmark')
  await page.getByRole('button', { name: 'Start mapping' }).click()
  await drawn(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByLabel('Import file').setInputFiles(file)
  await page.getByRole('button', { name: 'Add to this community' }).waitFor({ timeout: 60_000 })
  await rest(page)
  const imported = await timed(page, press('dialog[open] footer .button.primary'))
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('link', { name: 'List', exact: true }).click()
  await page.locator('.name-cell input').first().waitFor()
  await page.locator('.go-cell button').nth(1).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Edited')
  await drawn(page)
  await rest(page)
  const edited = await timed(page, press('.form button[type=submit]'))
  const reopening = performance.now()
  await page.reload()
  await page.getByRole('status', { name: 'Counts' }).getByText(`${N}`).waitFor({ timeout: 60_000 })
  await drawn(page)
  const reopened = performance.now() - reopening
  return { page, imported, edited, reopened }
}

async function pan(page) {
  await page.evaluate(() => { window.longTasks.length = 0 })
  await page.mouse.move(640, 380)
  const end = performance.now() + PAN_SECONDS * 1000
  for (let step = 0; performance.now() < end; step += 1) {
    await page.mouse.down()
    await page.mouse.move(640 + 260 * Math.cos(step), 380 + 160 * Math.sin(step), { steps: 12 })
    await page.mouse.up()
    await page.mouse.move(640, 380)
  }
  return page.evaluate(() => window.longTasks)
}

const rounds = []
for (let round = 0; round < ROUNDS; round += 1) {
  const { page, ...figures } = await oneRound()
  const reference = await alone(context, address, text)
  rounds.push({ ...figures, reference })
  if (round < ROUNDS - 1) {
    await page.close()
    await reference.page.close()
  } else {
    const [ours, theirs] = [await pan(page), await pan(reference.page)]
    const long = (tasks) => tasks.filter((duration) => duration > 50).length
    row(`panning ${PAN_SECONDS} s: main-thread tasks over 50 ms (reference: MapLibre alone)`, N, long(ours), long(theirs), 'tasks', null, null)
  }
}
const of = (pick) => median(rounds.map(pick))
const [parsed, moved] = [of(({ reference }) => reference.opened), of(({ reference }) => reference.edited)]
row('import to drawn and durable (reference: JSON.parse + clustered source alone)', N, of(({ imported }) => Math.max(imported.drawn, imported.durable)), parsed, 'ms', 1.5, of(({ imported }) => imported.drawn) <= 1.5 * parsed)
row('one edit to drawn (reference: updateData alone)', N, of(({ edited }) => edited.drawn), moved, 'ms', 100, of(({ edited }) => edited.drawn) <= 100)
row('one edit to durable (reference: one strict IndexedDB put)', N, of(({ edited }) => edited.durable), of(({ reference }) => reference.stored), 'ms', null, null)
row('reopen to drawn, page load included (reference: JSON.parse + clustered source alone)', N, of(({ reopened }) => reopened), parsed, 'ms', null, null)

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const files = firstLoad(dist)
const kilobytes = files.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, name))).length, 0) / 1000
row('first load without MapLibre, brotli', files.length, kilobytes, null, 'KB', 350, kilobytes <= 350)
await browser.close()
