import { asks, everything } from '#tests/support/policy.ts'
import { expectAccessible } from './support/accessible.ts'
import {
  addRule,
  card,
  openForm,
  panel,
  propose,
  proposeButton,
  putRules,
  restore,
  setAdmin,
  title,
} from './support/policy-page.ts'
import { fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

// Axe looks four times through each page, and a trace would keep each look.
test.use({ trace: 'off', expectedErrors: [/status of (422|404)/] })
test.describe.configure({ timeout: 200_000 })
test.afterEach(restore)

const many = [
  ...Array.from({ length: 39 }, (_, at) => ({
    name: `Money from ${String((40 - at) * 100)} euros on`,
    when: [{ about: 'money' as const, currency: 'eur', atLeast: (40 - at) * 10_000 }],
    then: asks({ approvers: 1 + (at % 3), manager: at % 5 === 0 }),
  })),
  everything(),
]

test('The policy is accessible: the first one, one that waits, and forty rules.', async ({ as }) => {
  const [otto, mira] = [await as('Otto'), await as('Mira')]
  await fileRequest(await as('Sam'), await seedCustomer())
  await otto.goto('/policy')
  await expect(otto.getByText('Nobody else is admin.')).toBeVisible()
  await expectAccessible(otto)

  await openForm(otto)
  await addRule(otto, { name: 'Some money', amount: '10', currency: 'EUR' })
  await propose(otto, 'Two should look at it.')
  await expect(panel(otto, 'Another admin decides')).toContainText('Nobody else is admin.')
  await expectAccessible(otto)
  await setAdmin('Mira', true)
  await mira.goto('/policy')
  await expect(panel(mira, 'Back-test')).toContainText('would have been asked for more')
  await mira.getByRole('button', { name: /^Reject/ }).click()
  await expectAccessible(mira)
  await mira
    .getByRole('link', { name: /^Version \d+$/ })
    .first()
    .click()
  await expect(title(mira)).toHaveText(/waits for a decision$/)
  await expectAccessible(mira)
  await mira.goto('/policy/99999')
  await expectAccessible(mira)
})

test('Forty rules are accessible, read and proposed.', async ({ as }) => {
  const [otto, mira] = [await as('Otto'), await as('Mira')]
  await setAdmin('Mira', true)
  await putRules(many)
  await openForm(otto)
  await otto.getByRole('button', { name: 'Move up: Money from 200 euros on' }).click()
  await expect(panel(otto, 'Back-test')).toContainText(/Of \d+ request|No request was filed/)
  await expectAccessible(otto)
  await propose(otto, 'It should stand higher.')
  await mira.goto('/policy')
  await expect(mira.getByText(/rules in a row stay as they are/).first()).toBeVisible()
  await expectAccessible(mira)
})

test('The form is accessible with every field open and every sentence shown.', async ({ as }) => {
  const page = await as('Otto')
  await openForm(page)
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const rule = card(page, 1)
  for (const about of [
    'Number of payments',
    'Kind',
    'Path',
    'Another referrer’s code',
    'Total over some days',
  ]) {
    await rule.getByRole('button', { name: 'And another condition' }).click()
    await rule.getByLabel('And when').last().selectOption({ label: about })
  }
  await rule.getByLabel('a fresh sign-in').check()
  await rule.getByLabel('At most so many minutes ago').fill('never')
  await rule.getByLabel('a written reason').check()
  await proposeButton(page).click({ force: true })
  await expect(rule.getByText('Choose at least one path.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Discard' }).click()
})
