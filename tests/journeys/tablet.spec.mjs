// A tablet at a table, by touch: it knows which table it stands on, and finds itself on the map.
import { button, card, clean, closeCard, dialog, expect, exportBackup, featuresOf, form, map, newCommunity, palette, press, put, save, saved, spot, start, test, useFingers, waitDrawn } from './kit.mjs'

const HERE = { latitude: 22.2478, longitude: 114.1532, accuracy: 12 }
const table = (page, number) => button(page, `Table ${number}`)

async function chooseTable(page, number) {
  await press(page, button(page, 'Language'))
  await press(page, page.getByRole('menuitem', { name: 'Which table is this?' }))
  await press(page, table(dialog(page), number))
  await expect(dialog(page)).toBeHidden()
}

const whereItIs = async (page) => Object.values(featuresOf(await exportBackup(page)))[0].geometry.coordinates
const cross = (page) => page.locator('.mapkit-cross')

async function dragMap(page, from, to) {
  const [start, end] = [await spot(page, ...from), await spot(page, ...to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  // Held still, so that the map does not glide on.
  await page.waitForTimeout(200)
  await page.mouse.up()
  await waitDrawn(page)
}

const nothingWiderThanThePage = (page) =>
  expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)

for (const viewport of [{ width: 820, height: 1180 }, { width: 390, height: 844 }]) {
  test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport, hasTouch: true })

    test('what is put down says at which table', async ({ page }) => {
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Harbour tables')
      await put(page, 'Institutions', 'Library', 0.3, 0.3)
      await closeCard(page)
      await chooseTable(page, 4)
      const chip = page.getByRole('banner').getByRole('button', { name: 'Table 4' })
      await expect(chip).toBeVisible()
      await nothingWiderThanThePage(page)
      await clean(page, 'bar with a table')
      await put(page, 'Institutions', 'School', 0.6, 0.3)
      await closeCard(page)

      await press(page, chip)
      await clean(page, 'which table')
      await press(page, table(dialog(page), 7))
      await put(page, 'Institutions', 'Clinic', 0.45, 0.5)
      await closeCard(page)
      const tables = Object.fromEntries(Object.values(featuresOf(await exportBackup(page))).map(({ properties }) => [properties.name, properties.table_no]))
      expect(tables).toEqual({ Library: null, School: 4, Clinic: 7 })

      await page.reload()
      const again = page.getByRole('banner').getByRole('button', { name: 'Table 7' })
      await press(page, again)
      await press(page, button(dialog(page), 'No table'))
      await expect(again).toBeHidden()
    })

    test('the map is moved under the cross until the place is right', async ({ page }) => {
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Harbour moves')
      await put(page, 'Need', 'A bench', 0.4, 0.25)
      const before = await whereItIs(page)
      await press(page, button(card(page), 'Move'))
      await expect(cross(page)).toHaveCSS('display', 'block')
      await nothingWiderThanThePage(page)
      await clean(page, 'moving')
      const here = await button(page, 'Move here').boundingBox()
      expect(here.height).toBeGreaterThanOrEqual(64)
      await press(page, button(page, 'Cancel'))
      await expect(card(page)).toBeVisible()
      expect(await whereItIs(page)).toEqual(before)

      await press(page, button(card(page), 'Move'))
      await waitDrawn(page)
      await dragMap(page, [0.7, 0.2], [0.5, 0.3])
      await press(page, button(page, 'Move here'))
      await expect(card(page).getByRole('heading', { name: 'A bench' })).toBeVisible()
      await saved(page)
      const after = await whereItIs(page)
      expect(after[0]).toBeGreaterThan(before[0])
      expect(after[1]).toBeGreaterThan(before[1])
      await press(page, button(page.getByRole('banner'), 'Undo'))
      await saved(page)
      expect(await whereItIs(page)).toEqual(before)
    })

    test.describe('with leave to ask for the place', () => {
      test.use({ geolocation: HERE, permissions: ['geolocation'] })

      test('the tablet finds itself and puts down what is in hand', async ({ page }) => {
        useFingers(page)
        await start(page)
        await newCommunity(page, 'Where we stand')
        await press(page, button(page, 'I am here'))
        await expect(page.getByText('You are here, ± 12 m')).toBeVisible()
        await expect(button(page, 'Put it here')).toBeHidden()
        await nothingWiderThanThePage(page)
        await clean(page, 'here')
        await palette(page, 'Physical space')
        await press(page, button(page, 'Put it here'))
        await expect(form(page)).toBeVisible()
        await expect(page.getByText('You are here')).toBeHidden()
        await save(page, 'Bus stop')
        await expect(card(page)).toBeVisible()
        await closeCard(page)
        const [stop] = Object.values(featuresOf(await exportBackup(page)))
        expect(stop.geometry.coordinates[0]).toBeCloseTo(HERE.longitude, 5)
        expect(stop.geometry.coordinates[1]).toBeCloseTo(HERE.latitude, 5)

        await press(page, button(page, 'I am here'))
        await expect(page.getByText('You are here, ± 12 m')).toBeVisible()
        await press(page, button(page, 'Close'))
        await expect(page.getByText('You are here')).toBeHidden()
        expect(Object.keys(featuresOf(await exportBackup(page)))).toHaveLength(1)
      })
    })

    test('a refusal is a sentence, and nothing is stuck', async ({ page, context }) => {
      await context.clearPermissions()
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Not telling')
      await press(page, button(page, 'I am here'))
      await expect(page.getByText('This page may not ask where you are.')).toBeVisible()
      await nothingWiderThanThePage(page)
      await clean(page, 'refused')
      await press(page, button(page, 'Close'))
      await put(page, 'Institutions', 'Library', 0.4, 0.35)
    })
  })
}

