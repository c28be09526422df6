// The board: a need finds who could meet it, with reasons; a person asks, or says why not; nothing that was declined comes back.
import { writeFileSync } from 'node:fs'
import { button, clean, closeCard, expect, form, importFile, newCommunity, pick, press, put, sample, saved, start, takeHere, test, toList, toMap, toScreen, useFingers } from './kit.mjs'

async function toBoard(page) {
  await toScreen(page, 'Board')
  await expect(board(page)).toBeVisible()
}

const board = (page) => page.getByRole('region', { name: 'Board', exact: true })
const offers = (page) => board(page).getByRole('region', { name: 'Offers' })
const needs = (page) => board(page).getByRole('region', { name: 'Needs' })
const answer = (page) => board(page).getByRole('region', { name: /^(Who could meet it|Best uses)$/ })
const suggestions = (page) => answer(page).locator('article:not(.under-way)')
const names = (within) => within.getByRole('heading', { level: 4 }).allInnerTexts()

async function fits(page) {
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth)).toBe(true)
  for (const side of await page.locator('.side:visible').all()) expect(await side.evaluate((side) => side.scrollWidth <= side.clientWidth)).toBe(true)
}

/** Picks the first need that somebody could meet; answers its name. */
async function pickNeed(page) {
  for (const need of await needs(page).getByRole('listitem').all()) {
    const name = await need.locator('strong').innerText()
    await press(page, need.getByRole('button'))
    await expect(answer(page)).toBeVisible()
    if ((await suggestions(page).count()) > 1) return name
    await press(page, button(answer(page), 'All offers'))
  }
  throw new Error('expected a need with two suggestions in the sample')
}

test('a need finds who could meet it; a person asks, declines, takes back', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1280, height: 900 })
  await sample(page)
  await toBoard(page)
  await expect(page.getByText('Pick a need to see who could meet it')).toBeVisible()
  await clean(page)
  const need = await pickNeed(page)
  await expect(answer(page)).toContainText(need)
  const [first, second] = await names(suggestions(page))
  await expect(suggestions(page).first()).toContainText(/\d+ of 100\s*known \d+ %/)
  await expect(suggestions(page).first()).toContainText(/Just what is asked for|Helps with it|Makes it possible/)
  await expect(page.getByRole('region', { name: 'Map', exact: true })).toBeVisible()
  await clean(page)

  await test.step('asked, agreed, under way, done', async () => {
    await button(suggestions(page).first(), `Ask: ${first}`).click()
    const match = answer(page).locator('article.under-way', { hasText: first })
    await expect(match).toContainText('Asked')
    await saved(page)
    expect(await names(suggestions(page))).not.toContain(first)
    for (const state of ['Agreed', 'Active', 'Done']) await button(match, `${state}: ${first}`).click()
    await expect(match.locator('.chip')).toHaveText('Done')
    await button(answer(page), 'This need is met').click()
    await expect(needs(page).getByRole('button', { name: need })).toContainText('Met')
    await button(answer(page), 'This need is met').click()
  })

  await test.step('not suitable, because', async () => {
    const card = suggestions(page).filter({ hasText: second })
    await button(card, 'Not suitable because…').click()
    await card.getByRole('textbox', { name: /^Why not\?/ }).fill('Has moved away')
    await card.getByRole('textbox').press('Enter')
    await expect(suggestions(page).filter({ hasText: second })).toHaveCount(0)
    await page.reload()
    await expect(board(page)).toBeVisible({ timeout: 30_000 })
    await needs(page).getByRole('button', { name: need }).click()
    expect(await names(suggestions(page))).not.toContain(second)
    await answer(page).getByText('Said no to').click()
    await expect(answer(page)).toContainText('Has moved away')
    await clean(page)
    await button(answer(page), `Take back: ${second}`).click()
    await expect(suggestions(page).filter({ hasText: second })).toHaveCount(1)
  })

  await test.step('the best use of a gift, by keyboard', async () => {
    await button(answer(page), 'All offers').click()
    await expect(needs(page).getByRole('button', { name: need })).toBeFocused()
    await offers(page).getByRole('searchbox').fill(second)
    await offers(page).getByRole('listitem').getByRole('button').first().focus()
    await page.keyboard.press('Enter')
    await expect(answer(page).getByRole('heading', { name: 'Best uses' })).toBeVisible()
    await expect(answer(page)).toContainText(need)
    await clean(page)
  })
})

test('the arrow keys walk a column', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await sample(page)
  await toBoard(page)
  const lines = needs(page).getByRole('listitem').getByRole('button')
  await lines.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(lines.nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(lines.last()).toBeFocused()
})

