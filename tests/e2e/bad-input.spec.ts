import type { Page } from '@playwright/test'
import { ritasCode } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

// A refused search is answered with 422, which the browser writes down.
test.use({ expectedErrors: [/status of 422/] })

interface Typed {
  search?: string
  code?: string
  user?: string
}

const labels = {
  search: "New user's billing customer",
  code: 'Referral code or link',
  user: 'New user id in your product',
}

const long = 'x'.repeat(10_000)
const fine: Required<Typed> = { search: 'anna@birch.example', code: ritasCode, user: 'usr_bad_input' }

const cases: [string, Typed, string | RegExp][] = [
  [
    'An unknown e-mail address',
    { search: 'nobody@nowhere.example' },
    /^No customer has this e-mail in Stripe/,
  ],
  ['An unknown customer', { search: 'cus_NoSuch000000' }, /^Blocked: Stripe does not know this customer\./],
  ['A deleted customer', { search: 'cus_Fe3Rn6cMhI' }, /^Blocked: This customer was deleted\./],
  ['A customer of the other mode', { search: 'cus_Su8Mt2hRmN' }, /^Blocked: This customer is in live mode\./],
  [
    'An e-mail address of several customers',
    { search: 'team@meadow.example' },
    '2 customers have this e-mail. Choose one.',
  ],
  [
    'A malformed code',
    { code: 'abc' },
    'A referral code is 11 letters and digits; “abc” is not. Copy it again.',
  ],
  ['An unknown code', { code: 'Nx0Kd3vQe9Z' }, /^Blocked: Cello does not know this code\./],
  ["The new user's own code", { user: 'usr_2210' }, /^Blocked: The code belongs to the new user\./],
  [
    'A customer that carries this code',
    { search: 'desk@linden.example', code: 'Vb7nR2cYp9D', user: 'usr_42004' },
    'This customer carries the same code already.',
  ],
  [
    'A customer that carries another code',
    { search: 'hello@lattice.example', user: 'usr_42005' },
    /^Blocked: This customer carries another code: UIPIWa2Hnnr\./,
  ],
  ['An id with spaces', { user: 'usr 1 2' }, /^There is a space or line break in the new user's id\./],
  [
    'An id of 10,000 characters',
    { user: long },
    /^That is too long for the new user's id: at most 255 characters\./,
  ],
  [
    'An id with control characters',
    { user: 'usr_\u0007\u001B1' },
    /^There is a character in the new user's id that ids do not have\./,
  ],
  [
    'An id that is HTML',
    { user: '<img/src=x>' },
    /^There is a character in the new user's id that ids do not have\./,
  ],
  [
    'An id that is SQL',
    { user: "';drop/**/table--" },
    /^There is a character in the new user's id that ids do not have\./,
  ],
  ['A customer with spaces', { search: 'cus_1 2' }, /^This is neither an e-mail address nor an id\./],
  ['A customer of 10,000 characters', { search: long }, /^That is too long for an e-mail address or an id\./],
  [
    'A customer with control characters',
    { search: 'a\u0007b@birch.example' },
    /^There is an invisible control character in it\./,
  ],
  [
    'A customer that is HTML',
    { search: '<script>alert(1)</script>' },
    /^This is neither an e-mail address nor an id\./,
  ],
  ['A customer that is SQL', { search: "' or 1=1; --" }, /^This is neither an e-mail address nor an id\./],
  ['A code of 10,000 characters', { code: long }, 'That is too long for a code or a link. Copy it again.'],
  ['A code that is HTML', { code: '<b>pNRB1aYqArN</b>' }, /^A referral code is 11 letters and digits; “/],
]

for (const [what, typed, sentence] of cases) {
  test(`${what} gets a sentence, and what was typed is still there.`, async ({ as }) => {
    const page = await as('Sam')
    await page.goto('/requests/new')
    await whenAlive(page.getByLabel(labels.search))
    const all = { ...fine, ...typed }
    for (const name of ['search', 'code', 'user'] as const) await type(page, labels[name], all[name])
    await page.getByLabel('What happened').fill('What happened is told here.')
    await expect(page.getByText(sentence).first()).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page).toHaveURL(/\/requests\/new$/)
    for (const name of ['search', 'code', 'user'] as const)
      await expect(page.getByLabel(labels[name])).toHaveValue(all[name])
    await expect(page.getByLabel('What happened')).toHaveValue('What happened is told here.')
  })
}

test('Of several customers with one e-mail address one is chosen, and the others are named.', async ({
  as,
}) => {
  const page = await as('Sam')
  await page.goto('/requests/new')
  await whenAlive(page.getByLabel(labels.search))
  await type(page, labels.search, 'team@meadow.example')
  await type(page, labels.code, ritasCode)
  await type(page, labels.user, 'usr_42001')
  const group = page.getByRole('group', { name: 'Which of them' })
  await group.getByRole('radio', { name: /cus_Me1Dw4aKfG/ }).check()
  await expect(
    page.getByRole('heading', { name: 'Resend 2 paid invoices to Cello, oldest first' }),
  ).toBeVisible()
  await expect(page.getByText('2 customers have this e-mail address.')).toBeVisible()
  await group.getByRole('radio', { name: /cus_Me2Dw5bLgH/ }).check()
  await expect(page.getByRole('heading', { name: /^Resend/ })).toHaveCount(0)
})

async function type(page: Page, label: string, text: string) {
  const field = page.getByLabel(label)
  await field.fill(text)
  await field.blur()
}
