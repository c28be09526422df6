// Gaps: the table of wishes nobody can meet yet, the same hatched on the map, and footpaths along which distances are walked.
import { button, card, clean, dialog, expect, exportBackup, importFile, map, newCommunity, saved, start, takeHere, test, toMap, toScreen, useFingers, waitDrawn, written } from './kit.mjs'
import { readFileSync } from 'node:fs'

/** A place so many metres east and north of Shek Pai Wan. */
const at = (east, north) => [114.158 + east / 102_900, 22.246 + north / 111_195]
const around = ([east, north], half) => [[[-half, -half], [half, -half], [half, half], [-half, half], [-half, -half]].map(([x, y]) => at(east + x, north + y))]
const uid = (n) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const record = (n, geometry, properties) => ({ type: 'Feature', id: uid(n), geometry, properties: { uid: uid(n), precision: 'exact', visibility: 'team', ...properties } })
const area = (n, area_kind, name, place, half) => record(n, { type: 'Polygon', coordinates: around(place, half) }, { record: 'area', area_kind, name })
const pin = (n, kind, name, place, more) => record(n, { type: 'Point', coordinates: at(...place) }, { record: kind, name, ...more })

/** Two banks with a block on each: a hall that reaches anywhere, a clinic that reaches 400 m, and a wish for what nobody has. */
const community = {
  type: 'FeatureCollection',
  name: 'Two banks',
  linli: { format: 'linli-backup', version: 1, exported_level: 'full', workspace: { name: 'Two banks' } },
  features: [
    area(1, 'community', 'Both banks', [100, 100], 600),
    area(2, 'building', 'North Block', [100, 200], 30),
    area(3, 'building', 'South Block', [30, 0], 30),
    pin(11, 'asset', 'Clinic', [100, 0], { asset_kind: 'institution', category: 'clinic', reach_m: 400, state: 'active' }),
    pin(12, 'asset', 'Hall', [100, 0], { asset_kind: 'place', category: 'hall', state: 'active' }),
    pin(21, 'need', 'We would like a blood pressure check', [100, 200], { category: 'health_care', state: 'open' }),
    pin(22, 'need', 'We would like to dance', [100, 200], { category: 'recreation', state: 'open' }),
    pin(23, 'need', 'We would like somebody who mends clocks', [30, 0], { category: 'digital', state: 'open' }),
  ],
}
const line = (...places) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: places.map((place) => at(...place)) } })
/** A path on each bank, and the bridge 300 m to the east. */
const paths = { type: 'FeatureCollection', features: [line([0, 0], [300, 0]), line([0, 200], [300, 200]), line([300, 0], [300, 200])] }

async function toGaps(page) {
  await toScreen(page, 'Community')
  await page.getByRole('navigation', { name: 'About the community' }).getByRole('link', { name: 'Gaps', exact: true }).click()
}

