// Somebody else's files: mapped and taken, or refused with a sentence a person understands.
import { button, card, clean, counts, dialog, expect, exportBackup, featuresOf, importFile, newCommunity, openData, put, saved, start, takeHere, test, toList, toStart, waitDrawn, written } from './kit.mjs'
import { readFileSync } from 'node:fs'

const select = (page, name) => dialog(page).getByRole('combobox', { name })
const feature = (properties, coordinates) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } })
const collection = (...features) => ({ type: 'FeatureCollection', features })

test('libraries of Hong Kong, with their columns mapped', async ({ page }) => {
  test.setTimeout(120_000)
  const file = openData('hk/Libraries.geojson')
  const held = JSON.parse(readFileSync(file, 'utf8')).features.length
  await start(page)
  await newCommunity(page, 'Libraries')
  await importFile(page, file)
  await expect(dialog(page)).toContainText(`${held} features from another program`)
  await select(page, 'Name is in').selectOption('設施名稱')
  await expect(dialog(page).getByRole('group', { name: 'Preview' })).toContainText('香港仔公共圖書館')
  await select(page, 'Name is in').selectOption('Facility Name')
  await expect(dialog(page).getByRole('group', { name: 'Preview' })).toContainText('Aberdeen Public Library')
  await select(page, 'Note is in').selectOption('Address')
  await select(page, 'They become').selectOption({ label: 'Institutions' })
  expect(await takeHere(page)).toBe(held)
  await expect(counts(page)).toHaveText(`${held} assets, 0 needs, 0 links`)
  await saved(page)
  await waitDrawn(page)
  await toList(page)
  await page.getByRole('searchbox', { name: 'Search' }).fill('Aberdeen Public')
  await expect(page.getByRole('textbox', { name: 'Name' }).first()).toHaveValue('Aberdeen Public Library')
  await test.step('the other columns are kept', async () => {
    const text = readFileSync(await exportBackup(page), 'utf8')
    expect(text).toContain('香港仔公共圖書館')
    expect(text).toContain('STATIC LIBRARY')
  })
})

test('parks of Charlotte, as a community of their own from the first screen', async ({ page }) => {
  const file = openData('us-charlotte/parks.geojson')
  const held = JSON.parse(readFileSync(file, 'utf8')).features.length
  await start(page)
  await button(page, 'Open or merge a file').click()
  await page.getByLabel('Import file').setInputFiles(file)
  await select(page, 'Name is in').selectOption('name')
  await select(page, 'They become').selectOption({ label: 'Physical space' })
  await button(dialog(page), 'Open').click()
  await waitDrawn(page)
  await expect(counts(page)).toHaveText(`${held} assets, 0 needs, 0 links`)
  await expect(page.getByRole('heading', { level: 1, name: 'parks' })).toBeVisible()
  await expect(dialog(page).getByRole('status')).toHaveText(`${held} records were taken.`)
  await button(dialog(page), 'Done').click()
  await expect(dialog(page)).toBeHidden()
  await toStart(page)
  await expect(page.getByRole('link', { name: /^parks/ })).toContainText(`${held} assets`)
})

