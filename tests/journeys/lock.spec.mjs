// The tablet at the door: locked with a code, and cleared after a backup of everything.
import { button, clean, counts, dialog, expect, featuresOf, newCommunity, press, put, start, test, toStart, waitDrawn } from './kit.mjs'

const locked = (page) => page.getByRole('heading', { level: 1, name: 'Locked' })
const nothingWiderThanThePage = (page) =>
  expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)

async function setCode(page, code) {
  await button(page, 'Language').click()
  await page.getByRole('menuitem', { name: 'Lock this tablet' }).click()
  await dialog(page).getByRole('textbox', { name: 'Code' }).fill(code)
  await button(dialog(page), 'Set the code and lock').click()
  await expect(locked(page)).toBeVisible()
}

async function type(page, code) {
  for (const digit of code) await press(page, button(page, digit))
  await press(page, button(page, 'Open'))
}

/** Holds a button down for so long. */
async function hold(page, what, milliseconds) {
  const { x, y, width, height } = await what.boundingBox()
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.waitForTimeout(milliseconds)
  await page.mouse.up()
}

for (const viewport of [{ width: 390, height: 844 }, { width: 820, height: 1180 }, { width: 1024, height: 768 }]) {
  test(`behind the lock nothing is seen, and the code opens it, ${viewport.width} × ${viewport.height}`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await start(page)
    await newCommunity(page, 'Harbour Street')
    await put(page, 'Institutions', 'Library', 0.3, 0.3)
    await button(page, 'Language').click()
    await page.getByRole('menuitem', { name: 'Lock this tablet' }).click()
    await expect(dialog(page)).toContainText('It does not encrypt')
    await clean(page, 'lock code')
    await dialog(page).getByRole('textbox', { name: 'Code' }).fill('25')
    await button(dialog(page), 'Set the code and lock').click()
    await expect(dialog(page)).toContainText('Please use 4 to 8 digits.')
    await dialog(page).getByRole('textbox', { name: 'Code' }).fill('2580')
    await button(dialog(page), 'Set the code and lock').click()

    await expect(locked(page)).toBeVisible()
    await expect(page.locator('body')).not.toContainText('Harbour')
    await expect(page.locator('.map')).toHaveCount(0)
    expect(await page.title()).not.toContain('Harbour')
    await nothingWiderThanThePage(page)
    await clean(page, 'locked')

    // Started anew it is locked from the beginning; the code itself is written down nowhere.
    await page.reload()
    await expect(locked(page)).toBeVisible()
    await expect(page.locator('body')).not.toContainText('Harbour')
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('2580')

    await type(page, '2581')
    await expect(page.getByRole('alert')).toHaveText('Not the code.')
    await page.keyboard.type('1111')
    await page.keyboard.press('Enter')
    // It stays the same time until it is said to be later, however long a reload takes here.
    const now = await page.evaluate(() => Date.now())
    await page.clock.setFixedTime(now)
    await type(page, '0000')
    await expect(page.getByText('Not the code. 3 wrong tries.')).toBeVisible()
    await expect(page.getByText(/Next try in \d s/)).toBeVisible()
    await expect(button(page, 'Open')).toBeDisabled()
    await page.reload()
    await expect(button(page, 'Open')).toBeDisabled()
    await page.clock.setFixedTime(now + 10_000)
    await expect(button(page, 'Open')).toBeEnabled()
    await type(page, '2580')
    await waitDrawn(page)
    await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')

    // Taken away by whoever knows it.
    await toStart(page)
    await button(page, 'Lock code').click()
    await dialog(page).getByRole('textbox').fill('1234')
    await button(dialog(page), 'Remove the code').click()
    await expect(dialog(page)).toContainText('Not the code.')
    await dialog(page).getByRole('textbox').fill('2580')
    await button(dialog(page), 'Remove the code').click()
    await expect(button(dialog(page), 'Set the code and lock')).toBeVisible()
    await page.reload()
    await expect(button(page, 'New community')).toBeVisible()
  })
}

