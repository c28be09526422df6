// Photos on records: taken with the camera or chosen, looked at, removed and brought back; in the backup, never in copies for others.
import { readFileSync } from 'node:fs'
import { button, card, clean, closeCard, dialog, expect, exportBackup, exportFile, featuresOf, form, makeUpFor, merge, mergeDone, newCommunity, pick, press, put, saved, start, tabletWith, test, useFingers, waitDrawn, written } from './kit.mjs'

/** A photo as a camera writes it: 2400 × 1200, with the place it was taken in its EXIF. */
async function camera(page, colour = '#c77700') {
  const plain = Buffer.from(await page.evaluate(async (colour) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1200 })
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#2b8fc7'
    pen.fillRect(0, 0, 2400, 1200)
    pen.fillStyle = colour
    pen.fillRect(300, 200, 900, 700)
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg'))
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, colour))
  const said = Buffer.from('Exif\0\0GPS 22.2478 N 114.1532 E')
  const head = Buffer.from([0xff, 0xe1, (said.length + 2) >> 8, (said.length + 2) & 255])
  return written('DSC_0042.jpg', Buffer.concat([plain.subarray(0, 2), head, said, plain.subarray(2)]))
}

const photo = (within, n) => within.getByRole('button', { name: `Photo ${n}`, exact: true })
const loaded = (picture) => expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0)
const seen = (within, n = 1) => loaded(photo(within, n).getByRole('img'))
const editCard = (page) => press(page, button(card(page), 'Edit'))

/** The only pin: a community that was opened from a file is shown whole. */
async function pickInMiddle(page) {
  const { x, y, width, height } = await page.locator('.map').boundingBox()
  await page.mouse.click(x + width / 2, y + height / 2)
  await expect(card(page)).toBeVisible()
}

/** Makes each kept file larger by so many bytes; `null` throws them away, as another program on this device might. */
const changeKeptFiles = (page, more) => page.evaluate(async (more) => {
  const request = indexedDB.open('linli')
  const database = await new Promise((done) => (request.onsuccess = () => done(request.result)))
  const change = database.transaction('files', 'readwrite')
  change.objectStore('files').openCursor().onsuccess = ({ target: { result: at } }) => {
    if (!at) return
    const { blob } = at.value
    if (more === null) at.delete()
    else at.update({ ...at.value, blob: new Blob([blob, new Uint8Array(more)], { type: blob.type }) })
    at.continue()
  }
  await new Promise((done) => (change.oncomplete = done))
  database.close()
}, more)

const saveForm = async (page) => {
  await press(page, button(form(page), 'Save'))
  await saved(page)
}

async function addPhoto(page, file) {
  await editCard(page)
  await form(page).getByLabel('Choose…').setInputFiles(file)
  await seen(form(page))
  await saveForm(page)
}

for (const viewport of [{ width: 390, height: 844 }, { width: 1024, height: 768 }]) {
  test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport, hasTouch: true })

    test('a photo is taken, seen large, removed and brought back', async ({ page }) => {
      useFingers(page)
      await start(page)
      await newCommunity(page, 'Harbour Street')
      const file = await camera(page)
      await put(page, 'Institutions', 'Library', 0.3, 0.25)
      await editCard(page)
      await expect(form(page).getByText('Take a photo')).toBeVisible()
      const input = form(page).getByLabel('Take a photo')
      await expect(input).toHaveAttribute('capture', 'environment')
      await input.setInputFiles(file)
      await seen(form(page))
      await clean(page, 'form with a photo')
      // Escape puts the photo away, not the form with what is not saved yet.
      await press(page, photo(form(page), 1))
      await expect(dialog(page)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toBeHidden()
      await seen(form(page))
      await saveForm(page)

      await seen(card(page))
      await clean(page, 'card with a photo')
      await press(page, photo(card(page), 1))
      const large = dialog(page).getByRole('img', { name: 'Photo 1' })
      await loaded(large)
      expect(await large.evaluate((image) => [image.naturalWidth, image.naturalHeight])).toEqual([1280, 640])
      await clean(page, 'photo, large')
      await press(page, button(dialog(page), 'Close'))

      await editCard(page)
      await press(page, button(form(page), 'Remove photo 1'))
      await saveForm(page)
      await expect(photo(card(page), 1)).toBeHidden()
      await press(page, button(page.getByRole('banner'), 'Undo'))
      await seen(card(page))
      await page.reload()
      await waitDrawn(page)
      await pick(page, 'Library', 0.3, 0.25)
      await seen(card(page))
    })
  })
}