test('a search without an answer can be put away', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (found) => void (window.answer = () => found({ coords: { latitude: 22.2, longitude: 114.1, accuracy: 5 } }))
  })
  await start(page)
  await newCommunity(page, 'Slow sky')
  await press(page, button(page, 'I am here'))
  await expect(page.getByText('Finding where you are…')).toBeVisible()
  await press(page, button(page, 'Cancel'))
  await expect(page.getByText('Finding where you are…')).toBeHidden()
  // What comes too late changes nothing.
  await page.evaluate(() => window.answer())
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
  await expect(page.getByText('You are here')).toBeHidden()
})

test('the keyboard alone moves a record: arrows for the map, Enter for the place', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Keys')
  await put(page, 'Institutions', 'Library', 0.4, 0.3)
  const before = await whereItIs(page)
  await button(card(page), 'Move').focus()
  await page.keyboard.press('Enter')
  await expect(cross(page)).toHaveCSS('display', 'block')
  await expect(map(page).locator('canvas')).toBeFocused()
  await waitDrawn(page)
  await page.keyboard.press('ArrowRight')
  // The map glides; a person looks before Enter.
  await page.waitForTimeout(1500)
  await page.keyboard.press('Enter')
  await expect(card(page).getByRole('heading', { name: 'Library' })).toBeVisible()
  const after = await whereItIs(page)
  expect(after[0]).toBeGreaterThan(before[0])
  expect(after[1]).toBeCloseTo(before[1], 4)
})

test.describe('held in one hand', () => {
  test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true })

  test('the palette comes to the thumb and stays there', async ({ page }) => {
    useFingers(page)
    await start(page)
    await newCommunity(page, 'One hand')
    const bar = page.getByRole('toolbar', { name: 'Add to the map' })
    const box = async () => {
      const [tools, ground] = [await bar.boundingBox(), await map(page).boundingBox()]
      return { left: tools.x, right: 820 - tools.x - tools.width, width: tools.width, below: ground.y + ground.height - tools.y - tools.height }
    }
    await press(page, button(bar, 'Both hands'))
    await expect(button(bar, 'Right hand')).toBeVisible()
    await nothingWiderThanThePage(page)
    const right = await box()
    expect(right.width).toBeLessThan(260)
    expect(right.right).toBeLessThan(20)
    expect(right.below).toBeLessThan(20)
    await clean(page, 'right hand')
    await put(page, 'Institutions', 'Library', 0.3, 0.3)
    await closeCard(page)
    await press(page, button(bar, 'Right hand'))
    await page.reload()
    await waitDrawn(page)
    const left = await box()
    expect(left.left).toBeLessThan(20)
    await press(page, button(bar, 'Left hand'))
    expect((await box()).width).toBeGreaterThan(600)
  })
})
