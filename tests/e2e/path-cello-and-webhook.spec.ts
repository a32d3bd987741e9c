import { daysAgo } from './support/payments.ts'
import { approve, expectState, sendForm, tellCase, whichRequest } from './support/requests.ts'
import { celloOf, celloOfUser, eventsOf, findResends, ritasCode, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test("Cello's API is told of the sign-up, then Stripe resends the payments, and each is credited.", async ({
  as,
}) => {
  const customer = await seedCustomer([20, 4])
  const sam = await as('Sam')
  const given = { path: 'cello-and-webhook', code: ritasCode, user: customer.newUserId }
  await sam.goto(`/requests/new?${new URLSearchParams(given).toString()}`)
  await whenAlive(sam.getByLabel('What happened'))
  await expect(sam.getByLabel("New user's billing customer")).toHaveCount(0)
  await sam.getByLabel('Billed by').selectOption({ label: 'Stripe (test mode)' })
  await sam.getByLabel("New user's billing customer").fill(customer.email)
  await expect(sam.getByLabel("New user's e-mail")).toHaveValue(customer.email)
  await sam.getByLabel('When the new user signed up').fill(daysAgo(30))
  await tellCase(sam)
  for (const name of ['Tell Cello of the sign-up', `Mark the Stripe customer Copy ${customer.customerId}`])
    await expect(sam.getByRole('heading', { name })).toBeVisible()
  await expect(
    sam.getByRole('heading', { name: 'Resend 2 paid invoices to Cello, oldest first' }),
  ).toBeVisible()
  await sendForm(sam)
  const request = await whichRequest(sam)

  const ada = await as('Ada')
  await ada.goto(`/requests/${request.id}`)
  await expect(ada.getByText('1 sign-up told, 1 customer marked, 2 events resent')).toBeVisible()
  await approve(ada, request)
  await expectState(ada, request, 'carried out')
  const told = await celloOfUser(customer.newUserId)
  expect(told.attributions).toMatchObject([
    { newUserId: customer.newUserId, code: ritasCode, email: customer.email },
  ])
  await expect
    .poll(async () => (await celloOf(customer)).rewards.map(({ invoiceId }) => invoiceId).sort())
    .toEqual(customer.invoices.map(({ id }) => id).sort())
  for (const event of eventsOf(customer)) expect(await findResends(event)).toHaveLength(1)
})
