// The workshop on the wall: a facilitator steps through it by keys, the time survives a reload, dots and sign-ups are counted.
import { button, clean, counts, dialog, expect, form, newCommunity, put, sample, saved, start, test, toScreen, waitDrawn } from './kit.mjs'

const stage = (page, name) => page.getByRole('region', { name, exact: true })
const timer = (page) => page.getByRole('timer', { name: 'Time left' })
/** Seconds of `24:10`. */
const seconds = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

const STEPS = ['Before people come', 'Welcome', 'Head, hands, heart', 'Map the treasures', 'Bring the tables together, and a break', 'Wishes', 'Connect', 'Who does what', 'Look at it together', 'When people have left']

test('two hours by arrow keys', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1024, height: 768 })
  await sample(page)
  await toScreen(page, 'Workshop')
  await expect(page.locator('.agenda li')).toHaveCount(STEPS.length)
  await clean(page, 'agenda')
  await page.locator('.agenda-step').first().click()
  for (const [at, name] of STEPS.entries()) {
    if (at > 0) await page.keyboard.press('ArrowRight')
    await expect(stage(page, name).getByRole('heading', { name, level: 2, exact: true })).toBeVisible()
    await expect(page.getByRole('banner').getByRole('button', { name: 'Undo' })).toBeHidden()
    await clean(page, name)
    // Nobody at the back can read small letters.
    const small = await stage(page, name).evaluate((stage) => [...stage.querySelectorAll('h2, p, strong, li, button')].filter((each) => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 24).map((each) => each.textContent))
    expect(small, name).toEqual([])
  }
  await page.keyboard.press('ArrowLeft')
  await expect(stage(page, 'Look at it together')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.agenda li.now')).toContainText('Look at it together')
  await expect(page.getByRole('banner').getByRole('button', { name: 'Undo' })).toBeVisible()
})

test('no button of the stage is cut off, however wide the wall is', async ({ page }) => {
  await sample(page)
  await toScreen(page, 'Workshop')
  await page.locator('.agenda-step').nth(3).click()
  for (const [width, height] of [[1920, 1080], [1600, 900], [1366, 768], [1280, 720], [1024, 768], [820, 1180], [390, 844]]) {
    await page.setViewportSize({ width, height })
    const ends = () => page.locator('.hall > footer button').evaluateAll((all) => all.filter((each) => each.checkVisibility()).flatMap((each) => [each.getBoundingClientRect().left, innerWidth - each.getBoundingClientRect().right]))
    await expect.poll(async () => Math.min(...(await ends())), `at ${width} × ${height}`).toBeGreaterThanOrEqual(0)
    await expect(stage(page, 'Map the treasures').getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 })
  }
})

test('the time is held, runs on, and survives a reload', async ({ page }) => {
  test.setTimeout(120_000)
  await sample(page)
  await toScreen(page, 'Workshop')
  await button(page, 'Begin').click()
  await expect(stage(page, 'Welcome')).toBeVisible()
  await expect.poll(async () => seconds(await timer(page).innerText())).toBeLessThan(599)
  await page.keyboard.press(' ')
  const held = await timer(page).innerText()
  await page.waitForTimeout(2_500)
  expect(await timer(page).innerText()).toBe(held)
  await button(stage(page, 'Welcome'), '+1 min').click()
  await expect.poll(async () => seconds(await timer(page).innerText())).toBe(seconds(held) + 60)
  await page.reload()
  await button(page, 'Go on').click()
  await expect.poll(async () => seconds(await timer(page).innerText())).toBe(seconds(held) + 60)
  await button(page, 'Run on').click()
  await expect.poll(async () => seconds(await timer(page).innerText())).toBeLessThan(seconds(held) + 60)
})

