import {
  approve,
  expectState,
  fileRequest,
  giveBack,
  openRequest,
  reject,
  sendForm,
} from './support/requests.ts'
import { celloOf, eventsOf, findResends, seedCustomer, spoilResend } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('A returned request is answered by an edit, and its second revision is approved.', async ({ as }) => {
  const customer = await seedCustomer([9])
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  const ada = await as('Ada')
  await giveBack(ada, request, 'Which workspace is it?')
  await expectState(ada, request, 'returned')

  await sam.reload()
  await expect(sam.getByText('Which workspace is it?').first()).toBeVisible()
  await sam.getByRole('link', { name: /^Edit/ }).click()
  await expect(sam.getByText('Ada Lind asks:')).toBeVisible()
  const explanation = sam.getByLabel('What happened')
  await whenAlive(explanation)
  await explanation.fill('It is the workspace Harbour; the sign-up was on a second device.')
  await sendForm(sam, /^Save revision 2/)
  await expectState(sam, request, 'waiting')
  await expect(sam.getByRole('heading', { name: 'Earlier revisions' })).toBeVisible()

  await approve(ada, request)
  await expectState(ada, request, 'carried out')
  await expect(ada.getByText('approved as revision 2')).toBeVisible()
  expect((await celloOf(customer)).rewards).toHaveLength(1)
})

test('A request is rejected only with a reason, which its filer reads; nothing is sent.', async ({ as }) => {
  const customer = await seedCustomer([9])
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  const ada = await as('Ada')
  await openRequest(ada, request)
  const button = ada.getByRole('button', { name: /^Reject/ })
  await whenAlive(button)
  await button.click()
  await expect(ada.getByText('Say why you reject it: whoever filed it reads this.')).toBeVisible()
  await expect(ada.getByLabel('Reason')).toBeFocused()
  await reject(ada, request, 'The two accounts belong to one person.')
  await expectState(ada, request, 'rejected')
  await sam.reload()
  await expect(sam.getByText('The two accounts belong to one person.').first()).toBeVisible()
  expect((await celloOf(customer)).feed).toEqual([])
})

test('A resend that nobody knows the end of asks a person, and is never sent twice.', async ({ as }) => {
  const customer = await seedCustomer([20, 10, 4])
  const [, second = ''] = eventsOf(customer)
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  await spoilResend(second, { kind: 'cut', when: 'after', times: 1 })
  const ada = await as('Ada')
  await approve(ada, request)
  await expectState(ada, request, 'paused')
  const number = customer.invoices[1]?.number ?? ''
  await expect(ada.getByText(`We do not know whether ${number} was resent.`)).toBeVisible()
  await expect(ada.getByRole('row', { name: number })).toContainText('unknown')
  await expect(sam.getByText('You filed this request, so another person answers.').first()).toBeVisible()

  await ada.getByRole('button', { name: 'It arrived' }).click()
  await expect(ada.getByText('Say what you saw first: managers read it in the audit.')).toBeVisible()
  await ada.getByLabel('What you saw').fill("It stands in Cello's event feed.")
  await ada.getByRole('button', { name: 'It arrived' }).click()
  await expectState(ada, request, 'carried out')
  await expect(ada.getByRole('row', { name: number })).toContainText('it arrived')
  for (const event of eventsOf(customer)) expect(await findResends(event)).toHaveLength(1)
  expect((await celloOf(customer)).rewards).toHaveLength(3)
})