test('what cannot be read is refused with a sentence, and nothing changes', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await put(page, 'Institutions', 'Library', 0.3, 0.4)
  const before = featuresOf(await exportBackup(page))
  const refusals = {
    'trail.kml': ['<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>', /GeoJSON file was expected, but this is a KML file/],
    'empty.geojson': ['', /This file is empty/],
    'words.geojson': ['hello there', /line 1, column 1 begins with “hello/],
    'topology.json': ['{"type":"Topology","objects":{}}', /GeoJSON file was expected, but this is a TopoJSON file/],
    'manifest.json': ['{"type":"module","name":"x"}', /“type” should be FeatureCollection, but “.*module.*” was found/],
    'deep.geojson': [`{"type":"FeatureCollection","features":${'['.repeat(500)}${']'.repeat(500)}}`, /nested too deeply/],
    'grid.geojson': [JSON.stringify({ ...collection(feature({}, [833947, 812311])), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3395' } } }), /3395.*not in longitude and latitude/],
  }
  for (const [name, [content, sentence]] of Object.entries(refusals)) {
    await test.step(name, async () => {
      await importFile(page, written(name, content))
      await expect(dialog(page).getByRole('alert')).toHaveText(sentence)
      await expect(dialog(page)).toContainText('Nothing was changed.')
      await button(dialog(page), 'Close').click()
      await expect(dialog(page)).toBeHidden()
      await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
    })
  }
  await test.step('a picture', async () => {
    await importFile(page, written('photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')))
    await expect(dialog(page).getByRole('alert')).toHaveText(/GeoJSON file was expected/)
    await button(dialog(page), 'Choose another file').click()
    await expect(page.getByLabel('Import file')).toBeAttached()
    await button(dialog(page), 'Close').click()
  })
  expect(featuresOf(await exportBackup(page))).toEqual(before)
})

test('the whole places of a file that was cut off can still be taken', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Half a file')
  const whole = JSON.stringify(collection(...[1, 2, 3, 4, 5].map((n) => feature({ name: `Stall ${n}` }, [114.15 + n / 1000, 22.25]))))
  await importFile(page, written('half.geojson', whole.slice(0, whole.indexOf('Stall 4'))))
  await expect(dialog(page)).toContainText('The 3 complete places before that can be taken')
  await expect(counts(page)).toHaveText('0 assets, 0 needs, 0 links')
  expect(await takeHere(page)).toBe(3)
  await expect(counts(page)).toHaveText('3 assets, 0 needs, 0 links')
})

test('what is left out is said, with the reason', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Odd places')
  const odd = collection(feature({ name: 'Good' }, [114.15, 22.25]), feature({ name: 'Swapped' }, [22.25, 114.15]), feature({ name: 'Metres' }, [833947, 812311]))
  await importFile(page, written('odd.geojson', odd))
  await expect(dialog(page)).toContainText('Latitude and longitude are probably swapped')
  await expect(dialog(page)).toContainText('“Metres”')
  expect(await takeHere(page)).toBe(1)
  await expect(counts(page)).toHaveText('1 asset, 0 needs, 0 links')
})

test('text from a file is never markup', async ({ page }) => {
  const evil = '<img src=x onerror=alert(1)>'
  const opened = []
  page.on('dialog', (box) => {
    opened.push(box.message())
    void box.dismiss()
  })
  await start(page)
  await newCommunity(page, 'Careful')
  await importFile(page, written(`evil.geojson`, collection(feature({ name: evil, [evil]: evil }, [114.157, 22.2475]))))
  await select(page, 'Name is in').selectOption('name')
  await select(page, 'Note is in').selectOption(evil)
  await expect(dialog(page).getByRole('group', { name: 'Preview' })).toContainText(evil)
  await takeHere(page)
  await toList(page)
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(evil)
  await page.getByRole('button', { name: `Show ${evil} on the map` }).click()
  await expect(card(page).getByRole('heading', { name: evil })).toBeVisible()
  await expect(card(page)).toContainText(evil)
  await waitDrawn(page)
  await page.waitForTimeout(500)
  expect(opened).toEqual([])
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
})

test('many records can be undone, done again and changed as soon as they are there, and stay', async ({ page }) => {
  const all = collection(...Array.from({ length: 900 }, (_, n) => feature({ name: `Stall ${n}` }, [114.1 + (n % 30) / 1000, 22.2 + Math.floor(n / 30) / 1000])))
  await start(page)
  await newCommunity(page, 'Market')
  await put(page, 'Institutions', 'Library', 0.3, 0.4)
  await importFile(page, written('stalls.geojson', JSON.stringify(all)))
  expect(await takeHere(page)).toBe(900)
  for (const [name, said] of [['Undo', '1 asset, '], ['Redo', '901 assets, '], ['Undo', '1 asset, '], ['Redo', '901 assets, ']]) {
    await page.getByRole('banner').getByRole('button', { name, exact: true }).click()
    await expect(counts(page)).toContainText(said)
  }
  await toList(page)
  const first = page.getByRole('textbox', { name: 'Name' }).filter({ visible: true })
  await page.getByRole('searchbox', { name: 'Search' }).fill('Stall 899')
  await expect(first).toHaveValue('Stall 899')
  await first.fill('Tea stall')
  await first.press('Enter')
  await saved(page)
  await page.reload()
  await expect(page.getByRole('status', { name: 'Found' })).toContainText('901')
  const { features } = JSON.parse(readFileSync(await exportBackup(page), 'utf8'))
  expect(features.map(({ properties }) => properties.name)).toEqual(expect.arrayContaining(['Library', 'Stall 0', 'Tea stall']))
})

