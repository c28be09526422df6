// What people rely on without looking: a copy overwrites nothing, today is today here, one deed is one step, notices cover nothing, the law is heard.
import { readFileSync } from 'node:fs'
import { button, closeCard, counts, dialog, expect, exportBackup, exportFile, faults, featuresOf, form, importFile, makeUpFor, map, newCommunity, palette, put, sample, save, saved, start, tapMap, test, toList, toMap, toScreen, waitDrawn } from './kit.mjs'
import { colours } from './ground.mjs'

const publicCopy = (page) => exportFile(page, 'Public copy')

test('a public copy merged where it was made overwrites nothing', async ({ page }) => {
  await sample(page)
  const before = featuresOf(await exportBackup(page))
  const copy = await publicCopy(page)
  await importFile(page, copy)
  await expect(dialog(page)).toContainText('A public copy: Harbour Street')
  await expect(dialog(page)).toContainText('places are blurred')
  expect(await faults(page)).toEqual([])
  await button(dialog(page), 'Add to this community').click()
  const held = Object.keys(featuresOf(copy)).length
  await expect(dialog(page)).toContainText(`${held} records were here already and stayed as they are.`)
  await button(dialog(page), 'Done').click()
  expect(featuresOf(await exportBackup(page))).toEqual(before)
})

