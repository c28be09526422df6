// What a community worker asks of the records: groups, needs, readiness, growth, what is to be tidied; each acted on, undone, looked at by axe.
import { button, card, closeCard, dialog, expect, form, newCommunity, put, saved, start, test, toList, toMap } from './kit.mjs'
import AxeBuilder from '@axe-core/playwright'

const tab = async (page, name) => {
  const rail = page.getByRole('link', { name: 'Community', exact: true })
  if ((await rail.getAttribute('aria-current')) !== 'page') await rail.click()
  await page.getByRole('navigation', { name: 'About the community' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'About the community' }).getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
}
const sheet = (page, heading) => page.locator('section.sheet').filter({ has: page.getByRole('heading', { level: 2, name: heading }) })
const undo = (page) => button(page.getByRole('banner'), 'Undo').click()

async function sample(page, query = '') {
  await start(page, query)
  await page.locator('.ways button').nth(2).click()
  await expect(page.locator('.map')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
}

/** What axe finds, as short lines. */
async function faults(page, where) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${where}: ${id} at ${target.join(' ')}`))
}

test('a group goes from informal to filed to registered; a template, what of it is missing, and who is in no group', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await tab(page, 'Groups')
  await expect(page.getByText('No groups yet.')).toBeVisible()
  await button(page, 'New group').click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Morning choir')
  await button(form(page), 'Save').click()
  await saved(page)
  await expect(sheet(page, /^Informal/)).toContainText('Morning choir')

  await button(page, 'Filed today: Morning choir').click()
  await expect(sheet(page, /^Filed/)).toContainText('Morning choir')
  await expect(page.getByRole('listitem').filter({ hasText: /^Filed\d{4}-\d\d-\d\d$/ })).toHaveAttribute('aria-current', 'step')
  await button(page, 'Registered today: Morning choir').click()
  await expect(sheet(page, /^Registered/)).toContainText('Morning choir')
  await undo(page)
  await expect(sheet(page, /^Filed/)).toContainText('Morning choir')
  await saved(page)
  await page.reload()
  await expect(sheet(page, /^Filed/)).toContainText('Morning choir')

  await test.step('a template, and what of it is missing', async () => {
    await button(page, 'Start from a template…').click()
    await dialog(page).getByRole('button', { name: /council of captains/ }).click()
    await expect(sheet(page, 'Hubs')).toContainText("Volunteers' council")
    await saved(page)
    await sheet(page, /^Informal/).getByRole('button', { name: /^Volunteer team/ }).click()
    await button(form(page), 'Delete').click()
    await expect(page.getByText('A council of captains and volunteers: Volunteer team is still missing.')).toBeVisible()
    await button(page, 'Add Volunteer team').click()
    await expect(page.getByText('is still missing')).toBeHidden()
  })

  await test.step('a resident in no group', async () => {
    await toMap(page)
    await put(page, "Individuals' gifts", 'Uncle Wong', 0.4, 0.4)
    await tab(page, 'Groups')
    await expect(sheet(page, 'From resident to group')).toContainText('Uncle Wong')
  })
})

test('a need stays unverified until somebody was asked', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await tab(page, 'Needs')
  await button(page, 'New need').click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('We would like shade at the stop')
  await button(form(page), 'Save').click()
  await saved(page)
  await expect(sheet(page, '1 not yet verified')).toContainText('We would like shade at the stop')
  await toList(page)
  await expect(page.locator('tbody .chip')).toHaveText('unverified')
  await tab(page, 'Needs')
  await button(page, 'Focus group: We would like shade at the stop').click()
  await expect(sheet(page, 'People were asked')).toContainText('We would like shade at the stop')
  await undo(page)
  await expect(sheet(page, '1 not yet verified')).toBeVisible()
})

test('suggestions of the community type open a form and add nothing by themselves', async ({ page }) => {
  await start(page)
  await button(page, 'New community').click()
  await page.getByRole('textbox', { name: 'Community name' }).fill('Works estate')
  await page.getByRole('combobox', { name: 'Community type' }).selectOption({ label: 'Industrial' })
  await button(page, 'Start mapping').click()
  await tab(page, 'Needs')
  const suggested = sheet(page, 'Often wished for in places like this').getByRole('button')
  await expect(suggested).toHaveCount(4)
  await expect(page.getByText('No needs yet.')).toBeVisible()
  await suggested.first().click()
  await expect(form(page)).toBeVisible()
  await form(page).getByText('More', { exact: true }).click()
  await expect(form(page).getByRole('combobox', { name: 'Category' })).toHaveValue('sanitation')
  await button(form(page), 'Cancel').click()
  await expect(page.getByText('No needs yet.')).toBeVisible()
})

test('readiness keeps a tick and a note, and counts what is on the map', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Estate school', 0.4, 0.4)
  await closeCard(page)
  await tab(page, 'Readiness')
  await expect(page.locator('.attribute')).toHaveCount(22)
  await expect(sheet(page, /^The community/)).toContainText('1 organisation')
  await page.getByRole('checkbox', { name: /What it believes in/ }).check()
  await expect(sheet(page, 'The agency 1 of 6')).toBeVisible()
  await page.getByRole('textbox', { name: 'Note: What it believes in' }).fill('We listen first')
  await page.keyboard.press('Tab')
  await saved(page)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: /What it believes in/ })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'Note: What it believes in' })).toHaveValue('We listen first')
  await expect(page.getByRole('row', { name: /The agency/ })).toContainText('1 of 6')
})

test('growth shows strengths first and names the kinds that are missing', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await tab(page, 'Growth')
  await expect(page.getByText('Nothing has been put down yet.')).toBeVisible()
  await toMap(page)
  await put(page, 'Physical space', 'The square', 0.3, 0.3)
  await closeCard(page)
  await put(page, 'Need', 'We would like music', 0.6, 0.6)
  await closeCard(page)
  await tab(page, 'Growth')
  await expect(page.getByRole('img', { name: '50% of what is on the map are strengths: 1 asset, 1 need' })).toBeVisible()
  await expect(page.getByText('The first thing put down was an asset.')).toBeVisible()
  await expect(page.getByText(/^None yet of: Individuals' gifts, Associations, Institutions/)).toBeVisible()
  await expect(sheet(page, 'What binds people').getByRole('listitem')).toHaveCount(4)
})

test('what is to be tidied leads to the record, and what is gone can be let go of', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await tab(page, 'To tidy')
  await expect(page.getByText('Nothing to tidy.')).toBeVisible()
  await toMap(page)
  await put(page, 'Physical space', 'The square', 0.3, 0.3)
  await closeCard(page)
  await toList(page)
  await button(page, 'New action').click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Lantern evening')
  await form(page).getByRole('searchbox', { name: 'What is combined' }).fill('square')
  await form(page).getByRole('button', { name: 'The square' }).click()
  await button(form(page), 'Save').click()
  await saved(page)
  await page.getByRole('row').filter({ has: page.locator('input[value="The square"]') }).getByRole('button', { name: 'Edit The square' }).click()
  await button(form(page), 'Delete').click()
  await tab(page, 'To tidy')
  await expect(sheet(page, 'One thing to tidy')).toContainText('counts on something that was deleted')
  await button(page, 'Edit Lantern evening').click()
  await expect(form(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Lantern evening')
  await button(form(page), 'Cancel').click()
  await button(page, 'Let go of what is gone: Lantern evening').click()
  await expect(page.getByText('Nothing to tidy.')).toBeVisible()
  await undo(page)
  await expect(sheet(page, 'One thing to tidy')).toBeVisible()
})

for (const theme of ['light', 'dark', 'projector']) {
  test(`each tab passes axe, ${theme}`, async ({ page }) => {
    test.setTimeout(180_000)
    if (theme === 'projector') await page.setViewportSize({ width: 1024, height: 768 })
    await sample(page, `?theme=${theme}`)
    const all = []
    for (const name of ['Groups', 'Needs', 'Readiness', 'Growth', 'To tidy']) {
      await tab(page, name)
      await expect(page.locator('.tab-pane .sheet').first()).toBeVisible()
      all.push(...(await faults(page, name)))
      if (name === 'Growth') await expect(page.locator('.tree').getByText('Ms Chan')).toHaveCount(theme === 'projector' ? 0 : 1)
      const wide = await page.evaluate(() => document.querySelector('.tab-pane').scrollWidth - document.querySelector('.tab-pane').clientWidth)
      expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
    }
    expect(all).toEqual([])
  })
}

test('more filters of the list', async ({ page }) => {
  await sample(page)
  await toList(page)
  await page.getByText('More filters').click()
  const found = page.getByRole('status', { name: 'Found' })
  const count = async () => Number((await found.innerText()).match(/\d+/)[0])
  const all = await count()
  await page.getByRole('combobox', { name: 'For whom' }).selectOption('elders')
  await expect.poll(count).toBeLessThan(all)
  expect(await count()).toBeGreaterThan(0)
  await page.getByRole('combobox', { name: 'For whom' }).selectOption('')
  await expect.poll(count).toBe(all)
  await expect(card(page)).toBeHidden()
})
