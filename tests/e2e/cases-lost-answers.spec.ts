import type { Page } from '@playwright/test'
import { goToCase, openCase, talk } from './support/cases.ts'
import { mailsAbout } from './support/mailbox.ts'
import { signIn, signOut } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.use({ expectedErrors: [/net::ERR_(FAILED|INTERNET_DISCONNECTED)|Failed to fetch/] })

const lost = /The desk did not answer, so it is not known here whether this was taken/

test('A note whose answer was lost is kept once, though it is pressed again, and after a reload.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Jana calls from a train' })
  await goToCase(sam, opened)
  const field = sam.getByLabel('Note', { exact: true })
  const keep = sam.getByRole('button', { name: 'Keep the note' })

  await field.fill('Seen in the billing.')
  await loseAnswer(sam, () => keep.click())
  await expect(sam.getByText(lost)).toBeVisible()
  await expect(field).toHaveValue('Seen in the billing.')
  await keep.click()
  await expect(field).toHaveValue('')
  await expect(sam.getByText(lost)).toBeHidden()
  await expect(talk(sam).getByText('Seen in the billing.')).toHaveCount(1)

  await field.fill('She sent the link.')
  await loseAnswer(sam, () => keep.click())
  await expect(sam.getByText(lost)).toBeVisible()
  await sam.reload()
  await whenAlive(keep)
  await expect(field).toHaveValue('She sent the link.')
  await field.press('Control+Enter')
  await expect(sam.getByRole('article').filter({ hasText: 'being kept' })).toHaveCount(0)
  await expect(field).toHaveValue('')
  await expect(talk(sam).getByText('She sent the link.')).toHaveCount(1)
  await sam.reload()
  await expect(talk(sam).getByText('She sent the link.')).toHaveCount(1)
  await expect(talk(sam).getByText('Seen in the billing.')).toHaveCount(1)
})

test('Other words after a lost answer are refused with what stands, stay in their field, and are kept when pressed again.', async ({
  as,
}) => {
  const sam = await as('Sam')
  await goToCase(sam, await openCase(sam, { summary: 'Jana changes her mind' }))
  const field = sam.getByLabel('Note', { exact: true })
  const keep = sam.getByRole('button', { name: 'Keep the note' })
  await field.fill('Seen in the billing.')
  await loseAnswer(sam, () => keep.click())
  await expect(sam.getByText(lost)).toBeVisible()
  await field.fill('Seen in March.')
  await keep.click()
  await expect(sam.getByText(/^This form was used before, for something else/)).toBeVisible()
  await expect(field).toHaveValue('Seen in March.')
  await expect(talk(sam).getByText('Seen in the billing.')).toHaveCount(1)
  await expect(talk(sam).getByText('Seen in March.')).toHaveCount(0)
  await keep.click()
  await expect(talk(sam).getByText('Seen in March.')).toHaveCount(1)
  await expect(field).toHaveValue('')
})

test('A note is kept once by a double click and by Enter pressed twice; two forms may say the same.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Jana is in a hurry' })
  await goToCase(sam, opened)
  const field = sam.getByLabel('Note', { exact: true })
  const said = (words: string) => talk(sam).getByText(words)
  await field.fill('By a double click.')
  await sam.getByRole('button', { name: 'Keep the note' }).dblclick()
  await expect(said('By a double click.')).toHaveCount(1)
  await field.fill('By the keyboard.')
  await sam.keyboard.press('Control+Enter')
  await sam.keyboard.press('Control+Enter')
  await expect(said('By the keyboard.')).toHaveCount(1)
  await field.fill('By the keyboard.')
  await sam.keyboard.press('Control+Enter')
  await expect(said('By the keyboard.')).toHaveCount(2)
  await expect(field).toHaveValue('')
  await sam.reload()
  await expect(said('By the keyboard.')).toHaveCount(2)
  await expect(said('By a double click.')).toHaveCount(1)
})

test('What else is kept in a case is kept once where its answer was lost: a message, what they wrote, a file, a text.', async ({
  as,
}) => {
  const sam = await as('Sam')
  await goToCase(sam, await openCase(sam, { summary: 'Jana writes from a ferry' }))
  const body = sam.getByLabel('Message', { exact: true })
  await sam.getByRole('button', { name: 'Message to Jana Weber' }).click()
  await sam.getByLabel('Subject').fill('A question')
  await body.fill('When was it?')
  await twice(sam, () => sam.getByRole('button', { name: 'I sent it myself' }).click())
  await expect(body).toHaveValue('')
  await expect(talk(sam).getByText('When was it?')).toHaveCount(1)

  const theirs = sam.getByLabel('What Jana Weber wrote')
  await sam.getByRole('button', { name: 'What they wrote' }).click()
  await sam.getByLabel('Subject').fill('Re: A question')
  await theirs.fill('On Friday.')
  await twice(sam, () => sam.getByRole('button', { name: 'Keep what they wrote' }).click())
  await expect(theirs).toHaveValue('')
  await expect(talk(sam).getByText('On Friday.')).toHaveCount(1)

  const form = sam.locator('form').filter({ has: sam.getByLabel('What comes') })
  const add = () => form.getByRole('button', { name: 'Add it' }).click()
  await sam.keyboard.press('v')
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from('Here is my link.') })
  await twice(sam, add)
  await expect(form).toHaveCount(0)
  await expect(sam.getByRole('link', { name: /^chat\.txt/ })).toHaveCount(1)

  await sam.getByRole('button', { name: 'Add', exact: true }).click()
  await form.getByLabel('What comes').selectOption('A text')
  await form.getByLabel('Text', { exact: true }).fill('He says so too.')
  await twice(sam, add)
  await expect(form).toHaveCount(0)
  await expect(sam.getByText('He says so too.')).toHaveCount(1)
})

