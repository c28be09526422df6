// Kept: two tabs at once, a page that is torn away, and the communities on the first screen.
import { button, card, closeCard, counts, dialog, expect, exportBackup, featuresOf, form, newCommunity, palette, pick, put, save, saved, start, test, toStart, waitDrawn } from './kit.mjs'

test('two tabs on one community see each other’s edits', async ({ page, context }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Library', 0.2, 0.4)

  await closeCard(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await waitDrawn(other)
  await expect(counts(other)).toHaveText('1 asset, 0 needs, 0 links')

  await put(other, 'Need', 'A quiet table', 0.4, 0.4)
  await expect(counts(page)).toHaveText('1 asset, 1 need, 0 links')
  await put(page, 'Associations', 'Reading circle', 0.3, 0.55)
  await expect(counts(other)).toHaveText('2 assets, 1 need, 0 links')

  await test.step('each takes back only its own', async () => {
    await button(other.getByRole('banner'), 'Undo').click()
    await expect(counts(other)).toHaveText('2 assets, 0 needs, 0 links')
    await expect(counts(page)).toHaveText('2 assets, 0 needs, 0 links')
    await expect(button(other.getByRole('banner'), 'Undo')).toBeDisabled()
    await button(other.getByRole('banner'), 'Redo').click()
    await expect(counts(page)).toHaveText('2 assets, 1 need, 0 links')
  })

  await test.step('an open card follows the other tab', async () => {
    await closeCard(page)
    await pick(page, 'Library', 0.2, 0.4)
    await other.bringToFront()
    await pick(other, 'Library', 0.2, 0.4)
    await button(card(other), 'Edit').click()
    await save(other, 'Library, closed on Mondays')
    await page.bringToFront()
    await expect(card(page).getByRole('heading', { name: 'Library, closed on Mondays' })).toBeVisible()
  })

  await test.step('both are kept', async () => {
    await saved(page)
    await saved(other)
    await other.close()
    await page.reload()
    await waitDrawn(page)
    await expect(counts(page)).toHaveText('2 assets, 1 need, 0 links')
    const names = Object.values(featuresOf(await exportBackup(page))).map(({ properties }) => properties.name)
    expect(names).toEqual(expect.arrayContaining(['Library, closed on Mondays', 'Reading circle']))
  })
})

test('what showed as saved survives a page that is torn away', async ({ page, context }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  const address = page.url()
  let last = page
  for (const [at, name] of ['Library', 'School', 'Clinic'].entries()) {
    await put(last, 'Institutions', name, 0.15 + at * 0.12, 0.4)
    // `put` ends as soon as the status reads “Saved on this device”.
    await last.close({ runBeforeUnload: false })
    last = await context.newPage()
    await last.goto(address)
    await waitDrawn(last)
    await expect(counts(last)).toHaveText(`${at + 1} asset${at ? 's' : ''}, 0 needs, 0 links`)
  }
})

test('“Saved” is not said before the change is written', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  // A transaction of our own over all stores keeps every write of the app waiting until told otherwise.
  await page.evaluate(async () => {
    window.held = true
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve, reject) => Object.assign(indexedDB.open(name), { onsuccess: (event) => resolve(event.target.result), onerror: reject }))
      const stores = [...database.objectStoreNames]
      const transaction = database.transaction(stores, 'readwrite')
      const turn = () => {
        if (window.held) transaction.objectStore(stores[0]).count().onsuccess = turn
        else database.close()
      }
      turn()
    }
  })
  await button(page.getByRole('toolbar', { name: 'Add to the map' }), 'Need').click()
  await button(page, 'In the middle of the map').click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('A quiet table')
  await button(form(page), 'Save').click()
  await expect(counts(page)).toHaveText('0 assets, 1 need, 0 links')
  const status = page.getByRole('status', { name: 'Saving' })
  await expect(status).toHaveText('Saving…')
  await page.waitForTimeout(500)
  await expect(status).toHaveText('Saving…')
  await page.evaluate(() => void (window.held = false))
  await saved(page)
})