test('treasures fill up, wishes wait for them, dots and sign-ups count', async ({ page }) => {
  test.setTimeout(180_000)
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await toScreen(page, 'Workshop')
  const open = (name) => page.locator('.agenda-step').filter({ has: page.locator('strong').getByText(name, { exact: true }) }).click()

  await test.step('no wishes before treasures, unless they insist', async () => {
    await open('Wishes')
    await expect(stage(page, 'Wishes')).toContainText('First the treasures, then the wishes')
    await button(page, 'Wishes all the same').click()
    await expect(stage(page, 'Wishes')).toContainText('No wishes yet')
    await page.keyboard.press('Escape')
  })

  await test.step('a person is on the wall by initials', async () => {
    await page.getByRole('link', { name: 'Map', exact: true }).click()
    await put(page, "Individuals' gifts", 'Chan Tai Man', 0.2, 0.3)
    await put(page, 'Need', 'A quiet table', 0.3, 0.5)
    await toScreen(page, 'Workshop')
    await open('Map the treasures')
    await expect(stage(page, 'Map the treasures')).toContainText('1 treasures · 1 wishes')
    await expect(stage(page, 'Map the treasures')).toContainText('Stories: none yet')
    await expect(page.locator('.newest')).toHaveText('C.T.M.')
    await expect(page.getByRole('region', { name: 'Map', exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('dots', async () => {
    await open('Wishes')
    for (let dot = 0; dot < 3; dot++) await button(page, 'One dot more: A quiet table').click()
    await button(page, 'One dot less: A quiet table').click()
    await expect(page.getByRole('status', { name: 'Dots: A quiet table' })).toHaveText('2')
  })

  await test.step('an action and who takes part', async () => {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await button(page, 'An action').click()
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Homework table')
    await button(form(page), 'Save').click()
    await button(page, 'One more will take part: Homework table').click()
    await expect(page.getByRole('status', { name: 'People taking part: Homework table' })).toHaveText('1')
  })

  await test.step('before and now; a day to meet again', async () => {
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('.before-now')).toContainText('Before 0 assets, 0 needs, 0 links')
    await expect(page.locator('.before-now')).toContainText('Now 1 asset, 1 need, 0 links')
    await page.keyboard.press('ArrowRight')
    const downloading = page.waitForEvent('download')
    await button(page, 'Into the calendar').click()
    expect((await downloading).suggestedFilename()).toMatch(/^Wah-Fu-\d{4}-\d\d-\d\d\.ics$/)
  })

  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await waitDrawn(page)
  await expect(counts(page)).toHaveText('1 asset, 1 need, 0 links')
})

test('a backup is offered at each step, and says how old the last one is', async ({ page }) => {
  await sample(page)
  await button(page, 'About Harbour Street (sample)').click()
  await dialog(page).getByLabel('Which table is this?').selectOption('Table 4')
  await button(dialog(page), 'Save').click()
  await expect(button(page, 'Table 4')).toBeVisible()
  await toScreen(page, 'Workshop')
  await page.locator('.agenda-step').first().click()
  await expect(page.getByRole('listitem').filter({ hasText: 'This device has its table number' })).toContainText('ready')
  await page.keyboard.press('ArrowRight')
  const downloading = page.waitForEvent('download')
  await button(stage(page, 'Welcome'), 'Full backup, no backup yet').click()
  expect((await downloading).suggestedFilename()).toMatch(/\.geojson$/)
  for (const name of STEPS.slice(1)) {
    await expect(button(stage(page, name), 'Full backup, backup today')).toBeVisible()
    await page.keyboard.press('ArrowRight')
  }
})

for (const [width, height] of [[820, 1180], [390, 844]]) {
  test(`the way on is in sight and nothing sticks out at ${width} × ${height}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height })
    await sample(page)
    await toScreen(page, 'Workshop')
    await page.locator('.agenda-step').first().click()
    for (const [at, name] of STEPS.entries()) {
      if (at > 0) await button(page, 'Next step').click()
      await expect(button(stage(page, name), 'Next step')).toBeInViewport({ ratio: 1 })
      const sticking = await stage(page, name).evaluate((stage) => [stage.querySelector('.stage-body'), ...stage.querySelectorAll(':scope > header, :scope > footer')].filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className || part.tagName))
      expect(sticking, name).toEqual([])
      const missing = await stage(page, name).getByRole('heading', { name, level: 2, exact: true }).evaluate((title) => title.scrollHeight - title.clientHeight)
      expect(missing, `${name}, lines cut off`).toBeLessThanOrEqual(1)
    }
  })
}