for (const [width, height, look, lang] of [[390, 844, 'light', 'en'], [820, 1180, 'dark', 'zh-Hans'], [1024, 768, 'projector', 'en'], [1920, 1080, 'light', 'zh-Hant']]) {
  test(`the board fits ${width} × ${height}, ${look}, ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await sample(page, `?theme=${look}&lang=${lang}`)
    await page.evaluate(() => (location.hash = location.hash.replace(/map$/, 'board')))
    await expect(page.locator('.pairing')).toBeVisible()
    await fits(page)
    await page.screenshot({ path: test.info().outputPath('columns.png') })
    await page.locator('.side.needs .picks button').first().click()
    await expect(page.locator('.answer')).toBeVisible()
    await fits(page)
    await clean(page)
    await page.screenshot({ path: test.info().outputPath('answer.png') })
    if (look === 'projector') {
      // A hall sees initials, and nobody ranked.
      await expect(page.locator('.suggestion').first()).toBeVisible()
      await expect(page.locator('.score')).toHaveCount(0)
      await button(answer(page), 'All offers').click()
      await button(board(page), 'Offers').click()
      await expect(offers(page).getByRole('listitem').filter({ hasText: 'A.H.' })).not.toHaveCount(0)
      await expect(offers(page)).not.toContainText(/Auntie Ho|match/)
    }
  })
}

test('the whole community at once, and another way to weigh', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1280, height: 900 })
  await sample(page)
  await toBoard(page)

  await test.step('the whole community at once is confirmed one by one', async () => {
    await button(board(page), 'All at once').click()
    const shares = board(page).locator('.share')
    await expect(shares.first()).toBeVisible()
    await clean(page)
    await page.screenshot({ path: test.info().outputPath('whole.png') })
    const [need, asset] = [await shares.first().locator('.line strong').innerText(), await shares.first().getByRole('heading').innerText()]
    await button(shares.first(), `Ask: ${asset}`).click()
    await saved(page)
    await expect(shares.filter({ hasText: need }).filter({ hasText: asset })).toHaveCount(0)
    await button(page.getByRole('banner'), 'Undo').click()
    await expect(shares.filter({ hasText: need }).filter({ hasText: asset })).toHaveCount(1)
  })

  await test.step('weighed another way, and as at first again', async () => {
    await button(board(page), 'Pairs').click()
    await pickNeed(page)
    const before = await suggestions(page).locator('.score').allInnerTexts()
    await button(board(page), 'How suggestions are weighed').click()
    const dialog = page.getByRole('dialog')
    await clean(page)
    await page.screenshot({ path: test.info().outputPath('weighing.png') })
    await dialog.getByRole('slider', { name: 'Distance' }).fill('90')
    await expect(dialog.locator('output').nth(1)).toHaveText('90 %')
    await saved(page)
    await button(dialog, 'Done').click()
    expect(await suggestions(page).locator('.score').allInnerTexts()).not.toEqual(before)
    await button(board(page), 'How suggestions are weighed').click()
    await button(dialog, 'Weigh as at first').click()
    await button(dialog, 'Done').click()
    await expect.poll(() => suggestions(page).locator('.score').allInnerTexts()).toEqual(before)
  })
})

test('a hall and a group that answer together become an action', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Heyuan')
  await toScreen(page, 'Board')
  await expect(board(page).getByText('No wishes yet')).toBeVisible()
  await clean(page)
  await toMap(page)
  const all = [['Associations', 'Mothers of Heyuan', "Women's group"], ['Physical space', 'Small hall', 'Hall or meeting room'], ['Need', 'Somebody with the children', 'Childcare']]
  for (const [at, [kind, name]] of all.entries()) {
    await put(page, kind, name, 0.3 + at * 0.05, 0.4)
    await closeCard(page)
  }
  await toList(page)
  for (const [, name, label] of all) {
    const row = page.locator('tbody tr').filter({ has: page.locator(`input[value="${name}"]`) })
    await row.getByRole('combobox', { name: 'Category' }).selectOption({ label })
  }
  await toScreen(page, 'Board')
  await button(board(page), 'Combinations').click()
  const proposal = board(page).getByRole('article', { name: 'Somebody with the children' })
  await expect(proposal).toContainText(/All within \d+ m of each other/)
  await expect(proposal.getByRole('listitem')).toHaveText([/^Mothers of Heyuan\s+Helps with it/, /^Small hall\s+Makes it possible/])
  await clean(page)
  await page.screenshot({ path: test.info().outputPath('together.png') })
  await button(proposal, 'Make an action of it').click()
  await expect(form(page)).toContainText('Mothers of Heyuan')
  await expect(form(page)).toContainText('Somebody with the children')
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Children at the hall')
  await button(form(page), 'Save').click()
  await expect(form(page)).toBeHidden()
  await toScreen(page, 'Actions')
  await expect(page.getByRole('article', { name: 'Children at the hall' })).toContainText('Small hall')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test('a need is answered with a finger, and seen on the map', async ({ page }) => {
    test.setTimeout(120_000)
    useFingers(page)
    await sample(page)
    await toBoard(page)
    await expect(offers(page)).toBeHidden()
    await board(page).getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Offers' }).tap()
    await expect(offers(page)).toBeVisible()
    await board(page).getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Needs' }).tap()
    await pickNeed(page)
    await expect(needs(page)).toBeHidden()
    const [name] = await names(suggestions(page))
    await button(suggestions(page).first(), 'Show on the map').tap()
    await expect(page.getByRole('region', { name: 'Map', exact: true })).toBeVisible()
    await toScreen(page, 'Board')
    await button(suggestions(page).first(), `Ask: ${name}`).tap()
    await expect(answer(page).locator('.under-way', { hasText: name })).toContainText('Asked')
    await toScreen(page, 'Report')
    await expect(page.locator('.sheet')).toBeVisible()
    await page.locator('nav.rail .more-ways').tap()
    await expect(page.locator('nav.rail').getByRole('link', { name: 'Report', exact: true })).toHaveAttribute('aria-current', 'page')
    await clean(page)
    await page.screenshot({ path: test.info().outputPath('more.png') })
  })
})

for (const [where, width] of [['beside it', 1280], ['out of sight', 1000]]) {
  test(`the map keeps its place while the board is looked at, ${where}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 800 })
    await start(page)
    await newCommunity(page, 'Heyuan')
    await put(page, 'Associations', 'Mothers of Heyuan', 0.3, 0.4)
    await toScreen(page, 'Board')
    await expect(answer(page).getByRole('heading', { name: 'Best uses' })).toBeVisible()
    await expect(answer(page)).toContainText('Mothers of Heyuan')
    await toMap(page)
    await closeCard(page)
    await pick(page, 'Mothers of Heyuan', 0.3, 0.4)
  })
}

