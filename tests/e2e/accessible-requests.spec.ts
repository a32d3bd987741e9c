import { expectAccessible } from './support/accessible.ts'
import { approve, expectState, fileRequest, giveBack, openForm, openRequest } from './support/requests.ts'
import { eventsOf, seedCustomer, spoilResend } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 150_000 })

test('The form of a new request is accessible, empty, with a plan and with a blocker.', async ({ as }) => {
  const page = await as('Sam')
  await page.goto('/requests/new')
  await expect(page.getByRole('heading', { name: 'New request' })).toBeVisible()
  await expectAccessible(page)
  await openForm(page, await seedCustomer([45, 20, 2]))
  await expect(
    page.getByRole('heading', { name: 'Resend 2 paid invoices to Cello, oldest first' }),
  ).toBeVisible()
  await expectAccessible(page)
  await openForm(page, { email: 'hello@lattice.example', newUserId: 'usr_42005' })
  await expect(page.getByText(/^Blocked: This customer carries another code/)).toBeVisible()
  await expectAccessible(page)
})

test('A request that waits is accessible to its decider and to its filer, and so is its edit.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const request = await fileRequest(sam, await seedCustomer([45, 20, 2]))
  await expectState(sam, request, 'waiting')
  await expectAccessible(sam)
  await sam.goto(`/requests/${request.id}/edit`)
  await expect(sam.getByRole('button', { name: /^Save revision 2/ })).not.toHaveAttribute('aria-disabled')
  await expectAccessible(sam)
  const ada = await as('Ada')
  await openRequest(ada, request)
  await expect(ada.getByText('Nothing moved since the plan was made.')).toBeVisible()
  await expectAccessible(ada)
})

test('A request that was returned is accessible.', async ({ as }) => {
  const sam = await as('Sam')
  const request = await fileRequest(sam, await seedCustomer())
  const ada = await as('Ada')
  await giveBack(ada, request, 'Which workspace is it?')
  await expectState(ada, request, 'returned')
  await expectAccessible(ada)
  await sam.reload()
  await expect(sam.getByRole('link', { name: /^Edit/ })).toBeVisible()
  await expectAccessible(sam)
})

test('A request that is paused, and one that was carried out, are accessible.', async ({ as }) => {
  const customer = await seedCustomer([20, 2])
  const [first = ''] = eventsOf(customer)
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  await spoilResend(first, { kind: 'cut', when: 'after', times: 1 })
  const ada = await as('Ada')
  await approve(ada, request)
  await expectState(ada, request, 'paused')
  await expectAccessible(ada)
  await ada.getByLabel('What you saw').fill('The feed of Cello shows it.')
  await ada.getByRole('button', { name: 'It arrived' }).click()
  await expectState(ada, request, 'carried out')
  await expectAccessible(ada)
})

test('The history is accessible, full, filtered and empty, and so are the details of a delivery.', async ({
  as,
}) => {
  const customer = await seedCustomer([20, 2])
  const request = await fileRequest(await as('Sam'), customer)
  const ada = await as('Ada')
  await approve(ada, request)
  await expectState(ada, request, 'carried out')
  await ada.goto(`/history?customer=${customer.customerId}`)
  await expect(ada.getByRole('row', { name: customer.email })).toHaveCount(3)
  await expectAccessible(ada)
  await ada.getByRole('button', { name: /^Filter/ }).click()
  await expect(ada.getByRole('button', { name: 'Show these' })).toBeVisible()
  await expectAccessible(ada)
  await ada
    .getByRole('row', { name: customer.email })
    .first()
    .getByRole('link', { name: customer.email })
    .click()
  await expect(ada.getByRole('heading', { name: 'What was sent' })).toBeVisible()
  await expectAccessible(ada)
  await ada.goto('/history?customer=nobody%40nowhere.example')
  await expect(ada.getByRole('heading', { name: 'Nothing was sent that fits' })).toBeVisible()
  await expectAccessible(ada)
})
