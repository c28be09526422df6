// What lies under the map: a picture by its four corners, and a PMTiles file; both kept, neither asked of another machine.
import { button, counts, dialog, expect, exportBackup, importFile, keptWhole, map, newCommunity, openData, put, saved, spot, start, takeHere, test, toStart, waitDrawn, written } from './kit.mjs'
import { chooseBase, colours, drawn, isMagenta, png } from './ground.mjs'
import { readFileSync } from 'node:fs'

// Offline, the browser says so when it looks for a newer service worker.
test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

const baseIn = (path) => JSON.stringify(JSON.parse(readFileSync(path, 'utf8')).linli.workspace.base)

test('the corners of a plan are there to drag as soon as it is chosen', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Hand-drawn')
  await chooseBase(page, 'A plan or photo', written('plan.png', png(320, 200, [255, 0, 255])))
  await expect(page.getByText(/Drag the picture.s four corners until it fits/)).toBeVisible()
  const handles = page.locator('.mapkit-corner')
  await expect(handles).toHaveCount(4)
  for (const handle of await handles.all()) expect(await handle.getAttribute('aria-label'), 'a handle’s name').toMatch(/[a-z]{3}/i)
})

test('a plan is laid by its four corners and kept', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Hand-drawn')
  await chooseBase(page, 'A plan or photo', written('plan.png', png(320, 200, [255, 0, 255])))
  await button(page, 'Done').click()
  await waitDrawn(page)
  await button(page, 'Base map').click()
  await button(dialog(page), 'Adjust its corners').click()
  const handles = page.locator('.mapkit-corner')
  await expect(handles).toHaveCount(4)
  const middle = [[0.4, 0.45]]
  expect((await colours(page, middle)).map(isMagenta)).toEqual([true])
  const laid = baseIn(await exportBackup(page))

  await test.step('drag a corner', async () => {
    const at = await handles.nth(0).boundingBox()
    const [x, y] = [at.x + at.width / 2, at.y + at.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 50, { steps: 6 })
    await page.mouse.move(x + 150, y + 120, { steps: 6 })
    await page.mouse.up()
    await saved(page)
    await waitDrawn(page)
    const moved = await handles.nth(0).boundingBox()
    expect(Math.abs(moved.x - at.x - 150)).toBeLessThan(6)
  })
  const dragged = baseIn(await exportBackup(page))
  expect(dragged).not.toEqual(laid)
  await button(page, 'Done').click()
  await expect(handles).toHaveCount(0)

  await test.step('still there after a reload', async () => {
    await page.reload()
    await waitDrawn(page)
    await expect.poll(async () => (await colours(page, middle)).map(isMagenta)).toEqual([true])
    expect(baseIn(await exportBackup(page))).toEqual(dragged)
  })

  await test.step('the picture goes with the backup, and undo lays it as it was', async () => {
    expect(readFileSync(await exportBackup(page), 'utf8')).toContain('data:image/')
    await button(page, 'Base map').click()
    await dialog(page).getByRole('button', { name: /Plain grid/ }).click()
    await waitDrawn(page)
    expect((await colours(page, middle)).map(isMagenta)).toEqual([false])
    await button(page.getByRole('banner'), 'Undo').click()
    await expect.poll(async () => (await colours(page, middle)).map(isMagenta)).toEqual([true])
  })

  await test.step('a duplicate has the picture too', async () => {
    await toStart(page)
    await button(page, 'More for Hand-drawn').click()
    await page.getByRole('menuitem', { name: 'Duplicate', exact: true }).click()
    await page.getByRole('link', { name: /^Copy of Hand-drawn/ }).click()
    await waitDrawn(page)
    await expect.poll(async () => (await colours(page, middle)).map(isMagenta)).toEqual([true])
  })
})

test('an empty map goes to where the PMTiles file is', async ({ page }) => {
  const file = openData('basemap/helsinki-centre.pmtiles')
  await start(page)
  await newCommunity(page, 'Helsinki')
  await chooseBase(page, 'A PMTiles file', file)
  await waitDrawn(page)
  await expect.poll(() => drawn(page)).toBeGreaterThan(0.3)
})

test('a PMTiles file is opened, named and kept', async ({ page, context }) => {
  test.setTimeout(120_000)
  const file = openData('basemap/helsinki-centre.pmtiles')
  await start(page)
  await newCommunity(page, 'Helsinki')
  const place = (name, ...coordinates) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates } })
  const ends = [place('Esplanade', 24.94, 60.1665), place('Senate Square', 24.955, 60.1705)]
  await importFile(page, written('two-places.geojson', { type: 'FeatureCollection', features: ends }))
  await takeHere(page)
  await waitDrawn(page)
  expect(await drawn(page), 'with the plain grid').toBeLessThan(0.2)
  await chooseBase(page, 'A PMTiles file', file)
  await waitDrawn(page)
  await expect.poll(() => drawn(page)).toBeGreaterThan(0.3)
  await test.step('its source is named', async () => {
    const sources = map(page).locator('.maplibregl-ctrl-attrib')
    if (!(await sources.getByText('OpenStreetMap').isVisible())) await button(page, 'Map sources').click()
    const source = sources.getByText('OpenStreetMap').first()
    await expect(source).toBeVisible()
    const covered = await source.evaluate((link) => {
      const { left, right, top, bottom } = link.getClientRects()[0]
      return [left + 2, (left + right) / 2, right - 2].filter((x) => !link.contains(document.elementFromPoint(x, (top + bottom) / 2))).length
    })
    expect.soft(covered, 'parts of the source’s name that lie under something').toBe(0)
  })
  await put(page, 'Physical space', 'Harbour', 0.35, 0.6)
  await expect(counts(page)).toHaveText('3 assets, 0 needs, 0 links')

  await test.step('still there after a reload, without a network where the app is kept', async () => {
    if (await keptWhole(page)) await context.setOffline(true)
    await page.reload()
    await waitDrawn(page)
    await expect.poll(() => drawn(page)).toBeGreaterThan(0.3)
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

test('what is no picture and no PMTiles file is refused with a sentence', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Careful')
  await button(page, 'Base map').click()
  await dialog(page).getByLabel('A plan or photo', { exact: true }).setInputFiles(written('no.png', 'not a picture'))
  await expect(dialog(page).getByRole('alert')).toHaveText(/This picture cannot be read/)
  await dialog(page).getByLabel('A PMTiles file', { exact: true }).setInputFiles(written('no.pmtiles', 'PMTiles\x02 but older'))
  await expect(dialog(page).getByRole('alert')).toHaveText(/Expected a PMTiles file, version 3/)
  await button(dialog(page), 'Close').click()
  const { x, y } = await spot(page, 0.5, 0.4)
  await page.mouse.click(x, y)
  await expect(page.getByRole('alert')).toHaveCount(0)
})
