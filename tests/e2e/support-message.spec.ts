import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { mailsAbout, spoilMail } from './support/mailbox.ts'
import { approve, expectState, type Filed, fileRequest, openRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

// One mailbox serves all: what one test makes it refuse must not hit the mail of another.
test.describe.configure({ mode: 'default', timeout: 120_000 })

type As = (name: 'Sam' | 'Ada') => Promise<Page>

/** A carried out request with one payment that is too old to be resent. */
async function leftToCello(as: As) {
  const customer = await seedCustomer([45, 6])
  const old = customer.invoices[0]?.number ?? ''
  const [sam, ada] = [await as('Sam'), await as('Ada')]
  const request = await fileRequest(sam, customer)
  await approve(ada, request)
  await expectState(ada, request, 'carried out')
  await openMessage(sam, request)
  return { sam, ada, request, old, customer }
}

const sendButton = (page: Page) => page.getByRole('button', { name: /^Send to Cello support/ })
const textOf = (page: Page) => page.getByLabel('Message', { exact: true })

async function openMessage(page: Page, request: Filed) {
  await openRequest(page, request)
  await whenAlive(sendButton(page))
}

test('A payment that is too old is written to Cello support about, seen in the mailbox, and answered.', async ({
  as,
}) => {
  const customer = await seedCustomer([45, 6])
  const old = customer.invoices[0]?.number ?? ''
  const [sam, ada] = [await as('Sam'), await as('Ada')]
  const request = await fileRequest(sam, customer)
  await openRequest(ada, request)
  await expect(ada.getByRole('heading', { name: 'Write to Cello support about 1 invoice' })).toBeVisible()
  await expect(ada.getByText('1 customer marked, 1 event resent, 1 message')).toBeVisible()
  await approve(ada, request)
  await expectState(ada, request, 'carried out')

  await sam.goto('/')
  const row = sam.getByRole('row', { name: request.name })
  await expect(row).toContainText('Cello support must be written to: the message is ready.')
  await row.getByRole('link').click()
  await expect(sam.getByRole('heading', { name: 'Write to Cello support', exact: true })).toBeVisible()
  await whenAlive(sendButton(sam))
  await expect(sam.getByLabel('Subject')).toHaveValue(
    `Manual attribution ${request.name}: 1 payment to import`,
  )
  await expect(textOf(sam)).toHaveValue(new RegExp(`invoice ${old} .*49\\.00 EUR`))
  await textOf(sam).fill(`${await textOf(sam).inputValue()}\n\nP.S. Thank you.`)
  await sam.reload()
  await whenAlive(sendButton(sam))
  await expect(textOf(sam)).toHaveValue(/P\.S\. Thank you\.$/)
  await sendButton(sam).click()

  await expect(sam.getByRole('heading', { name: 'Wrote to Cello support about 1 invoice' })).toBeVisible()
  await expect(sam.getByText(/^Written .* by Sam Reyes, to support@cello\.example\./)).toBeVisible()
  await expect(sam.getByRole('region', { name: 'Text of the message' })).toContainText('P.S. Thank you.')
  await expect(sendButton(sam)).toHaveCount(0)
  const [mail, ...more] = await mailsAbout(old)
  expect(more).toEqual([])
  expect(mail).toMatchObject({
    subject: `Manual attribution ${request.name}: 1 payment to import`,
    from: 'desk@attribution.example',
    to: ['support@cello.example'],
    replyTo: ['Sam Reyes <sam@attribution.example>'],
  })
  expect(mail?.text).toContain(`New user id: ${customer.newUserId}`)
  expect(mail?.text).toContain(`event ${customer.invoices[1]?.event ?? ''}`)

  await ada.reload()
  const answer = ada.getByLabel('Cello’s answer')
  await whenAlive(answer)
  await ada.getByRole('button', { name: 'Note the answer' }).click()
  await expect(
    ada.getByText('Write what Cello answered: whoever looks into this later reads it.'),
  ).toBeVisible()
  await answer.fill('Imported; the reward shows tomorrow.')
  await ada.getByRole('button', { name: 'Note the answer' }).click()
  await expect(ada.getByText('Imported; the reward shows tomorrow.')).toBeVisible()
  await expect(ada.getByText(/Ada Lind noted Cello’s answer/)).toBeVisible()
  for (const words of ["Ada Lind noted Cello's answer", 'Sam Reyes wrote to Cello support'])
    await expect(ada.getByRole('listitem').filter({ hasText: words })).toBeVisible()
  await sam.goto('/')
  await expect(sam.getByRole('row', { name: request.name })).toHaveCount(0)
})

test('A mailbox that refuses leaves the text, which is then copied and sent by other means.', async ({
  as,
}) => {
  const { sam, ada, request, old } = await leftToCello(as)
  const changed = `${await textOf(sam).inputValue()}\n\nChanged by hand.`
  await textOf(sam).fill(changed)
  await spoilMail({ kind: 'refuse', at: 'mail', code: 554, message: 'Looks like spam', times: 1 })
  await sendButton(sam).click()
  await expect(sam.getByText('The last message did not leave.')).toBeVisible()
  await expect(
    sam.getByText(/The mail server refused it: 554 .*Looks like spam\. Nothing was sent\./).first(),
  ).toBeVisible()
  await expect(textOf(sam)).toHaveValue(changed)
  await openMessage(ada, request)
  await expect(textOf(ada)).toHaveValue(changed)

  await sam.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await sam.getByRole('button', { name: 'Copy message' }).click()
  await expect(sam.getByText('Copied the message')).toBeVisible()
  expect(await sam.evaluate(() => navigator.clipboard.readText())).toBe(changed)
  await sam.getByRole('button', { name: 'I sent it myself' }).click()
  await expect(sam.getByText('Sent by other means by')).toBeVisible()
  await expect(sam.getByRole('region', { name: 'Text of the message' })).toContainText('Changed by hand.')
  expect(await mailsAbout(old)).toEqual([])
})

test('Two people who press the button send one mail, and the slower one is told.', async ({ as }) => {
  const { sam, ada, request, old } = await leftToCello(as)
  await openMessage(ada, request)
  await Promise.all([sendButton(sam).click(), sendButton(ada).click()])
  for (const page of [sam, ada])
    await expect(page.getByRole('heading', { name: 'Wrote to Cello support about 1 invoice' })).toBeVisible()
  expect(await mailsAbout(old)).toHaveLength(1)
})

test('A subject with a line break or an invisible letter never leaves.', async ({ as }) => {
  const { sam, old } = await leftToCello(as)
  await sam.getByLabel('Subject').fill('One \u0007 two')
  await sendButton(sam).click()
  await expect(sam.getByText('There is an invisible control character in the text.')).toBeVisible()
  await sam.getByLabel('Subject').fill(' ')
  await sendButton(sam).click()
  await expect(sam.getByText('Give the message a subject.')).toBeVisible()
  await sam.getByRole('button', { name: 'Take back the desk’s own text' }).click()
  await expect(sam.getByLabel('Subject')).toHaveValue(/^Manual attribution/)
  expect(await mailsAbout(old)).toEqual([])
})

test('The message is accessible: to write, refused, unknown, written and answered.', async ({ as }) => {
  test.setTimeout(240_000)
  const { sam, old } = await leftToCello(as)
  await expectAccessible(sam)
  await spoilMail({ kind: 'refuse', at: 'recipient', times: 1 })
  await sendButton(sam).click()
  await expect(sam.getByText('The last message did not leave.')).toBeVisible()
  await expectAccessible(sam)
  await spoilMail({ kind: 'cut', when: 'after', times: 1 })
  await sendButton(sam).click()
  await expect(sam.getByText('We do not know whether this message left.')).toBeVisible()
  await expectAccessible(sam)
  await sam.getByRole('button', { name: 'It left' }).click()
  await expect(sam.getByText('Say what you saw first: managers read it in the audit.')).toBeVisible()
  await sam.getByLabel('What you saw').fill('It is in the mailbox.')
  await sam.getByRole('button', { name: 'It left' }).click()
  await expect(sam.getByRole('heading', { name: 'Wrote to Cello support about 1 invoice' })).toBeVisible()
  await expectAccessible(sam)
  await sam.getByLabel('Cello’s answer').fill('Imported.')
  await sam.getByRole('button', { name: 'Note the answer' }).click()
  await expect(sam.getByText(/Sam Reyes noted Cello’s answer/)).toBeVisible()
  await expectAccessible(sam)
  expect(await mailsAbout(old)).toHaveLength(1)
})
