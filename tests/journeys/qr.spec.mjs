// Handing over from screen to camera: what one browser shows is filmed, and another browser has that film for its camera.
import { chromium } from '@playwright/test'
import { button, clean, connectTo, counts, dialog, exportBackup, expect, importFile, newCommunity, press, put, saved, start, tabletWith, takeHere, test, waitDrawn, written } from './kit.mjs'

/** A camera gives thirty pictures a second; each code stands for a third of one. */
const PICTURES_A_CODE = 10

const number = (page) => dialog(page).locator('.code-number')

/** A street with a library, a shelf of books wanted, and a link between them. */
async function street(page) {
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await put(page, 'Institutions', 'Library', 0.2, 0.3)
  await put(page, 'Need', 'Books in large print', 0.35, 0.5)
  await connectTo(page, 0.2, 0.3)
}

/** Opens the codes, stopped at the first; answers how many there are. */
async function showCodes(page) {
  await press(page, button(page, 'Export'))
  await press(page, page.getByRole('menuitem', { name: 'Hand over' }))
  await press(page, button(dialog(page), 'Show QR codes'))
  await press(page, button(dialog(page), 'Pause'))
  await page.getByRole('slider', { name: 'Go to a code that is still missing' }).fill('1')
  await expect(number(page)).toHaveText(/^1 of /)
  await button(dialog(page), 'Go on').focus()
  return Number((await number(page).innerText()).match(/of (\d+)$/)[1])
}

/** The camera is held so that the code is in the middle. */
const VIEW_PX = 720

/** Films the codes one by one, without those in `unseen`, as a file that stands in for a camera. */
async function film(page, unseen = []) {
  const all = await showCodes(page)
  const plate = await dialog(page).getByRole('img', { name: /^QR code/ }).boundingBox()
  const clip = { x: Math.round(plate.x + (plate.width - VIEW_PX) / 2), y: Math.round(plate.y + (plate.height - VIEW_PX) / 2), width: VIEW_PX, height: VIEW_PX }
  const pictures = []
  for (let at = 1; at <= all; at += 1) {
    await expect(number(page)).toHaveText(`${at} of ${all}`)
    if (!unseen.includes(at)) pictures.push(await page.screenshot({ type: 'jpeg', quality: 90, clip }))
    await page.keyboard.press('ArrowRight')
  }
  await expect(number(page)).toHaveText(`1 of ${all}`)
  return { all, path: written('codes.mjpeg', Buffer.concat(pictures.flatMap((picture) => Array(PICTURES_A_CODE).fill(picture)))) }
}