test('a change that could not be written outlives a look at another community', async ({ page }) => {
  test.setTimeout(90_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await page.evaluate((community) => {
    window.full = true
    for (const name of ['add', 'put']) {
      const write = IDBObjectStore.prototype[name]
      IDBObjectStore.prototype[name] = function (value, ...rest) {
        if (window.full && value?.bytes && value.community === community) throw new DOMException('no room', 'QuotaExceededError')
        return write.call(this, value, ...rest)
      }
    }
  }, new URL(page.url()).hash.split('/')[1])
  await palette(page, 'Need')
  await button(page, 'In the middle of the map').click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('A quiet table')
  await button(form(page), 'Save').click()
  const status = page.getByRole('status', { name: 'Saving' })
  await expect(status).toContainText('Not saved yet')
  await toStart(page)
  await newCommunity(page, 'Wah Fu')
  await toStart(page)
  await page.getByRole('link', { name: /^Shek Pai Wan/ }).click()
  await expect(counts(page)).toHaveText('0 assets, 1 need, 0 links')
  await expect(status).not.toHaveText('Saved on this device')
  await page.evaluate(() => void (window.full = false))
  await saved(page)
  await page.reload()
  await expect(counts(page)).toHaveText('0 assets, 1 need, 0 links')
})

test('a reload with a card open leaves the map where it was', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Library', 0.3, 0.4)
  await waitDrawn(page)
  await page.reload()
  await waitDrawn(page)
  await pick(page, 'Library', 0.3, 0.4)
})

test('communities are renamed, duplicated and deleted, and come back', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Library', 0.3, 0.4)
  await exportBackup(page)
  await toStart(page)
  const shelf = page.getByRole('region', { name: 'On this device' })
  const line = (name) => shelf.getByRole('link', { name: new RegExp(`^${name}`) })
  const choose = async (name, item) => {
    await button(shelf, `More for ${name}`).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await expect(line('Shek Pai Wan')).toContainText('1 asset · 0 needs · backup today')

  await test.step('rename', async () => {
    await choose('Shek Pai Wan', 'Rename')
    await dialog(page).getByRole('textbox', { name: 'Community name' }).fill('Wah Fu')
    await button(dialog(page), 'Save').click()
    await expect(line('Wah Fu')).toBeVisible()
    await expect(line('Shek Pai Wan')).toHaveCount(0)
  })

  await test.step('duplicate', async () => {
    await choose('Wah Fu', 'Duplicate')
    await expect(line('Copy of Wah Fu')).toContainText('1 asset · 0 needs')
    await expect(line('Wah Fu')).toBeVisible()
    await line('Copy of Wah Fu').click()
    await waitDrawn(page)
    await put(page, 'Need', 'Only in the copy', 0.4, 0.5)
    await toStart(page)
    await expect(line('Copy of Wah Fu')).toContainText('1 asset · 1 need')
    await expect(line('Wah Fu')).toContainText('1 asset · 0 needs')
  })

  await test.step('delete, undo, delete, reload', async () => {
    await choose('Copy of Wah Fu', 'Delete')
    await expect(line('Copy of Wah Fu')).toHaveCount(0)
    await page.getByText('Deleted Copy of Wah Fu').locator('..').getByRole('button', { name: 'Undo' }).click()
    await expect(line('Copy of Wah Fu')).toBeVisible()
    await choose('Wah Fu', 'Delete')
    await expect(line('Wah Fu')).toHaveCount(0)
    await page.reload()
    await expect(line('Copy of Wah Fu')).toBeVisible()
    await expect(line('Wah Fu')).toHaveCount(0)
  })
})

test('a backup of a deleted community brings it back onto the list', async ({ page }) => {
  test.setTimeout(90_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Library', 0.3, 0.4)
  const backup = await exportBackup(page)
  await toStart(page)
  await button(page, 'More for Shek Pai Wan').click()
  await page.getByRole('menuitem', { name: 'Delete', exact: true }).click()
  const line = page.getByRole('link', { name: /^Shek Pai Wan/ })
  await expect(line).toHaveCount(0)
  await page.reload()
  await button(page, 'Open or merge a file').click()
  await page.getByLabel('Import file').setInputFiles(backup)
  await button(dialog(page), 'Open').click()
  await waitDrawn(page)
  await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
  await page.goto(page.url().replace(/#.*/, '#/'))
  await page.reload()
  await expect(line).toBeVisible()
})