test('a whole community with very many needs is shared out beside the page, which stays awake', async ({ page }) => {
  test.setTimeout(180_000)
  const file = test.info().outputPath('wishes.geojson')
  const point = (n) => ({ type: 'Feature', properties: { name: `Wish ${n}` }, geometry: { type: 'Point', coordinates: [114.1 + (n % 30) * 0.001, 22.3 + Math.floor(n / 30) * 0.001] } })
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: 450 }, (_, n) => point(n)) }))
  // Workers that were started, and what they were asked.
  await page.addInitScript(() => {
    window.workers = []
    window.Worker = class extends Worker {
      constructor(...from) {
        super(...from)
        this.asked = 0
        window.workers.push(this)
      }
      postMessage(...what) {
        this.asked += 1
        super.postMessage(...what)
      }
    }
  })
  const asked = (from) => page.evaluate((from) => window.workers.slice(from).map((worker) => worker.asked), from)
  await start(page)
  await newCommunity(page, 'Large')
  await importFile(page, file)
  await page.getByRole('combobox', { name: 'They become' }).selectOption('need')
  expect(await takeHere(page, 60_000)).toBe(450)
  await put(page, 'Institutions', 'Library', 0.3, 0.4)
  await toBoard(page)
  const others = page.workers().length
  for (const [sight, none, change] of [['All at once', /Nobody is left/, 'Undo'], ['Combinations', /./, 'Redo']]) {
    const before = (await asked(0)).length
    await button(board(page), sight).click()
    await expect.poll(() => asked(before)).toEqual([1])
    await expect(board(page).locator('p.empty')).toHaveText(none, { timeout: 60_000 })
    await expect(board(page).getByRole('progressbar')).toHaveCount(0)
    // Once something changes the same worker is asked again.
    await button(page.getByRole('banner'), change).click()
    await expect.poll(() => asked(before)).toEqual([2])
    await expect(board(page).getByRole('progressbar')).toHaveCount(0)
    await expect(board(page).locator('p.empty')).toHaveText(none)
    await expect.poll(() => page.workers().length, 'what is not looked at has no worker').toBe(others + 1)
  }
  await toList(page)
  await expect.poll(() => page.workers().length).toBe(others)
})
