import { expectAccessible } from './support/accessible.ts'
import { cellOf, daysAgo, pasteInto } from './support/payments.ts'
import { openForm } from './support/requests.ts'
import { ritasCode, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 150_000 })

test('The form with payments is accessible: empty, with mistakes, and with its plan.', async ({ as }) => {
  const sam = await as('Sam')
  const given = new URLSearchParams({ path: 'cello', code: ritasCode, user: 'usr_axe' })
  await sam.goto(`/requests/new?${given.toString()}`)
  await whenAlive(sam.getByLabel('What happened'))
  await expectAccessible(sam)
  const rows = Array.from(
    { length: 30 },
    (_, at) => `INV-${at},${daysAgo(25)},${at === 3 ? 'many' : '12.50'},EUR,monthly,Pro,sub_1`,
  )
  await pasteInto(
    cellOf(sam, 'Invoice', 1),
    `invoice,paid_at,amount,currency,interval,product,subscription\n${rows.join('\n')}`,
  )
  await expect(sam.getByText('1 row to mend or remove')).toBeVisible()
  await expectAccessible(sam)
  await cellOf(sam, 'Amount', 4).fill('9')
  await sam.getByLabel('When the new user signed up').fill(daysAgo(30))
  await sam.getByLabel("New user's e-mail").fill('axe@seeded.example')
  await expect(sam.getByRole('heading', { name: /^Post 30 payments/ })).toBeVisible()
  await sam.getByText('What is sent').first().click()
  await expectAccessible(sam)
})

test('The form is accessible as the message to Cello support.', async ({ as }) => {
  const sam = await as('Sam')
  await openForm(sam, await seedCustomer([20], { metadata: { cello_ucc: 'UIPIWa2Hnnr' } }))
  await sam.getByRole('button', { name: 'Prepare the message to Cello support' }).click()
  await expect(sam.getByText('This request is the message to Cello support.')).toBeVisible()
  await expectAccessible(sam)
})
