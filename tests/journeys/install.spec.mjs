// The installed app: what the system asks of it, the quiet way to install, files shared to it, and new versions that wait.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { button, clean, counts, dialog, expect, exportBackup, form, newCommunity, palette, saved, start, tapMap, test, waitDrawn } from './kit.mjs'
import { openKept, ownHost, visitOnce } from './host.mjs'

// With the host gone, the browser says so when it looks for a newer service worker.
test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|sw\.js/] })

const PNG = { 'image/png': (bytes) => `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` }

/** A Chromium that keeps things, as people's own does; a private one cannot install. */
async function ownBrowser(launchOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'linli-profile-'))
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, locale: 'en-GB' })
  const end = async () => {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { context, page: context.pages()[0] ?? (await context.newPage()), end }
}

test('Chromium finds nothing amiss in the manifest and can install it', async ({ baseURL, launchOptions }) => {
  const { context, page, end } = await ownBrowser(launchOptions)
  try {
    await openKept(page, baseURL)
    const session = await context.newCDPSession(page)
    const { url, errors, data } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    expect(url).toBe(`${baseURL}manifest.webmanifest`)
    expect(JSON.parse(data).share_target.method).toBe('POST')
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect(installabilityErrors).toEqual([])
    const { appId } = await session.send('Page.getAppId')
    expect(appId, 'apart from other apps of the host').toBe(baseURL)
  } finally {
    await end()
  }
})

test('the manifest is whole, and every file it names is there and as large as it says', async ({ request, baseURL }) => {
  const manifest = await (await request.get(`${baseURL}manifest.webmanifest`)).json()
  for (const field of ['name', 'short_name', 'description', 'lang', 'dir', 'categories', 'start_url', 'scope', 'theme_color', 'background_color']) expect(manifest[field], field).toBeTruthy()
  expect(manifest.display).toBe('standalone')
  const icons = (purpose) => manifest.icons.filter((icon) => icon.purpose === purpose).map(({ sizes }) => sizes)
  expect(icons('any')).toEqual(expect.arrayContaining(['192x192', '512x512']))
  expect(icons('maskable')).toEqual(expect.arrayContaining(['192x192', '512x512']))
  expect(manifest.screenshots.map(({ form_factor }) => form_factor).sort()).toEqual(['narrow', 'wide'])
  for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)]) {
    const answer = await request.get(`${baseURL}${src}`)
    expect([answer.status(), answer.headers()['content-type']], src).toEqual([200, type])
    if (PNG[type]) expect(PNG[type](await answer.body()), src).toBe(sizes)
  }
})

test('its shortcuts lead where they say, under any path', async ({ page, request, baseURL }) => {
  const manifest = await (await request.get(`${baseURL}manifest.webmanifest`)).json()
  const addresses = [manifest.start_url, manifest.scope, manifest.share_target.action, ...manifest.file_handlers.map(({ action }) => action), ...manifest.shortcuts.map(({ url }) => url)]
  for (const address of addresses) expect(address).toMatch(/^\.\//)
  const [open, guide] = manifest.shortcuts
  await page.goto(`${baseURL}${open.url}`)
  await expect(dialog(page).getByText('Choose files')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/#\/$/)
  await page.goto(`${baseURL}${guide.url}`)
  await expect(page.getByRole('article').getByRole('heading').first()).toBeVisible()
})

test('the page is as an installed app must be, on a phone too', async ({ page, request, baseURL }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const asked = []
  page.on('request', (each) => asked.push(each.url()))
  await start(page)
  await expect(page.locator('meta[name=viewport]')).toHaveAttribute('content', /width=device-width, initial-scale=1/)
  await expect(page.locator('meta[name=theme-color]')).toHaveCount(2)
  const apple = await request.get(new URL(await page.locator('link[rel=apple-touch-icon]').getAttribute('href'), baseURL).href)
  expect(PNG['image/png'](await apple.body())).toBe('180x180')
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await page.evaluate(() => document.querySelectorAll('[src^="http:"], [href^="http:"]').length)).toBe(0)
  expect(asked.filter((each) => /^http/.test(each) && !each.startsWith(baseURL)), 'nothing from elsewhere').toEqual([])
})

test('the start address answers with the host gone', async ({ page, baseURL }) => {
  const address = await visitOnce(page, baseURL)
  const answer = await page.goto(address)
  expect([answer.status(), answer.fromServiceWorker()]).toEqual([200, true])
  await expect(button(page, 'New community')).toBeVisible()
})

test.describe('the way to install', () => {
  const way = (page) => page.getByRole('button', { name: 'Install Linli' })
  const sentence = (page) => page.getByText('Share → Add to Home Screen')

  test('is quiet, asks once, and is gone once taken', async ({ page }) => {
    await start(page)
    await expect(way(page)).toBeHidden()
    await expect(sentence(page)).toBeHidden()
    const offer = () => page.evaluate(() => dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: async () => (window.asked = (window.asked ?? 0) + 1) })))
    expect(await offer(), 'the browser’s own banner').toBe(false)
    await expect(way(page)).toBeVisible()
    await clean(page, 'Start with the way to install')
    await way(page).click()
    expect(await page.evaluate(() => window.asked)).toBe(1)
    await expect(way(page)).toBeHidden()
    await offer()
    await expect(way(page)).toBeVisible()
    await page.evaluate(() => dispatchEvent(new Event('appinstalled')))
    await expect(way(page)).toBeHidden()
  })

  test('is a sentence in Safari on iPhone and iPad, and gone on the home screen', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { get: () => localStorage.getItem('at-home') !== null }))
    await start(page)
    await expect(sentence(page)).toBeVisible()
    await page.evaluate(() => localStorage.setItem('at-home', ''))
    await page.reload()
    await expect(button(page, 'New community')).toBeVisible()
    await expect(sentence(page)).toBeHidden()
  })
})

