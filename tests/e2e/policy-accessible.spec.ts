import { expectAccessible } from './support/accessible.ts'
import { runExpiry } from './support/expiry.ts'
import {
  addPerson,
  ageSignIn,
  beLenient,
  beStrict,
  expireIn,
  findApprovingManagers,
  takeRole,
} from './support/policy.ts'
import { approve, expectState, fileRequest, openForm, openRequest, sendForm } from './support/requests.ts'
import { changeCustomer, seedCustomer } from './support/sandbox.ts'
import { choosePerson, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 200_000 })
test.beforeEach(beStrict)
test.afterAll(beLenient)

test('A request between its two approvals is accessible to everybody, and so are its revisions.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const request = await fileRequest(sam, await seedCustomer([20, 2], { currency: 'nzd' }))
  const ada = await as('Ada')
  await approve(ada, request)
  await expect(ada.getByRole('heading', { name: 'You approved it; it waits for another' })).toBeVisible()
  await expectAccessible(ada)
  const lea = await as('Lea')
  await openRequest(lea, request)
  await expect(lea.getByText('Nothing moved since the plan was made.')).toBeVisible()
  await expectAccessible(lea)
  await sam.goto(`/requests/${request.id}/edit`)
  const explanation = sam.getByLabel('What happened')
  await whenAlive(explanation)
  await explanation.fill('Said differently: the sign-up was on a second device.')
  await sendForm(sam, /^Save revision 2/)
  await expect(sam.getByText('Ada Lind approved revision 1; the edit made that void.')).toBeVisible()
  await expectAccessible(sam)
  await sam.getByRole('link', { name: 'What revision 2 changed' }).click()
  await sam.getByText('facts are the same in both').click()
  await expectAccessible(sam)
})

test('The way through a fresh sign-in, and back as somebody else, is accessible.', async ({
  as,
  stranger,
}) => {
  const request = await fileRequest(await as('Sam'), await seedCustomer([9], { currency: 'dkk' }))
  const page = await stranger()
  await signIn(page, 'Ada')
  await ageSignIn(page, 60)
  await openRequest(page, request)
  const button = page.getByRole('button', { name: 'Sign in again to approve' })
  await whenAlive(button)
  await expectAccessible(page)
  await button.click()
  await choosePerson(page, 'Lea')
  await expect(page.getByText('You are signed in as Lea Fontaine now, not as Ada Lind.')).toBeVisible()
  await expectAccessible(page)
})

test('A request that nobody can decide, its row and the form of another one are accessible.', async ({
  as,
}) => {
  await addPerson('Petra Moss', ['approver', 'manager'])
  const sam = await as('Sam')
  const request = await fileRequest(sam, await seedCustomer([9], { currency: 'pln' }))
  for (const manager of await findApprovingManagers()) await takeRole(manager, 'manager')
  await openRequest(sam, request)
  await expect(sam.getByText(/^Nobody can decide this request/)).toBeVisible()
  await expectAccessible(sam)
  await openForm(sam, await seedCustomer([9], { currency: 'pln' }))
  await expect(sam.getByText(/^Blocked: Nobody could decide it/)).toBeVisible()
  await expectAccessible(sam)
})

test('A stale request and an expired one are accessible.', async ({ as }) => {
  const customer = await seedCustomer([9])
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  const ada = await as('Ada')
  await openRequest(ada, request)
  await expect(ada.getByText('Nothing moved since the plan was made.')).toBeVisible()
  const button = ada.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await changeCustomer(customer, { name: 'Harbour Works' })
  await button.click()
  await expectState(ada, request, 'stale')
  await expectAccessible(ada)
  await expireIn(request, 2)
  await sam.reload()
  await expect(sam.getByText('Everything is as it was planned again.')).toHaveCount(0)
  await expectAccessible(sam)
  await expireIn(request, -1)
  await runExpiry()
  await openRequest(sam, request)
  await expectState(sam, request, 'expired')
  await expectAccessible(sam)
})
