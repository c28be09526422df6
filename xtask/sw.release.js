// Linli without a network: every file of one version, kept together; and what the system shares to the app. Written by xtask/finish.mjs.
const VERSION = "VERSION"
const FILES = ["FILES"]

const scope = new URL('./', self.location.href).href
const prefix = `linli ${new URL(scope).pathname} `
const name = prefix + VERSION
const known = new Set(FILES.map((file) => new URL(file, scope).href))
const share = `${scope}share`

const olderVersions = async () => (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name)

// All or nothing: a version with a file missing is never used. `reload` goes past the browser's own cache.
self.addEventListener('install', (event) => {
  const requests = FILES.map((file) => new Request(new URL(file, scope), { cache: 'reload', credentials: 'same-origin' }))
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(requests)))
})

// A new version waits until no page of the old one is open, or until a page says that it is ready.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'skip-waiting') self.skipWaiting()
})

// The files of the version before stay for another window in which it still runs; the next version takes them away.
self.addEventListener('activate', (event) => {
  const forget = async () => {
    const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const isAlone = all.filter(({ url }) => url.startsWith(scope)).length < 2
    if (isAlone) await Promise.all((await olderVersions()).map((key) => caches.delete(key)))
    await self.clients.claim()
  }
  event.waitUntil(forget())
})

async function kept(key) {
  for (const cache of known.has(key) ? [name] : await olderVersions()) {
    const answer = await (await caches.open(cache)).match(key)
    if (answer) return answer
  }
}

// Files for the app, with a network or without: laid down for browser/launch.rs, which takes them out once. An answer that is none says that the
// rest did not fit.
async function layDown(request) {
  const place = `linli-shared ${scope}`
  await caches.delete(place)
  const cache = await caches.open(place)
  let laid = 0
  try {
    for (const file of (await request.formData()).getAll('file')) {
      if (!(file instanceof File)) continue
      const headers = { 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent(file.name) }
      await cache.put(`${share}?${laid}`, new Response(file, { headers }))
      laid += 1
    }
  } catch {
    await cache.put(`${share}?${laid}`, new Response(null, { status: 507 }))
  }
}

// The cache first. Other origins (online tiles, a live room) and addresses we do not know are none of our business.
self.addEventListener('fetch', (event) => {
  const { method, url: address } = event.request
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  const key = url.href === `${scope}index.html` ? scope : url.href
  if (method === 'POST' && key === share) event.respondWith(layDown(event.request).catch(() => {}).then(() => Response.redirect(scope, 303)))
  if (method === 'GET' && key.startsWith(scope)) event.respondWith(kept(key).then((answer) => answer ?? fetch(event.request)))
})
