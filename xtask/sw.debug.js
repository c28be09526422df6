// In a development build nothing is kept: this worker, "VERSION", removes an older one and itself. Written by xtask/finish.mjs.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => {
  const leave = async () => {
    const scope = new URL('./', self.location.href).pathname
    for (const key of await caches.keys()) if (key.startsWith(`linli ${scope} `)) await caches.delete(key)
    await self.registration.unregister()
  }
  event.waitUntil(leave())
})