test('on the first screen a file never goes into the community that was open before', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Shek Pai Wan')
  await toStart(page)
  await button(page, 'Open or merge a file').click()
  await page.getByLabel('Import file').setInputFiles(written('stalls.geojson', collection(feature({ name: 'Stall' }, [114.15, 22.25]))))
  await expect(dialog(page)).toContainText('One feature from another program')
  await expect(button(dialog(page), 'Add to this community')).toHaveCount(0)
  await button(dialog(page), 'Open').click()
  await expect(page.getByRole('heading', { level: 1, name: 'stalls' })).toBeVisible()
})

test.describe('several files at once', () => {
  const which = (page) => dialog(page).locator('.which-file')
  const stall = (n) => collection(feature({ name: `Stall ${n}` }, [114.15 + n / 1000, 22.25]))

  test('have their turn one after the other; one is refused, one is skipped', async ({ page }) => {
    await start(page)
    await newCommunity(page, 'Market')
    await importFile(page, [written('one.geojson', stall(1)), written('words.geojson', 'hello there'), written('two.geojson', stall(2)), written('three.geojson', stall(3))])
    await expect(which(page)).toHaveText('1 of 4: one.geojson')
    await button(dialog(page), 'Add to this community').click()
    await expect(dialog(page).getByRole('status')).toHaveText('One record was taken.')
    await button(dialog(page), 'Next file').click()
    await expect(dialog(page).getByRole('alert')).toContainText('hello')
    await expect(which(page)).toHaveText('2 of 4: words.geojson')
    await clean(page, 'A refused file of several')
    await button(dialog(page), 'Next file').click()
    await expect(which(page)).toHaveText('3 of 4: two.geojson')
    await button(dialog(page), 'Skip').click()
    await expect(which(page)).toHaveText('4 of 4: three.geojson')
    await expect(button(dialog(page), 'Skip')).toBeHidden()
    expect(await takeHere(page)).toBe(1)
    await expect(counts(page)).toHaveText('2 assets, 0 needs, 0 links')
  })

  test('make two communities from the first screen', async ({ page, browser, baseURL }) => {
    await start(page)
    await newCommunity(page, 'East Street')
    await put(page, 'Institutions', 'Library', 0.3, 0.4)
    const east = await exportBackup(page)
    await toStart(page)
    await newCommunity(page, 'West Street')
    const west = await exportBackup(page)

    const context = await browser.newContext({ baseURL, locale: 'en-GB' })
    const other = await context.newPage()
    await start(other)
    await button(other, 'Open or merge a file').click()
    await other.getByLabel('Import file').setInputFiles([east, west])
    await expect(dialog(other)).toContainText('A Linli backup: East Street')
    await button(dialog(other), 'Open').click()
    await waitDrawn(other)
    await button(dialog(other), 'Next file').click()
    await expect(dialog(other)).toContainText('A Linli backup: West Street')
    await button(dialog(other), 'Open as its own community').click()
    await expect(other.getByRole('heading', { level: 1, name: 'West Street' })).toBeVisible()
    await expect(dialog(other)).toBeHidden()
    await toStart(other)
    await expect(other.getByRole('link', { name: /^East Street/ })).toContainText('1 asset')
    await context.close()
  })
})
