import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { goToCase, openCase, talk } from './support/cases.ts'
import { openedBefore } from './support/clocks.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 150_000 })

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

test('An admin changes hours, a holiday and a target; what is wrong stands beside its field, and open cases are counted anew.', async ({
  as,
}) => {
  const [sam, otto] = [await as('Sam'), await as('Otto')]
  const word = `clock${crypto.randomUUID().replaceAll('-', '')}`
  const opened = await openCase(sam, { summary: word, kind: 'Custom scenario' })
  await goToCase(sam, opened)
  await sam.keyboard.press('c')
  await expect(talk(sam)).toContainText('took it')
  await openedBefore(opened.id, 180)

  await openClocks(otto)
  const before = await Promise.all(days.map((day) => otto.getByLabel(day).inputValue()))
  const offered = await otto
    .getByLabel('Time zone')
    .evaluate((node) => [...((node as HTMLInputElement).list?.options ?? [])].map(({ value }) => value))
  expect(offered).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin', 'Asia/Tokyo']))
  await otto.getByLabel('Time zone').fill('Europe/Atlantis')
  await otto.getByLabel('Monday').fill('nine to five')
  await otto.getByLabel('Tuesday').fill('13:00-17:00, 9:00-12:00')
  await otto.getByLabel('Holidays').fill('Christmas')
  await otto.getByRole('button', { name: 'Add a target' }).click()
  const target = otto
    .getByRole('group')
    .filter({ has: otto.getByRole('button', { name: 'Remove' }) })
    .last()
  await target.getByLabel('Kind').selectOption({ label: 'Custom scenario' })
  await target.getByLabel('First answer within').fill('soon')
  await target.getByLabel('Money at stake from').fill('much')
  await set(otto)
  await expect(otto.getByLabel('Time zone')).toBeFocused()
  await expectBeside(otto.getByLabel('Time zone'), 'There is no such time zone. Write it as Europe/Berlin.')
  await expectBeside(otto.getByLabel('Monday'), 'Write the hours as 9:00-12:00, 13:00-17:00.')
  await expectBeside(otto.getByLabel('Tuesday'), 'The hours of a day are in order, and do not overlap.')
  await expectBeside(otto.getByLabel('Holidays'), 'Write a holiday as 2026-12-25.')
  await expectBeside(target.getByLabel('First answer within'), 'Write it as 8 h, or 1 h 30 min.')
  await expectBeside(target.getByLabel('Money at stake from'), 'Write the amount as 120.00.')
  await expectBeside(otto.getByLabel('Why'), 'Say in a sentence why: it stands in the audit.')
  await expect(otto.getByLabel('Monday')).toHaveValue('nine to five')
  await expect(target.getByLabel('First answer within')).toHaveValue('soon')
  await expectAccessible(otto)

  await otto.getByLabel('Time zone').fill('Europe/Berlin')
  for (const day of days) await otto.getByLabel(day).fill('0:00-24:00')
  await otto.getByLabel('Holidays').fill('2031-12-25')
  await target.getByLabel('Money at stake from').fill('')
  await target.getByLabel('First answer within').fill('4 h')
  await target.getByLabel('Resolution within').fill('100 h')
  await otto.getByLabel('Why').fill('Custom scenarios are answered within four hours.')
  await setIt(otto)
  await expect(otto.getByLabel('Holidays')).toHaveValue('2031-12-25')

  const row = sam.getByRole('row').filter({ hasText: word })
  await expectClock(sam, `/cases?text=${word}`, row, /due in \d+ min|due in 1 h/)
  await expectClock(sam, '/', row, /due in/)
  await goToCase(sam, opened)
  await expect(sam.getByText(/^due in/).first()).toBeVisible()
  await expectTold(sam, `The first answer of ${opened.name} is due within two hours.`)

  await openClocks(otto)
  await target.getByLabel('First answer within').fill('2 h 30 min')
  await otto.getByLabel('Why').fill('They are answered sooner from today.')
  await setIt(otto)
  await expectClock(sam, `/cases?text=${word}&clock=late`, row, 'late by')
  await expectClock(sam, '/', row, 'late by')
  await goToCase(sam, opened)
  await expect(sam.getByText(/^late by/).first()).toBeVisible()
  await expect(talk(sam)).not.toContainText('case.clocks')
  await expectTold(sam, `The first answer of ${opened.name} is late.`)

  await openClocks(otto)
  for (const [at, day] of days.entries()) await otto.getByLabel(day).fill(before[at] ?? '')
  await target.getByRole('button', { name: 'Remove' }).click()
  await otto.getByLabel('Why').fill('Back to the hours of before.')
  await setIt(otto)
})

async function openClocks(page: Page) {
  await page.goto('/cases/settings?part=clocks')
  await whenAlive(page.getByRole('button', { name: 'Add a target' }))
}

const set = (page: Page) => page.getByRole('button', { name: 'Set the calendar and the targets' }).click()

async function setIt(page: Page) {
  await set(page)
  await expect(page.getByText('It is set. The clocks of open cases are counted anew.')).toBeVisible()
  await expect(page.getByLabel('Why')).toHaveValue('')
}

async function expectBeside(field: Locator, sentence: string) {
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(sentence)
}

/** The worker counts anew within seconds. */
async function expectClock(page: Page, address: string, row: Locator, words: string | RegExp) {
  await expect(async () => {
    await page.goto(address)
    await expect(row).toContainText(words, { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
}

async function expectTold(page: Page, sentence: string) {
  await expect(async () => {
    await page.goto('/notices')
    await expect(page.getByRole('row').filter({ hasText: sentence })).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
}
