import { catchAction, postAction } from './support/actions.ts'
import { ageSignIn, beLenient, beStrict, isSession } from './support/policy.ts'
import { approve, expectState, type Filed, fileRequest, openRequest } from './support/requests.ts'
import { celloOf, rememberSignIn, seedCustomer } from './support/sandbox.ts'
import { choosePerson, emailOf, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'
import type { Page } from '@playwright/test'

test.beforeEach(beStrict)
test.afterAll(beLenient)

const again = (page: Page) => page.getByRole('button', { name: 'Sign in again to approve' })

/** Ada in a browser of her own, whose sign-in is an hour old, before a request that asks for a fresh one. */
async function arrive(ada: Page, request: Filed) {
  await signIn(ada, 'Ada')
  const session = await ageSignIn(ada, 60)
  await openRequest(ada, request)
  await ada.getByLabel('Reason').fill('Both accounts are hers.')
  await whenAlive(again(ada))
  return session
}

test('A sign-in that is too old leads through the sign-in and back, and then one click approves.', async ({
  as,
  stranger,
}) => {
  const customer = await seedCustomer([9], { currency: 'dkk' })
  const request = await fileRequest(await as('Sam'), customer)
  const ada = await stranger()
  const session = await arrive(ada, request)
  await expect(ada.getByText('of the last 5 minutes')).toBeVisible()
  await ada.keyboard.press('Escape')
  await ada.keyboard.press('a')
  await expect(ada.getByRole('heading', { name: 'Confirm who you are' })).toBeVisible()
  await choosePerson(ada, 'Ada')

  await ada.waitForURL(`**/requests/${request.id}#decision`)
  await expect(ada.getByText('You signed in again.')).toBeVisible()
  await expect(ada.getByLabel('Reason')).toHaveValue('Both accounts are hers.')
  await expectState(ada, request, 'waiting')
  expect(await isSession(session)).toBe(false)
  const button = ada.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await button.click()
  await expectState(ada, request, 'carried out')
  await expect(ada.getByRole('region', { name: 'So far' })).toContainText(
    /Ada Lind approved revision 1.*signed in/,
  )
  expect((await celloOf(customer)).rewards).toHaveLength(1)
})

test('Whoever signs in there as somebody else does not decide as the first, and does not see what was typed.', async ({
  as,
  stranger,
}) => {
  const request = await fileRequest(await as('Sam'), await seedCustomer([9], { currency: 'dkk' }))
  const page = await stranger()
  const session = await arrive(page, request)
  await again(page).click()
  await choosePerson(page, 'Lea')
  await page.waitForURL(`**/requests/${request.id}#decision`)
  await expect(page.getByText('You are signed in as Lea Fontaine now, not as Ada Lind.')).toBeVisible()
  await expect(page.getByLabel('Reason')).toHaveValue('')
  await expectState(page, request, 'waiting')
  expect(await isSession(session)).toBe(false)
  await page.getByRole('button', { name: 'Go on as Lea Fontaine' }).click()
  await page.getByRole('button', { name: /^Approve plan/ }).click()
  await expectState(page, request, 'carried out')
  await expect(page.getByText(/approved by Lea Fontaine/)).toBeVisible()
})

test.describe(() => {
  test.use({ expectedErrors: [/net::ERR_FAILED/] })

  test('A sign-in that does not ask again is no fresh one: the page says so, and the desk refuses.', async ({
    as,
    stranger,
  }) => {
    const request = await fileRequest(await as('Sam'), await seedCustomer([9], { currency: 'dkk' }))
    const lea = await stranger()
    await signIn(lea, 'Lea')
    const approval = await catchAction(lea, () => approve(lea, request))

    const ada = await stranger()
    await arrive(ada, request)
    await rememberSignIn(emailOf('Ada'), 7300)
    await again(ada).click()
    await choosePerson(ada, 'Ada')
    await ada.waitForURL(`**/requests/${request.id}#decision`)
    await expect(ada.getByText('That was no fresh sign-in.')).toBeVisible()
    await expect(ada.getByText(/says that you signed in there 2 hours ago/)).toBeVisible()
    await expect(again(ada)).toBeVisible()
    const refused = await postAction(ada, approval)
    expect(refused.text).toContain('The policy asks for a sign-in of the last 5 minutes.')
    await openRequest(ada, request)
    await expectState(ada, request, 'waiting')
  })
})

test('Whoever breaks off the sign-in is still signed in, and is led back to the request.', async ({
  as,
  stranger,
}) => {
  const request = await fileRequest(await as('Sam'), await seedCustomer([9], { currency: 'dkk' }))
  const ada = await stranger()
  await arrive(ada, request)
  await again(ada).click()
  await expect(ada.getByRole('heading', { name: 'Confirm who you are' })).toBeVisible()
  await ada.goto('/api/auth/callback/oidc?error=access_denied')
  await expect(ada.getByRole('heading', { name: 'You did not sign in again' })).toBeVisible()
  await ada.getByRole('link', { name: 'Back to where you were' }).click()
  await expectState(ada, request, 'waiting')
  await expect(ada.getByLabel('Reason')).toHaveValue('Both accounts are hers.')
})
