// House captains and the log: who looks after which building, a captain's four tasks, what happened, and the thank-you wall.
import { button, card, clean, dialog, drawArea, expect, exportBackup, featuresOf, form, makeUpFor, map, newCommunity, press, sample, saved, start, test, toMap, toScreen, useFingers, waitDrawn } from './kit.mjs'

const tab = (page, name) => page.getByRole('navigation', { name: 'About the community' }).getByRole('link', { name, exact: true })
const row = (page, name) => page.locator('.areas li').filter({ hasText: name })

async function toCommunity(page, name) {
  await toScreen(page, 'Community')
  if (name) await press(page, tab(page, name))
}

/** Saves the form that is open. */
async function keep(page) {
  await press(page, button(form(page), 'Save'))
  await expect(form(page)).toBeHidden()
  await saved(page)
}

test('a building finds its captain, and the captain goes about', async ({ page }) => {
  test.setTimeout(180_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')

  await test.step('nothing drawn yet: what to do next', async () => {
    await toCommunity(page)
    await expect(page.getByText('Draw your buildings first')).toBeVisible()
    await page.getByRole('link', { name: 'To the map' }).click()
  })

  await test.step('two buildings, neither with a captain', async () => {
    for (const [name, x] of [['Block 10', 0.3], ['Block 2', 0.5]]) {
      await drawArea(page, name, [[x, 0.3], [x + 0.1, 0.3], [x + 0.1, 0.45]])
      await button(card(page), 'Edit').click()
      await form(page).getByLabel('Kind').selectOption({ label: 'Building' })
      await keep(page)
    }
    await toCommunity(page)
    await expect(page.getByText('0 of 2 buildings have a captain')).toBeVisible()
    await expect(page.locator('.areas strong')).toHaveText(['Block 2', 'Block 10'])
    await expect(row(page, 'Block 2')).toContainText('No captain yet')
    await clean(page, 'Captains')
  })

  await test.step('a new person is found and asked', async () => {
    await row(page, 'Block 2').getByRole('button', { name: 'Find a captain' }).click()
    await clean(page, 'Find a captain')
    await button(dialog(page), 'A new person').click()
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Mrs Chan')
    await form(page).getByText('They agree that the team may see this').click()
    await keep(page)
    await expect(page.getByText('1 of 2 buildings has a captain')).toBeVisible()
    await expect(row(page, 'Block 2').getByRole('link')).toHaveText('Mrs Chan (Asked)')
  })

  await test.step('and for the other, somebody who is on the map', async () => {
    await row(page, 'Block 10').getByRole('button', { name: 'Find a captain' }).click()
    await button(dialog(page), 'Mrs Chan').click()
    await expect(page.getByText('2 of 2 buildings have a captain')).toBeVisible()
    await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('1 of 2 buildings has a captain')).toBeVisible()
  })

  await test.step('her own page: the visit that is due is written down', async () => {
    await row(page, 'Block 2').getByRole('link').click()
    await expect(page.getByRole('heading', { name: 'Mrs Chan' })).toBeVisible()
    await clean(page, 'A captain’s page')
    await expect(page.getByText('never visited')).toBeVisible()
    await page.getByRole('button', { name: /^Know & refer/ }).click()
    await expect(form(page).getByLabel('Kind')).toHaveValue('visit')
    await expect(form(page).getByLabel('What it served')).toHaveValue('know')
    await expect(form(page).getByText('Block 2')).toBeVisible()
    await form(page).getByLabel('What came of it').fill('Tea with the ninth floor')
    await keep(page)
    await expect(page.getByText('Every area was visited in the last 30 days.')).toBeVisible()
    await expect(page.getByRole('button', { name: /Tea with the ninth floor/ })).toBeVisible()
  })

  await test.step('the other three tasks, each to its form', async () => {
    const tasks = page.getByRole('group', { name: 'What a captain does' })
    await tasks.getByRole('button', { name: /^Care & connect/ }).click()
    await expect(form(page).getByLabel('Kind')).toHaveValue('meeting')
    await expect(form(page).getByLabel('What it served')).toHaveValue('connect')
    await keep(page)
    await expect(page.getByRole('button', { name: /^Meeting/ })).toBeVisible()
    await tasks.getByRole('button', { name: /^Mobilise/ }).click()
    await expect(form(page).getByLabel('Who sees to it')).toHaveValue('Mrs Chan')
    await button(form(page), 'Cancel').click()
    await tasks.getByRole('button', { name: /^Discover & match/ }).click()
    await button(dialog(page), 'Somebody has a wish').click()
    await expect(form(page)).toHaveAccessibleName('New: Need')
    await button(form(page), 'Cancel').click()
    await tasks.getByRole('button', { name: /^Discover & match/ }).click()
    await button(dialog(page), 'Somebody can help').click()
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Uncle Li')
    await keep(page)
  })

  await test.step('strengths are chosen and kept', async () => {
    const chip = page.getByRole('group', { name: 'My strengths' }).getByRole('button').first()
    await chip.click()
    await expect(chip).toHaveAttribute('aria-pressed', 'true')
    await saved(page)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Mrs Chan' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('group', { name: 'My strengths' }).getByRole('button').first()).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('the backup holds the links that came with new people', async () => {
    const links = Object.values(featuresOf(await exportBackup(page))).filter(({ properties }) => properties.record === 'link')
    expect(links.map(({ properties }) => properties.link_kind).sort()).toEqual(['invited', 'stewards'])
  })
})

