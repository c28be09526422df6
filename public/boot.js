// Before and around the app: the opening message, the message when it cannot start, and the service worker.

const part = (name) => document.querySelector(`#boot [data-boot=${name}]`)
const show = (name) => {
  for (const other of ['opening', 'failed']) if (part(other)) part(other).hidden = other !== name
}

let started = false
// A quick start shows nothing.
const slow = setTimeout(() => started || show('opening'), 400)
const failed = () => {
  if (started) return
  clearTimeout(slow)
  show('failed')
}
addEventListener('error', failed)
addEventListener('unhandledrejection', failed)
// Trunk's loader says so once the wasm has run its main.
addEventListener('TrunkApplicationStarted', () => {
  started = true
  clearTimeout(slow)
  document.getElementById('boot')?.remove()
  keepOffline()
})
if (typeof WebAssembly !== 'object') failed()

// Keeps Linli for use without a network, where the browser allows it (https, or this very machine).
// When a newer version waits, <html data-update="ready"> and the event `linli-update-ready` say so;
// the app may answer with the event `linli-update`, which swaps the versions and reloads the page.
async function keepOffline() {
  const workers = navigator.serviceWorker
  if (!workers || !isSecureContext) return
  let registration
  try {
    registration = await workers.register(new URL('sw.js', import.meta.url), { scope: new URL('./', import.meta.url).pathname, updateViaCache: 'none' })
  } catch (error) {
    console.warn('Linli cannot be kept for use without a network:', error)
    return
  }
  const ready = () => {
    // Without a worker in charge this was the first one, which makes nobody wait.
    if (!registration.waiting || !workers.controller) return
    document.documentElement.dataset.update = 'ready'
    dispatchEvent(new CustomEvent('linli-update-ready'))
  }
  ready()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', ready))
  addEventListener('linli-update', () => {
    workers.addEventListener('controllerchange', () => location.reload(), { once: true })
    registration.waiting?.postMessage({ type: 'skip-waiting' })
  })
}
