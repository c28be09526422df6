// What every journey does: the same few gestures, by the names on screen (DESIGN §3), and two things that hold in all of them:
// nothing is asked of another machine, and the page reports no error.
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export { expect }

export const KINDS = ["Individuals' gifts", 'Associations', 'Institutions', 'Physical space', 'Economy & exchange', 'Stories & culture']

export const test = base.extend({
  /** Sentences about the page's errors that this journey brings about on purpose, as regular expressions. */
  expectedErrors: [[], { option: true }],
  manners: [
    async ({ context, expectedErrors }, use) => {
      const [strangers, errors] = [[], []]
      const note = (text) => expectedErrors.some((expected) => expected.test(text)) || errors.push(text)
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url())
        if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') strangers.push(request.url())
      })
      context.on('weberror', (error) => note(String(error.error().stack ?? error.error())))
      context.on('console', (message) => message.type() === 'error' && note(`${message.text()} (${message.location().url})`))
      await use()
      expect(strangers, 'requests to other machines').toEqual([])
      expect(errors, 'errors the page reported').toEqual([])
    },
    { auto: true },
  ],
})

/** Opens the first screen. */
export async function start(page, query = '') {
  await page.goto(`./${query}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 30_000 })
}

/** Makes a community and waits for its map. */
export async function newCommunity(page, name) {
  await page.getByRole('button', { name: 'New community' }).click()
  await page.getByRole('textbox', { name: 'Community name' }).fill(name)
  await page.getByRole('button', { name: 'Start mapping' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await waitDrawn(page)
  await saved(page)
}

/** Opens the sample, a street with everything on it, and waits for its map. */
export async function sample(page, query = '') {
  await start(page, query)
  await page.locator('.ways button').nth(2).click()
  await expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
}

/** What axe finds, as short lines that say where and how to mend it. */
export async function faults(page, where = '') {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  const fault = (id) => ({ target, html, failureSummary }) => `${where} ${id} at ${target.join(' ')}: ${html} ${failureSummary.split('\n').slice(1, 2).join().trim()}`.trim()
  return violations.flatMap(({ id, nodes }) => nodes.map(fault(id)))
}

/** Fails with all that axe finds. */
export async function clean(page, where = '') {
  expect(await faults(page, where)).toEqual([])
}

/** To the first screen, with the communities of this device. */
export async function toStart(page) {
  await page.getByRole('link', { name: 'All communities' }).click()
  await expect(page.getByRole('button', { name: 'New community' })).toBeVisible()
}

export const map = (page) => page.getByRole('region', { name: 'Map', exact: true })
export const counts = (page) => page.getByRole('status', { name: 'Counts' })
export const card = (page) => page.getByRole('complementary', { name: 'What is picked' })
export const form = (page) => page.getByRole('form')
export const button = (within, name) => within.getByRole('button', { name, exact: true })

export async function waitDrawn(page) {
  await expect(map(page)).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
}

export async function saved(page) {
  await expect(page.getByRole('status', { name: 'Saving' })).toHaveText('Saved on this device')
}

/** The pixel at these fractions of the map's box. */
export async function spot(page, dx, dy) {
  const box = await map(page).boundingBox()
  return { x: Math.round(box.x + box.width * dx), y: Math.round(box.y + box.height * dy) }
}

/** Taps the map at fractions of its box; with a finger where the device has a touch screen. */
export async function tapMap(page, dx, dy) {
  await waitDrawn(page)
  const { x, y } = await spot(page, dx, dy)
  await (hasTouch(page) ? page.touchscreen.tap(x, y) : page.mouse.click(x, y))
}

const touchPages = new WeakSet()
const hasTouch = (page) => touchPages.has(page)
/** From now on this page is used with fingers. */
export const useFingers = (page) => void touchPages.add(page)
/** Presses something on screen, the way this page is used. */
export const press = (page, what) => (hasTouch(page) ? what.tap() : what.click())

/** Takes up a kind, a need or an area from the palette. */
export async function palette(page, name) {
  await press(page, button(page.getByRole('toolbar', { name: 'Add to the map' }), name))
}

/** Names what is in the form and saves it; its card then stands open, headed by the name or, of a person in a hall, by the initials. */
export async function save(page, name, shown = name) {
  const open = form(page)
  await open.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await press(page, button(open, 'Save'))
  await expect(card(page).getByRole('heading', { name: shown, exact: true })).toBeVisible()
  await saved(page)
}

/** Puts something on the map: kind, place, name, Save. */
export async function put(page, kind, name, dx, dy, shown = name) {
  await palette(page, kind)
  await tapMap(page, dx, dy)
  await save(page, name, shown)
}

/** Draws an area through these corners. */
export async function drawArea(page, name, corners) {
  await palette(page, 'Area')
  for (const [dx, dy] of corners) await tapMap(page, dx, dy)
  await press(page, button(page, 'Finish'))
  await save(page, name)
}

/** Opens the card of what is drawn here. */
export async function pick(page, name, dx, dy) {
  await tapMap(page, dx, dy)
  await expect(card(page).getByRole('heading', { name, exact: true })).toBeVisible()
}

export async function closeCard(page) {
  await press(page, button(card(page), 'Close'))
  await expect(card(page)).toBeHidden()
}

/** Joins the record whose card is open to the one drawn here; leaves the link's card open. */
export async function connectTo(page, dx, dy) {
  await press(page, button(card(page), 'Connect'))
  await tapMap(page, dx, dy)
  await expect(form(page)).toBeVisible()
  await press(page, button(form(page), 'Save'))
  await expect(form(page)).toBeHidden()
  await saved(page)
}

/** A file out of the export menu, as a person gets it; answers its path. */
export async function exportFile(page, name) {
  await press(page, button(page, 'Export'))
  const downloading = page.waitForEvent('download')
  await press(page, page.getByRole('menuitem', { name }))
  const download = await downloading
  const path = test.info().outputPath(`${Date.now()}-${download.suggestedFilename()}`)
  await download.saveAs(path)
  return path
}
export const exportBackup = (page) => exportFile(page, 'Full backup')

/** Makes the page up for a hall, or for a desk again. */
export async function makeUpFor(page, theme) {
  await press(page, button(page, 'Language'))
  await press(page, page.getByRole('menuitemradio', { name: theme }))
}

export const dialog = (page) => page.getByRole('dialog')

/** Chooses a file to import; what it holds is then looked at in the dialog. */
export async function importFile(page, path) {
  await press(page, button(page, 'Import'))
  await page.getByLabel('Import file').setInputFiles(path)
  await expect(dialog(page).getByRole('progressbar')).toBeHidden({ timeout: 60_000 })
}

/** Takes what was looked at into the open community; answers how many records came. */
export async function takeHere(page, timeout = 30_000) {
  await press(page, button(dialog(page), 'Add to this community'))
  const said = dialog(page).getByRole('status')
  await expect(said).toHaveText(/taken/, { timeout })
  const words = await said.innerText()
  await press(page, button(dialog(page), 'Done'))
  await expect(dialog(page)).toBeHidden()
  return words.startsWith('One') ? 1 : Number(words.match(/[\d,]+/)?.[0].replaceAll(',', ''))
}

export const toList = async (page) => {
  await press(page, page.getByRole('link', { name: 'List', exact: true }))
  await expect(page.getByRole('status', { name: 'Found' })).toBeVisible()
}
export const toMap = async (page) => {
  await press(page, page.getByRole('link', { name: 'Map', exact: true }))
  await waitDrawn(page)
}

/** To a screen by its name, which on a phone may be folded under "More". */
export async function toScreen(page, name) {
  const rail = page.locator('nav.rail')
  const link = rail.getByRole('link', { name, exact: true })
  if (!(await link.isVisible())) await press(page, rail.locator('.more-ways'))
  await press(page, link)
}

/** A GeoJSON file's features by id, without what is written anew each time. */
export function featuresOf(path) {
  const { features } = JSON.parse(readFileSync(path, 'utf8'))
  return Object.fromEntries(features.map((feature) => [feature.id, feature]).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** How many features GDAL counts in all layers of a file; `null` where gdal-bin is not installed. */
export function gdalCount(path) {
  let text
  try {
    text = execFileSync('ogrinfo', ['-al', '-so', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
  return [...text.matchAll(/^Feature Count: (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
}

/** A file of the open data; where it is missing the journey fails under CI and is skipped elsewhere. */
export function openData(path) {
  const root = resolve(fileURLToPath(import.meta.url), '../../..')
  const folder = process.env.LINLI_DATA || join(root, '../shared/data/open')
  const file = join(folder, path)
  if (!existsSync(file)) {
    if (process.env.CI) throw new Error(`expected ${file}; set LINLI_DATA to the folder of the open data`)
    test.skip(true, `no ${file}; set LINLI_DATA to the folder of the open data`)
  }
  return file
}

/** Writes a file beside the journey's other output. */
export function written(name, content) {
  const path = test.info().outputPath(name)
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content))
  return path
}

/** Waits until the service worker holds every file; says `false` where this build writes none. */
export async function keptWhole(page) {
  return page.evaluate(async () => {
    const text = await (await fetch('sw.js', { cache: 'no-store' })).text()
    if (!text.includes('addAll')) return false
    const registration = await navigator.serviceWorker.ready
    if (registration.active.state !== 'activated') {
      await new Promise((done) => registration.active.addEventListener('statechange', ({ target }) => target.state === 'activated' && done()))
    }
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))
    return true
  })
}

/** Another tablet with a browser of its own, where the app is open; its page. */
export async function tablet(browser) {
  const page = await (await browser.newContext()).newPage()
  await start(page)
  return page
}

/** Another tablet, on which a community it never had is opened from its file. */
export async function tabletWith(browser, file) {
  const page = await tablet(browser)
  await button(page, 'Open or merge a file').click()
  await page.getByLabel('Import file').setInputFiles(file)
  await button(dialog(page), 'Open').click()
  await waitDrawn(page)
  await saved(page)
  return page
}

/** Merges a file of the community on screen; what came is then in the dialog. */
export async function merge(page, file) {
  await importFile(page, file)
  await button(dialog(page), 'Merge').click()
  await expect(dialog(page).getByRole('status').first()).toHaveText(/Merged|Nothing new/, { timeout: 60_000 })
}

/** Puts away what a merge told. */
export async function mergeDone(page) {
  await button(dialog(page), 'Done').click()
  await expect(dialog(page)).toBeHidden()
}
