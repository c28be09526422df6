// The main job, end to end: map what a community has and wishes for, join it, keep it, take it out, bring it in again.
import { KINDS, button, card, closeCard, connectTo, counts, drawArea, expect, exportBackup, featuresOf, form, gdalCount, importFile, map, newCommunity, pick, put, saved, start, takeHere, test, toList, toMap, toStart, waitDrawn } from './kit.mjs'

/** Where each thing goes, in fractions of the map: far enough apart that nothing clusters. */
const PLACES = [
  [0.12, 0.3], [0.25, 0.3], [0.38, 0.3], [0.12, 0.5], [0.25, 0.5], [0.38, 0.5],
]
const NAMES = ['Retired nurse', 'Dance group', 'Primary school', 'Banyan square', 'Noodle shop', 'Typhoon of 1962']

test('a new community, mapped, joined, kept, taken out and brought into another', async ({ page }) => {
  test.setTimeout(180_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')

  await test.step('draw an area', () =>
    drawArea(page, 'The whole street', [[0.06, 0.18], [0.52, 0.18], [0.52, 0.62], [0.06, 0.62]]))

  await test.step('one asset of each kind and two needs', async () => {
    for (const [at, kind] of KINDS.entries()) await put(page, kind, NAMES[at], ...PLACES[at])
    await put(page, 'Need', 'We would like our blood pressure taken', 0.18, 0.4)
    await put(page, 'Need', 'We would like to dance together', 0.32, 0.4)
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 0 links')
  })

  await test.step('join on the map', async () => {
    await closeCard(page)
    await pick(page, 'Retired nurse', ...PLACES[0])
    await connectTo(page, 0.18, 0.4)
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 1 link')
  })

  await test.step('join from the list, by name', async () => {
    await toList(page)
    await button(page, 'Edit Dance group').click()
    await button(form(page), 'Connect').click()
    await form(page).getByRole('searchbox', { name: 'To' }).fill('dance together')
    await form(page).getByRole('button', { name: /We would like to dance/ }).click()
    await form(page).getByRole('combobox', { name: 'State' }).selectOption({ label: 'Agreed' })
    await button(form(page), 'Save').click()
    await expect(form(page)).toBeHidden()
    await toMap(page)
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
    await saved(page)
  })

  await test.step('still there after a reload', async () => {
    await closeCard(page)
    await page.reload()
    await waitDrawn(page)
    await expect(page.getByRole('heading', { level: 1, name: 'Shek Pai Wan' })).toBeVisible()
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
    await pick(page, 'Retired nurse', ...PLACES[0])
    await expect(card(page).getByRole('button', { name: /blood pressure taken/ }).first()).toBeVisible()
  })

  await test.step('undo and redo, by button and by key', async () => {
    await put(page, 'Need', 'One too many', 0.45, 0.4)
    const [before, after] = ['6 assets, 2 needs, 2 links', '6 assets, 3 needs, 2 links']
    await expect(counts(page)).toHaveText(after)
    await button(page.getByRole('banner'), 'Undo').click()
    await expect(counts(page)).toHaveText(before)
    await button(page.getByRole('banner'), 'Redo').click()
    await expect(counts(page)).toHaveText(after)
    await page.keyboard.press('Control+z')
    await expect(counts(page)).toHaveText(before)
    await page.keyboard.press('Control+Shift+z')
    await expect(counts(page)).toHaveText(after)
    await page.keyboard.press('Control+z')
    await expect(counts(page)).toHaveText(before)
    await saved(page)
  })

  const first = await test.step('full backup', async () => {
    const path = await exportBackup(page)
    const features = Object.values(featuresOf(path))
    expect(features.map(({ properties }) => properties.record).sort()).toEqual(
      [...Array(6).fill('asset'), 'area', 'link', 'link', 'need', 'need'].sort())
    const counted = gdalCount(path)
    if (process.env.CI) expect(counted, 'gdal-bin is installed').not.toBeNull()
    if (counted !== null) expect(counted).toBe(features.length)
    return path
  })

  await test.step('into a second community', async () => {
    await toStart(page)
    await newCommunity(page, 'Wah Fu')
    await importFile(page, first)
    await expect(page.getByRole('dialog')).toContainText('A Linli backup: Shek Pai Wan')
    await expect(page.getByRole('dialog')).toContainText('6 assets, 2 needs, 1 area, 2 links')
    expect(await takeHere(page)).toBe(11)
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
    await saved(page)
    await expect(page.getByRole('heading', { level: 1, name: 'Wah Fu' })).toBeVisible()
    expect.soft(featuresOf(await exportBackup(page))).toEqual(featuresOf(first))
  })

  await test.step('undo of the import', async () => {
    await button(page.getByRole('banner'), 'Undo').click()
    await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')
    await button(page.getByRole('banner'), 'Redo').click()
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
  })
})

test('a record is edited, moved with the mouse and deleted, each step undoable', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, 'Associations', 'Choir', 0.3, 0.4)

  await button(card(page), 'Edit').click()
  await form(page).getByText('More', { exact: true }).click()
  await form(page).getByRole('textbox', { name: 'Note' }).fill('Tuesdays at seven')
  await form(page).getByRole('button', { name: 'Elders', exact: true }).click()
  await button(form(page), 'Save').click()
  await expect(card(page)).toContainText('Tuesdays at seven')
  await expect(card(page)).toContainText('Elders')

  await test.step('drag the picked pin', async () => {
    await waitDrawn(page)
    const where = async () => Object.values(featuresOf(await exportBackup(page)))[0].geometry.coordinates
    const before = await where()
    const box = await page.getByRole('region', { name: 'Map' }).boundingBox()
    const at = (dx, dy) => [box.x + box.width * dx, box.y + box.height * dy]
    await page.mouse.move(...at(0.3, 0.4))
    await page.mouse.down()
    await page.mouse.move(...at(0.35, 0.45), { steps: 5 })
    await page.mouse.move(...at(0.4, 0.55), { steps: 5 })
    await page.mouse.up()
    await saved(page)
    const after = await where()
    expect(after[0]).toBeGreaterThan(before[0])
    expect(after[1]).toBeLessThan(before[1])
    await button(page.getByRole('banner'), 'Undo').click()
    await saved(page)
    expect(await where()).toEqual(before)
  })

  await test.step('delete from the form, then take that back', async () => {
    await button(card(page), 'Edit').click()
    await button(form(page), 'Delete').click()
    await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')
    await button(page.locator('.toast'), 'Undo').click()
    await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
  })
})

