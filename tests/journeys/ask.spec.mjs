// A talk on a tablet: a neighbour's gifts, a group's wish; one question a screen, nothing kept before Save but a draft on this device.
import AxeBuilder from '@axe-core/playwright'
import { button, card, counts, expect, exportBackup, featuresOf, newCommunity, press, saved, start, test, toMap, useFingers, waitDrawn } from './kit.mjs'

test.use({ hasTouch: true, viewport: { width: 820, height: 1180 } })

const talk = (page) => page.getByRole('form', { name: /A talk with/ })
const next = (page) => press(page, button(talk(page), 'Next'))
const heading = (page) => talk(page).getByRole('heading', { level: 2 })
const choose = (page, name) => press(page, talk(page).getByRole('radio', { name }))

async function clean(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

async function begin(page) {
  useFingers(page)
  await start(page)
  await newCommunity(page, 'Talks')
  await press(page, button(page, 'Ask a neighbour'))
  await expect(heading(page)).toHaveText('What is this for?')
}

test('a talk with a neighbour ends in gifts on the map', async ({ page }) => {
  await begin(page)
  await clean(page)
  await next(page)
  await next(page)
  await expect(talk(page).getByRole('alert')).toHaveText('Please give a name or nickname.')
  await talk(page).getByRole('textbox', { name: 'Name' }).fill('Auntie Ho')
  await next(page)
  await expect(heading(page)).toHaveText('What do you know a lot about?')
  await press(page, button(talk(page), 'Cooking'))
  await talk(page).getByRole('textbox', { name: 'Or in your own words' }).fill('Tides and winds')
  await clean(page)
  await next(page)

  await test.step('a reload loses nothing, and nothing is on the map yet', async () => {
    await page.reload()
    await expect(heading(page)).toHaveText('What did your work teach you?')
    await press(page, button(talk(page), 'Back'))
    await expect(button(talk(page), 'Cooking')).toHaveAttribute('aria-pressed', 'true')
    await expect(talk(page).getByRole('textbox', { name: 'Or in your own words' })).toHaveValue('Tides and winds')
    await toMap(page)
    await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')
    await press(page, button(page, 'Ask a neighbour'))
    await next(page)
  })

  while (!/When do you have time/.test(await heading(page).innerText())) await press(page, button(talk(page), 'Skip'))
  await press(page, button(talk(page), 'Saturday Morning'))
  await clean(page)
  await next(page)
  await expect(heading(page)).toHaveText('Who may see this?')
  await expect(button(talk(page), 'Skip')).toBeHidden()
  await next(page)
  await expect(talk(page).getByRole('alert')).toHaveText('Please choose who may see this.')
  await choose(page, /The team/)
  await clean(page)
  await next(page)
  await choose(page, /I will tap the map/)
  await next(page)
  await expect(talk(page)).toContainText('Cooking')
  await expect(talk(page)).toContainText('Tides and winds')
  await clean(page)
  await press(page, button(talk(page), 'Save'))
  await waitDrawn(page)
  await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
  const box = await page.getByRole('region', { name: 'Map', exact: true }).boundingBox()
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 3)
  await expect(card(page).getByRole('heading', { name: 'Auntie Ho', exact: true })).toBeVisible()
  await saved(page)
  const [feature] = Object.values(featuresOf(await exportBackup(page)))
  const { properties, geometry } = feature
  expect(properties.name).toBe('Auntie Ho')
  expect(geometry?.type).toBe('Point')
  expect(JSON.stringify(properties)).toMatch(/Cooking.*Tides and winds/)
  expect(properties.visibility).toBe('team')
  expect(properties.consent_scope).toBe('team')

  await test.step('the next talk begins anew', async () => {
    await press(page, button(page, 'Ask a neighbour'))
    await next(page)
    await expect(talk(page).getByRole('textbox', { name: 'Name' })).toHaveValue('')
  })
})

test('a talk with a group ends in a wish that rests on it', async ({ page }) => {
  await begin(page)
  await choose(page, 'A group')
  await next(page)
  await choose(page, 'Elders')
  await next(page)
  await expect(talk(page).getByRole('alert')).toHaveText(/how many people/)
  await talk(page).getByRole('textbox', { name: 'How many people are here?' }).fill('8')
  await clean(page)
  await next(page)
  await press(page, button(talk(page), 'A place to meet'))
  await next(page)
  while (!/Who may see this wish/.test(await heading(page).innerText())) await press(page, button(talk(page), 'Skip'))
  await choose(page, /Everybody/)
  await next(page)
  await press(page, button(talk(page), 'Skip'))
  await expect(talk(page)).toContainText('A place to meet')
  await press(page, button(talk(page), 'Save'))
  await waitDrawn(page)
  await expect(counts(page)).toHaveText('0 assets, 1 need, 0 links')
  await expect(card(page)).not.toContainText('Unverified')
})

for (const [width, height, query] of [[390, 844, '?lang=zh-Hant'], [1024, 768, '?theme=projector'], [1920, 1080, '?theme=dark']]) {
  test(`questions fit ${width} × ${height} ${query}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await start(page, query)
    await page.locator('.ways button').nth(2).click()
    await waitDrawnAnyLanguage(page)
    await page.locator('.corner button').click()
    await expect(page.locator('.ask')).toBeVisible()
    await clean(page)
    await page.locator('.ask-ways .primary').click()
    await page.locator('#ask-name').fill('A')
    await page.locator('.ask-ways .primary').click()
    await expect(page.locator('.ask-page .chips')).toBeVisible()
    expect(await page.locator('.ask-page').evaluate((pane) => pane.scrollWidth <= pane.clientWidth)).toBe(true)
    await expect(page.locator('.ask-ways .primary')).toBeInViewport({ ratio: 1 })
    await clean(page)
  })
}

const waitDrawnAnyLanguage = (page) => expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
