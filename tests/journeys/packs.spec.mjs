// A community's words: chosen at the beginning, changed later, brought along as a file of one's own, and never at the cost of a record.
import { button, card, clean, closeCard, dialog, expect, exportBackup, featuresOf, form, newCommunity, palette, put, saved, start, tapMap, test, toList, toMap, toStart, written } from './kit.mjs'
import { readFileSync } from 'node:fs'

const label = (en, hans, hant) => ({ en, 'zh-Hans': hans, 'zh-Hant': hant })
const KITES = {
  id: 'kites',
  version: '1.2.0',
  label: label('Kite hill', '风筝山', '風箏山'),
  categories: [{ id: 'kite_flyer', label: label('Kite flyer', '放风筝的人', '放風箏的人'), kinds: ['individual'] }],
  word_overrides: { 'app.list': label('Who is who', '名册', '名冊') },
}

const category = (page) => form(page).getByRole('combobox', { name: 'Category' })
const words = (page, name) => dialog(page).getByRole('button', { name, exact: true })

async function about(page, name) {
  await button(page, `About ${name}`).click()
  await expect(dialog(page).getByRole('heading')).toBeVisible()
}

async function ownPacks(page, name) {
  await about(page, name)
  const summary = dialog(page).getByText('Packs of your own')
  if (!(await dialog(page).getByLabel('Open a pack…').isVisible())) await summary.click()
}

const open = (page, path) => dialog(page).getByLabel('Open a pack…').setInputFiles(path)
const saveDialog = async (page) => {
  await button(dialog(page), 'Save').click()
  await expect(dialog(page)).toBeHidden()
  await saved(page)
}

async function edit(page) {
  await button(card(page), 'Edit').click()
  await form(page).getByText('More', { exact: true }).click()
}

test('Hong Kong words from the first screen on, in each language, and only in that community', async ({ page }) => {
  await start(page)
  await button(page, 'New community').click()
  await expect(dialog(page).getByRole('radio', { name: 'General' })).toBeChecked()
  await dialog(page).getByText('Hong Kong estate', { exact: true }).click()
  await dialog(page).getByText('When you guide others').click()
  await expect(dialog(page).getByText('Nobody is pressed')).toBeVisible()
  await clean(page)
  await dialog(page).getByRole('textbox', { name: 'Community name' }).fill('Wah Fu')
  await button(dialog(page), 'Start mapping').click()
  await saved(page)
  await put(page, "Individuals' gifts", 'Mrs Chan', 0.4, 0.4)
  await closeCard(page)
  await palette(page, 'Area')
  for (const [dx, dy] of [[0.5, 0.5], [0.7, 0.5], [0.6, 0.7]]) await tapMap(page, dx, dy)
  await button(page, 'Finish').click()
  await expect(form(page).getByRole('combobox', { name: 'Kind' }).getByRole('option', { name: 'Estate', exact: true })).toBeAttached()
  await button(form(page), 'Cancel').click()

  const at = new URL(page.url()).hash
  await toStart(page)
  await newCommunity(page, 'Elsewhere')
  await palette(page, 'Area')
  for (const [dx, dy] of [[0.5, 0.5], [0.7, 0.5], [0.6, 0.7]]) await tapMap(page, dx, dy)
  await button(page, 'Finish').click()
  await expect(form(page).getByRole('combobox', { name: 'Kind' }).getByRole('option', { name: 'Community', exact: true })).toBeAttached()

  await page.goto(`./?lang=zh-Hans${at.replace('/map', '/list')}`)
  const hans = page.locator('tbody').getByRole('combobox', { name: '分类' })
  await expect(hans.getByRole('option', { name: '义工', exact: true })).toBeAttached()
  await expect(hans.getByRole('option', { name: '志愿者', exact: true })).not.toBeAttached()
  await page.goto(`./?lang=zh-Hant${at.replace('/map', '/list')}`)
  const hant = page.locator('tbody').getByRole('combobox', { name: '分類' })
  for (const word of ['義工', '樓長']) await expect(hant.getByRole('option', { name: word, exact: true })).toBeAttached()
})