test('the first area and the first link come onto the map, go when taken back, and come again', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, 'Associations', 'Choir', 0.2, 0.6)
  await closeCard(page)
  await put(page, 'Need', 'Songs', 0.4, 0.6)
  await closeCard(page)
  const { x, y, width, height } = await map(page).boundingBox()
  const seen = async () => {
    await saved(page)
    await waitDrawn(page)
    const picture = await page.screenshot({ clip: { x: x + width * 0.15, y: y + height * 0.25, width: width * 0.3, height: height * 0.45 } })
    return picture.toString('base64')
  }
  const comesAndGoes = async (add) => {
    const before = await seen()
    await add()
    await closeCard(page)
    const after = await seen()
    expect(after === before, 'it is not to be seen').toBe(false)
    await button(page.getByRole('banner'), 'Undo').click()
    expect((await seen()) === before, 'it went').toBe(true)
    await button(page.getByRole('banner'), 'Redo').click()
    expect((await seen()) === after, 'it came again').toBe(true)
  }

  await comesAndGoes(() => drawArea(page, 'Square', [[0.2, 0.3], [0.4, 0.3], [0.4, 0.45], [0.2, 0.45]]))
  await comesAndGoes(async () => {
    await pick(page, 'Choir', 0.2, 0.6)
    await connectTo(page, 0.4, 0.6)
  })
})
