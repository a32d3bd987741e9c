import { choosePerson, chooseToSignIn, signIn, signOut } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const csv = '/api/history/csv'

test('Whoever is not signed in is led to the sign-in, and back to the page that was wanted.', async ({
  stranger,
}) => {
  const page = await stranger()
  await page.goto('/history?customer=billing%40northwind.example&outcome=accepted')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
  await chooseToSignIn(page)
  await choosePerson(page, 'Mira')
  await expect(page).toHaveURL(/\/history\?customer=billing%40northwind\.example&outcome=accepted$/)
  await expect(page.getByRole('list', { name: 'Filters that hold now' })).toContainText(
    'billing@northwind.example',
  )
})

test('A sign-in never leads out of the desk.', async ({ stranger }) => {
  const page = await stranger()
  await page.goto('/sign-in?callbackUrl=https%3A%2F%2Felsewhere.example%2F')
  await chooseToSignIn(page)
  await choosePerson(page, 'Mira')
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  expect(new URL(page.url()).hostname).toBe('localhost')
})

test('Somebody without a role is told whom to ask, on every page, and gets nothing else.', async ({
  stranger,
}) => {
  const page = await stranger()
  await signIn(page, 'Nils')
  for (const address of [
    '/',
    '/requests',
    '/requests/new',
    '/history',
    '/audit',
    '/people',
    '/connections',
    '/history/signups',
    '/notices',
    '/notices/choices',
  ]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('You have no role here yet')
    await expect(page.getByRole('link', { name: 'otto@attribution.example' })).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
  }
  expect((await page.request.get(csv)).status()).toBe(403)
})

test('A page that needs another role says which, and whom to ask.', async ({ as }) => {
  const sam = await as('Sam')
  await sam.goto('/people')
  await expect(sam.getByRole('heading', { level: 1 })).toContainText('This page needs the role')
  await expect(sam.getByText(/Otto Brandt/)).toBeVisible()
  await sam.goto('/audit')
  await expect(sam.getByText('You do not have', { exact: false })).toBeVisible()
  await expect(sam.getByText(/Otto Brandt/)).toBeVisible()
  await expect(sam.getByRole('table')).toHaveCount(0)
})

test('Signing out ends the session: its cookie opens nothing any more.', async ({ stranger }) => {
  const page = await stranger()
  await signIn(page, 'Sam')
  const { cookies } = await page.context().storageState()
  expect((await page.request.get(csv)).status()).toBe(200)
  await signOut(page)

  const thief = await stranger()
  await thief.context().addCookies(cookies)
  await thief.goto('/requests')
  await expect(thief).toHaveURL(/\/sign-in/)
  expect((await thief.request.get(csv)).status()).toBe(401)
})
