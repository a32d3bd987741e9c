import { approve, expectState, openForm, sendForm, tellCase, whichRequest } from './support/requests.ts'
import { celloOf, findResends, eventsOf, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

test('Where only Cello can mend what stands in the way, the request becomes the message to Cello support.', async ({
  as,
}) => {
  const customer = await seedCustomer([20, 4], { metadata: { cello_ucc: 'UIPIWa2Hnnr' } })
  const sam = await as('Sam')
  await openForm(sam, customer)
  await tellCase(sam)
  await expect(sam.getByText(/^Blocked: This customer carries another code/)).toBeVisible()
  await sam.getByRole('button', { name: 'Prepare the message to Cello support' }).click()
  await expect(sam.getByText('This request is the message to Cello support.')).toBeVisible()
  await expect(sam.getByRole('heading', { name: 'Write to Cello support about 2 invoices' })).toBeVisible()
  await expect(sam.getByText('1 message, once a second person approves.')).toBeVisible()
  await sam.getByRole('button', { name: 'Back to the plan with its calls' }).click()
  await expect(sam.getByText(/^Blocked: This customer carries another code/)).toBeVisible()
  await sam.getByRole('button', { name: 'Prepare the message to Cello support' }).click()
  await sendForm(sam)
  const request = await whichRequest(sam)

  const ada = await as('Ada')
  await ada.goto(`/requests/${request.id}`)
  await expect(ada.getByText('With your approval the desk begins: 1 message.')).toBeVisible()
  await approve(ada, request)
  await expectState(ada, request, 'carried out')
  expect(await celloOf(customer)).toMatchObject({ attributions: [], rewards: [] })
  for (const event of eventsOf(customer)) expect(await findResends(event)).toEqual([])
})
