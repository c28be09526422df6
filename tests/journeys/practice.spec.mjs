// What people mean to do and what happened: actions and events, begun from the list, complete, and kept.
import { button, card, counts, expect, exportBackup, featuresOf, form, newCommunity, put, saved, start, test, toList, toMap } from './kit.mjs'

const row = (page, name) => page.locator('tbody tr').filter({ has: page.locator(`input[value="${name}"]`) })

/** Types a part of a name into a field for records and takes the first that fits. */
async function pick(page, field, name) {
  const search = form(page).getByRole('searchbox', { name: field })
  await search.fill(name)
  await form(page).getByRole('button', { name, exact: true }).click()
}

test('an action and an event, from the list to the backup', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await put(page, "Individuals' gifts", 'Bike repairs', 0.3, 0.4)
  await put(page, 'Physical space', 'The square', 0.5, 0.4)
  await put(page, 'Need', 'We would like working bikes', 0.4, 0.6)
  await toList(page)

  await test.step('an action', async () => {
    await button(page, 'New action').click()
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Repair morning')
    await form(page).getByRole('combobox', { name: 'State' }).selectOption({ label: 'Agreed' })
    await pick(page, 'What is combined', 'Bike repairs')
    await expect(form(page).getByText('More than an idea takes two assets')).toBeVisible()
    await pick(page, 'What is combined', 'The square')
    await expect(form(page).getByText('More than an idea takes two assets')).toBeHidden()
    await pick(page, 'Which wishes it answers', 'We would like working bikes')
    await form(page).getByText('More', { exact: true }).click()
    await form(page).getByRole('textbox', { name: 'Who sees to it' }).fill('The mutual-aid group')
    await form(page).getByLabel('To be done by').fill('2020-02-03')
    await form(page).getByRole('textbox', { name: 'Next step' }).fill('Ask for the key')
    await form(page).getByRole('textbox', { name: 'How many will take part' }).fill('7')
    await form(page).getByRole('textbox', { name: 'What is wanted' }).fill('Menders')
    await pick(page, 'Who or what fills it', 'Bike repairs')
    await expect(form(page).getByText('Menders: Bike repairs')).toBeVisible()
    await button(form(page), 'Refer').click()
    const stage = form(page).getByRole('status', { name: 'Towards self-help' })
    for (const tick of ['What we have and what for are named', 'It has happened once']) await form(page).getByRole('checkbox', { name: tick }).check()
    await expect(stage).toContainText('Worker-led')
    await form(page).getByRole('checkbox', { name: 'What we have and what for are named' }).uncheck()
    await expect(stage).toContainText('Found')
    await form(page).getByRole('checkbox', { name: 'What we have and what for are named' }).check()
    await form(page).getByRole('textbox', { name: 'Goal 2' }).fill('Nothing is thrown away')
    await button(form(page), 'Save').click()
    await expect(form(page)).toBeHidden()
    await saved(page)
    await expect(row(page, 'Repair morning')).toContainText('Action')
    await expect(row(page, 'Repair morning')).toContainText('2020-02-03')
    await expect(row(page, 'Repair morning')).toContainText('overdue')
  })

  await test.step('an event', async () => {
    await button(page, 'New event').click()
    await form(page).getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Meeting' })
    await form(page).getByLabel('Day').fill('')
    await form(page).getByLabel('Day').blur()
    await expect(form(page).getByText('Please choose a day.')).toBeVisible()
    await form(page).getByLabel('Day').fill('2026-11-24')
    await form(page).getByRole('checkbox', { name: 'It has taken place' }).check()
    await form(page).getByRole('textbox', { name: 'What came of it' }).fill('Twelve bikes mended')
    await form(page).getByText('More', { exact: true }).click()
    await pick(page, 'What it was about', 'Repair morning')
    await form(page).getByRole('textbox', { name: 'How many people came' }).fill('23')
    await button(form(page), 'Save').click()
    await expect(form(page)).toBeHidden()
    await saved(page)
    await expect(row(page, 'Twelve bikes mended').getByRole('combobox', { name: 'State' })).toHaveValue('held')
  })

  await test.step('the list tells them apart', async () => {
    const kind = page.getByRole('search').getByRole('combobox', { name: 'Kind' })
    await kind.selectOption({ label: 'Event' })
    await expect(page.getByRole('status', { name: 'Found' })).toHaveText('1 record')
    await page.getByRole('search').getByRole('combobox', { name: 'State' }).selectOption({ label: 'Planned' })
    await expect(page.getByRole('status', { name: 'Found' })).toHaveText('0 records')
    await kind.selectOption({ label: 'Action' })
    await expect(page.getByRole('status', { name: 'Found' })).toHaveText('1 record')
    await kind.selectOption('')
  })

  await test.step('its card', async () => {
    await button(page, 'Show Repair morning on the map').click()
    await expect(card(page)).toContainText('Bike repairs · The square')
    await expect(card(page)).toContainText('2020-02-03 (overdue)')
    await expect(card(page)).toContainText('Worker-led · Next: Two residents or more hold tasks of their own')
    await expect(button(card(page), 'Connect')).toBeHidden()
    await expect(counts(page)).toHaveText('2 assets, 1 need, 0 links')
  })

  await test.step('kept, and in the backup', async () => {
    await page.reload()
    await toMap(page)
    const features = Object.values(featuresOf(await exportBackup(page)))
    const of = (record) => features.filter((feature) => feature.properties.record === record)
    const uid = (name) => of('asset').find((feature) => feature.properties.name === name).id
    const [action] = of('action')
    expect(action.properties).toMatchObject({
      name: 'Repair morning', state: 'agreed', asset_uids: `${uid('Bike repairs')};${uid('The square')}`, need_uids: of('need')[0].id,
      owner: 'The mutual-aid group', due: '2020-02-03', next_step: 'Ask for the key', supporters: 7, slot_names: 'Menders',
      slot_uids: uid('Bike repairs'), worker_roles: 'refer', self_help_ticks: 'purpose_named;happened_once', goals: ';Nothing is thrown away',
    })
    const [event] = of('event')
    expect(event.properties).toMatchObject({
      event_kind: 'meeting', event_date: '2026-11-24', held: true, outcome: 'Twelve bikes mended', about_uids: action.id, people_count: 23,
    })
    expect(event.geometry).toEqual(action.geometry)
  })
})

test('stars are asked for only of groups, and only once the community shows stars', async ({ page }) => {
  await start(page)
  await newCommunity(page, 'Wah Fu')
  await put(page, 'Associations', 'Choir', 0.4, 0.4)
  const stars = form(page).getByRole('textbox', { name: 'Stars (1–5)' })
  const edit = async () => {
    await button(card(page), 'Edit').click()
    await form(page).getByText('More', { exact: true }).click()
  }
  await edit()
  await expect(form(page).getByRole('combobox', { name: 'Level' })).toBeVisible()
  await expect(stars).toBeHidden()
  await button(form(page), 'Cancel').click()
  await button(page, 'About Wah Fu').click()
  await page.getByRole('checkbox', { name: 'Show stars for groups' }).check()
  await button(page.getByRole('dialog'), 'Save').click()
  await edit()
  await stars.fill('4')
  await button(form(page), 'Save').click()
  await expect(card(page)).toContainText('★★★★')
  await edit()
  await button(form(page), 'Gifts').click()
  await expect(stars).toBeHidden()
  await button(form(page), 'Save').click()
  await expect(card(page)).not.toContainText('★')
})
