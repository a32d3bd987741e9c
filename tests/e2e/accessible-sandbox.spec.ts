import { deskStack } from '#tests/support/stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { choosePerson, chooseToSignIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 150_000 })

// Stripe, Chargebee and Cello of the sandbox answer programs alone, and have no pages.
test('The pages of the sandbox are accessible, with something in them.', async ({ as, stranger }) => {
  await fileRequest(await as('Sam'), await seedCustomer())
  const page = await stranger()
  const { home, channel, mailbox } = deskStack().sandbox
  for (const address of [home, channel, mailbox]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, { marked: false })
  }
  await page.getByRole('region', { name: 'Mails' }).getByRole('link').first().click()
  await expect(page.getByRole('link', { name: 'All mails' })).toBeVisible()
  await expectAccessible(page, { marked: false })
})

test.describe(() => {
  test.use({ expectedErrors: [/status of 400/] })
  test('The pages of the sandbox’s sign-in are accessible.', async ({ stranger }) => {
    const page = await stranger()
    const shows = async (title: string) => {
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expectAccessible(page, { marked: false })
    }
    await page.goto('/sign-in')
    await chooseToSignIn(page)
    await shows('Who do you want to be?')
    const { origin } = new URL(page.url())
    await choosePerson(page, 'Sam')
    await page.waitForURL(`${deskStack().address}/`)
    await page.goto(`${origin}/interaction/nowhere`)
    await shows('This sign-in has run out')
    await page.goto(`${origin}/session/end`)
    await shows('Sign out?')
  })
})
