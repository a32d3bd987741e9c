import { runExpiry } from './support/expiry.ts'
import { expireIn } from './support/policy.ts'
import {
  expectState,
  fileRequest,
  openForm,
  openRequest,
  sendForm,
  whichRequest,
} from './support/requests.ts'
import { ritasCode, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('A request says when it expires, warns from three days before, ends, and is filed anew with one click.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const customer = await seedCustomer([2])
  await openForm(sam, customer)
  await expect(sam.getByText(/Expires undecided on .*, in 1[34] d/)).toBeVisible()
  const request = await fileRequest(sam, customer)
  await expect(sam.getByText(/^in 1[34] d/)).toBeVisible()
  await expect(sam.getByText(/^expires in/)).toHaveCount(0)

  await expireIn(request, 2)
  await openRequest(sam, request)
  await expect(sam.getByText(/^expires in 1 d 23 h/)).toBeVisible()
  await sam.goto('/?tab=filed-by-me')
  await expect(sam.getByRole('row', { name: customer.email })).toContainText(/expires in 1 d 23 h/)

  await expireIn(request, -1)
  await runExpiry()
  await openRequest(sam, request)
  await expectState(sam, request, 'expired')
  await expect(sam.getByText(/^Nobody decided it in time, and nothing was sent./)).toBeVisible()
  await sam.getByRole('link', { name: /^File it anew/ }).click()
  await expect(sam.getByText(`Everything is taken over from ${request.name}`)).toBeVisible()
  const explanation = sam.getByLabel('What happened')
  await whenAlive(explanation)
  await expect(explanation).toHaveValue('The link was opened on a phone, the sign-up on a laptop.')
  await expect(sam.getByLabel('Kind')).toHaveValue('dispute')
  await expect(sam.getByLabel('Cause')).toHaveValue('signed up on another device')
  await expect(sam.getByLabel('Referral code or link')).toHaveValue(ritasCode)
  await expect(sam.getByLabel('New user id in your product')).toHaveValue(customer.newUserId)
  await sendForm(sam)
  await expect(sam).not.toHaveURL(new RegExp(request.id))
  const next = await whichRequest(sam)
  expect(next.name).not.toBe(request.name)
  await expectState(sam, next, 'waiting')
})
