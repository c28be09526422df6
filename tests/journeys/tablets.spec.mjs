// Many tablets with many edits, and power that goes in the middle: files bring tables together, whatever the order, and nothing is lost.
import { button, counts, dialog, expect, exportBackup, featuresOf, importFile, merge, mergeDone, newCommunity, put, saved, start, tabletWith, test, toList, toMap, waitDrawn, written } from './kit.mjs'
import { readFileSync } from 'node:fs'

// Without a network the browser misses its icon.
test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

const feature = (name, at) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [114.15 + at / 1000, 22.25] } })
const street = (...names) => ({ type: 'FeatureCollection', features: names.map(feature) })

/** Makes a community with these treasures and answers its file. */
async function begun(page, names) {
  await newCommunity(page, 'Wah Fu')
  await importFile(page, written('street.geojson', street(...names)))
  await button(dialog(page), 'Add to this community').click()
  await expect(dialog(page).getByRole('status')).toHaveText(/taken/)
  await button(dialog(page), 'Done').click()
  await saved(page)
  return exportBackup(page)
}

/** Another tablet, with the community on it. */
async function opened(browser, file) {
  const page = await tabletWith(browser, file)
  await expect(page.getByRole('heading', { level: 1, name: 'Wah Fu' })).toBeVisible()
  return page
}

const names = (page) => page.getByRole('textbox', { name: 'Name', exact: true })

/** A file's text without the moment it was written. */
const content = (path) => readFileSync(path, 'utf8').replace(/"exported_at":"[^"]*"/, '')

test('a page that is killed while it merges shows the community as before or as after, and a second try ends it', async ({ page, browser }) => {
  await start(page)
  const file = await begun(page, ['Choir'])
  const two = await opened(browser, file)
  await put(two, 'Institutions', 'Clinic', 0.4, 0.4)
  await put(two, 'Institutions', 'School', 0.6, 0.6)
  const theirs = await exportBackup(two)
  for (const wait_ms of [0, 3, 15, 60]) {
    await importFile(page, theirs)
    const merging = button(dialog(page), 'Merge')
    await expect(merging).toBeVisible()
    await merging.evaluate((element) => element.click())
    await page.waitForTimeout(wait_ms)
    await page.reload()
    await waitDrawn(page)
    await expect(counts(page)).toHaveText(/^(1 asset|3 assets), 0 needs, 0 links$/)
  }
  await merge(page, theirs)
  await mergeDone(page)
  await expect(counts(page)).toHaveText('3 assets, 0 needs, 0 links')
})

test('five tablets with two hundred edits each make the same map, byte for byte, in whatever order they meet', async ({ page, browser }) => {
  test.setTimeout(900_000)
  const [tablets, edits, places] = [5, 200, 20]
  await start(page)
  const file = await begun(page, Array.from({ length: places }, (_, place) => `Stall ${place}`))
  const pages = [page]
  for (let more = 1; more < tablets; more += 1) pages.push(await opened(browser, file))
  const files = []
  for (const [table, tabletPage] of pages.entries()) {
    await tabletPage.context().setOffline(true)
    await toList(tabletPage)
    await expect(names(tabletPage)).toHaveCount(places)
    // As quick as a script can type: each name is changed in its line, and told to the page as typing is.
    const made = await tabletPage.evaluate(
      async ([edits, table]) => {
        let made = 0
        for (let edit = 0; edit < edits; edit += 1) {
          const fields = document.querySelectorAll('input.in-place[aria-label="Name"]')
          const field = fields[(edit * 7 + table) % fields.length]
          field.focus()
          field.value = `Table ${table}, edit ${edit}`
          field.dispatchEvent(new Event('input', { bubbles: true }))
          field.dispatchEvent(new Event('change', { bubbles: true }))
          await new Promise((next) => setTimeout(next, 4))
          made += 1
        }
        return made
      },
      [edits, table],
    )
    expect(made).toBe(edits)
    await saved(tabletPage)
    await toMap(tabletPage)
    await put(tabletPage, 'Institutions', `Clinic of table ${table}`, 0.2 + table / 10, 0.3)
    files.push(await exportBackup(tabletPage))
    await tabletPage.context().setOffline(false)
  }
  const orders = [[1, 2, 3, 4], [0, 4, 3, 1]]
  const [one, three] = [pages[0], pages[2]]
  for (const which of orders[0]) {
    await merge(one, files[which])
    await mergeDone(one)
  }
  for (const which of orders[1]) {
    await merge(three, files[which])
    await mergeDone(three)
  }
  await expect(counts(one)).toHaveText(`${places + tablets} assets, 0 needs, 0 links`)
  const [first, second] = [await exportBackup(one), await exportBackup(three)]
  expect(content(first)).toContain('linli.document')
  expect(content(first) === content(second), 'the two files are the same but for the moment they were written').toBe(true)
  await test.step('every place carries the last word of one of the tables', () => {
    const said = files.map((path) => featuresOf(path))
    for (const [id, { properties }] of Object.entries(featuresOf(first))) {
      expect(said.map((each) => each[id]?.properties.name)).toContain(properties.name)
    }
  })
})
