// The app's worker matches the community that benches/matching.rs left, beside the same work natively in the same run.
import { chromium } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { median, row } from './rows.mjs'

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

/** Milliseconds from asking a worker that is there to its answer, for the first time and, of the same worker, again. */
const asked = () =>
  page.evaluate(
    ([text, base64, again]) =>
      new Promise((resolve, reject) => {
        const worker = new Worker('worker_loader.js', { type: 'module' })
        const times = []
        let begun = 0
        const ask = () => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer
          begun = performance.now()
          worker.postMessage({ text, bytes }, [bytes])
        }
        worker.onerror = (event) => reject(new Error(event.message))
        worker.onmessage = ({ data }) => {
          if (data.type === 'ready') ask()
          else if (data.type === 'failed') reject(new Error(data.text))
          else if (data.type === 'done') {
            times.push(performance.now() - begun)
            if (times.length <= again) return ask()
            worker.terminate()
            resolve(times)
          }
        }
      }),
    [JSON.stringify(work), bytes, ROUNDS],
  )

const [first, again] = [[], []]
for (let round = 0; round < ROUNDS; round += 1) {
  const [one, ...others] = await asked()
  first.push(one)
  again.push(...others)
}
for (const [when, times] of [['asked for the first time', first], ['asked again', again]]) {
  const ours = median(times)
  row(`matching in the worker, records in and answer out, ${when} (reference: the same natively)`, n, ours, native_ms, 'ms', 2 * native_ms, ours <= 2 * native_ms)
}
await browser.close()
