// After one visit the host may go: every screen, every dialog and every kind of file is there, and what lay under the map draws.
import { readFileSync } from 'node:fs'
import { button, card, dialog, expect, form, importFile, map, newCommunity, put, start, takeHere, test, toMap, toScreen, toStart, waitDrawn, written } from './kit.mjs'
import { chooseBase, colours, isMagenta, png } from './ground.mjs'
import { openKept, ownHost, visitOnce } from './host.mjs'

// With the host gone, the browser says so when it looks for a newer service worker.
test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|sw\.js/] })

const region = (page, name) => page.getByRole('region', { name, exact: true })
const STEPS = 10

async function downloaded(page, press) {
  const downloading = page.waitForEvent('download')
  await press()
  return readFileSync(await (await downloading).path())
}

/** Opens a dialog, looks at what is in it, and closes it. */
async function look(page, opener, content) {
  await opener.click()
  await expect(content(dialog(page))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
}

test('every screen stands with no network after one visit', async ({ page, baseURL }) => {
  test.setTimeout(300_000)
  await visitOnce(page, baseURL)
  await page.reload()

  await test.step('Start, its dialogs and the guide', async () => {
    await look(page, button(page, 'New community'), (open) => open.getByRole('textbox', { name: 'Community name' }))
    await look(page, button(page, 'Open or merge a file'), (open) => open.getByText('Choose files'))
    await page.getByRole('link', { name: "Facilitator's guide" }).click()
    await expect(page.getByRole('article').getByRole('heading', { name: 'Two hours with your neighbours' })).toBeVisible()
    await page.getByRole('link', { name: 'All communities' }).click()
  })

  await test.step('the sample with its map, and the dialogs over it', async () => {
    await button(page, 'Explore the sample').click()
    await waitDrawn(page)
    await look(page, button(page, 'About Harbour Street (sample)'), (open) => open.getByRole('textbox', { name: 'Community name' }))
    await look(page, button(page, 'Base map'), (open) => open.getByText('Plain grid'))
    await look(page, button(page, 'Import'), (open) => open.getByText('Choose files'))
    await button(page, 'Language').click()
    await page.getByRole('menuitem', { name: 'Which table is this?' }).click()
    await button(dialog(page), 'Table 4').click()
    await expect(button(page, 'Table 4')).toBeVisible()
    await put(page, 'Need', 'A quiet table', 0.3, 0.4)
    await button(card(page), 'Edit').click()
    await expect(form(page)).toBeVisible()
    await button(form(page), 'Cancel').click()
  })

  await test.step('List and Board, with what the worker suggests', async () => {
    await toScreen(page, 'List')
    await expect(page.getByRole('status', { name: 'Found' })).toHaveText(/^\d+ records$/)
    await toScreen(page, 'Board')
    await region(page, 'Needs').getByRole('button').first().click()
    await expect(region(page, 'Who could meet it').locator('article:not(.under-way)').first()).toContainText(/\d+ of 100/)
  })

  await test.step('Network and Actions', async () => {
    await toScreen(page, 'Network')
    await expect(region(page, 'Network').getByRole('img')).toHaveAttribute('aria-label', /\d+ links/)
    await toScreen(page, 'Actions')
    await expect(page.getByRole('heading', { name: 'How workers spend their effort' })).toBeVisible()
    await look(page, button(page, 'From a template…'), (open) => open.getByRole('button', { name: /^After-school reading/ }))
  })

  await test.step('Community with all its tabs, and a captain', async () => {
    await toScreen(page, 'Community')
    const tabs = page.getByRole('navigation', { name: 'About the community' }).getByRole('link')
    for (const tab of await tabs.all()) {
      await tab.click()
      await expect(tab).toHaveAttribute('aria-current', 'page')
      await expect(page.locator('.tab-pane'), await tab.innerText()).toHaveText(/\S.{10,}/s)
      await expect(page.locator('.tab-pane').getByRole('status').filter({ hasText: 'Opening' })).toHaveCount(0)
    }
    await tabs.first().click()
    await page.locator('.areas li').getByRole('link').first().click()
    await expect(page).toHaveURL(/\/captain\//)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  })

  await test.step('a talk, the report as a picture, the showcase', async () => {
    await toMap(page)
    await button(page, 'Ask a neighbour').click()
    await expect(page.getByRole('form', { name: /A talk with/ }).getByRole('heading', { level: 2 })).toBeVisible()
    await toScreen(page, 'Report')
    await expect(page.locator('.sheet').getByRole('heading', { level: 2 })).toHaveText('Harbour Street (sample)')
    expect((await downloaded(page, () => button(page, 'Save as picture').click())).length).toBeGreaterThan(50_000)
    await button(page, 'Showcase').click()
    await expect(region(page, 'Showcase').getByRole('status')).toHaveText(/^1 of \d+$/)
    await page.keyboard.press('Escape')
    await expect(page.locator('.sheet')).toBeVisible()
  })

  await test.step('every step of the workshop', async () => {
    await toScreen(page, 'Workshop')
    await expect(page.locator('.agenda li')).toHaveCount(STEPS)
    await page.locator('.agenda-step').first().click()
    for (let step = 1; step <= STEPS; step += 1) {
      await expect(page.locator('.hall > header').getByRole('heading', { level: 2 })).not.toBeEmpty()
      if (step < STEPS) await page.keyboard.press('ArrowRight')
    }
    await page.keyboard.press('Escape')
  })

  await test.step('every file out, and the whole back in', async () => {
    await toMap(page)
    const files = []
    for (const name of ['Full backup', 'Team copy', 'Public copy']) {
      await button(page, 'Export').click()
      files.push(await downloaded(page, () => page.getByRole('menuitem', { name }).click()))
    }
    for (const file of files) expect(JSON.parse(file).features.length).toBeGreaterThan(20)
    await toStart(page)
    await newCommunity(page, 'Wah Fu')
    await importFile(page, written('backup.geojson', files[0]))
    expect(await takeHere(page)).toBeGreaterThan(20)
  })
})

test('a picture under the map draws after a reload with no network', async ({ page, context, baseURL }) => {
  const host = await ownHost(baseURL)
  const middle = [[0.4, 0.45]]
  try {
    await openKept(page, host.address)
    await newCommunity(page, 'Hand-drawn')
    await chooseBase(page, 'A plan or photo', written('plan.png', png(320, 200, [255, 0, 255])))
    await button(page, 'Done').click()
    await waitDrawn(page)
  } finally {
    await host.stop()
  }
  await context.setOffline(true)
  await page.reload()
  await waitDrawn(page)
  await expect.poll(async () => (await colours(page, middle)).map(isMagenta)).toEqual([true])
})

test('online tiles that were seen draw with no network; those never seen are told of', async ({ page, context }) => {
  test.setTimeout(120_000)
  const tile = png(256, 256, [255, 0, 255])
  const tiles = 'https://127.0.0.1:7443/**'
  const asked = []
  await page.route(tiles, (route) => {
    asked.push(route.request().url())
    return route.fulfill({ body: tile, contentType: 'image/png', headers: { 'access-control-allow-origin': '*' } })
  })
  const middle = [[0.4, 0.45]]
  const isDrawn = async () => (await colours(page, middle)).every(isMagenta)
  await start(page)
  await newCommunity(page, 'Online')
  expect(asked, 'before anybody turned them on').toEqual([])
  // More than there is room for; the oldest go.
  await page.evaluate(async () => {
    const cache = await caches.open('linli-tiles')
    for (let at = 0; at < 2050; at += 1) await cache.put(`https://127.0.0.1:7443/old/${at}`, new Response('old'))
  })
  await button(page, 'Base map').click()
  await dialog(page).getByText('Online map').click()
  await dialog(page).getByRole('textbox', { name: 'Address of the tiles' }).fill('https://127.0.0.1:7443/{z}/{x}/{y}.png')
  await button(dialog(page), 'Show').click()
  await waitDrawn(page)
  await expect.poll(isDrawn).toBe(true)
  const seen = asked.length
  expect(seen).toBeGreaterThan(0)
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('linli-tiles')).keys()).length)).toBeLessThan(2050)

  await page.unroute(tiles)
  if (await page.evaluate(() => navigator.serviceWorker.controller !== null)) await context.setOffline(true)
  await page.reload()
  await waitDrawn(page)
  await expect.poll(isDrawn).toBe(true)
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(asked.length, 'seen once, asked once').toBe(seen)

  for (let steps = 0; steps < 4; steps += 1) await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect(page.getByRole('alert')).toHaveText('The online map does not answer. Your records are all there.')
  await expect(map(page)).toBeVisible()
})
