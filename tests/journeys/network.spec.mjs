// The network: who stands alone, what hangs by one thread, and the second link that would hold it, made by a person; nobody is ranked in a hall.
import { writeFileSync } from 'node:fs'
import { button, clean, expect, form, importFile, newCommunity, sample, saved, start, takeHere, test, toScreen } from './kit.mjs'

const network = (page) => page.getByRole('region', { name: 'Network', exact: true })
const picture = (page) => network(page).getByRole('img')
const section = (page, heading) => network(page).locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) })
const picked = (page) => network(page).getByRole('region', { name: 'Who is picked' })

async function toNetwork(page) {
  await toScreen(page, 'Network')
  await expect(picture(page)).toBeVisible()
}

/** Links in the picture, as it is told to those who do not see it. */
async function links(page) {
  return Number(/(\d+) links?/.exec(await picture(page).getAttribute('aria-label'))[1])
}

async function fits(page) {
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth)).toBe(true)
}

test('the network says what hangs by one thread, and the second link holds it', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1280, height: 900 })
  await sample(page)
  await toNetwork(page)
  await expect(section(page, 'How much is linked')).toContainText(/Of all pairs among \d+, [\d.]+ % are linked/)
  await expect(section(page, 'Over time').or(section(page, 'Much hangs on them')).first()).toBeVisible()
  await clean(page)
  await page.screenshot({ path: test.info().outputPath('network.png') })

  await test.step('a suggested second link', async () => {
    const before = await links(page)
    const second = network(page).locator('.second').first()
    const said = await second.getByText(/^Introduce .+ to .+know/).innerText()
    await button(second, 'Link them').click()
    await button(form(page), 'Save').click()
    await saved(page)
    await expect(network(page).getByText(said, { exact: true })).toHaveCount(0)
    expect(await links(page)).toBe(before + 1)
    await button(page.getByRole('banner'), 'Undo').click()
    await expect(network(page).getByText(said, { exact: true }).first()).toBeVisible()
    expect(await links(page)).toBe(before)
  })

  await test.step('found by name, walked by keyboard', async () => {
    await network(page).getByRole('searchbox', { name: 'Find in the network' }).fill('ho')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(picked(page)).toContainText(/Linked to \d+|Linked to nobody yet/)
    await clean(page)
    await button(picked(page), 'Close').click()
    await expect(picked(page)).toHaveCount(0)
  })

  await test.step('only some links', async () => {
    const all = await links(page)
    await network(page).getByRole('combobox', { name: 'Links' }).selectOption({ label: 'Stewards' })
    expect(await links(page)).toBeLessThan(all)
    await network(page).getByRole('combobox', { name: 'Links' }).selectOption({ label: 'All links' })
    expect(await links(page)).toBe(all)
  })
})

test('the picture is moved with a finger and a tap picks', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await sample(page)
  await toNetwork(page)
  await fits(page)
  await clean(page)
  const box = await picture(page).boundingBox()
  const shot = async () => (await picture(page).screenshot()).toString('base64')
  await expect.poll(async () => { const before = await shot(); await page.waitForTimeout(300); return before === (await shot()) }, { timeout: 30_000 }).toBe(true)
  const before = await shot()
  await button(network(page), 'Larger').click()
  await expect.poll(shot).not.toBe(before)
  await button(network(page), 'Show all').click()
  // Somebody is under a finger somewhere.
  for (let at = 1; at < 100 && (await picked(page).count()) === 0; at += 1) {
    await page.mouse.click(box.x + (box.width * (at % 10)) / 10 + 6, box.y + (box.height * Math.floor(at / 10)) / 10 + 6)
  }
  await expect(picked(page)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('phone.png'), fullPage: true })
})

test('in a hall nobody is ranked', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await sample(page, '?theme=projector')
  await toNetwork(page)
  await expect(network(page)).not.toContainText('Who has most links')
  await expect(network(page)).not.toContainText('would be cut off')
  await fits(page)
  await clean(page)
  await page.screenshot({ path: test.info().outputPath('hall.png') })
})

test('where nothing is linked it says what to do', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'New ground')
  await toScreen(page, 'Network')
  await expect(network(page)).toContainText('Nothing is on the map yet')
  await clean(page)
  await button(network(page), 'To the map').click()
  await expect(page.getByRole('toolbar', { name: 'Add to the map' })).toBeVisible()
})

test('a large network is measured beside the page', async ({ page }) => {
  test.setTimeout(180_000)
  const at = (n) => [114.1 + (n % 60) * 0.001, 22.3 + Math.floor(n / 60) * 0.001]
  const point = (n) => ({ type: 'Feature', properties: { name: `Place ${n}` }, geometry: { type: 'Point', coordinates: at(n) } })
  const file = test.info().outputPath('many.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: 2400 }, (_, n) => point(n)) }))
  await start(page)
  await newCommunity(page, 'Large')
  await importFile(page, file)
  await takeHere(page, 120_000)
  const worker = page.waitForEvent('worker')
  await toScreen(page, 'Network')
  await worker
  await expect(picture(page)).toHaveAttribute('aria-label', /2400 in the picture · 0 links/, { timeout: 60_000 })
})