/** A browser whose camera sees this film. */
async function withCamera(path, work) {
  const { launchOptions, baseURL, locale, timezoneId, viewport } = test.info().project.use
  const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${path}`]
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, ...camera] })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async () => {
    const context = await newContext({ baseURL, locale, timezoneId, viewport })
    await context.addInitScript(() => {
      if (!navigator.mediaDevices) return
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = async (what) => (window.stream = await ask(what))
    })
    return context
  }
  try {
    await work(browser)
  } finally {
    await browser.close()
  }
}

const cameraIsOff = (page) => expect.poll(() => page.evaluate(() => window.stream.getTracks().map((track) => track.readyState))).toEqual(['ended'])

test('a community goes from screen to camera', async ({ page }) => {
  await street(page)
  const { path } = await film(page)
  await clean(page, 'the codes')
  await withCamera(path, async (browser) => {
    const other = await (await browser.newContext()).newPage()
    await start(other)
    await button(other, 'Open or merge a file').click()
    await button(dialog(other), 'Read QR codes').click()
    await expect(dialog(other)).toContainText('A Linli backup: Wah Fu')
    await cameraIsOff(other)
    await button(dialog(other), 'Open').click()
    await waitDrawn(other)
    await saved(other)
    await expect(counts(other)).toHaveText(await counts(page).innerText())
    await expect(counts(other)).toHaveText('1 asset, 1 need, 1 link')
  })
})

test('what is new merges into the community on the other tablet', async ({ page }) => {
  await street(page)
  const file = await exportBackup(page)
  await put(page, 'Associations', 'Reading circle', 0.6, 0.6)
  const { path } = await film(page)
  await withCamera(path, async (browser) => {
    const other = await tabletWith(browser, file)
    await press(other, button(other, 'Import'))
    await button(dialog(other), 'Read QR codes').click()
    await expect(dialog(other)).toContainText('This is “Wah Fu”, handed over from another tablet.')
    await button(dialog(other), 'Merge').click()
    await expect(dialog(other).getByRole('status').first()).toHaveText(/Merged/)
    await expect(counts(other)).toHaveText('2 assets, 1 need, 1 link')
  })
})

test('a code that the camera missed is named, and the other tablet goes to it', async ({ page }) => {
  await street(page)
  const { all, path } = await film(page, [2])
  await withCamera(path, async (browser) => {
    const other = await (await browser.newContext()).newPage()
    await start(other)
    await button(other, 'Open or merge a file').click()
    await button(dialog(other), 'Read QR codes').click()
    await expect(dialog(other).getByRole('status')).toHaveText(`${all - 1} of ${all}`)
    await expect(dialog(other)).toContainText('Still missing: 2')
    await clean(other, 'the camera')
    await button(dialog(other), 'Take a file').click()
    await cameraIsOff(other)
  })
  await page.getByRole('slider', { name: 'Go to a code that is still missing' }).fill('2')
  await expect(number(page)).toHaveText(`2 of ${all}`)
  await expect(dialog(page).getByRole('img', { name: `QR code 2 of ${all}` })).toBeVisible()
  await press(page, button(dialog(page), 'Go on'))
  await expect(number(page)).not.toHaveText(`2 of ${all}`)
})

const refused = () => (navigator.mediaDevices.getUserMedia = async () => Promise.reject(new DOMException('no', 'NotAllowedError')))
const busy = () => (navigator.mediaDevices.getUserMedia = async () => Promise.reject(new DOMException('no', 'NotReadableError')))
const insecure = () => Object.defineProperty(window, 'isSecureContext', { value: false })
for (const [how, spoil, sentence] of [
  ['is refused', refused, 'This page may not use the camera.'],
  ['is taken', busy, 'No camera can be used just now.'],
  ['is not for plain http', insecure, 'Browsers give the camera only to pages opened by https.'],
]) {
  test(`where the camera ${how}, a sentence says what to do`, async ({ page }) => {
    await page.addInitScript(spoil)
    await start(page)
    await button(page, 'Open or merge a file').click()
    await button(dialog(page), 'Read QR codes').click()
    await expect(dialog(page).getByRole('alert')).toContainText(sentence)
    await clean(page, sentence)
    await button(dialog(page), 'Take a file').click()
    await expect(page.getByLabel('Import file')).toBeAttached()
  })
}

test('a community too large for codes says so in figures', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'A whole district')
  const feature = (at) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [114.1 + (at % 40) / 1000, 22.2 + Math.floor(at / 40) / 1000] },
    properties: { name: `Place ${((at + 1) * 2654435761 % 4294967296).toString(36)}` },
  })
  await importFile(page, written('district.geojson', { type: 'FeatureCollection', features: Array.from({ length: 1200 }, (_, at) => feature(at)) }))
  await takeHere(page, 60_000)
  await press(page, button(page, 'Export'))
  await press(page, page.getByRole('menuitem', { name: 'Hand over' }))
  await press(page, button(dialog(page), 'Show QR codes'))
  await expect(dialog(page).getByRole('alert')).toHaveText(/^This community would fill \d{3,} codes; more than 120 take too long to read\. Please take another way\.$/)
  await clean(page, 'too many codes')
  const downloading = page.waitForEvent('download')
  await press(page, button(dialog(page), 'Save a file'))
  expect((await downloading).suggestedFilename()).toMatch(/^A-whole-district-.*\.geojson$/)
  await expect(dialog(page)).toBeHidden()
})
