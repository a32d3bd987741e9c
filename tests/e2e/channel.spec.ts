import { deskStack } from '#tests/support/stack.ts'
import type { ChannelMessage } from '#sandbox/channel/index.ts'
import { fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const messagesAbout = async (text: string): Promise<ChannelMessage[]> => {
  const answer = await fetch(`${deskStack().sandbox.channel}/_sandbox/messages`)
  const { messages } = (await answer.json()) as { messages: ChannelMessage[] }
  return messages.filter((message) => message.text.includes(text))
}

test('The channel is told of a new request with one link, and practice shows it.', async ({
  as,
  stranger,
}) => {
  const customer = await seedCustomer()
  const request = await fileRequest(await as('Sam'), customer)
  await expect
    .poll(() => messagesAbout(`${request.name} waits for a decision`), { timeout: 30_000 })
    .toHaveLength(1)
  const [message] = await messagesAbout(`${request.name} waits for a decision`)
  expect(message?.text).not.toContain(customer.email)
  expect(message?.text.match(/<http[^>]*>/g)).toHaveLength(1)
  const page = await stranger()
  await page.goto(deskStack().sandbox.channel)
  await expect(page.getByText(`${request.name} waits for a decision.`).first()).toBeVisible()
})

test('An admin sends one test message, and the page says what came of it.', async ({ as }) => {
  const otto = await as('Otto')
  await otto.goto('/connections')
  const panel = otto.getByRole('region', { name: 'Channel', exact: true })
  const button = panel.getByRole('button', { name: 'Send a test message' })
  await whenAlive(button)
  expect(await messagesAbout('to see whether messages arrive here')).toHaveLength(0)
  await button.click()
  await expect(panel.getByText('The channel’s server took the test message.')).toBeVisible()
  await expect(panel.getByText('The channel takes messages.')).toBeVisible()
  expect(await messagesAbout('Otto Brandt sent this from Attribution Desk')).toHaveLength(1)
  await button.click()
  await expect(panel.getByText('You sent a test message within this minute.')).toBeVisible()
  expect(await otto.content()).not.toContain('practiceOnlyWebhook')
})
