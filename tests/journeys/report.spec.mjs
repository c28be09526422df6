// The report: one page on screen, on paper and as a picture; the showcase; the copies for others. In each nobody is named without leave.
import { readFileSync } from 'node:fs'
import { button, clean, expect, exportFile, press, sample, saved, test, toScreen, useFingers } from './kit.mjs'

/** People of the sample: one who agreed that everybody may see her, one who agreed to the team, one who was not asked. */
const [OPEN, TEAM, UNASKED] = ['Auntie Ho, house captain of Block 1', 'Retired nurse Ms Chan', 'Keung, strong arms after work']

const toReport = async (page, name = 'Report') => {
  await toScreen(page, name)
  await expect(page.locator('.sheet')).toBeVisible()
}

async function fits(page) {
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await page.locator('.report-screen').evaluate((screen) => screen.scrollWidth <= screen.clientWidth)).toBe(true)
}

test('the report says how the community stands, on one page of paper', async ({ page }) => {
  await sample(page)
  await toReport(page)
  const sheet = page.locator('.sheet')
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('Harbour Street (sample)')
  await expect(sheet).toContainText('Kept by Harbour Estate residents')
  await expect(sheet.locator('.numbers-row')).toContainText('55')
  await expect(sheet.locator('.bars li')).toHaveCount(6)
  await expect(sheet.getByRole('img', { name: /small drawing/ })).toBeVisible()
  await expect(sheet).toContainText('3 of 4 buildings have a house captain.')
  for (const name of [TEAM, UNASKED]) await expect(sheet).not.toContainText(name)
  expect(await sheet.innerText()).not.toMatch(/\d{4}[ -]?\d{4}/)
  await clean(page)
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
})

test('the report becomes a picture, in Chinese too', async ({ page }) => {
  await sample(page, '?lang=zh-Hant')
  await toReport(page, '報告')
  const downloading = page.waitForEvent('download')
  await button(page, '存為圖片').click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/report-\d{4}-\d{2}-\d{2}\.png$/)
  const picture = readFileSync(await download.path())
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1588, 2246])
  expect(picture.length).toBeGreaterThan(100_000)
})

for (const [width, height, look] of [[390, 844, 'light'], [820, 1180, 'dark'], [1024, 768, 'projector'], [1920, 1080, 'light']]) {
  test(`the report fits ${width} × ${height}, ${look}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await sample(page, `?theme=${look}`)
    await toReport(page)
    await fits(page)
    await clean(page)
  })
}

test('the showcase shows only what everybody may see', async ({ page }) => {
  await sample(page)
  await toReport(page)
  await button(page, 'Showcase').click()
  const show = page.getByRole('region', { name: 'Showcase' })
  const name = show.getByRole('heading', { level: 2 })
  const status = show.getByRole('status')
  await expect(status).toHaveText(/^1 of \d+$/)
  expect(await button(show, 'Previous').isDisabled()).toBe(true)
  await button(show, 'Next').click()
  await expect(status).toHaveText(/^2 of \d+$/)
  await button(show, 'Previous').click()
  await clean(page)
  const all = Number((await status.innerText()).split(' ').at(-1))
  const seen = []
  for (let at = 1; at <= all; at += 1) {
    await expect(status).toHaveText(`${at} of ${all}`)
    seen.push(await name.innerText())
    await page.keyboard.press('ArrowRight')
  }
  expect(seen).toContain(OPEN)
  expect(seen).toContain('Banyan square')
  expect(seen).not.toContain(TEAM)
  expect(seen).not.toContain(UNASKED)
  await page.keyboard.press('ArrowLeft')
  await expect(status).toHaveText(`${all - 1} of ${all}`)
  await page.keyboard.press('Escape')
  await expect(page.locator('.sheet')).toBeVisible()
})

test('the copies leave out who gave no leave, and say in name and header for whom they are', async ({ page }) => {
  await sample(page)
  await saved(page)
  const copy = async (item) => {
    const path = await exportFile(page, item)
    return { name: path, text: readFileSync(path, 'utf8') }
  }
  const team = await copy('Team copy')
  expect(team.name).toMatch(/-team-\d{4}-\d{2}-\d{2}\.geojson$/)
  expect(JSON.parse(team.text).linli.exported_level).toBe('team')
  expect(team.text).toContain(TEAM)
  expect(team.text).not.toContain(UNASKED)
  const open = await copy('Public copy')
  expect(open.name).toMatch(/-public-\d{4}-\d{2}-\d{2}\.geojson$/)
  const { linli, features } = JSON.parse(open.text)
  expect(linli.exported_level).toBe('public')
  expect(features.filter(({ properties }) => properties.record === 'event')).toEqual([])
  expect(open.text).toContain(OPEN)
  for (const name of [TEAM, UNASKED]) expect(open.text).not.toContain(name)
})

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 820, height: 1180 } })
  test('a swipe turns the slides', async ({ page }) => {
    useFingers(page)
    await sample(page)
    await toReport(page)
    await button(page, 'Showcase').tap()
    const status = page.getByRole('region', { name: 'Showcase' }).getByRole('status')
    await expect(status).toHaveText(/^1 of/)
    const finger = async (from, to) => {
      const stage = page.locator('.showcase')
      await stage.dispatchEvent('pointerdown', { clientX: from, clientY: 500, pointerType: 'touch', isPrimary: true })
      await stage.dispatchEvent('pointerup', { clientX: to, clientY: 500, pointerType: 'touch', isPrimary: true })
    }
    await finger(600, 300)
    await expect(status).toHaveText(/^2 of/)
    await finger(300, 320)
    await expect(status).toHaveText(/^2 of/)
    await finger(300, 600)
    await expect(status).toHaveText(/^1 of/)
  })
})
