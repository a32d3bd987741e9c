import { approve, expectState, sendForm, tellCase, whichRequest } from './support/requests.ts'
import { celloOf, ritasCode, seedBilled } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('A Chargebee customer is marked, its past events are pushed without card data, and each is credited.', async ({
  as,
}) => {
  const customer = await seedBilled([45, 20, 4])
  const sam = await as('Sam')
  const given = { path: 'chargebee', customer: customer.email, code: ritasCode, user: customer.newUserId }
  await sam.goto(`/requests/new?${new URLSearchParams(given).toString()}`)
  await whenAlive(sam.getByLabel('What happened'))
  await tellCase(sam)
  await expect(sam.getByRole('heading', { name: 'Push 2 paid events to Cello, oldest first' })).toBeVisible()
  await expect(sam.getByText('with card data taken out')).toBeVisible()
  await expect(sam.getByRole('heading', { name: 'Write to Cello support about 1 invoice' })).toBeVisible()
  await sendForm(sam)
  const request = await whichRequest(sam)

  const ada = await as('Ada')
  await ada.goto(`/requests/${request.id}`)
  await expect(ada.getByText('1 customer marked, 2 events pushed, 1 message')).toBeVisible()
  await approve(ada, request)
  await expectState(ada, request, 'carried out')
  const { attributions, rewards, feed } = await celloOf(customer)
  expect(attributions).toMatchObject([{ newUserId: customer.newUserId, code: ritasCode }])
  expect(rewards.map(({ invoiceId }) => invoiceId).sort()).toEqual(
    customer.invoices
      .slice(1)
      .map(({ id }) => id)
      .sort(),
  )
  expect(feed.flatMap(({ fields }) => fields.filter(({ field }) => field === 'card'))).toEqual([])
})
