// Two tables put down the same thing: after their files are merged it is found, looked at side by side, merged into one or kept twice.
import { button, card, clean, closeCard, connectTo, dialog, expect, exportBackup, featuresOf, form, importFile, newCommunity, pick, put, saved, start, test, toMap, toScreen, waitDrawn, written } from './kit.mjs'

const pairs = (page) => page.getByRole('article')
const heading = (page) => page.getByRole('heading', { level: 2, name: /Twice on the map/ })
const toTwins = async (page) => {
  await toScreen(page, 'Community')
  await page.getByRole('link', { name: 'Twice on the map?', exact: true }).click()
  await expect(heading(page)).toBeVisible()
}

/** A table of its own, with what the first table exported. */
async function secondTable(browser, file) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await start(page)
  await button(page, 'Open or merge a file').click()
  await page.getByLabel('Import file').setInputFiles(file)
  await button(dialog(page), 'Open').click()
  await waitDrawn(page)
  return page
}

test('two tables with the same choir: found, merged into one, undone, kept both and not asked about again', async ({ page, browser }) => {
  test.setTimeout(180_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Library', 0.4, 0.5)
  await closeCard(page)
  const second = await secondTable(browser, await exportBackup(page))
  await put(page, 'Associations', '銀潮長者合唱團 Silver Tide choir', 0.45, 0.5)
  await connectTo(page, 0.4, 0.5)

  await test.step('the other table writes it in the other script, with a note and the same link', async () => {
    await put(second, 'Associations', '银潮长者合唱团', 0.55, 0.5)
    await button(card(second), 'Edit').click()
    await form(second).getByText('More', { exact: true }).click()
    await form(second).getByRole('textbox', { name: 'Note' }).fill('Every Tuesday')
    await button(form(second), 'Save').click()
    await saved(second)
    await connectTo(second, 0.5, 0.5)
  })
  const theirs = await exportBackup(second)
  await second.context().close()
  await importFile(page, theirs)
  await button(dialog(page), 'Merge').click()
  await button(dialog(page), 'Twice on the map?').click()
  await expect(heading(page)).toHaveText('Twice on the map? One pair')
  const pair = pairs(page).first()
  await expect(pair).toContainText(/names alike · (on the same spot|\d+ m apart)/)
  await expect(pair).toContainText('銀潮長者合唱團 Silver Tide choir')
  await clean(page, 'twins')

  await test.step('the two names differ and one is chosen; what only one says is taken', async () => {
    const name = pair.getByRole('radiogroup', { name: 'Name' })
    await name.getByRole('radio').first().check()
    await expect(pair.getByRole('radiogroup', { name: 'Note' }).getByRole('radio', { name: 'Every Tuesday' })).toBeChecked()
    await button(pair, 'Merge into one: 銀潮長者合唱團 Silver Tide choir and 银潮长者合唱团').click()
    await expect(heading(page)).toHaveText('Twice on the map?')
    await expect(heading(page)).toBeFocused()
    await expect(page.getByText('Nothing looks as if it were here twice.')).toBeVisible()
    await saved(page)
    const whole = Object.values(featuresOf(await exportBackup(page)))
    const choir = whole.filter(({ properties }) => properties.record === 'asset' && properties.name !== 'Library')
    const links = whole.filter(({ properties }) => properties.record === 'link').map(({ properties }) => [properties.link_kind, properties.from_uid, properties.to_uid])
    expect(links, 'the link that both had, once').toHaveLength(1)
    expect(links[0].slice(1).sort()).toEqual(whole.filter(({ properties }) => properties.record === 'asset').map(({ id }) => id).sort())
    expect(choir.map(({ properties }) => [properties.name, properties.note])).toEqual([['銀潮長者合唱團 Silver Tide choir', 'Every Tuesday']])
  })

  await test.step('an undo brings both back', async () => {
    await button(page, 'Undo').first().click()
    await expect(heading(page)).toHaveText('Twice on the map? One pair')
    await expect(pairs(page).first()).toContainText('1 link')
  })

  await test.step('kept both, it is not asked about again, here or where the file goes', async () => {
    await button(pairs(page).first(), 'Keep both: 銀潮長者合唱團 Silver Tide choir and 银潮长者合唱团').click()
    await expect(heading(page)).toHaveText('Twice on the map?')
    await saved(page)
    await page.reload()
    await expect(heading(page)).toHaveText('Twice on the map?')
    await expect(pairs(page)).toHaveCount(0)
    const third = await secondTable(browser, await exportBackup(page))
    await toTwins(third)
    await expect(third.getByText('Nothing looks as if it were here twice.')).toBeVisible()
    await third.context().close()
  })
})

test('dots of two tables add up', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const dots = async (table, n) => {
    await button(card(table), 'Edit').click()
    await form(table).getByText('More', { exact: true }).click()
    await form(table).getByRole('textbox', { name: 'Priority dots' }).fill(String(n))
    await button(form(table), 'Save').click()
    await saved(table)
  }
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Need', 'We would like shade', 0.5, 0.5)
  const second = await secondTable(browser, await exportBackup(page))
  await pick(second, 'We would like shade', 0.5, 0.5)
  await dots(page, 4)
  await dots(second, 3)
  const theirs = await exportBackup(second)
  await second.context().close()
  await importFile(page, theirs)
  await button(dialog(page), 'Merge').click()
  await button(dialog(page), 'Done').click()
  await expect(dialog(page)).toBeHidden()
  await toMap(page)
  const [need] = Object.values(featuresOf(await exportBackup(page)))
  expect([need.properties.priority_dots, need.properties.dots_each.split(';').sort()]).toEqual([7, ['3', '4']])
})