const row = (page, name) => page.locator('.gap-pane tbody tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const cell = (page, name, category) => row(page, name).getByRole('button', { name: `${name} · ${category}` })

/** The reasons for the hall on the board, for those who would like to dance. */
async function hallSaid(page) {
  await toScreen(page, 'Board')
  await page.getByRole('region', { name: 'Needs' }).getByRole('button', { name: /to dance/ }).click()
  const said = await page.getByRole('article', { name: 'Hall' }).locator('.reasons').innerText()
  await button(page, 'All offers').click()
  return said
}

async function addPaths(page, file) {
  await dialog(page).getByLabel('Footpaths (GeoJSON lines)', { exact: true }).first().setInputFiles(file)
}

test('gaps in the table and on the map; a river between two doors counts once there are footpaths', async ({ page }) => {
  test.setTimeout(240_000)
  await start(page)
  await newCommunity(page, 'Two banks')
  await test.step('nothing wished for yet: what to do next', async () => {
    await toGaps(page)
    await expect(page.getByText('No open wishes.')).toBeVisible()
    await clean(page, 'No wishes')
  })
  await toMap(page)
  await importFile(page, written('two-banks.geojson', community))
  expect(await takeHere(page)).toBe(8)

  await test.step('by straight line, one wish is a gap', async () => {
    await toGaps(page)
    await expect(page.getByText('Distances are measured as a straight line.')).toBeVisible()
    await expect(page.getByRole('heading', { name: '1 wish nobody can meet yet' })).toBeVisible()
    await expect(cell(page, 'North Block', 'All wishes')).toContainText('2 can be met')
    await expect(cell(page, 'South Block', 'All wishes')).toContainText('1 nobody can meet yet')
    await expect(cell(page, 'Both banks', 'All wishes')).toContainText('3 wishes')
    await clean(page, 'Gaps')
  })
  await test.step('idle treasures, captains and missing kinds stand beside it', async () => {
    await expect(page.getByRole('heading', { name: '2 treasures not yet joined to anything' })).toBeVisible()
    await expect(page.getByText('0 of 2 buildings have a captain')).toBeVisible()
    await expect(page.getByText(/None yet of: Individuals/)).toBeVisible()
    await expect(page.getByText('it reads like a directory of services')).toBeVisible()
  })
  await test.step('a cell leads to its wishes, and each to its place', async () => {
    await cell(page, 'South Block', 'All wishes').click()
    await expect(dialog(page).getByText('Nobody can meet it yet')).toBeVisible()
    await clean(page, 'The wishes of a cell')
    await dialog(page).getByRole('button', { name: /^Show .*clocks.* on the map$/ }).click()
    await expect(card(page).getByRole('heading', { name: /clocks/ })).toBeVisible()
  })
  await test.step('the board names the straight line', async () => {
    expect(await hallSaid(page)).toContain('200 m in a straight line')
  })

  await test.step('a file that cannot be walked on says why and changes nothing', async () => {
    await toMap(page)
    await button(page, 'Base map').click()
    const refused = async (name, content, why) => {
      await addPaths(page, written(name, content))
      await expect(dialog(page).getByRole('alert')).toHaveText(why)
    }
    await refused('words.geojson', 'no paths here', /not GeoJSON.*Nothing was changed/)
    await refused('points.geojson', { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: at(0, 0) } }, /no line among them/)
    await refused('swapped.geojson', { type: 'LineString', coordinates: [[22.2, 114.1], [22.3, 114.2]] }, /Feature 1 has the coordinates “22.2, 114.1”/)
    await expect(dialog(page).locator('.path-files')).toHaveCount(0)
  })
  await test.step('footpaths are taken, drawn and listed', async () => {
    await addPaths(page, written('paths.geojson', paths))
    await expect(dialog(page).locator('.path-files')).toContainText('paths.geojson 3 lines')
    await clean(page, 'Base map with footpaths')
    await button(dialog(page), 'Close').click()
    await waitDrawn(page)
  })
  await test.step('on foot the clinic is too far, and the board says how far the hall is', async () => {
    expect(await hallSaid(page)).toContain('600 m on foot')
    await toGaps(page)
    await expect(page.getByText('Distances are measured on foot')).toBeVisible()
    await expect(cell(page, 'North Block', 'All wishes')).toContainText('1 nobody can meet yet')
    await expect(page.getByRole('heading', { name: '2 wishes nobody can meet yet' })).toBeVisible()
  })
  await test.step('the map hatches both blocks and says so', async () => {
    await toMap(page)
    const before = await map(page).screenshot()
    await button(page, 'Gaps').click()
    await expect(page.locator('.legend.gap')).toHaveText('2 wishes nobody can meet yet')
    await waitDrawn(page)
    await expect.poll(async () => (await map(page).screenshot()).equals(before)).toBe(false)
    await clean(page, 'Map with gaps')
  })
  await test.step('kept: after a reload, and in the backup', async () => {
    await saved(page)
    await page.reload()
    await waitDrawn(page)
    await expect(button(page, 'Gaps')).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('.legend.gap')).toHaveText('2 wishes nobody can meet yet')
    expect(readFileSync(await exportBackup(page), 'utf8')).toContain('footpaths:paths.geojson')
  })
  await test.step('removed, and it is a straight line again', async () => {
    await button(page, 'Base map').click()
    await button(dialog(page), 'Remove paths.geojson').click()
    await expect(dialog(page).locator('.path-files')).toHaveCount(0)
    await button(dialog(page), 'Close').click()
    await expect(page.locator('.legend.gap')).toHaveText('1 wish nobody can meet yet')
  })
})

test('a backup brings its footpaths to another device', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Elsewhere')
  const kept = `data:application/geo+json;base64,${Buffer.from(JSON.stringify(paths)).toString('base64')}`
  const backup = { ...community, 'linli.pictures': { 'footpaths:paths.geojson': kept } }
  await importFile(page, written('backup.geojson', backup))
  await takeHere(page)
  await toGaps(page)
  await expect(page.getByText('Distances are measured on foot')).toBeVisible()
})

for (const [name, size, query] of [['a phone', { width: 390, height: 844 }, '?lang=zh-Hant'], ['a tablet', { width: 820, height: 1180 }, '']]) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport: size, hasTouch: true })
    test('the table scrolls by itself, nothing else sticks out', async ({ page }) => {
      test.setTimeout(120_000)
      useFingers(page)
      await start(page, query)
      await page.locator('.ways button').nth(2).click()
      await expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
      await page.goto(page.url().replace(/map$/, 'community/gaps'))
      await expect(page.locator('.gap-pane tbody tr').first()).toBeVisible()
      expect(await page.locator('.tab-pane').evaluate((pane) => pane.scrollWidth <= pane.clientWidth)).toBe(true)
      await clean(page, `Gaps on ${name}`)
      await page.locator('.gap-pane .cell').first().tap()
      await expect(dialog(page)).toBeVisible()
      await clean(page, `Wishes on ${name}`)
    })
  })
}
