import { expectState, fileRequest, openRequest } from './support/requests.ts'
import { changeCustomer, eventsOf, findResends, seedCustomer, spoil } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const ofMoved = 'What moved, as it was planned, as it is now, and what that means'

test('A customer who changed before the approval is shown in three columns; one click makes the next revision, by somebody who then cannot decide it.', async ({
  as,
}) => {
  const customer = await seedCustomer([9])
  const request = await fileRequest(await as('Sam'), customer)
  const lea = await as('Lea')
  await openRequest(lea, request)
  await expect(lea.getByText('Nothing moved since the plan was made.')).toBeVisible()
  const button = lea.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await changeCustomer(customer, { 'metadata[cello_ucc]': 'UIPIWa2Hnnr', name: 'Harbour Works' })
  await button.click()

  await expectState(lea, request, 'stale')
  const moved = lea.getByRole('table', { name: ofMoved })
  await expect(moved.getByRole('columnheader')).toHaveText(['What', 'As planned', 'Now', 'What it means'])
  await expect(moved.getByRole('row', { name: 'All that would be sent' })).toContainText(
    'Nothing is sent while something stands in the way.',
  )
  const blocker = moved.getByRole('row', { name: /carries another code/ })
  await expect(blocker).toContainText('It stands in the way of the next revision.')
  await expect(moved.getByRole('row', { name: 'The customer’s name' })).toContainText('Harbour Works')
  await expect(moved).not.toContainText('{')
  await expect(
    lea.getByText(
      'Whoever makes the next revision, or edits it, cannot decide it: another person then does.',
    ),
  ).toBeVisible()
  for (const event of eventsOf(customer)) expect(await findResends(event)).toEqual([])

  await changeCustomer(customer, { 'metadata[cello_ucc]': '' })
  await lea.getByRole('button', { name: 'Read again' }).click()
  await expect(blocker).toHaveCount(0)
  await lea.getByRole('button', { name: /^Make the next revision/ }).click()
  await expectState(lea, request, 'waiting')
  await expect(lea.getByText('You edited this request, so another person decides.')).toBeVisible()
  const ada = await as('Ada')
  await openRequest(ada, request)
  const approve = ada.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(approve)
  await approve.click()
  await expectState(ada, request, 'carried out')
})

test('A customer who changed between the approval and the start stops the work before anything is sent.', async ({
  as,
}) => {
  const customer = await seedCustomer([9])
  const request = await fileRequest(await as('Sam'), customer)
  const ada = await as('Ada')
  await openRequest(ada, request)
  await expect(ada.getByText('Nothing moved since the plan was made.')).toBeVisible()
  const path = `/v1/customers/${customer.customerId}`
  // The approval itself reads it once; the worker, which reads it next, waits.
  const release = await spoil({ method: 'GET', path, kind: 'hold', when: 'before', skip: 1 })
  const button = ada.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await button.click()
  await expectState(ada, request, 'approved')
  await changeCustomer(customer, { email: `moved-${customer.email}` })
  await release()

  await expectState(ada, request, 'stale')
  const moved = ada.getByRole('table', { name: ofMoved })
  await expect(moved.getByRole('columnheader').nth(1)).toHaveText('As approved')
  const row = moved.getByRole('row', { name: 'The customer’s e-mail' })
  await expect(row).toContainText(customer.email)
  await expect(row).toContainText(`moved-${customer.email}`)
  await expect(row).toContainText('Check that it is still the same person')
  for (const event of eventsOf(customer)) expect(await findResends(event)).toEqual([])
})
