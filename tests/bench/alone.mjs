// The reference: MapLibre and nothing else on the same points, in a page of the same origin.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'

const dist = dirname(fileURLToPath(import.meta.resolve('maplibre-gl')))

/** Milliseconds to parse and draw the points clustered, to move one of them, and to put one value durably into IndexedDB; and the page. */
export async function alone(context, address, text) {
  const page = await context.newPage()
  await page.route('**/alone/**', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop()
    if (name === 'index.html') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><div id="map" style="position:fixed;inset:0"></div>' })
    return route.fulfill({ contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript', body: readFileSync(join(dist, name)) })
  })
  // Beside the app, where its service worker has no say.
  await page.goto(new URL('/alone/index.html', address).href)
  const figures = await page.evaluate(async (text) => {
    const maplibre = await import('./maplibre-gl.mjs')
    maplibre.setWorkerUrl(new URL('./maplibre-gl-worker.mjs', location.href).href)
    const style = { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#f1ece1' } }] }
    const map = new maplibre.Map({ container: 'map', style, center: [114.15, 22.25], zoom: 12 })
    await map.once('load')
    const rest = () => new Promise((resolve) => setTimeout(resolve, 1000))
    const idle = () => new Promise((resolve) => map.once('idle', resolve))
    await rest()
    let begun = performance.now()
    const data = JSON.parse(text)
    data.features.forEach((feature, id) => { feature.id = id })
    map.addSource('points', { type: 'geojson', data, cluster: true, clusterRadius: 44 })
    map.addLayer({ id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 12 } })
    await idle()
    const opened = performance.now() - begun
    await rest()
    begun = performance.now()
    map.getSource('points').updateData({ update: [{ id: 1, newGeometry: { type: 'Point', coordinates: [114.15, 22.25] } }] })
    await idle()
    const edited = performance.now() - begun
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('alone', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('log', { autoIncrement: true })
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    begun = performance.now()
    await new Promise((resolve, reject) => {
      const transaction = database.transaction('log', 'readwrite', { durability: 'strict' })
      transaction.objectStore('log').add(new Uint8Array(64))
      transaction.oncomplete = resolve
      transaction.onerror = reject
    })
    return { opened, edited, stored: performance.now() - begun }
  }, text)
  return { page, ...figures }
}
