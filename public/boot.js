// Before and around the app: the opening message, the message when it cannot start, the offer to install, and the service worker.

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

// The browser offers to install once, perhaps before the app stands; browser/install.rs takes the offer up when a person asks.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  globalThis.linliInstall = event
})
addEventListener('appinstalled', () => delete globalThis.linliInstall)

// Keeps Linli for use without a network, where the browser allows it (https, or this very machine).
// The app (browser/service_worker.rs) asks the same worker for news of a waiting version and says when to swap.
function keepOffline() {
  if (!isSecureContext || !navigator.serviceWorker) return
  const refused = (error) => console.warn('Linli cannot be kept for use without a network:', error)
  navigator.serviceWorker.register(new URL('sw.js', import.meta.url)).catch(refused)
}
