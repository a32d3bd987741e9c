import type { Page } from '@playwright/test'
import { everything } from '#tests/support/policy.ts'
import {
  addRule,
  card,
  keepOnlyTheCast,
  openForm,
  panel,
  propose,
  proposeButton,
  putRules,
  restore,
  setAdmin,
} from './support/policy-page.ts'
import { expect, test } from './support/test.ts'

// Rules that are not right are refused by the route too; the page shows the sentence.
test.use({ expectedErrors: [/status of (422|503)/] })
test.afterEach(restore)

/** A press on what cannot be pressed: it leads to what is missing. */
const press = (page: Page) => proposeButton(page).click({ force: true })

test('What is not right has its sentence in place, and nothing typed is lost, over a reload too.', async ({
  as,
}) => {
  const page = await as('Otto')
  await openForm(page)
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await press(page)
  const rule = card(page, 1)
  for (const sentence of [
    'Give the rule a name.',
    'Enter an amount, such as 1,000.',
    'A currency has three letters, such as EUR.',
  ])
    await expect(rule.getByText(sentence)).toBeVisible()
  await expect(page.getByText('Say in a sentence why: the second admin reads it.')).toBeVisible()
  await expect(rule.getByLabel('Name', { exact: true })).toBeFocused()

  await rule.getByLabel('Name', { exact: true }).fill('Odd money')
  await rule.getByLabel('At least').fill('a lot')
  await rule.getByLabel('Currency').fill('QQQ')
  await expect(rule.getByText('An amount is a number, such as 120.00 or 1,200.')).toBeVisible()
  await expect(rule.getByText('There is no such currency.')).toBeVisible()
  await rule.getByLabel('At least').fill('12.345')
  await rule.getByLabel('Currency').fill('EUR')
  await expect(rule.getByText('Write it without a point, or with two decimals.')).toBeVisible()
  await rule.getByLabel('At least').fill('1200.50')
  await rule.getByLabel('Currency').fill('jpy')
  await expect(rule.getByText('JPY has no decimals: write a whole number.')).toBeVisible()
  await rule.getByLabel('At least').fill('150,000')

  await rule.getByLabel('a written reason').check()
  await rule.getByLabel('What to write, in words').fill('Name the ticket.')
  await rule.getByLabel('Pattern that it must match').fill('(a')
  await expect(rule.getByText('This is no regular expression that can be checked')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await rule.getByRole('button', { name: /Odd money/, expanded: false }).click()
  await expect(rule.getByLabel('At least')).toHaveValue('150,000')
  await expect(rule.getByLabel('Pattern that it must match')).toHaveValue('(a')
  await rule.getByLabel('Pattern that it must match').fill(String.raw`\bINC-\d+`)
  await expect(panel(page, 'Back-test')).toContainText(/Of \d+ request|No request was filed/)

  await rule.getByRole('button', { name: 'Remove condition 1' }).click()
  await press(page)
  await expect(rule.getByText('Give it a condition: without one it catches everything')).toBeVisible()
  await rule.getByRole('button', { name: 'Add a condition' }).click()
  await rule.getByLabel('When', { exact: true }).selectOption({ label: 'Kind' })
  await expect(rule.getByText('Choose at least one kind.')).toBeVisible()
  await rule.getByLabel('User dispute').check()
  await rule.getByLabel('Name', { exact: true }).fill('everything')
  await expect(card(page, 2).getByText('Rule 1 has this name.')).toBeVisible()
  await rule.getByLabel('Name', { exact: true }).fill('Disputes')
  await page.getByLabel('Days until an undecided request expires').fill('two')
  await expect(page.getByText('Enter a number of days from 1 to 90.')).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.locator('[data-rule]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card(page, 1)).toContainText('Disputes')
  await page.getByRole('button', { name: 'Discard' }).click()
})

test('A rule that asks for what nobody could give, and one that never counts, are told of before they are proposed.', async ({
  as,
}) => {
  await keepOnlyTheCast()
  const page = await as('Otto')
  await openForm(page)
  const first = await addRule(page, { name: 'Some', amount: '10', currency: 'EUR' })
  await first.getByLabel('Approvers').selectOption('3')
  await expect(first.getByText('Nobody could decide what Lea Fontaine files')).toBeVisible()
  await first.getByLabel('one of them also a manager').check()
  await expect(
    first.getByText('it asks for an approver who is also a manager, and nobody is both.'),
  ).toBeVisible()
  await first.getByLabel('one of them also a manager').uncheck()
  await first.getByLabel('Approvers').selectOption('2')
  await expect(first.getByText(/Nobody could decide/)).toHaveCount(0)
  const second = await addRule(page, { name: 'More', amount: '20', currency: 'EUR' })
  await expect(second.getByText('It can never count: the rules above catch everything')).toBeVisible()
  await page.getByRole('button', { name: 'Move up: More' }).click()
  await expect(page.getByText('It can never count')).toHaveCount(0)
})

test('A proposal is refused while another waits, and one on a version that is in force no more; what was typed stays.', async ({
  as,
}) => {
  await setAdmin('Mira', true)
  const [otto, mira] = [await as('Otto'), await as('Mira')]
  await openForm(otto)
  await addRule(otto, { name: 'Of Otto', amount: '10', currency: 'EUR' })
  await otto.getByLabel('Because').fill('Otto wants it so.')
  await openForm(mira)
  await addRule(mira, { name: 'Of Mira', amount: '20', currency: 'EUR' })
  await propose(mira, 'Mira wants it so.')

  await expect(proposeButton(otto)).not.toHaveAttribute('aria-disabled')
  await proposeButton(otto).click()
  await expect(
    otto.getByText('Another proposal waits for a decision, and one is decided at a time.'),
  ).toBeVisible()
  await expect(otto.getByText(/^Version \d+ waits for a decision\.$/)).toBeVisible()
  await expect(card(otto, 1)).toContainText('Of Otto')

  await mira.getByRole('button', { name: /^Withdraw/ }).click()
  await mira.getByRole('button', { name: /^Withdraw version/ }).click()
  await expect(mira.getByRole('link', { name: /^Propose a change/ })).toBeVisible()
  await otto.reload()
  await putRules([everything({ approvers: 2 })])
  await expect(otto.getByLabel('Because')).toHaveValue('Otto wants it so.')
  await expect(proposeButton(otto)).not.toHaveAttribute('aria-disabled')
  await proposeButton(otto).click()
  await expect(otto.getByText(/^Version \d+ is in force now; this was begun on version \d+\.$/)).toBeVisible()
  await expect(card(otto, 1)).toContainText('Of Otto')
  await expect(otto.getByLabel('Because')).toHaveValue('Otto wants it so.')
  await otto.getByRole('button', { name: /^Go on from version/ }).click()
  await expect(proposeButton(otto)).not.toHaveAttribute('aria-disabled')
  await otto.getByRole('button', { name: 'Discard' }).click()
})

test('A back-test that did not come says so, and comes on another try.', async ({ as }) => {
  const page = await as('Otto')
  await openForm(page)
  await page.route('**/api/policy/back-test', (asked) =>
    asked.fulfill({ status: 503, json: { kind: 'unavailable', sentence: 'The desk is busy. Try again.' } }),
  )
  await addRule(page, { name: 'Some', amount: '10', currency: 'EUR' })
  await expect(panel(page, 'Back-test')).toContainText('The desk is busy. Try again.')
  await page.unroute('**/api/policy/back-test')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(panel(page, 'Back-test')).toContainText(/Of \d+ request|No request was filed/)
  await page.getByRole('button', { name: 'Discard' }).click()
})

test('Forty rules are the most, here and at the desk’s door.', async ({ as }) => {
  const page = await as('Otto')
  const forty = Array.from({ length: 39 }, (_, at) => ({
    ...everything(),
    name: `Rule ${at}`,
    when: [{ about: 'payments' as const, atLeast: 100 - at }],
  }))
  await putRules([...forty, everything()])
  await openForm(page)
  await expect(page.getByRole('button', { name: 'Add a rule' })).toHaveAttribute('aria-disabled', 'true')
  const rules = [...forty, { ...forty[0], name: 'One more' }, everything()]
  const answer = await page.request.post('/api/policy/back-test', { data: { rules } })
  expect(answer.status()).toBe(422)
  expect(await answer.text()).toContain('A policy has at most 40 rules.')
})