test('a pack of one\'s own brings a category; when it goes, the record keeps it', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Kite hill')
  await ownPacks(page, 'Kite hill')
  await open(page, written('kites.json', KITES))
  await expect(dialog(page).getByRole('status')).toHaveText('Kite hill is ready. Save, and it is in use.')
  await clean(page)
  await saveDialog(page)
  await expect(page.getByRole('link', { name: 'Who is who' })).toBeVisible()
  await put(page, "Individuals' gifts", 'Mr Ho', 0.4, 0.4)
  await edit(page)
  await category(page).selectOption({ label: 'Kite flyer' })
  await button(form(page), 'Save').click()
  await expect(card(page)).toContainText('Kite flyer')

  await test.step('a newer edition takes its place', async () => {
    await ownPacks(page, 'Kite hill')
    await open(page, written('kites-2.json', { ...KITES, version: '2.0.0' }))
    await expect(dialog(page).getByRole('listitem')).toHaveText(/Kite hill · 2\.0\.0/)
    await saveDialog(page)
  })
  await test.step('taken away', async () => {
    await ownPacks(page, 'Kite hill')
    await button(dialog(page), 'Take away Kite hill · 2.0.0').click()
    await saveDialog(page)
    await expect(page.getByRole('link', { name: 'List', exact: true })).toBeVisible()
    await expect(card(page)).toContainText('kite_flyer')
  })
  await test.step('undone and done again', async () => {
    await button(page.getByRole('banner'), 'Undo').click()
    await expect(card(page)).toContainText('Kite flyer')
    await button(page.getByRole('banner'), 'Redo').click()
    await expect(card(page)).toContainText('kite_flyer')
  })
  await test.step('the form and the list save it as it is', async () => {
    await edit(page)
    await expect(category(page)).toHaveValue('kite_flyer')
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Mr Ho senior')
    await button(form(page), 'Save').click()
    await toList(page)
    await expect(page.locator('tbody').getByRole('combobox', { name: 'Category' })).toHaveValue('kite_flyer')
    await toMap(page)
    const [record] = Object.values(featuresOf(await exportBackup(page))).filter(({ properties }) => properties.record === 'asset')
    expect(record.properties).toMatchObject({ name: 'Mr Ho senior', category: 'kite_flyer' })
  })
})

test('a broken pack says where and what was expected, and changes nothing', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await ownPacks(page, 'Wah Fu')
  const refusal = dialog(page).getByRole('alert')
  const [first] = KITES.categories
  await open(page, written('half.json', { ...KITES, categories: [{ ...first, label: { en: 'Kite flyer', 'zh-Hans': '放风筝的人' } }] }))
  await expect(refusal).toContainText('half.json: categories[0].label.zh-Hant: expected some words, found nothing')
  await open(page, written('slip.json', { ...KITES, categoris: [] }))
  await expect(refusal).toContainText('expected a field known here, such as categories')
  await open(page, written('cut.json', JSON.stringify(KITES).slice(0, 40)))
  await expect(refusal).toContainText('cut.json: expected JSON, found a mistake at line 1')
  await open(page, written('long.json', JSON.stringify({ ...KITES, label: label('k'.repeat(1_000_000), 'k', 'k') })))
  await expect(refusal).toContainText('long.json: expected a pack of at most one megabyte')
  await expect(refusal).toContainText('Nothing was changed.')
  await expect(dialog(page).getByRole('listitem')).toHaveCount(0)

  await open(page, written('loose.json', { ...KITES, community_types: [{ id: 'hill', label: label('Hill', '山', '山'), needs: ['wind'] }] }))
  await expect(refusal).toBeHidden()
  await expect(dialog(page).getByText('community_types[0].needs[0]: expected a category for need')).toBeVisible()
  await clean(page)
})

test('an example to start from comes with the schema it names', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await ownPacks(page, 'Wah Fu')
  const downloading = page.waitForEvent('download')
  await button(dialog(page), 'Save an example').click()
  const path = test.info().outputPath('our-words.json')
  await (await downloading).saveAs(path)
  const example = JSON.parse(readFileSync(path, 'utf8'))
  expect(example.categories.length).toBeGreaterThan(50)
  const schema = await page.request.get(example.$schema)
  expect((await schema.json()).title).toBeTruthy()
  expect(await dialog(page).getByRole('link', { name: 'What a pack may hold' }).evaluate((link) => link.href)).toBe(example.$schema)
  await open(page, path)
  await expect(dialog(page).getByRole('status')).toContainText('ready')
  await saveDialog(page)
  await about(page, 'Wah Fu')
  await words(page, 'Mainland China').click()
  await expect(words(page, 'Mainland China')).toHaveAttribute('aria-pressed', 'true')
  await saveDialog(page)
  await page.reload()
  await about(page, 'Wah Fu')
  await expect(words(page, 'Mainland China')).toHaveAttribute('aria-pressed', 'true')
  await expect(words(page, 'Hong Kong estate')).toHaveAttribute('aria-pressed', 'false')
})
