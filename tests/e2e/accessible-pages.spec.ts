import { expectAccessible } from './support/accessible.ts'
import { fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 150_000 })

test('The sign-in is accessible.', async ({ stranger }) => {
  const page = await stranger()
  await page.goto('/sign-in')
  await expectAccessible(page)
  await page.goto('/sign-in?error=OAuthCallback')
  await expect(page.getByRole('alert').filter({ hasText: 'The sign-in was not finished.' })).toBeVisible()
  await expectAccessible(page)
})

test('The page of somebody without a role is accessible.', async ({ stranger }) => {
  const page = await stranger()
  await signIn(page, 'Nils')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You have no role here yet')
  await expectAccessible(page)
})

test('The queue is accessible, full and empty.', async ({ as }) => {
  const sam = await as('Sam')
  for (const days of [3, 29, 27]) await fileRequest(sam, await seedCustomer([days]))
  const ada = await as('Ada')
  await ada.goto('/')
  await expect(ada.getByRole('heading', { level: 1 })).toContainText(/\d+ requests wait for you/)
  await expectAccessible(ada)
  const mira = await as('Mira')
  await mira.goto('/')
  await expect(mira.getByRole('heading', { name: 'Nothing here is yours to do' })).toBeVisible()
  await expectAccessible(mira)
})

test('The list of requests is accessible, full and empty.', async ({ as }) => {
  const page = await as('Sam')
  const { name } = await fileRequest(page, await seedCustomer())
  await page.goto('/requests')
  await expect(page.getByRole('link', { name })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/requests?text=nobody%40nowhere.example')
  await expect(page.getByRole('heading', { name: 'No request fits' })).toBeVisible()
  await expectAccessible(page)
})

test('The people are accessible to whoever gives roles and to whoever reads them.', async ({ as }) => {
  const otto = await as('Otto')
  await otto.goto('/people')
  await expect(otto.getByRole('group', { name: 'Roles of Nils Berg' })).toBeVisible()
  await expectAccessible(otto)
  const mira = await as('Mira')
  await mira.goto('/people')
  await expect(mira.getByText('Only an admin gives and takes roles.')).toBeVisible()
  await expectAccessible(mira)
})

test('The audit is accessible.', async ({ as }) => {
  const page = await as('Mira')
  await page.goto('/audit')
  await expect(page.getByRole('table')).toBeVisible()
  await expectAccessible(page)
})

test('A page that needs another role is accessible.', async ({ as }) => {
  const page = await as('Sam')
  await page.goto('/audit')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/manager/i)
  await expectAccessible(page)
})

test.describe(() => {
  test.use({ expectedErrors: [/status of 404/] })
  test('A page that does not exist is accessible.', async ({ as }) => {
    const page = await as('Sam')
    for (const address of ['/nowhere', '/requests/nowhere', '/history/nowhere']) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
      await expectAccessible(page)
    }
  })
})
