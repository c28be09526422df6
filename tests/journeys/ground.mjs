// What lies under the map, as a test sees it: the colours on screen.
import { button, dialog, expect, map } from './kit.mjs'
import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one colour. */
export function png(width, height, [red, green, blue]) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([red, green, blue]))])
  const rows = Buffer.concat(Array(height).fill(row))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** The colours of the map, one for each of a grid of points over the part that no panel covers. */
export async function colours(page, points) {
  const box = await map(page).boundingBox()
  const picture = (await page.screenshot({ clip: box })).toString('base64')
  return page.evaluate(async ([data, points]) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
    const context = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d')
    context.drawImage(image, 0, 0)
    return points.map(([x, y]) => [...context.getImageData(Math.round(x * image.width), Math.round(y * image.height), 1, 1).data].slice(0, 3))
  }, [picture, points])
}
export const isMagenta = ([red, green, blue]) => red > 180 && green < 80 && blue > 180

export async function chooseBase(page, label, file) {
  await button(page, 'Base map').click()
  await dialog(page).getByLabel(label, { exact: true }).setInputFiles(file)
  await expect(dialog(page)).toBeHidden({ timeout: 30_000 })
}

/** The share of the map's free part that is not plain ground. */
export async function drawn(page) {
  const raster = [...Array(40).keys()].flatMap((x) => [...Array(24).keys()].map((y) => [0.1 + x * 0.0195, 0.2 + y * 0.021]))
  const tally = new Map()
  for (const colour of await colours(page, raster)) tally.set(String(colour), (tally.get(String(colour)) ?? 0) + 1)
  return 1 - Math.max(...tally.values()) / raster.length
}
