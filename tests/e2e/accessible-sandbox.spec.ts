import { deskStack } from '#tests/support/stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 150_000 })

test('The pages of the sandbox are accessible, with something in them.', async ({ as, stranger }) => {
  await fileRequest(await as('Sam'), await seedCustomer())
  const page = await stranger()
  const { home, channel, mailbox } = deskStack().sandbox
  for (const address of [home, channel, mailbox]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, { marked: false })
  }
})