test('areas without a captain are hatched while the switch is on', async ({ page }) => {
  test.setTimeout(120_000)
  await sample(page)
  const turn = button(page, 'Captains')
  const legend = page.getByText('No captain yet: 3 areas')
  await expect(turn).toHaveAttribute('aria-pressed', 'false')
  await expect(legend).toBeHidden()
  const before = await map(page).screenshot()
  await turn.click()
  await expect(turn).toHaveAttribute('aria-pressed', 'true')
  await expect(legend).toBeVisible()
  await waitDrawn(page)
  await expect.poll(async () => (await map(page).screenshot()).equals(before)).toBe(false)
  await clean(page, 'Map with captains')

  await test.step('a captain found takes the hatching away', async () => {
    await toCommunity(page)
    await expect(page.getByText('3 of 4 buildings have a captain')).toBeVisible()
    await row(page, 'Block 2').getByRole('button', { name: 'Find a captain' }).click()
    await page.getByRole('searchbox', { name: 'Who' }).fill('nurse')
    await dialog(page).getByRole('button', { name: 'Retired nurse Ms Chan' }).click()
    await expect(page.getByText('4 of 4 buildings have a captain')).toBeVisible()
    await toMap(page)
    await expect(page.getByText('No captain yet: 2 areas')).toBeVisible()
  })

  await test.step('the switch is remembered on this device', async () => {
    await saved(page)
    await page.reload()
    await expect(button(page, 'Captains')).toHaveAttribute('aria-pressed', 'true', { timeout: 30_000 })
  })
})

