// A host of our own before the one of the journeys: it can publish another version, and go away in the middle of a journey.
import { createServer } from 'node:http'
import { expect, button, keptWhole, test } from './kit.mjs'

export async function ownHost(origin) {
  let published = 0
  const asked = []
  // Another version is another digest and another text.
  const another = (text) => text.replace(/(const VERSION = ")[^"]{6}/, (_, before) => before + String(published).padStart(6, '0'))
  const server = createServer(async (request, response) => {
    asked.push(request.url)
    try {
      const answer = await fetch(new URL(request.url, origin))
      const body = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain', 'cache-control': 'no-cache' })
      response.end(published && request.url.endsWith('/sw.js') ? another(body.toString()) : body)
    } catch {
      response.destroy()
    }
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const stop = () =>
    new Promise((done) => {
      server.close(done)
      server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${server.address().port}${new URL(origin).pathname}`, asked, publish: () => published++, stop }
}

/** Opens the first screen at this address and waits until the app is kept; a development build is not, which skips the journey. */
export async function openKept(page, address) {
  await page.goto(address)
  await expect(button(page, 'New community')).toBeVisible({ timeout: 30_000 })
  const kept = await keptWhole(page)
  if (!kept && process.env.CI) throw new Error('expected a release build, whose sw.js keeps every file; found a development build')
  test.skip(!kept, 'this is a development build, which is not kept for use without a network')
}

/** One visit to a host of our own, which then goes away, and the network with it; where the host was. */
export async function visitOnce(page, baseURL) {
  const host = await ownHost(baseURL)
  try {
    await openKept(page, host.address)
  } finally {
    await host.stop()
  }
  await page.context().setOffline(true)
  return host.address
}
