// What every static host must be able to do: serve the app under a sub-path, then let go of it.
import { expect, test } from '@playwright/test'
import { ownHost } from './host.mjs'

const started = (page) => expect(page.locator('#boot')).toHaveCount(0)
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null)

test('opens under a sub-path without an error and without breaking the content policy', async ({ page }) => {
  const complaints = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => complaints.push(request.url()))
  await page.goto('./')
  await started(page)
  await expect(page.locator('main').first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('opens again without a network', async ({ page, context }) => {
  await page.goto('./')
  await started(page)
  await controlled(page)
  await context.setOffline(true)
  await page.reload()
  await started(page)
  await page.goto('./?lang=zh-Hant')
  await started(page)
})

test('a new version waits until the page is ready for it', async ({ page, baseURL }) => {
  const host = await ownHost(baseURL)
  await page.goto(host.address)
  await started(page)
  await controlled(page)
  await page.evaluate(() => caches.keys()).then((keys) => expect(keys).toHaveLength(1))
  host.publish()
  const waiting = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await expect.poll(waiting).toBe(true)
  await page.reload()
  await started(page)
  expect(await waiting()).toBe(true)
  await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting.postMessage({ type: 'skip-waiting' }))
  await expect.poll(waiting).toBe(false)
  await page.reload()
  await started(page)
  await host.stop()
})

test('says so in three languages where JavaScript is off', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL })
  await page.goto('./')
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) await expect(page.locator(`noscript [lang=${lang}]`)).toBeVisible()
  await page.close()
})

test('says so in three languages where the app cannot start', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto('./')
  for (const lang of ['en', 'zh-Hans', 'zh-Hant']) await expect(page.locator(`[data-boot=failed] [lang=${lang}]`)).toBeVisible()
})
