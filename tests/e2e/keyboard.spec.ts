import type { Page } from '@playwright/test'
import { expectState, whichRequest } from './support/requests.ts'
import { celloOf, type Customer, ritasCode, seedCustomer } from './support/sandbox.ts'
import { emailOf, type Name } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { expectFocusShown, walkTo } from './support/walk.ts'
import { whenAlive } from './support/when-alive.ts'

test('A request is filed, found, approved and followed by keyboard alone.', async ({ stranger }) => {
  const customer = await seedCustomer([15, 5])
  const sam = await stranger()
  await enter(sam, 'Sam')
  const request = await file(sam, customer)
  await leave(sam)

  await enter(sam, 'Ada')
  const row = sam.getByRole('row', { name: customer.email }).getByRole('link', { name: request.name })
  await whenAlive(row)
  await walkTo(sam, row, 'j')
  await expectFocusShown(sam)
  await sam.keyboard.press('Enter')
  await whichRequest(sam)
  const approve = sam.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(approve)
  await sam.keyboard.press('a')
  await expectState(sam, request, 'carried out')
  await expect.poll(async () => (await celloOf(customer)).rewards.length).toBe(2)
  await expect(sam.locator('#main')).toBeFocused()
})

test('The list of keys opens by ? and names the keys of the page, and no key fires while one types.', async ({
  as,
}) => {
  const page = await as('Sam')
  const add = page.getByRole('link', { name: /^New request/ }).first()
  await page.goto('/requests')
  await whenAlive(add)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys on this page' })
  await expect(keys).toContainText('Filter the requests')
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  await page.keyboard.press('f')
  await expect(page.getByLabel('Find', { exact: true })).toBeFocused()
  await page.keyboard.type('n?f')
  await expect(page.getByLabel('Find', { exact: true })).toHaveValue('n?f')
  await expect(page).toHaveURL(/\/requests$/)
})

async function enter(page: Page, name: Name) {
  await page.goto('/')
  const button = page.getByRole('button', { name: 'Sign in with your company account' })
  await whenAlive(button)
  await walkTo(page, button)
  await expectFocusShown(page)
  await page.keyboard.press('Enter')
  await walkTo(page, page.locator(`button[name="person"][value="${emailOf(name)}"]`))
  await expectFocusShown(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
}

async function leave(page: Page) {
  const account = page.getByRole('button', { name: 'Account' })
  await walkTo(page, account)
  await page.keyboard.press('Enter')
  await walkTo(page, page.getByRole('button', { name: 'Sign out' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/sign-in$/)
}

async function file(page: Page, { email, newUserId }: Customer) {
  await whenAlive(page.getByRole('link', { name: /^New request/ }).first())
  await page.keyboard.press('n')
  const search = page.getByLabel("New user's billing customer")
  await whenAlive(search)
  await walkTo(page, search)
  await expectFocusShown(page)
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(ritasCode)
  await page.keyboard.press('Tab')
  await page.keyboard.type(newUserId)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Signed up on a second device, the link was on the first.')
  await expect(page.getByRole('button', { name: /^File request/ })).not.toHaveAttribute('aria-disabled')
  await page.keyboard.press('Control+Enter')
  return whichRequest(page)
}
