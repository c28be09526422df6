// The facilitator's guide, and what must not be read from a wall.
import { button, card, clean, closeCard, expect, form, newCommunity, palette, sample, saved, start, tapMap, test, toList } from './kit.mjs'

const guide = (page) => page.getByRole('article')

test('the guide is one link from the first screen, and back', async ({ page }) => {
  await start(page)
  await page.getByRole('link', { name: "Facilitator's guide" }).click()
  await expect(guide(page).getByRole('heading', { name: 'Two hours with your neighbours' })).toBeVisible()
  await expect(page).toHaveURL(/#\/guide$/)
  await expect(guide(page).locator('.hours ol > li')).toHaveCount(8)
  await expect(guide(page)).toContainText('0:25–0:55')
  await clean(page)
  await page.reload()
  await expect(guide(page)).toBeVisible()
  await page.getByRole('link', { name: 'All communities' }).click()
  await expect(button(page, 'New community')).toBeVisible()
})

test('the guide opens beside a community, from what it says of itself', async ({ page }) => {
  await sample(page)
  await button(page, 'About Harbour Street (sample)').click()
  await page.getByRole('dialog').getByRole('link', { name: "Facilitator's guide" }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(guide(page)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour Street (sample)')
  await clean(page)
})

test('the guide prints without the app around it', async ({ page }) => {
  await page.goto('./#/guide')
  await expect(guide(page)).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(button(page, 'Print')).toBeHidden()
  await expect(page.getByRole('link', { name: 'All communities' })).toBeHidden()
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page[^s]/g).length).toBeLessThanOrEqual(4)
})

for (const [width, height, look, language, heading] of [
  [390, 844, 'light', 'zh-Hans', '和街坊一起的两小时'],
  [820, 1180, 'dark', 'zh-Hant', '與街坊一起的兩小時'],
  [1024, 768, 'projector', 'en', 'Two hours with your neighbours'],
]) {
  test(`the guide fits ${width} × ${height}, ${look}, ${language}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(`./?theme=${look}&lang=${language}#/guide`)
    await expect(guide(page).getByRole('heading', { name: heading })).toBeVisible()
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth)).toBe(true)
    await clean(page)
  })
}

test('a number in a name is warned of while it is typed, and covered on the wall', async ({ page }) => {
  await start(page, '?theme=projector')
  await newCommunity(page, 'Hillside')
  await palette(page, 'Physical space')
  await tapMap(page, 0.15, 0.35)
  const name = form(page).getByRole('textbox', { name: 'Name', exact: true })
  const warning = form(page).getByRole('status')
  await name.fill('Tea corner, 2 tables, 30 chairs')
  await expect(warning).toBeEmpty()
  await name.fill('Tea corner, ring 9123 4567')
  await expect(warning).toHaveText('This looks like a phone number. Everyone would see it.')
  await clean(page)
  await button(form(page), 'Save').click()
  await saved(page)
  await expect(card(page).getByRole('heading', { name: 'Tea corner, ring ●●●●' })).toBeVisible()
  await closeCard(page)
  await toList(page)
  await expect(page.getByText('Tea corner, ring ●●●●').first()).toBeVisible()
  await expect(page.locator('main')).not.toContainText('4567')
})
