// The main job with fingers: on a tablet held upright and on a phone.
import { KINDS, button, card, closeCard, connectTo, counts, drawArea, expect, exportBackup, featuresOf, form, importFile, map, newCommunity, pick, press, put, saved, spot, start, takeHere, test, toScreen, toStart, useFingers, waitDrawn } from './kit.mjs'

const NAMES = ['Retired nurse', 'Dance group', 'Primary school', 'Banyan square', 'Noodle shop', 'Typhoon of 1962']

/** Pins stand near the top, where the sheet never covers them: the map moves a pin out from under it. */
const PLACES = [[0.14, 0.12], [0.4, 0.12], [0.66, 0.12], [0.14, 0.22], [0.4, 0.22], [0.66, 0.22]]
const NEEDS = [[0.27, 0.17], [0.53, 0.17]]

const DEVICES = { 'a tablet': { width: 820, height: 1180 }, 'a phone': { width: 390, height: 844 } }

for (const [device, viewport] of Object.entries(DEVICES)) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport, hasTouch: true, isMobile: true })

    test('the main job by touch', async ({ page }) => {
      test.setTimeout(180_000)
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Shek Pai Wan')
      await noSidewaysScroll(page)

      await drawArea(page, 'The whole street', [[0.05, 0.1], [0.76, 0.1], [0.76, 0.28], [0.05, 0.28]])
      await noSidewaysScroll(page)
      await closeCard(page)
      for (const [at, kind] of KINDS.entries()) {
        await put(page, kind, NAMES[at], ...PLACES[at])
        await closeCard(page)
      }
      await put(page, 'Need', 'A quiet table', ...NEEDS[0])
      await closeCard(page)
      await put(page, 'Need', 'A walk together', ...NEEDS[1])
      await closeCard(page)
      await expect(counts(page)).toHaveText('6 assets, 2 needs, 0 links')

      await test.step('join by touching the other', async () => {
        await pick(page, 'Banyan square', ...PLACES[3])
        await connectTo(page, ...NEEDS[0])
        await closeCard(page)
        await pick(page, 'Noodle shop', ...PLACES[4])
        await connectTo(page, ...NEEDS[1])
        await closeCard(page)
        await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
      })

      await test.step('still there after a reload', async () => {
        await page.reload()
        await waitDrawn(page)
        await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
      })

      await test.step('undo and redo', async () => {
        await put(page, 'Need', 'One too many', 0.4, 0.17)
        await closeCard(page)
        await press(page, button(page.getByRole('banner'), 'Undo'))
        await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
        await press(page, button(page.getByRole('banner'), 'Redo'))
        await expect(counts(page)).toHaveText('6 assets, 3 needs, 2 links')
        await press(page, button(page.getByRole('banner'), 'Undo'))
        await saved(page)
      })

      await test.step('out, and into a second community', async () => {
        const first = await exportBackup(page)
        await toStart(page)
        await newCommunity(page, 'Wah Fu')
        await importFile(page, first)
        expect(await takeHere(page)).toBe(11)
        await expect(counts(page)).toHaveText('6 assets, 2 needs, 2 links')
        expect(Object.keys(featuresOf(await exportBackup(page)))).toEqual(Object.keys(featuresOf(first)))
      })
    })

    test('a pin is moved with a finger, and from the menu', async ({ page }) => {
      test.setTimeout(120_000)
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Harbour Street')
      await put(page, 'Physical space', 'Bench', 0.3, 0.2)
      await waitDrawn(page)
      const where = async () => Object.values(featuresOf(await exportBackup(page)))[0].geometry.coordinates
      const before = await where()

      await test.step('the picked pin follows the finger', async () => {
        await flick(page, await spot(page, 0.3, 0.2), await spot(page, 0.6, 0.28))
        await saved(page)
        await waitDrawn(page)
        const after = await where()
        expect(after[0]).toBeGreaterThan(before[0])
        expect(after[1]).toBeLessThan(before[1])
        // The ground stayed where it was: the pin is where the finger left it.
        await closeCard(page)
        await pick(page, 'Bench', 0.6, 0.28)
      })

      await test.step('Move, then tap', async () => {
        await press(page, button(card(page), 'Move'))
        await expect(page.getByText('tap the new place of Bench')).toBeVisible()
        const held = await where()
        // The bench came under the cross: this is south-west of it.
        const { x, y } = await spot(page, 0.2, 0.6)
        await page.touchscreen.tap(x, y)
        await saved(page)
        await expect(card(page).getByRole('heading', { name: 'Bench' })).toBeVisible()
        await waitDrawn(page)
        const now = await where()
        expect(now[0]).toBeLessThan(held[0])
        expect(now[1]).toBeLessThan(held[1])
        await press(page, button(page.getByRole('banner'), 'Undo'))
        await saved(page)
        expect(await where()).toEqual(held)
      })
    })

    test('a button tapped right after a drag hears it', async ({ page }) => {
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Harbour Street')
      await put(page, 'Need', 'A quiet table', 0.5, 0.12)
      await closeCard(page)
      await put(page, 'Physical space', 'Bench', 0.3, 0.2)
      await connectTo(page, 0.5, 0.12)
      await closeCard(page)
      await pick(page, 'Bench', 0.3, 0.2)
      const toAndFro = async (where, one, other) => {
        const { x, y, width, height } = await where.boundingBox()
        const [here, there] = [one, other].map(([dx, dy]) => ({ x: x + width * dx, y: y + height * dy }))
        for (const [from, to] of [[here, there], [there, here], [here, there], [there, here]]) {
          await flick(page, from, to)
          await press(page, button(page.getByRole('banner'), 'Language'))
          await expect(page.getByRole('menu')).toBeVisible({ timeout: 5_000 })
          await page.keyboard.press('Escape')
        }
      }

      await test.step('a pin on the map', () => toAndFro(map(page), [0.3, 0.2], [0.6, 0.28]))
      await test.step('the picture of the network', async () => {
        await saved(page)
        await toScreen(page, 'Network')
        const picture = page.locator('.network-picture canvas')
        await expect(picture).toBeVisible()
        await toAndFro(picture, [0.3, 0.5], [0.6, 0.6])
      })
    })

    test('everything to touch is large enough', async ({ page }) => {
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Harbour Street')
      for (const each of await page.getByRole('toolbar', { name: 'Add to the map' }).getByRole('button').all()) {
        const box = await each.boundingBox()
        expect(Math.min(box.width, box.height), await each.innerText()).toBeGreaterThanOrEqual(48)
        const spills = await each.evaluate((element) => element.scrollWidth > element.clientWidth + 1)
        expect(spills, `“${await each.innerText()}” fits its button`).toBe(false)
      }
      await put(page, 'Associations', 'Choir', 0.4, 0.25)
      await press(page, button(card(page), 'Edit'))
      const box = await form(page).boundingBox()
      expect(Math.abs(box.y + box.height - viewportBottom(await map(page).boundingBox()))).toBeLessThanOrEqual(2)
      expect(box.width).toBeGreaterThanOrEqual(viewport.width - 2)
      await noSidewaysScroll(page)
    })
  })
}

/** A finger drawn over the screen and lifted while it still moves. */
async function flick(page, from, to) {
  const cdp = await page.context().newCDPSession(page)
  const touch = (type, ...touchPoints) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', from)
  for (const way of [0.2, 0.4, 0.6, 0.8, 1]) await touch('touchMove', { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way })
  await touch('touchEnd')
  await cdp.detach()
}

const viewportBottom = (box) => box.y + box.height

async function noSidewaysScroll(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide, 'pixels that stick out sideways').toBeLessThanOrEqual(0)
}
