// Everything larger, for the person who holds the tablet: nothing sticks out, everything is easy to hit, and it stays so.
import { button, card, clean, closeCard, expect, form, newCommunity, palette, press, put, save, start, tapMap, test, toScreen, useFingers } from './kit.mjs'

const SIZES = [{ width: 390, height: 844 }, { width: 820, height: 1180 }, { width: 1024, height: 768 }]
const WORDS = { en: ['Language', 'Larger'], 'zh-Hans': ['语言', '放大显示'], 'zh-Hant': ['語言', '放大顯示'] }

async function nothingSticksOut(page, where) {
  const found = await page.evaluate(() => {
    const out = [...document.querySelectorAll('button, a, input, h1, h2, h3, p')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      const scrolls = element.closest('table, [role="tablist"], nav:not(.rail), .visually-hidden, .maplibregl-map')
      return width > 1 && !scrolls && element.checkVisibility({ visibilityProperty: true }) && (left < -1 || right > innerWidth + 1)
    })
    return [...out.map((element) => element.outerHTML.slice(0, 120)), ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])]
  })
  expect(found, where).toEqual([])
}

async function enlarge(page, lang = 'en') {
  const [menu, larger] = WORDS[lang]
  await button(page, menu).first().click()
  await page.getByRole('menuitemcheckbox', { name: larger }).click()
  await expect(page.locator('html')).toHaveAttribute('data-larger', '')
}

for (const viewport of SIZES) {
  test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport, hasTouch: true })

    test('larger stays larger, and everything is easy to hit', async ({ page }) => {
      useFingers(page)
      await start(page)
      const before = await page.getByRole('heading', { level: 1 }).evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
      await enlarge(page)
      const after = await page.getByRole('heading', { level: 1 }).evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
      expect(after / before).toBeGreaterThan(1.24)
      await nothingSticksOut(page, 'Start')
      await clean(page, 'Start')
      await page.reload()
      await expect(page.locator('html')).toHaveAttribute('data-larger', '')

      await newCommunity(page, 'Harbour Street')
      await put(page, 'Institutions', 'Library', 0.4, 0.25)
      await nothingSticksOut(page, 'Card')
      await clean(page, 'Card')
      await press(page, button(card(page), 'Edit'))
      await nothingSticksOut(page, 'Form')
      await press(page, button(form(page), 'Cancel'))
      await closeCard(page)
      for (const each of await page.locator('.bar button:visible, .rail a:visible, .palette button:visible, .map-screen .button:visible').all()) {
        const { width, height } = await each.boundingBox()
        expect(height, await each.innerText()).toBeGreaterThanOrEqual(63.5)
        expect(width, await each.innerText()).toBeGreaterThanOrEqual(63.5)
      }
      await palette(page, 'Need')
      await nothingSticksOut(page, 'Guide')
      await tapMap(page, 0.5, 0.2)
      await save(page, 'A lift')
      await closeCard(page)
      for (const screen of ['List', 'Board', 'Community', 'Actions', 'Report', 'Workshop']) {
        await toScreen(page, screen)
        await nothingSticksOut(page, screen)
      }

      await press(page, button(page, 'Language'))
      await press(page, page.getByRole('menuitemcheckbox', { name: 'Larger' }))
      await expect(page.locator('html')).not.toHaveAttribute('data-larger')
    })

    for (const lang of ['zh-Hans', 'zh-Hant']) {
      test(`nothing sticks out in ${lang}`, async ({ page }) => {
        await start(page, `?lang=${lang}`)
        await enlarge(page, lang)
        await nothingSticksOut(page, 'Start')
        await page.locator('.ways button').nth(2).click()
        await expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
        await nothingSticksOut(page, 'Map')
        await page.locator('.palette button').first().click()
        await nothingSticksOut(page, 'Guide')
      })
    }
  })
}
