// Sheets on paper: printed in their true size, and a photo of the filled map sheet comes back to its place on another tablet.
import { button, clean, counts, dialog, expect, exportBackup, map, newCommunity, press, sample, start, test, toScreen, useFingers, waitDrawn, written } from './kit.mjs'
import { readFileSync } from 'node:fs'

const POINT_MM = 25.4 / 72
const SIZES = { A4: [297, 210], A3: [420, 297], Letter: [279.4, 215.9] }

async function openPaper(page) {
  await press(page, button(page, 'Export'))
  await press(page, page.getByRole('menuitem', { name: 'Paper sheets' }))
  await expect(button(dialog(page), 'Print')).toBeEnabled({ timeout: 60_000 })
}

async function choose(page, name) {
  await press(page, button(dialog(page), name))
  await expect(dialog(page).locator('.paper-preview')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  await expect(button(dialog(page), 'Print')).toBeEnabled()
}

/** Pages of a PDF and the size of each, millimetres. */
async function printed(page) {
  const text = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)]
  return boxes.map(([, width, height]) => [width, height].map((points) => Math.round(points * POINT_MM * 10) / 10))
}

const near = (sizes, wanted) => {
  expect(sizes, 'one page').toHaveLength(1)
  sizes[0].forEach((side, at) => expect(Math.abs(side - wanted[at]), `${sizes[0]} mm for ${wanted} mm`).toBeLessThan(0.6))
}

test('each sheet is one page of the paper chosen', async ({ page }) => {
  await sample(page)
  await openPaper(page)
  await clean(page, 'paper sheets')
  for (const [paper, [long, short]] of Object.entries(SIZES)) {
    await choose(page, paper)
    for (const sheet of ['Map sheet', 'Cards for gifts', 'Cards for wishes', 'Poster']) {
      await choose(page, sheet)
      await expect(dialog(page).getByRole('img', { name: `Preview: ${sheet}, ${paper}` })).toBeVisible()
      near(await printed(page), sheet === 'Map sheet' ? [long, short] : [short, long])
    }
  }
})

/** The page as the printer gets it, as a picture. */
async function onPaper(page) {
  await page.emulateMedia({ media: 'print' })
  const picture = await page.locator('.paper-printed').screenshot()
  await page.emulateMedia({ media: null })
  return picture
}

/** A photo of it, as a tablet takes it: at a slant, on a dark table, in a shade; with so many of its upper corners under a hand. */
async function photograph(page, picture, covered = 0) {
  const data = await page.evaluate(async ([data, covered]) => {
    const sheet = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
    const pen = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 }).getContext('2d')
    pen.fillStyle = '#5a4a3c'
    pen.fillRect(0, 0, 2400, 1800)
    const [top, tall, far, near] = [230, 1340, 1650, 2100]
    for (let y = 0; y < tall; y++) {
      const t = y / tall
      const width = far + (near - far) * t
      const row = ((t * near) / ((1 - t) * far + t * near)) * sheet.height
      pen.drawImage(sheet, 0, Math.min(row, sheet.height - 1), sheet.width, 1, 1180 - width / 2 + 60 * t, top + y, width, 1)
    }
    const shade = pen.createLinearGradient(0, 0, 2400, 1800)
    shade.addColorStop(0, 'rgba(0,0,0,0.4)')
    shade.addColorStop(1, 'rgba(0,0,0,0.05)')
    pen.fillStyle = shade
    pen.fillRect(0, 0, 2400, 1800)
    pen.fillStyle = '#8a6f5a'
    for (let hand = 0; hand < covered; hand++) pen.fillRect(hand ? 1780 : 300, 200, 260, 280)
    return pen.canvas.toDataURL('image/jpeg', 0.85).split(',')[1]
  }, [picture.toString('base64'), covered])
  return written(`photo-${covered}.jpg`, Buffer.from(data, 'base64'))
}

async function layPicture(page, file) {
  await button(page, 'Base map').click()
  await dialog(page).getByLabel('A plan or photo', { exact: true }).setInputFiles(file)
  await expect(dialog(page)).toBeHidden({ timeout: 60_000 })
  await waitDrawn(page)
}

const cornersIn = (path) => JSON.parse(readFileSync(path, 'utf8')).linli.workspace.base.corners

