// Journeys run through the release build in dist/, in the system's Chromium.
// `cargo xtask test journeys` builds nothing but serves dist/ under /linli/ and sets LINLI_URL;
// run by hand (`npx playwright test --config tests/journeys/playwright.config.mjs`), Playwright starts that server itself.
import { defineConfig } from '@playwright/test'

const asRoot = process.getuid?.() === 0
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const webgl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']
const port = 4173

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.{mjs,js,ts}',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A journey that fails only sometimes is a bug of ours; nothing is tried twice.
  retries: 0,
  workers: Number(process.env.LINLI_WORKERS ?? 2),
  // A ceiling for a busy machine, not an expectation: most journeys take seconds.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.LINLI_URL ?? `http://127.0.0.1:${port}/linli/`,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Asia/Hong_Kong',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    // Without its film, which costs a twelfth of the time: the last picture is taken anyway.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.LINLI_CHROMIUM ?? '/usr/bin/chromium',
      args: [...(asRoot ? ['--no-sandbox'] : []), ...quiet, ...webgl],
    },
  },
  webServer: process.env.LINLI_URL
    ? undefined
    : { command: `cargo xtask static --base /linli/ --port ${port}`, url: `http://127.0.0.1:${port}/linli/`, reuseExistingServer: true, timeout: 120_000 },
})
