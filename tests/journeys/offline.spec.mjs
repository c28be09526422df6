// After the first load the network may go: everything still works, also after a reload.
import { KINDS, button, card, closeCard, connectTo, counts, drawArea, expect, exportBackup, featuresOf, importFile, newCommunity, pick, put, saved, start, takeHere, test, toList, toStart, waitDrawn } from './kit.mjs'
import { visitOnce } from './host.mjs'

// With the server gone, the browser says so when it looks for a newer service worker.
test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|Failed to load resource|sw\.js/] })

test('the main job with the network cut after the first load', async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  await visitOnce(page, baseURL)

  await test.step('a reload with no server and no network', async () => {
    await page.reload()
    await expect(button(page, 'New community')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('map, join, reload', async () => {
    await newCommunity(page, 'Shek Pai Wan')
    await drawArea(page, 'The whole street', [[0.06, 0.18], [0.52, 0.18], [0.52, 0.62], [0.06, 0.62]])
    for (const [at, kind] of KINDS.entries()) await put(page, kind, `Asset ${at + 1}`, 0.12 + (at % 3) * 0.13, at < 3 ? 0.3 : 0.5)
    await put(page, 'Need', 'A quiet table', 0.18, 0.4)
    await put(page, 'Need', 'A walk together', 0.32, 0.4)
    await closeCard(page)
    await pick(page, 'Asset 1', 0.12, 0.3)
    await connectTo(page, 0.18, 0.4)
    await closeCard(page)
    await page.reload()
    await waitDrawn(page)
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 1 link')
    await button(page.getByRole('banner'), 'Undo').isDisabled()
  })

  await test.step('the list, the languages and the sample are there too', async () => {
    await toList(page)
    await expect(page.getByRole('status', { name: 'Found' })).toHaveText('10 records')
    await page.goto(`${page.url().split('#')[0]}?lang=zh-Hant`)
    await page.getByRole('button', { name: '瀏覽示例' }).or(page.locator('.ways button').nth(2)).first().click()
    await expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
    await page.goto(page.url().split(/[?#]/)[0] + '?lang=en')
  })

  await test.step('out, and into a second community', async () => {
    await page.getByRole('link', { name: /^Shek Pai Wan/ }).click()
    await waitDrawn(page)
    const first = await exportBackup(page)
    await toStart(page)
    await newCommunity(page, 'Wah Fu')
    await importFile(page, first)
    expect(await takeHere(page)).toBe(10)
    await expect(counts(page)).toHaveText('6 assets, 2 needs, 1 link')
    await saved(page)
    expect(Object.keys(featuresOf(await exportBackup(page)))).toEqual(Object.keys(featuresOf(first)))
    await button(page.getByRole('banner'), 'Undo').click()
    await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')
    await expect(card(page)).toBeHidden()
  })
})
