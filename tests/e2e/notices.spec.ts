import type { Page } from '@playwright/test'
import { deskStack } from '#tests/support/stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { mailsAbout } from './support/mailbox.ts'
import { type Filed, fileRequest, openRequest, reject } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { choosePerson, chooseToSignIn, emailOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const bell = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Notices/ })
const rowOf = (page: Page, { name }: Filed, words: string | RegExp = /./) =>
  page.getByRole('row').filter({ hasText: name }).filter({ hasText: words }).first()
const unread = (page: Page, filed: Filed) => rowOf(page, filed).getByText('Not read:')

test('A new request rings for whoever may decide it, and opening it by keyboard stills it.', async ({
  as,
}) => {
  const request = await fileRequest(await as('Sam'), await seedCustomer())
  const ada = await as('Ada')
  await ada.goto('/')
  await expect(bell(ada)).toContainText(/\d not read/)
  await bell(ada).click()
  await expect(ada.getByRole('heading', { level: 1 })).toContainText('not read')
  await expect(rowOf(ada, request)).toContainText('Sam Reyes filed it; it expires in 14 days.')
  await expect(unread(ada, request)).toBeAttached()

  const link = rowOf(ada, request).getByRole('link')
  await ada.keyboard.press('j')
  for (let at = 0; at < 29 && !(await isFocused(link)); at += 1) await ada.keyboard.press('j')
  await ada.keyboard.press('Enter')
  await expect(ada).toHaveURL(new RegExp(`/requests/${request.id}$`))
  await bell(ada).click()
  await expect(rowOf(ada, request)).toBeVisible()
  await expect(unread(ada, request)).toHaveCount(0)
})

test('A notice counts as read once its request was seen, however one came there.', async ({ as }) => {
  const request = await fileRequest(await as('Sam'), await seedCustomer())
  const ada = await as('Ada')
  await openRequest(ada, request)
  await ada.goto('/notices')
  await expect(rowOf(ada, request)).toBeVisible()
  await expect(unread(ada, request)).toHaveCount(0)
})

test('One key marks the notice with the focus as read, another all of them.', async ({ as }) => {
  const sam = await as('Sam')
  const [first, second] = [
    await fileRequest(sam, await seedCustomer()),
    await fileRequest(sam, await seedCustomer()),
  ]
  const ada = await as('Ada')
  await ada.goto('/notices')
  await whenAlive(rowOf(ada, second).getByRole('button'))
  await rowOf(ada, first).getByRole('link').focus()
  await ada.keyboard.press('e')
  await expect(unread(ada, first)).toHaveCount(0)
  await expect(unread(ada, second)).toBeAttached()
  await rowOf(ada, second)
    .getByRole('button', { name: /^Mark read/ })
    .click()
  await expect(unread(ada, second)).toHaveCount(0)

  const third = await fileRequest(sam, await seedCustomer())
  await ada.reload()
  await expect(unread(ada, third)).toBeAttached()
  await whenAlive(ada.getByRole('button', { name: 'Mark all read' }))
  await ada.keyboard.press('m')
  await expect(unread(ada, third)).toHaveCount(0)
})

test('What is decided asks nobody else any more.', async ({ as }) => {
  const request = await fileRequest(await as('Sam'), await seedCustomer())
  await reject(await as('Ada'), request, 'It is somebody else’s.')
  const lea = await as('Lea')
  await lea.goto('/notices')
  await expect(rowOf(lea, request)).toBeVisible()
  await expect(unread(lea, request)).toHaveCount(0)
})

test('A decision comes by mail, as chosen, and its one link leads through the sign-in to the request.', async ({
  as,
  stranger,
}) => {
  test.setTimeout(180_000)
  const lea = await as('Lea')
  await lea.goto('/notices')
  await lea.getByRole('link', { name: 'How you are told' }).click()
  const asked = lea.getByRole('group', { name: 'Waits for your decision' })
  await whenAlive(asked.getByRole('radio', { name: 'Only in the desk' }))
  await asked.getByText('Only in the desk').click()
  await expect(lea.getByText('Waits for your decision: only in the desk')).toBeVisible()
  await lea.reload()
  await expect(asked.getByRole('radio', { name: 'Only in the desk' })).toBeChecked()

  await lea.goto('/notices')
  const rest = lea.getByRole('button', { name: 'Mark all read' })
  if (await rest.isVisible()) {
    await whenAlive(rest)
    await rest.click()
  }
  await expect(lea.getByRole('heading', { level: 1 })).toHaveText('You have read everything')

  const request = await fileRequest(lea, await seedCustomer())
  // Whoever has the request before their eyes needs no mail about it.
  await lea.goto('/')
  await reject(await as('Ada'), request, 'He never had an account.')
  const mine = async () =>
    (await mailsAbout(request.name)).filter(({ envelope }) => envelope.to.includes(emailOf('Lea')))
  await expect.poll(async () => (await mine()).length, { timeout: 120_000, intervals: [1000] }).toBe(1)
  const [mail] = await mine()
  expect(mail?.text).toContain(`Ada Lind rejected ${request.name}. The reason stands with it.`)
  expect(mail?.text).not.toContain('account')
  const links = mail?.text.match(/https?:\/\/\S+/g) ?? []
  expect(links).toEqual([`${deskStack().address}/requests/${request.id}`])
  expect(
    (await mailsAbout(request.name)).filter(({ envelope }) => envelope.to.includes(emailOf('Ada'))),
  ).toEqual([])

  const elsewhere = await stranger()
  await elsewhere.goto(links[0] ?? '')
  await chooseToSignIn(elsewhere)
  await choosePerson(elsewhere, 'Lea')
  await expect(elsewhere.getByRole('status').filter({ hasText: request.name })).toContainText('rejected')
  await bell(elsewhere).click()
  await expect(rowOf(elsewhere, request, 'rejected')).toBeVisible()
  await expect(rowOf(elsewhere, request, 'rejected').getByText('Not read:')).toHaveCount(0)
})

test.describe(() => {
  test.use({ expectedErrors: [/status of 404/] })
  test.describe.configure({ timeout: 150_000 })

  test('The notices, the choices and a notice of somebody else are accessible.', async ({ as }) => {
    const request = await fileRequest(await as('Sam'), await seedCustomer())
    const ada = await as('Ada')
    await ada.goto('/notices')
    await expect(rowOf(ada, request)).toBeVisible()
    const address = (await rowOf(ada, request).getByRole('link').getAttribute('href')) ?? ''
    await expectAccessible(ada)
    await ada.goto('/notices/choices')
    await expect(ada.getByRole('group', { name: 'Needs an answer' })).toBeVisible()
    await expectAccessible(ada)

    const mira = await as('Mira')
    await mira.goto(address)
    await expect(mira.getByRole('heading', { name: 'You have no such notice' })).toBeVisible()
    await expectAccessible(mira)
  })
})

const isFocused = (link: ReturnType<Page['getByRole']>) =>
  link.evaluate((element) => element === document.activeElement)
