// The app's worker matches the community that benches/matching.rs left, beside the same work natively in the same run.
import { chromium } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROUNDS = 3
const address = process.env.LINLI_URL
if (!address) throw new Error('expected LINLI_URL, the address of a release build; run cargo xtask bench')
const left = (name) => fileURLToPath(new URL(`../../target/bench/${name}`, import.meta.url))
if (!existsSync(left('matching.json'))) throw new Error('expected target/bench/matching.json; run cargo bench --bench matching first')

const { work, n, native_ms } = JSON.parse(readFileSync(left('matching.json'), 'utf8'))
const bytes = readFileSync(left('matching.bin')).toString('base64')
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({
  executablePath: process.env.LINLI_CHROMIUM ?? '/usr/bin/chromium',
  args: [...asRoot, '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
})
const page = await (await browser.newContext()).newPage()
await page.goto(address)
await page.getByRole('heading', { level: 1 }).waitFor()

/** Milliseconds from asking a worker that is there to its answer. */
const asked = () =>
  page.evaluate(
    ([text, base64]) =>
      new Promise((resolve, reject) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer
        const worker = new Worker('worker_loader.js', { type: 'module' })
        let begun = 0
        worker.onerror = (event) => reject(new Error(event.message))
        worker.onmessage = ({ data }) => {
          if (data.type === 'ready') {
            begun = performance.now()
            worker.postMessage({ text, bytes }, [bytes])
          } else if (data.type === 'done') {
            resolve(performance.now() - begun)
            worker.terminate()
          } else if (data.type === 'failed') reject(new Error(data.text))
        }
      }),
    [JSON.stringify(work), bytes],
  )

const times = []
for (let round = 0; round < ROUNDS; round += 1) times.push(await asked())
const ours = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]
const budget = 2 * native_ms
console.log(JSON.stringify({ work: 'matching in the worker, records in and answer out (reference: the same natively)', n, ours, reference: native_ms, unit: 'ms', ratio: ours / native_ms, budget, ok: ours <= budget }))
await browser.close()
