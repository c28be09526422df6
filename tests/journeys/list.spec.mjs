// The list: every record in one table, found, filtered, sorted, changed in place, and shown on the map.
import { button, card, closeCard, counts, dialog, expect, importFile, newCommunity, saved, start, takeHere, test, toList, toMap, waitDrawn, written } from './kit.mjs'

const found = (page) => page.getByRole('status', { name: 'Found' })
const choose = (page, name) => page.getByRole('search').getByRole('combobox', { name })
const rows = (page) => page.locator('tbody tr:not(.spacer)')
/** The names on the rows that are drawn, top to bottom. */
const names = (page) => rows(page).evaluateAll((rows) => rows.map((row) => row.querySelector('input, .link-name')?.value ?? row.querySelector('.link-name')?.textContent))

async function sample(page, query = '') {
  await start(page, query)
  await page.locator('.ways button').nth(2).click()
  await expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
}

test('the sample’s list: search, filters, order', async ({ page }) => {
  test.setTimeout(120_000)
  await sample(page)
  await expect(counts(page)).toHaveText('55 assets, 15 needs, 36 links')
  await toList(page)
  await expect(found(page)).toHaveText('127 records')

  await test.step('search', async () => {
    const search = page.getByRole('searchbox', { name: 'Search' })
    await search.fill('nurse')
    await expect.poll(() => names(page)).toContain('Retired nurse Ms Chan')
    await search.fill('BLOOD pressure takes')
    await expect.poll(() => names(page)).toEqual(['Retired nurse Ms Chan'])
    await search.fill('no such thing')
    await expect(found(page)).toHaveText('0 records')
    await expect(page.getByText('Nothing here yet')).toBeVisible()
    await search.fill('')
    await expect(found(page)).toHaveText('127 records')
  })

  await test.step('filters', async () => {
    await choose(page, 'Kind').selectOption({ label: "Individuals' gifts" })
    await expect(found(page)).toHaveText('10 records')
    await choose(page, 'Category').selectOption({ label: 'House captain' })
    await expect(found(page)).toHaveText('2 records')
    await choose(page, 'Category').selectOption('')
    await choose(page, 'State').selectOption({ label: 'Draft' })
    await expect(found(page)).toHaveText('1 record')
    await expect.poll(() => names(page)).toEqual(['Keung, strong arms after work'])
    await choose(page, 'Kind').selectOption({ label: 'Need' })
    await expect(found(page)).toHaveText('15 records')
    await choose(page, 'State').selectOption({ label: 'Met' })
    await expect(found(page)).toHaveText('3 records')
    await choose(page, 'Kind').selectOption('')
    await expect(found(page)).toHaveText('127 records')
  })

  await test.step('order', async () => {
    await choose(page, 'Kind').selectOption({ label: 'Stories & culture' })
    const head = page.getByRole('columnheader', { name: 'Name' })
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    const upwards = await names(page)
    expect(upwards).toHaveLength(7)
    expect([...upwards].sort((a, b) => a.localeCompare(b, 'en'))).toEqual(upwards)
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(() => names(page)).toEqual([...upwards].reverse())
  })
})

test('a name changed in place is kept, undoable, and shown on the map', async ({ page }) => {
  test.setTimeout(120_000)
  await sample(page)
  await toList(page)
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('Uncle Li')
  const first = rows(page).filter({ has: page.locator('input[value^="Uncle Li"]') }).getByRole('textbox', { name: 'Name' })
  await first.fill('Uncle Li, who mends everything')
  await first.press('Tab')
  await saved(page)
  await expect.poll(() => names(page)).toContain('Uncle Li, who mends everything')
  await page.reload()
  await expect(found(page)).toHaveText('127 records')
  await search.fill('mends everything')
  await expect(found(page)).toHaveText('1 record')

  await test.step('state in place', async () => {
    await rows(page).getByRole('combobox', { name: 'State' }).selectOption({ label: 'Paused' })
    await saved(page)
    await button(page.getByRole('banner'), 'Undo').click()
    await expect(rows(page).getByRole('combobox', { name: 'State' })).toHaveValue('active')
  })

  await test.step('jump to the map', async () => {
    await button(page, 'Show Uncle Li, who mends everything on the map').click()
    await expect(card(page).getByRole('heading', { name: 'Uncle Li, who mends everything' })).toBeVisible()
    await waitDrawn(page)
    await expect(page.getByRole('link', { name: 'Map', exact: true })).toHaveAttribute('aria-current', 'page')
    // The list is gone, and the window may change its size all the same.
    await page.setViewportSize({ width: 900, height: 700 })
    await closeCard(page)
  })
})

test('the list in Chinese', async ({ page }) => {
  test.setTimeout(90_000)
  await sample(page, '?lang=zh-Hans')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.getByRole('link', { name: '清单' }).or(page.locator('nav.rail a').nth(1)).first().click()
  const search = page.getByRole('searchbox', { name: '搜索' })
  await search.fill('量血压')
  await expect.poll(() => names(page)).toContain('退休护士陈姑娘')
  await search.fill('修单车')
  await expect.poll(() => names(page)).toContain('修单车的李伯')
  const inOneScript = await page.locator('body').innerText()
  expect(inOneScript).not.toMatch(/[{}]|terms\.|list\./)
})

test('ten thousand records', async ({ page }) => {
  test.setTimeout(240_000)
  const features = [...Array(10_000).keys()].map((n) => ({
    type: 'Feature', properties: { name: `Shop ${String(n + 1).padStart(5, '0')}` },
    geometry: { type: 'Point', coordinates: [114.1 + (n % 100) * 0.001, 22.2 + Math.floor(n / 100) * 0.001] },
  }))
  await start(page)
  await newCommunity(page, 'A city')
  await importFile(page, written('shops.geojson', { type: 'FeatureCollection', features }))
  await expect(dialog(page)).toContainText(/10,?000 features/)
  expect(await takeHere(page, 120_000)).toBe(10_000)
  await expect(counts(page)).toHaveText(/^10,?000 assets, 0 needs, 0 links$/)
  await toList(page)
  await expect(found(page)).toHaveText(/^10,?000 records$/)
  expect(await rows(page).count()).toBeLessThan(100)
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect.poll(async () => (await names(page))[0]).toBe('Shop 00001')
  const pane = page.getByRole('group', { name: 'Records' })
  await pane.hover()
  await page.mouse.wheel(0, 6000)
  await expect.poll(async () => (await names(page))[10] > 'Shop 00090').toBe(true)
  await pane.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight))
  await expect.poll(() => names(page)).toContain('Shop 10000')
  await expect(page.getByRole('textbox', { name: 'Name' }).last()).toBeInViewport()
  expect(await rows(page).count()).toBeLessThan(100)
  await page.getByRole('searchbox', { name: 'Search' }).fill('Shop 07777')
  await expect(found(page)).toHaveText('1 record')
  await expect.poll(() => names(page)).toEqual(['Shop 07777'])
  await test.step('reopened', async () => {
    await toMap(page)
    await saved(page)
    await page.reload()
    await waitDrawn(page)
    await expect(counts(page)).toHaveText(/^10,?000 assets, 0 needs, 0 links$/)
  })
})
