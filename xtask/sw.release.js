// Linli without a network: every file of one version, kept together. Written by xtask/finish.mjs.
const VERSION = "VERSION"
const FILES = ["FILES"]

const scope = new URL('./', self.location.href).href
const prefix = `linli ${new URL(scope).pathname} `
const name = prefix + VERSION
const known = new Set(FILES.map((file) => new URL(file, scope).href))

// All or nothing: a version with a file missing is never used. `reload` goes past the browser's own cache.
self.addEventListener('install', (event) => {
  const requests = FILES.map((file) => new Request(new URL(file, scope), { cache: 'reload', credentials: 'same-origin' }))
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(requests)))
})

// A new version waits until no page of the old one is open, or until a page says that it is ready.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'skip-waiting') self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name)
    await Promise.all(old.map((key) => caches.delete(key)))
    await self.clients.claim()
  }
  event.waitUntil(forget())
})

// The cache first. Other origins (online tiles, a live room) and addresses we do not know are none of our business.
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  url.search = ''
  url.hash = ''
  const key = url.href === `${scope}index.html` ? scope : url.href
  if (event.request.method !== 'GET' || !known.has(key)) return
  const answer = async () => (await (await caches.open(name)).match(key)) ?? fetch(event.request)
  event.respondWith(answer())
})
