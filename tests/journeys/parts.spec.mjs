// The app comes in several files: the first page needs only its own, and a part that does not come is told of and asked for again.
import { button, expect, newCommunity, test, toList, toStart } from './kit.mjs'

const PARTS = /\/(split|chunk)_[^/]*\.wasm$/

test.use({ expectedErrors: [/Failed to load resource|ERR_FAILED|Failed to fetch|error occurred when fetching the script/] })

test('the first page stands without the other parts, and brings them once they come', async ({ page, context }) => {
  const asked = []
  // Kept for use without a network, the parts would come all the same.
  await context.route('**/sw.js', (route) => route.abort())
  await context.route(PARTS, (route) => {
    asked.push(route.request().url())
    return route.abort()
  })
  await page.goto('./')
  await expect(button(page, 'Explore the sample')).toBeVisible({ timeout: 30_000 })
  if (!(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /\/split-[^/]*\.js$/.test(name))))) {
    if (process.env.CI) throw new Error('expected a release build, which comes in parts; found a development build')
    test.skip(true, 'this is a development build, which comes whole')
  }
  await expect.poll(() => asked.length, 'the parts are fetched ahead').toBeGreaterThan(0)

  await test.step('what cannot be had is told of', async () => {
    await button(page, 'New community').click()
    await expect(page.getByRole('alert')).toHaveText('This part could not be loaded. Please check the network.')
  })

  await test.step('and comes at the next try', async () => {
    await context.unroute(PARTS)
    await button(page, 'Try again').click()
    await expect(page.getByRole('textbox', { name: 'Community name' })).toBeVisible()
    await page.keyboard.press('Escape')
    await newCommunity(page, 'Shek Pai Wan')
    await toList(page)
    await toStart(page)
  })
})
