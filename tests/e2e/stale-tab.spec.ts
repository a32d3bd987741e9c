import { catchAction, postAction } from './support/actions.ts'
import { openForm, sendForm, tellCase, whichRequest } from './support/requests.ts'
import { ritasCode, seedCustomer } from './support/sandbox.ts'
import { signIn, signOut } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('A form whose session ended in another tab says what to do, keeps what was typed, and files after a sign-in.', async ({
  stranger,
}) => {
  const tab = await stranger()
  await signIn(tab, 'Sam')
  await openForm(tab, await seedCustomer())
  await tellCase(tab, 'Typed before the session ended.')
  await expect(tab.getByRole('button', { name: /^File request/ })).not.toHaveAttribute('aria-disabled')
  const other = await tab.context().newPage()
  await other.goto('/')
  await signOut(other)

  await sendForm(tab)
  await expect(tab.getByText('Your session has ended.').first()).toBeVisible()
  await expect(tab.getByText(/Sign in again in another tab, then repeat this/).first()).toBeVisible()
  await expect(tab.getByLabel('What happened')).toHaveValue('Typed before the session ended.')
  await expect(tab.getByLabel('Referral code or link')).toHaveValue(ritasCode)

  await signIn(other, 'Sam')
  const again = tab.getByRole('button', { name: 'Try again' }).first()
  if (await again.isVisible()) await again.click()
  await sendForm(tab)
  await whichRequest(tab)
})

test('A draft survives a reload.', async ({ as }) => {
  const page = await as('Sam')
  await page.goto('/requests/new')
  const explanation = page.getByLabel('What happened')
  await whenAlive(explanation)
  await page.getByLabel("New user's billing customer").fill('anna@birch.example')
  await page.getByLabel('New user id in your product').fill('usr_draft')
  await page.getByLabel('Kind').selectOption({ label: 'Technical glitch' })
  await explanation.fill('Half a sentence, then the')
  await expect(page.getByText('Draft kept in this browser')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Draft restored')).toBeVisible()
  await expect(explanation).toHaveValue('Half a sentence, then the')
  await expect(page.getByLabel("New user's billing customer")).toHaveValue('anna@birch.example')
  await expect(page.getByLabel('New user id in your product')).toHaveValue('usr_draft')
  await expect(page.getByLabel('Kind')).toHaveValue('glitch')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(explanation).toHaveValue('')
})

test.describe(() => {
  test.use({ expectedErrors: [/net::ERR_FAILED/] })

  test('A form that is sent twice files one request.', async ({ as }) => {
    const customer = await seedCustomer()
    const page = await as('Sam')
    await openForm(page, customer)
    await tellCase(page)
    const posted = await catchAction(page, () => sendForm(page))
    await expect(page.getByText('The desk did not answer.').first()).toBeVisible()
    await expect(page.getByLabel('Referral code or link')).toHaveValue(ritasCode)
    const answers = await Promise.all([1, 2, 3].map(() => postAction(page, posted)))
    const button = page.getByRole('button', { name: /^File request/ })
    await expect(button).not.toHaveAttribute('aria-busy')
    const ids = answers.map(({ text }) => /"id":"([0-9a-f-]{36})"/.exec(text)?.[1])
    expect(ids[0]).toBeDefined()
    expect(new Set(ids).size).toBe(1)
    await page.goto(`/requests?text=${customer.newUserId}`)
    await expect(page.getByRole('row', { name: customer.email })).toHaveCount(1)
  })
})

test('A double click files one request.', async ({ as }) => {
  const customer = await seedCustomer()
  const page = await as('Sam')
  await openForm(page, customer)
  await tellCase(page)
  const button = page.getByRole('button', { name: /^File request/ })
  await expect(button).not.toHaveAttribute('aria-disabled')
  await button.dblclick()
  await whichRequest(page)
  await page.goto(`/requests?text=${customer.newUserId}`)
  await expect(page.getByRole('row', { name: customer.email })).toHaveCount(1)
})