test.describe('a file shared to the app', () => {
  const library = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: 'Library' }, geometry: { type: 'Point', coordinates: [114.15, 22.25] } }] })

  /** As the system does it: a form posted to the address in the manifest. */
  async function share(page, files) {
    await page.evaluate(
      async (files) => {
        const { share_target: target } = await (await fetch('manifest.webmanifest')).json()
        const form = Object.assign(document.createElement('form'), { action: new URL(target.action, document.baseURI).href, method: target.method, enctype: target.enctype })
        const input = Object.assign(document.createElement('input'), { type: 'file', name: target.params.files[0].name })
        const transfer = new DataTransfer()
        for (const [name, text] of files) transfer.items.add(new File([text], name))
        input.files = transfer.files
        form.append(input)
        document.body.append(form)
        form.submit()
      },
      files,
    )
    await page.waitForURL((url) => url.pathname.endsWith('/') && !url.search)
  }

  test('opens once, with no network, under any path', async ({ page, baseURL }) => {
    const address = await visitOnce(page, baseURL)
    await share(page, [['華富 & 街.geojson', library]])
    await button(dialog(page), 'Open').click()
    await button(dialog(page), 'Done').click()
    await waitDrawn(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('華富')
    await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
    await page.goto(address)
    await expect(button(page, 'New community')).toBeVisible()
    await expect(dialog(page)).toBeHidden()
    expect(await page.evaluate(async () => (await caches.keys()).filter((key) => key.startsWith('linli-shared')))).toEqual([])
  })

  test('comes with others, each in its turn', async ({ page, baseURL }) => {
    await openKept(page, baseURL)
    await share(page, [['page.html', '<p>hello</p>'], ['street.geojson', library]])
    await expect(dialog(page)).toContainText('1 of 2: page.html')
    await button(dialog(page), 'Next file').click()
    await expect(dialog(page)).toContainText('2 of 2: street.geojson')
    await button(dialog(page), 'Open').click()
    await button(dialog(page), 'Done').click()
    await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
  })

  test('that is none of ours is refused in the usual words, and nothing runs from it', async ({ page, baseURL }) => {
    await openKept(page, baseURL)
    await share(page, [['page.html', '<script>document.title = "run"</script>']])
    await expect(dialog(page).getByRole('alert')).toBeVisible()
    await expect(dialog(page)).toContainText('Nothing was changed')
    const answer = await page.request.get(`${baseURL}share`)
    expect(answer.status(), 'not a page of ours').toBe(404)
    await expect(page).not.toHaveTitle('run')
  })
})

test.describe('a new version', () => {
  const notice = (page) => page.getByRole('status').filter({ hasText: 'A new version is ready.' })
  const publish = async (host, page) => {
    host.publish()
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  }
  const marked = (page) => page.evaluate(() => window.marked === true)

  test('waits for an open form, and takes over when the person says so', async ({ page, baseURL }) => {
    test.setTimeout(120_000)
    const host = await ownHost(baseURL)
    await openKept(page, host.address)
    await newCommunity(page, 'Wah Fu')
    await palette(page, 'Need')
    await tapMap(page, 0.3, 0.4)
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('A quiet table')
    await page.evaluate(() => (window.marked = true))
    await publish(host, page)
    await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))).toBe(true)
    await expect(notice(page)).toBeHidden()
    await expect(form(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('A quiet table')
    await button(form(page), 'Save').click()
    await saved(page)
    await expect(notice(page)).toBeVisible()
    await clean(page, 'A new version is ready')
    expect(await marked(page), 'still the page as it was').toBe(true)
    await button(notice(page), 'Use it now').click()
    await expect.poll(() => marked(page).catch(() => true)).toBe(false)
    await waitDrawn(page)
    await expect(counts(page)).toHaveText('0 assets, 1 need, 0 links')
    await expect(notice(page)).toBeHidden()
    expect(await page.evaluate(async () => (await caches.keys()).filter((key) => key.startsWith('linli '))), 'the old one is gone').toHaveLength(1)
    await host.stop()
  })

  test('taken in one tab leaves another as it is, with all it needs', async ({ page, context, baseURL }) => {
    test.setTimeout(120_000)
    const host = await ownHost(baseURL)
    await openKept(page, host.address)
    await newCommunity(page, 'Wah Fu')
    const other = await context.newPage()
    await other.goto(page.url())
    await waitDrawn(other)
    await palette(other, 'Need')
    await tapMap(other, 0.3, 0.4)
    await form(other).getByRole('textbox', { name: 'Name', exact: true }).fill('A quiet table')
    await other.evaluate(() => (window.marked = true))
    await publish(host, page)
    await button(notice(page), 'Use it now').click()
    await waitDrawn(page)
    await expect.poll(() => other.evaluate(async () => !(await navigator.serviceWorker.ready).waiting)).toBe(true)
    expect(await other.evaluate(async () => (await caches.keys()).filter((key) => key.startsWith('linli '))), 'the old version’s files are kept for it').toHaveLength(2)
    await button(form(other), 'Save').click()
    await saved(other)
    expect(await marked(other), 'still the page as it was').toBe(true)
    await exportBackup(other)
    await expect(notice(other)).toBeVisible()
    await button(notice(other), 'Use it now').click()
    await expect.poll(() => marked(other).catch(() => true)).toBe(false)
    await waitDrawn(other)
    await expect(counts(other)).toHaveText('0 assets, 1 need, 0 links')
    await host.stop()
  })
})