test('it locks when nobody uses it, in all tabs of the browser when one is locked', async ({ page, context }) => {
  await page.clock.install()
  await start(page)
  await newCommunity(page, 'Harbour Street')
  const other = await context.newPage()
  await start(other)
  await setCode(page, '135790')
  await expect(locked(other)).toBeVisible()
  await other.close()
  await type(page, '135790')
  await waitDrawn(page)
  await page.clock.fastForward('09:50')
  await expect(locked(page)).toBeHidden()
  await page.clock.fastForward('00:20')
  await expect(locked(page)).toBeVisible()
})

test('a forgotten code leaves the way through backup and clearing; nothing remains, here and in other tabs', async ({ page, context }, testInfo) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, 'Institutions', 'Library', 0.3, 0.3)
  await toStart(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Associations', 'Choir', 0.4, 0.3)
  const other = await context.newPage()
  await start(other)
  await other.getByRole('link', { name: /^Harbour Street/ }).click()
  await waitDrawn(other)
  await setCode(page, '2580')
  await type(other, '2580')
  await waitDrawn(other)

  await page.evaluate(async () => (await caches.open('linli-tiles')).put('https://tiles.example/1/1/1.png', new Response('a tile that was seen')))

  await page.getByText('Forgotten the code?').click()
  await button(page, 'Clear this device').click()
  const clear = button(dialog(page), 'Press and hold to clear')
  await expect(dialog(page)).toContainText('It cannot be undone.')
  await expect(clear).toBeDisabled()
  await clean(page, 'clear this device')
  const files = []
  page.on('download', (download) => files.push(download))
  await button(dialog(page), 'Save backups').click()
  await expect(dialog(page).getByText('Backup saved')).toHaveCount(2)
  await expect(dialog(page)).toContainText('are all 2 files there?')
  await expect.poll(() => files.length).toBe(2)
  await expect(page.locator('.map')).toHaveCount(0)
  const paths = []
  for (const file of files) {
    paths.push(testInfo.outputPath(file.suggestedFilename()))
    await file.saveAs(paths.at(-1))
  }

  await hold(page, clear, 600)
  await page.waitForTimeout(2000)
  await expect(clear, 'a short press clears nothing').toBeVisible()
  await hold(page, clear, 2400)
  await expect(page.getByRole('heading', { name: 'This device is cleared' })).toBeVisible()
  await expect(page.getByRole('status')).toContainText('Erased: 2 communities')
  await clean(page, 'cleared')
  expect(await page.evaluate(() => caches.has('linli-tiles')), 'where people looked').toBe(false)
  await expect(other.getByText('It was cleared in another tab.')).toBeVisible()
  await expect(other.locator('body')).not.toContainText('Harbour')

  for (const each of [page, other]) {
    await button(each, 'Start anew').click()
    await expect(button(each, 'New community')).toBeVisible()
    await expect(each.locator('body')).not.toContainText(/Harbour|Shek Pai Wan/)
  }
  const left = await page.evaluate(async () => {
    const request = indexedDB.open('linli')
    const database = await new Promise((done) => (request.onsuccess = () => done(request.result)))
    const all = (store) => new Promise((done) => (database.transaction(store).objectStore(store).count().onsuccess = ({ target }) => done(target.result)))
    return [await all('communities'), await all('updates'), await all('files')]
  })
  expect(left).toEqual([0, 0, 0])

  // The files bring everything back.
  for (const path of paths) {
    await button(page, 'Open or merge a file').click()
    await page.getByLabel('Import file').setInputFiles(path)
    await button(dialog(page), 'Open').click()
    await waitDrawn(page)
    await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
    expect(Object.values(featuresOf(path))).toHaveLength(1)
    await toStart(page)
  }
})

test('a change after the backup asks for another one', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await toStart(page)
  await button(page, 'Clear this device').click()
  await button(dialog(page), 'Save backups').click()
  const clear = button(dialog(page), 'Press and hold to clear')
  await expect(clear).toBeEnabled()
  await button(dialog(page), 'Close').click()
  await page.getByRole('link', { name: /^Harbour Street/ }).click()
  await put(page, 'Institutions', 'Library', 0.3, 0.3)
  await toStart(page)
  await button(page, 'Clear this device').click()
  await expect(dialog(page).getByText('not saved yet')).toBeVisible()
  await expect(clear).toBeDisabled()
})