/** Degrees from a fraction of the world in Mercator, and back. */
const mercator = (lat) => (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2
const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI

/** Longitude, latitude and zoom of the map on screen. */
const lookingAt = (page) => page.evaluate(() => Object.values(JSON.parse(localStorage.getItem('linli.preferences')).views).at(-1))

/** Nearer, so that the plan fills the map on screen and more. */
async function zoomIn(page) {
  await expect.poll(async () => await lookingAt(page)).toBeTruthy()
  const [, , before] = await lookingAt(page)
  await page.locator('.maplibregl-ctrl-zoom-in').click()
  await expect.poll(async () => (await lookingAt(page))[2]).toBeGreaterThan(before)
  await waitDrawn(page)
}

/** The ground the frame must show: as high as the map on screen, as wide as the frame's shape makes it, about the same middle. */
async function groundInFrame(page) {
  const [lng, lat, zoom] = await lookingAt(page)
  const { width, height } = await map(page).boundingBox()
  const shape = await page.locator('.paper-printed image').evaluate((image) => image.width.baseVal.value / image.height.baseVal.value)
  const world = 512 * 2 ** zoom
  const wide = Math.max(width, height * shape) / world
  const [x, y, tall] = [lng / 360 + 0.5, mercator(lat), wide / shape]
  const [west, east] = [x - wide / 2, x + wide / 2].map((x) => (x - 0.5) * 360)
  const [north, south] = [y - tall / 2, y + tall / 2].map(latitude)
  return [[west, north], [east, north], [east, south], [west, south]]
}

const metres = ([lng, lat], [otherLng, otherLat]) =>
  Math.hypot((lng - otherLng) * Math.cos((lat * Math.PI) / 180), lat - otherLat) * 111_195

test.describe('a photo of the map sheet', () => {
  test.use({ deviceScaleFactor: 2 })

  test('lies in its place on a tablet that never made the sheet', async ({ page, browser }) => {
    await sample(page)
    await zoomIn(page)
    await openPaper(page)
    const ground = await groundInFrame(page)
    await dialog(page).getByRole('checkbox', { name: 'With what is on the map' }).check()
    await expect(dialog(page).getByText('Drawing the map…')).toBeHidden({ timeout: 60_000 })
    const picture = await onPaper(page)
    const [whole, hand, hands] = await Promise.all([0, 1, 2].map((covered) => photograph(page, picture, covered)))

    const other = await (await browser.newContext()).newPage()
    await start(other)
    await newCommunity(other, 'Another table')
    const placed = async (file, said, most_m) => {
      await layPicture(other, file)
      await expect(other.getByText(said)).toBeVisible()
      const corners = cornersIn(await exportBackup(other))
      corners.forEach((corner, at) => expect(metres(corner, ground[at]), `corner ${at}: ${corner} for ${ground[at]}`).toBeLessThan(most_m))
      await button(other, 'Done').click()
    }
    await placed(whole, '4 of 4 corner marks were found: the sheet lies in its place.', 3)
    await expect(counts(other)).toHaveText(/0 assets/)
    await placed(hand, '3 of 4 corner marks were found: the sheet lies in its place.', 3)

    await layPicture(other, hands)
    await expect(other.getByText('2 of 4 corner marks were found. Drag the picture’s four corners until it fits.')).toBeVisible()
    await expect(other.locator('.mapkit-corner')).toHaveCount(4)
    await clean(other, 'a sheet to lay by hand')
    await other.context().close()
  })
})

test('a picture without marks says so and is dragged by hand', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Hand-drawn')
  const plan = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><rect width="800" height="500" fill="#eee"/><path d="M50 50h300v200z"/></svg>'
  await layPicture(page, written('plan.svg', plan))
  await expect(page.getByText('No corner marks were found. Drag the picture’s four corners until it fits.')).toBeVisible()
  await button(page, 'Done').click()
  await button(page, 'Base map').click()
  await button(dialog(page), 'Adjust its corners').click()
  await expect(page.getByText('No corner marks were found.')).toBeHidden()
  await expect(page.getByText(/Drag the picture.s four corners/)).toBeVisible()
})

test('the workshop’s page leads to the sheets, on a tablet too', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 820, height: 1180 }, hasTouch: true })).newPage()
  useFingers(page)
  await sample(page)
  await toScreen(page, 'Workshop')
  await press(page, button(page, 'Paper sheets'))
  await expect(button(dialog(page), 'Print')).toBeEnabled({ timeout: 60_000 })
  await clean(page, 'paper sheets on a tablet')
  await choose(page, 'Cards for gifts')
  const cards = page.locator('.paper-printed')
  await expect(cards.getByText('I can …').first()).toBeAttached()
  expect(await cards.getByText('I can …').count()).toBe(8)
  await page.context().close()
})
