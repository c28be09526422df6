// For everybody: every screen in every look passes axe, and the keyboard alone does the job.
import { button, card, counts, dialog, expect, faults, form, map, newCommunity, put, saved, start, test, toList, waitDrawn } from './kit.mjs'

/** Collects faults over a journey and fails once, with all of them. */
function collector(page) {
  const all = []
  return {
    look: async (where) => all.push(...(await faults(page, where))),
    done: () => expect(all).toEqual([]),
  }
}

for (const theme of ['light', 'dark', 'projector']) {
  test(`every screen passes axe, ${theme}`, async ({ page }) => {
    test.setTimeout(180_000)
    if (theme === 'projector') await page.setViewportSize({ width: 1024, height: 768 })
    const axe = collector(page)
    await start(page, `?theme=${theme}`)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await axe.look('Start')
    await button(page, 'New community').click()
    await page.getByText('Before you map: four questions').click()
    await axe.look('Set-up')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await newCommunity(page, 'Shek Pai Wan')
    await axe.look('Map, empty')
    await put(page, "Individuals' gifts", 'Retired nurse', 0.3, 0.25, theme === 'projector' ? 'R.N.' : 'Retired nurse')
    await axe.look('Card')
    await button(card(page), 'More').click()
    await axe.look('Card, menu open')
    await page.keyboard.press('Escape')
    await button(card(page), 'Edit').click()
    await form(page).getByText('More', { exact: true }).click()
    await axe.look('Form of an asset, More open')
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('')
    await button(form(page), 'Save').click()
    await axe.look('Form with an error')
    await button(form(page), 'Cancel').click()
    if (theme === 'projector') await page.locator('.panel').getByRole('button', { name: 'Close' }).click()
    await put(page, 'Need', 'A quiet table', 0.15, 0.35)
    await button(card(page), 'Edit').click()
    await form(page).getByText('More', { exact: true }).click()
    await axe.look('Form of a need, More open')
    await button(form(page), 'Connect').click()
    await axe.look('Form of a link')
    await button(form(page), 'Cancel').click()
    await button(page, 'Import').click()
    await axe.look('Import')
    await page.keyboard.press('Escape')
    await button(page, 'Base map').click()
    await page.getByText('Online map').click()
    await axe.look('Base map')
    await page.keyboard.press('Escape')
    await button(page, 'Language').click()
    await axe.look('Language menu')
    await page.keyboard.press('Escape')
    await button(page, 'About Shek Pai Wan').click()
    await axe.look('About')
    await page.keyboard.press('Escape')
    await toList(page)
    await axe.look('List')
    await page.getByRole('link', { name: 'All communities' }).click()
    await axe.look('Start, with a community')
    axe.done()
  })
}

for (const [lang, title] of [['en', 'English'], ['zh-Hans', '简体中文'], ['zh-Hant', '繁體中文']]) {
  test(`the sample’s map and list pass axe in ${title}, on a phone too`, async ({ page }) => {
    test.setTimeout(120_000)
    const axe = collector(page)
    await start(page, `?lang=${lang}`)
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await page.locator('.ways button').nth(2).click()
    await expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
    await axe.look(`Map, ${lang}`)
    await page.setViewportSize({ width: 390, height: 844 })
    await axe.look(`Map on a phone, ${lang}`)
    await page.locator('nav.rail a').nth(1).click()
    await expect(page.locator('tbody tr').first()).toBeAttached()
    await axe.look(`List on a phone, ${lang}`)
    axe.done()
  })
}

/** Walks with Tab until something of this name has the keyboard. */
async function tabTo(page, target, most = 60) {
  for (let steps = 0; steps < most; steps++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`expected Tab to come to ${target}, it did not within ${most} steps`)
}

test('the keyboard alone puts down an asset, edits it and joins it', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await tabTo(page, button(page, 'New community'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Community name' })).toBeFocused()
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Enter')
  await waitDrawn(page)
  const toolbar = page.getByRole('toolbar', { name: 'Add to the map' })

  await test.step('a kind, then Enter on the map', async () => {
    await tabTo(page, button(toolbar, 'Institutions'))
    await page.keyboard.press('Enter')
    await expect(button(toolbar, 'Institutions')).toHaveAttribute('aria-pressed', 'true')
    const canvas = map(page).getByRole('application')
    await tabTo(page, canvas)
    await page.keyboard.press('Enter')
    await expect(form(page).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
    await page.keyboard.type('Library')
    await page.keyboard.press('Enter')
    await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
    await expect(card(page).getByRole('heading', { name: 'Library' })).toBeVisible()
  })

  await test.step('a need, in the middle of the map', async () => {
    await map(page).getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await waitDrawn(page)
    await tabTo(page, button(toolbar, 'Need'))
    await page.keyboard.press('Enter')
    await tabTo(page, button(page, 'In the middle of the map'))
    await page.keyboard.press('Enter')
    await expect(form(page).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
    await page.keyboard.type('A quiet table')
    await page.keyboard.press('Enter')
    await expect(counts(page)).toHaveText('1 asset, 1 need, 0 links')
  })

  await test.step('join by name', async () => {
    await tabTo(page, button(card(page), 'Connect'))
    await page.keyboard.press('Enter')
    await tabTo(page, button(page, 'Choose by name'))
    await page.keyboard.press('Enter')
    await tabTo(page, form(page).getByRole('searchbox', { name: 'To' }))
    await page.keyboard.type('libr')
    await tabTo(page, form(page).getByRole('button', { name: 'Library' }))
    await page.keyboard.press('Enter')
    await tabTo(page, button(form(page), 'Save'))
    await page.keyboard.press('Enter')
    await expect(counts(page)).toHaveText('1 asset, 1 need, 1 link')
    await saved(page)
  })
})

test.describe('Escape closes what is open, and the keyboard stays in reach:', () => {
  test.beforeEach(async ({ page }) => {
    await start(page)
    await newCommunity(page, 'Shek Pai Wan')
  })
  const need = (page) => button(page.getByRole('toolbar', { name: 'Add to the map' }), 'Need').click()

  test('a dialog', async ({ page }) => {
    await button(page, 'Import').click()
    await expect(dialog(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(button(page, 'Import')).toBeFocused()
  })

  test('a menu', async ({ page }) => {
    await button(page, 'Export').focus()
    await page.keyboard.press('Enter')
    const item = page.getByRole('menuitem', { name: 'Full backup' })
    await expect(item).toBeFocused()
    const [below, above] = [await item.boundingBox(), await button(page, 'Export').boundingBox()]
    expect(below.y).toBeGreaterThanOrEqual(above.y + above.height)
    expect(below.x + below.width).toBeLessThanOrEqual(1280)
    await page.keyboard.press('Escape')
    await expect(item).toBeHidden()
    await expect(button(page, 'Export')).toBeFocused()
  })

  test('a tool in hand', async ({ page }) => {
    await need(page)
    await expect(page.getByText('Tap the place on the map')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Tap the place on the map')).toBeHidden()
  })

  test('a form, keeping nothing', async ({ page }) => {
    await need(page)
    await button(page, 'In the middle of the map').click()
    await expect(form(page).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(form(page)).toBeHidden()
    await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')
  })

  test('a card', async ({ page }) => {
    await put(page, 'Need', 'A quiet table', 0.3, 0.3)
    await page.keyboard.press('Escape')
    await expect(card(page)).toBeHidden()
  })
})
