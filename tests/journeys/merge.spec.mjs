// Tablets that never met: their files merge field by field, what both did is chosen by a person, and nothing is lost.
import { button, card, clean, closeCard, counts, dialog, expect, exportBackup, featuresOf, form, importFile, merge, mergeDone, newCommunity, put, saved, start, tabletWith, test, toStart, waitDrawn, written } from './kit.mjs'
import { readFileSync } from 'node:fs'

test('two tablets: each keeps the other’s fields, and a person chooses where both wrote', async ({ page, browser }) => {
  test.setTimeout(240_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Library', 0.2, 0.3)
  await closeCard(page)
  await put(page, 'Physical space', 'Square', 0.3, 0.5)
  await closeCard(page)
  await put(page, 'Associations', 'Choir', 0.4, 0.3)
  await closeCard(page)
  const file = await exportBackup(page)

  const other = await tabletWith(browser, file)
  await expect(counts(other)).toHaveText('3 assets, 0 needs, 0 links')
  // Opened for the first time, each tablet looks at the community where its pins are.
  const list = (on) => on.getByRole('link', { name: 'List', exact: true }).click()
  const inList = async (on, from, to) => {
    await list(on)
    const cell = on.locator(`input[value="${from}"]`).or(on.getByRole('textbox', { name: from })).first()
    await cell.fill(to)
    await cell.press('Enter')
    await saved(on)
  }

  await test.step('both work apart', async () => {
    await inList(other, 'Library', 'Library upstairs')
    await inList(other, 'Square', 'Market square')
    await inList(page, 'Square', 'Dancing square')
    await page.getByRole('button', { name: /Choir on the map/ }).click()
    await button(card(page), 'Edit').click()
    await button(form(page), 'Delete').click()
    await expect(counts(page)).toHaveText('2 assets, 0 needs, 0 links')
    await inList(other, 'Choir', 'Elders’ choir')
  })

  const fromOther = await exportBackup(other)
  await test.step('the other’s file comes in, with a report', async () => {
    await merge(page, fromOther)
    await expect(dialog(page)).toContainText('2 things were done at two tables')
    await clean(page, 'report')
    await button(dialog(page), 'Choose').click()
    await expect(dialog(page).getByRole('heading', { name: 'Done at two tables' })).toBeVisible()
    await expect(dialog(page)).toContainText('Dancing square')
    await expect(dialog(page)).toContainText('Market square')
    await expect(dialog(page)).toContainText('Deleted at one table, changed at another')
    await clean(page, 'choices')
  })

  await test.step('left for later, it is still there after a reload', async () => {
    await mergeDone(page)
    await saved(page)
    await page.reload()
    await waitDrawn(page)
    await expect(page.getByText('2 things were done at two tables')).toBeVisible()
    await button(page, 'Choose').click()
  })

  await test.step('chosen', async () => {
    await dialog(page).getByRole('button', { name: /Dancing square/ }).click()
    await expect(dialog(page).getByText('Market square')).toBeHidden()
    await button(dialog(page), 'Bring it back').click()
    await expect(dialog(page).getByRole('status')).toHaveText('All settled.')
    await mergeDone(page)
    await saved(page)
    await expect(counts(page)).toHaveText('3 assets, 0 needs, 0 links')
  })

  await test.step('the other takes it over: the same file on both', async () => {
    await merge(other, await exportBackup(page))
    await mergeDone(other)
    await saved(other)
    const names = (path) => Object.values(featuresOf(path)).map(({ properties }) => properties.name).sort()
    const [here, there] = [await exportBackup(page), await exportBackup(other)]
    expect(names(here)).toEqual(['Dancing square', 'Elders’ choir', 'Library upstairs'])
    expect(featuresOf(there)).toEqual(featuresOf(here))
  })

  await test.step('the same file again brings nothing', async () => {
    await merge(page, fromOther)
    await expect(dialog(page).getByRole('status')).toHaveText('Nothing new: all of it is here already.')
    await mergeDone(page)
  })
  await other.context().close()
})

test('a merge on the first screen finds its community', async ({ page, browser }) => {
  test.setTimeout(180_000)
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await put(page, 'Institutions', 'Library', 0.2, 0.3)
  const other = await tabletWith(browser, await exportBackup(page))
  await put(other, 'Need', 'A quiet table', 0.7, 0.7)
  const back = await exportBackup(other)
  await other.context().close()
  await toStart(page)
  await button(page, 'Open or merge a file').click()
  await page.getByLabel('Import file').setInputFiles(back)
  await button(dialog(page), 'Open').click()
  await expect(dialog(page)).toContainText('1 new')
  await dialog(page).getByText('1 new').click()
  await dialog(page).getByRole('button', { name: 'A quiet table' }).click()
  await expect(card(page).getByRole('heading', { name: 'A quiet table' })).toBeVisible()
  await expect(counts(page)).toHaveText('1 asset, 1 need, 0 links')
})

test('files that do not belong, are not whole or come from tomorrow', async ({ page }) => {
  test.setTimeout(180_000)
  await start(page)
  await newCommunity(page, 'Lai King')
  await put(page, 'Institutions', 'Clinic', 0.2, 0.3)
  const other = await exportBackup(page)
  await toStart(page)
  await newCommunity(page, 'Wah Fu')
  await put(page, 'Institutions', 'Library', 0.2, 0.3)
  const own = await exportBackup(page)
  const text = readFileSync(own, 'utf8')

  await test.step('another community’s file is never mixed in unasked', async () => {
    await importFile(page, other)
    await expect(dialog(page)).toContainText('This is the file of another community, “Lai King”. On screen is “Wah Fu”.')
    await expect(button(dialog(page), 'Merge')).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
  })

  await test.step('half a file', async () => {
    await importFile(page, written('half.geojson', text.slice(0, text.indexOf('linli.document') + 60)))
    await expect(dialog(page)).toContainText('The file is not whole')
    await page.keyboard.press('Escape')
  })

  await test.step('changed in another program', async () => {
    await importFile(page, written('edited.geojson', text.replace('"Library"', '"Library, edited in GIS"')))
    await expect(dialog(page)).toContainText('changed in another program')
    await button(dialog(page), 'Add to this community').click()
    await expect(dialog(page).getByRole('status')).toHaveText(/taken/)
    await mergeDone(page)
    await button(page.getByRole('banner'), 'Undo').click()
  })

  await test.step('a newer version', async () => {
    await importFile(page, written('newer.geojson', text.replace('"version":1', '"version":7')))
    await expect(dialog(page).getByRole('alert')).toContainText('7')
    await page.keyboard.press('Escape')
  })

  await test.step('written three years from now', async () => {
    await importFile(page, written('tomorrow.geojson', text.replace(/"exported_at":"\d{4}/, '"exported_at":"2031')))
    await expect(dialog(page)).toContainText('One of the two clocks is wrong')
    await button(dialog(page), 'Merge').click()
    await expect(dialog(page).getByRole('status')).toHaveText('Nothing new: all of it is here already.')
    await mergeDone(page)
  })
})
