// Handing over: by the system's share sheet, and by opening a file with the installed app. The sheet and the system are stand-ins here.
import { button, counts, dialog, expect, newCommunity, press, put, start, test, waitDrawn } from './kit.mjs'

const withShareSheet = (page) =>
  page.addInitScript(() => {
    // As Chrome on Android: no GeoJSON, but plain text.
    navigator.canShare = ({ files }) => files.every(({ type }) => type === 'text/plain')
    navigator.share = async ({ files: [file] }) => (window.shared = { name: file.name, text: await file.text() })
  })

test('a backup goes through the share sheet and is opened with the app on another tablet', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  await withShareSheet(page)
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await put(page, 'Institutions', 'Library', 0.2, 0.3)
  await press(page, button(page, 'Export'))
  await press(page, page.getByRole('menuitem', { name: 'Hand over' }))
  await press(page, button(dialog(page), 'Share'))
  await expect.poll(() => page.evaluate(() => window.shared?.name)).toMatch(/^Wah-Fu-\d{4}-\d\d-\d\d\.txt$/)
  const shared = await page.evaluate(() => window.shared)

  const context = await browser.newContext({ baseURL, locale: 'en-GB' })
  const other = await context.newPage()
  await other.addInitScript(() => Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (consumer) => (window.launched = consumer) } }))
  await start(other)
  await other.evaluate(({ name, text }) => window.launched({ files: [{ getFile: async () => new File([text], name) }] }), shared)
  await expect(dialog(other)).toContainText('A Linli backup: Wah Fu')
  await button(dialog(other), 'Open').click()
  await waitDrawn(other)
  await expect(counts(other)).toHaveText('1 asset, 0 needs, 0 links')
  await context.close()
})

test('where nothing can be shared, nothing is offered', async ({ page }) => {
  await page.addInitScript(() => delete Navigator.prototype.canShare)
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await press(page, button(page, 'Export'))
  await expect(page.getByRole('menuitem', { name: 'Full backup' })).toBeVisible()
  await press(page, page.getByRole('menuitem', { name: 'Hand over' }))
  await expect(button(dialog(page), 'Save a file')).toBeVisible()
  await expect(button(dialog(page), 'Share')).toBeHidden()
})