test('the backup carries photos to another tablet, photos of both are there after merging, copies for others carry none', async ({ page, browser }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, 'Institutions', 'Library', 0.3, 0.25)
  const bare = await exportBackup(page)
  await addPhoto(page, await camera(page))

  const other = await tabletWith(browser, bare)
  await pickInMiddle(other)
  await addPhoto(other, await camera(other, '#2f9e62'))
  const theirs = await exportBackup(other)
  const text = readFileSync(theirs, 'utf8')
  const [{ properties }] = Object.values(featuresOf(theirs))
  expect(text.split('data:image/jpeg').length - 1, 'photos in the file').toBe(1)
  expect(text.split(properties.photos).length, 'under the id that the record names').toBeGreaterThan(2)
  expect(Buffer.from(text.match(/data:image\/jpeg;base64,([^"]+)/)[1], 'base64').includes('GPS'), 'the place it was taken').toBe(false)

  await merge(page, theirs)
  await expect(dialog(page).getByRole('status').first()).toHaveText(/Merged/)
  await mergeDone(page)
  await expect(page.getByText(/done at two tables/), 'nothing to choose').toHaveCount(0)
  await pick(page, 'Library', 0.3, 0.25)
  await seen(card(page), 1)
  await seen(card(page), 2)
  await closeCard(page)

  expect(readFileSync(await exportFile(page, 'Team copy'), 'utf8')).toContain('Library')
  for (const copy of ['Team copy', 'Public copy']) {
    const text = readFileSync(await exportFile(page, copy), 'utf8')
    expect(text).not.toContain('data:image')
    expect(text).not.toContain(properties.photos)
  }
})

test('what is no picture is said and changes nothing', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, 'Need', 'A quiet table', 0.3, 0.25)
  await editCard(page)
  await form(page).getByLabel('Choose…').setInputFiles([written('notes.jpg', 'no picture'), await camera(page)])
  await expect(form(page).getByRole('alert')).toContainText('“notes.jpg” is no picture')
  await seen(form(page))
  await clean(page, 'form with a refused photo')
  await saveForm(page)
  await seen(card(page))
})

test('a photo that another tablet has is a quiet word, and a face is not shown in the hall', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, "Individuals' gifts", 'Chan Mei-ling', 0.3, 0.25)
  await addPhoto(page, await camera(page))
  await closeCard(page)
  await makeUpFor(page, 'Projector')
  await pick(page, 'C.M.', 0.3, 0.25)
  await expect(photo(card(page), 1)).toBeHidden()
  await closeCard(page)
  await makeUpFor(page, 'Light')

  await changeKeptFiles(page, null)
  await page.reload()
  await waitDrawn(page)
  await pick(page, 'Chan Mei-ling', 0.3, 0.25)
  await expect(card(page).getByText('On another device')).toBeVisible()
  await clean(page, 'missing photo')
})

/** Enough to be still in work when the next button is pressed. */
async function threePhotos(page) {
  const files = []
  for (const colour of ['b3261e', '2f9e62', '2b6cb0']) files.push(written(`${colour}.jpg`, readFileSync(await camera(page, `#${colour}`))))
  return files
}

test('photos that are still being made ready when the form is saved are in what is saved', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, 'Institutions', 'Library', 0.3, 0.25)
  const files = await threePhotos(page)
  await editCard(page)
  await form(page).getByLabel('Choose…').setInputFiles(files)
  await saveForm(page)
  await seen(card(page), 3)
})

test('a form that follows one whose photos were still being made ready can be saved', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  const files = await threePhotos(page)
  await page.evaluate(() => (location.hash = location.hash.replace(/map$/, 'community/needs')))
  await button(page, 'New need').click()
  await form(page).getByLabel('Choose…').setInputFiles(files)
  // The form may lie over it, not over the keyboard.
  await button(page, 'New need').press('Enter')
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('A bench')
  await button(form(page), 'Save').click()
  await expect(form(page)).toBeHidden()
  await saved(page)
})

test('a backup stays small enough to be opened again: what has no room is said, and does not count as backed up', async ({ page, browser }) => {
  await start(page)
  await newCommunity(page, 'Harbour Street')
  await put(page, 'Institutions', 'Library', 0.3, 0.25)
  await addPhoto(page, await camera(page))
  await changeKeptFiles(page, 100 * 1024 * 1024)
  await addPhoto(page, await camera(page, '#2f9e62'))
  const path = await exportBackup(page)
  await expect(page.getByRole('alert')).toContainText('1 photo is not in the file')
  await clean(page, 'a photo left out')
  await expect(page.locator('.saving')).toContainText('no backup yet')
  expect(readFileSync(path, 'utf8').split('data:image').length - 1, 'the other one is').toBe(1)
  const other = await tabletWith(browser, path)
  await pickInMiddle(other)
  await expect(card(other).getByText('On another device')).toBeVisible()
  await seen(card(other), 2)
})