test('the log: planned and held, filtered, tallied', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await drawArea(page, 'The square', [[0.3, 0.3], [0.5, 0.3], [0.5, 0.45]])
  await toCommunity(page, 'Log')
  await expect(page.getByText('Nothing is written down yet')).toBeVisible()
  await clean(page, 'Log')
  const add = async (kind, date, held, outcome) => {
    await button(page, 'New event').click()
    await form(page).getByLabel('Kind').selectOption({ label: kind })
    await form(page).getByLabel('Day').fill(date)
    if (held) await form(page).getByText('It has taken place').click()
    await form(page).getByLabel('What came of it').fill(outcome)
    await keep(page)
  }
  await add('Visit', '2026-03-01', true, 'Spring round')
  await add('Training', '2025-01-05', false, 'First aid')
  await add('Education', '2026-04-01', true, 'Reading the meter')

  await test.step('what is planned stands first, and what is overdue says so', async () => {
    const entries = page.locator('.tab-pane .line')
    await expect(entries).toHaveText([/First aid.*overdue/, /Reading the meter/, /Spring round/])
  })
  await test.step('a method nobody used stays in sight', async () => {
    const tally = page.locator('.tally').first().locator('li')
    await expect(tally).toHaveCount(5)
    await expect(tally.filter({ hasText: 'Community publicity' })).toContainText('not yet')
    await expect(tally.filter({ hasText: 'Visits to those who need them most' })).toContainText('once')
  })
  await test.step('filters', async () => {
    await page.getByRole('combobox', { name: 'Method' }).selectOption({ label: 'Community education' })
    await expect(page.locator('.tab-pane .line')).toHaveText([/Reading the meter/])
    await page.getByRole('combobox', { name: 'Where' }).selectOption({ label: 'The square' })
    await expect(page.getByText('Nothing like that')).toBeVisible()
  })
  await test.step('an entry opens its form, which has no place for a name', async () => {
    await page.getByRole('combobox', { name: 'Where' }).selectOption('')
    await page.getByRole('button', { name: /Reading the meter/ }).click()
    await expect(form(page)).toHaveAccessibleName('Edit: Event')
    await expect(form(page).getByRole('textbox', { name: 'Name' })).toHaveCount(0)
  })
})

test('the thank-you wall keeps to consent', async ({ page }) => {
  test.setTimeout(120_000)
  await sample(page)
  await toCommunity(page, 'Thank-you wall')
  const wall = page.getByRole('region', { name: 'Thank-you wall' })
  await expect(wall.getByText('For the team only')).toBeVisible()
  await expect(wall.locator('li strong')).toHaveText(['Auntie Ho, house captain of Block 1', 'Mrs Gurung, house captain of Block 4', 'Uncle Li, bicycle mender'])
  await clean(page, 'Thank-you wall')

  await test.step('on paper only the wall is left', async () => {
    await page.emulateMedia({ media: 'print' })
    await expect(wall).toBeVisible()
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('who takes back the consent is gone at once', async () => {
    await toCommunity(page, 'House captains')
    await row(page, 'Block 1').getByRole('button', { name: /Show .* on the map/ }).click()
    await card(page).getByRole('button', { name: /^Auntie Ho/ }).click()
    await button(card(page), 'Edit').click()
    await form(page).getByText('They agree that the team may see this').click()
    await keep(page)
    await toCommunity(page, 'Thank-you wall')
    await expect(wall.locator('li strong')).toHaveText(['Mrs Gurung, house captain of Block 4', 'Uncle Li, bicycle mender'])
  })

  await test.step('a hall sees initials', async () => {
    await makeUpFor(page, 'Projector')
    await expect(wall.locator('li strong')).toHaveText(['M.G.', 'U.L.'])
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })
  test('with a thumb, in Chinese: tabs, a captain’s page, nothing sticks out', async ({ page }) => {
    test.setTimeout(120_000)
    useFingers(page)
    await sample(page, '?lang=zh-Hant')
    await toScreen(page, '社區')
    const fits = async (where) => expect(await page.evaluate(() => document.querySelector('.tab-pane').scrollWidth <= document.querySelector('.tab-pane').clientWidth), where).toBe(true)
    await fits('樓長')
    await page.locator('.chip.captain a').first().tap()
    await expect(page.getByRole('heading', { name: '安海樓樓長何姨' })).toBeVisible()
    await fits('a captain’s page')
    await clean(page, 'A captain’s page, phone')
    for (const name of ['紀錄', '感謝牆']) {
      await page.goto(page.url().replace(/captain\/.*$/, 'community/captains').replace(/community\/.*$/, 'community/captains'))
      await page.locator('.tabs').getByRole('link', { name }).tap()
      await fits(name)
      await clean(page, name)
    }
  })
})