test('A mail whose answer was lost leaves once, though it is sent again after a reload; other words are another mail.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const word = `ferry-${crypto.randomUUID()}`
  await goToCase(sam, await openCase(sam, { summary: 'Jana has no signal' }))
  const send = sam.getByRole('button', { name: 'Send to Jana Weber' })
  const form = sam.getByRole('button', { name: 'Message to Jana Weber' })
  const template = sam.getByLabel('Begin with a template')
  const body = sam.getByLabel('Message', { exact: true })
  await form.click()
  await template.selectOption({ index: 1 })
  await sam.getByLabel('Subject').fill('A question')
  await body.fill(word)
  const chosen = await template.inputValue()
  await loseAnswer(sam, () => send.click())
  await expect(sam.getByText(lost)).toBeVisible()
  await sam.reload()
  await whenAlive(form)
  await form.click()
  await expect(body).toHaveValue(word)
  await expect(template).toHaveValue(chosen)
  await body.pressSequentially('x')
  await body.press('Backspace')
  await send.click()
  await expect(sam.getByText('The message left for jana.weber@contoso.example.')).toBeVisible()
  await expect(talk(sam).getByText(word)).toHaveCount(1)
  expect(await mailsAbout(word)).toHaveLength(1)

  const to = sam.getByLabel('To', { exact: true })
  await sam.getByLabel('Subject').fill('Another question')
  await body.fill(`${word} again`)
  await loseAnswer(sam, () => send.click())
  await expect(sam.getByText(lost)).toBeVisible()
  await to.fill('nils@northwind.example')
  await sam.getByRole('button', { name: 'Note for staff' }).click()
  await form.click()
  await expect(to).toHaveValue('nils@northwind.example')
  await send.click()
  await expect(sam.getByText(/This form was used before/)).toBeVisible()
  await send.click()
  await expect(sam.getByText('The message left for nils@northwind.example.')).toBeVisible()
  expect(await mailsAbout(`${word} again`)).toHaveLength(2)
})

test('What one person typed and did not send is not shown to another who signs in in the same tab.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const id = await openCase(sam, { summary: 'Jana waits for an answer' })
  await goToCase(sam, id)
  const note = sam.getByLabel('Note', { exact: true })
  await note.fill('Sam thinks so.')
  await signOut(sam)
  await signIn(sam, 'Noor')
  await goToCase(sam, id)
  await whenAlive(note)
  await expect(note).toHaveValue('')
  await signOut(sam)
  await signIn(sam, 'Sam')
  await goToCase(sam, id)
  await expect(note).toHaveValue('Sam thinks so.')
})

test('Without a line to the desk the page stays, with what was typed.', async ({ as }) => {
  const sam = await as('Sam')
  await goToCase(sam, await openCase(sam, { summary: 'Jana rides a train' }))
  const note = sam.getByLabel('Note', { exact: true })
  await note.fill('In a tunnel.')
  await sam.context().setOffline(true)
  await sam.getByRole('button', { name: 'Keep the note' }).click()
  await expect(sam.getByText(lost)).toBeVisible()
  await sam.context().setOffline(false)
  await sam.getByRole('button', { name: 'Keep the note' }).click()
  await expect(talk(sam).getByText('In a tunnel.')).toHaveCount(1)
  await expect(note).toHaveValue('')
})

/** Presses once so that the answer is lost, and then again. */
async function twice(page: Page, press: () => Promise<void>) {
  await loseAnswer(page, press)
  await expect(page.getByText(lost)).toBeVisible()
  await press()
  await expect(page.getByText(lost)).toBeHidden()
}

/** What is posted next reaches the desk, and is done there; its answer never comes. */
async function loseAnswer(page: Page, press: () => Promise<void>) {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let posted = false
  await page.route('**/*', async (route) => {
    if (posted || route.request().method() !== 'POST') return route.fallback()
    posted = true
    expect((await route.fetch()).ok()).toBe(true)
    await route.abort('failed')
    resolve(undefined)
  })
  await press()
  await promise
}