test('before eight in the morning in Hong Kong it is today', async ({ page }) => {
  await page.clock.setSystemTime(new Date('2026-11-23T23:30:00Z'))
  await start(page)
  await newCommunity(page, 'Early birds')
  await put(page, 'Institutions', 'Library', 0.3, 0.4)
  await toList(page)
  await expect(page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Name' }) })).toContainText('2026-11-24')
})

test('somebody the captain brought in goes with one step of undo', async ({ page }) => {
  await sample(page)
  const before = await counts(page).innerText()
  await page.getByRole('link', { name: 'Community', exact: true }).click()
  await page.getByRole('link', { name: /^Auntie Ho/ }).first().click()
  await page.getByRole('button', { name: /^Discover & match/ }).click()
  await dialog(page).getByRole('button', { name: /can/ }).click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Mr Fung, patient with lifts')
  await button(form(page), 'Save').click()
  await saved(page)
  await button(page.getByRole('banner'), 'Undo').click()
  await toMap(page)
  await expect(counts(page)).toHaveText(before)
})

/** Puts a library on the map while this page's clock stands, so that what the page says of it can be looked at for as long as that takes; then the page's time is `page.clock`'s. */
async function putInStoppedTime(page) {
  await page.clock.install()
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await palette(page, 'Institutions')
  await tapMap(page, 0.5, 0.3)
  // A minute ahead: a slow machine must not be past it when the clock is told.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000))
  await save(page, 'Library')
  const toast = page.locator('.toast')
  await expect(toast).toBeVisible()
  return toast
}

for (const [width, height] of [[390, 844], [820, 1180]]) {
  test(`the last step covers neither tabs nor buttons at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const toast = await putInStoppedTime(page)
    const box = await toast.boundingBox()
    const apart = (other) => box.y >= other.y + other.height || other.y >= box.y + box.height || box.x >= other.x + other.width || other.x >= box.x + box.width
    for (const each of await page.locator('.bar button:visible, .rail a:visible, .panel button:visible, .map-screen button:visible').all()) {
      if (!(await each.evaluate((node) => Boolean(node.closest('.toast'))))) expect(apart(await each.boundingBox()), await each.innerText()).toBe(true)
    }
    await toScreen(page, 'Community')
    await expect(toast).toBeVisible()
    const tabs = await page.getByRole('navigation', { name: 'About the community' }).boundingBox()
    expect((await toast.boundingBox()).y).toBeGreaterThan(tabs.y + tabs.height)
    await button(toast, 'Undo').click()
    await expect(toast).toContainText('Undone')
    await page.clock.resume()
    await toMap(page)
    await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')
  })
}

test('the last step stays to be read for ten seconds, and for as long as one points to its Undo', async ({ page }) => {
  const toast = await putInStoppedTime(page)
  await page.clock.runFor(8_000)
  await expect(toast).toBeVisible()
  await button(toast, 'Undo').hover()
  await page.clock.runFor(60_000)
  await expect(toast).toBeVisible()
  await button(toast, 'Undo').focus()
  await page.mouse.move(0, 0)
  await page.clock.runFor(60_000)
  await expect(toast).toBeVisible()
  await button(toast, 'Undo').blur()
  await page.clock.runFor(10_000)
  await expect(toast).toBeHidden()
})

test('on the mainland one reads what to mind before a public copy and before online maps', async ({ page }) => {
  await start(page)
  await button(page, 'New community').click()
  await page.getByRole('textbox', { name: 'Community name' }).fill('Lake Lane')
  await page.getByText('Mainland China', { exact: true }).click()
  await button(page, 'Start mapping').click()
  await saved(page)
  await button(page, 'Export').click()
  await page.getByRole('menuitem', { name: 'Public copy' }).click()
  const notice = page.getByRole('dialog', { name: 'Please read this first' })
  await expect(notice).toContainText('reviewed before they are published')
  expect(await faults(page)).toEqual([])
  const downloading = page.waitForEvent('download')
  await button(notice, 'Go on').click()
  const file = await (await downloading).path()
  expect(JSON.parse(readFileSync(file, 'utf8')).linli.exported_level).toBe('public')
  await expect(notice).toBeHidden()

  await button(page, 'Base map').click()
  await page.getByText('Online map', { exact: true }).click()
  await button(dialog(page), 'Show').click()
  await expect(notice).toContainText('shifted by hundreds of metres')
  await button(notice, 'Cancel').click()
  await expect(notice).toBeHidden()
  await expect(button(dialog(page), 'Show')).toBeVisible()
})

test('rows of the list are ticked and made an action, by keyboard alone', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Physical space', 'Square', 0.3, 0.3)
  await put(page, 'Associations', 'Choir', 0.5, 0.3)
  await toList(page)
  await button(page, 'Combine…').press('Enter')
  await page.getByRole('checkbox', { name: 'Combine Square' }).press('Space')
  await page.getByRole('checkbox', { name: 'Combine Choir' }).press('Space')
  expect(await faults(page)).toEqual([])
  await button(page, 'Make an action').press('Enter')
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Singing in the square')
  await expect(form(page)).toContainText('Choir')
  await button(form(page), 'Save').press('Enter')
  await saved(page)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  const deed = page.getByRole('article', { name: 'Singing in the square' })
  await expect(deed).toContainText('Square')
  await expect(deed).toContainText('Choir')
})

test('in a hall people are initials in the list, on the board and on their cards', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await sample(page, '?theme=projector')
  await toList(page)
  await page.getByRole('searchbox', { name: 'Search' }).fill('retired nurse')
  await expect(page.locator('tbody')).toContainText('R.N.M.')
  await expect(page.locator('tbody')).not.toContainText('Chan')
  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  await expect(page.locator('.board')).toContainText('U.L.')
  await expect(page.locator('.board')).not.toContainText('bicycle mender')
})

test('a person agrees that everybody may see them, and takes it back', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await palette(page, "Individuals' gifts")
  await tapMap(page, 0.5, 0.3)
  await form(page).getByLabel(/the team may see this/).check()
  await form(page).getByLabel(/everybody may see this/).check()
  await save(page, 'Mei')
  const copy = await publicCopy(page)
  expect(readFileSync(copy, 'utf8')).toContain('"Mei"')
  await button(page.getByRole('complementary', { name: 'What is picked' }), 'Edit').click()
  await form(page).getByLabel(/everybody may see this/).uncheck()
  await button(form(page), 'Save').click()
  await saved(page)
  expect(readFileSync(await publicCopy(page), 'utf8')).not.toContain('"Mei"')
})

/** How wide the writing beside a pin is: from its first to its last column with something nearly black, px. */
async function widthOfWriting(page, dx, dy) {
  const { width, height } = await map(page).boundingBox()
  const rows = [...Array(12).keys()].map((row) => 3 * row - 17)
  const points = [...Array(320).keys()].flatMap((column) => rows.map((row) => [dx + (25 + column) / width, dy + row / height]))
  const dark = (await colours(page, points)).flatMap((colour, at) => (Math.max(...colour) < 70 ? [Math.floor(at / rows.length)] : []))
  return dark.length ? Math.max(...dark) - Math.min(...dark) : 0
}

test('a hall sees initials on the map from the moment the page is made up for it, and no name passes over the screen', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, "Individuals' gifts", 'Chan Mei-ling', 0.4, 0.3)
  await closeCard(page)
  const width = async () => {
    await waitDrawn(page)
    return widthOfWriting(page, 0.4, 0.3)
  }
  await expect.poll(width, 'in full at a desk').toBeGreaterThan(80)
  await makeUpFor(page, 'Projector')
  await expect(page.getByText('Added Asset')).toBeVisible()
  await expect.poll(width, 'initials, though larger').toBeLessThan(75)
  expect(await width(), 'and not nothing').toBeGreaterThan(30)
  await makeUpFor(page, 'Light')
  await expect.poll(width, 'in full again').toBeGreaterThan(80)
})
