import type { Page } from '@playwright/test'
import { catchAction, postAction } from './support/actions.ts'
import {
  expectState,
  fileRequest,
  giveBack,
  openForm,
  sendForm,
  tellCase,
  whichRequest,
} from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('A role that is taken while the form stands open ends the session; what was typed stays, and is filed with the role back.', async ({
  as,
}) => {
  const customer = await seedCustomer()
  const noor = await as('Noor')
  await openForm(noor, customer)
  await tellCase(noor, 'It was typed before the role was taken.')
  await expect(noor.getByRole('button', { name: /^File request/ })).not.toHaveAttribute('aria-disabled')
  const form = noor.url()
  const otto = await as('Otto')
  await setRole(otto, 'Noor Haddad', 'requester', false)
  try {
    await sendForm(noor)
    await expect(noor.getByText('Your session has ended.').first()).toBeVisible()
    await expect(noor.getByLabel('What happened')).toHaveValue('It was typed before the role was taken.')
    await signIn(noor, 'Noor', form)
    await expect(noor.getByRole('heading', { level: 1 })).toContainText('You have no role here yet')
  } finally {
    await setRole(otto, 'Noor Haddad', 'requester', true)
  }
  await noor.goto(form)
  await expect(noor.getByLabel('What happened')).toHaveValue('It was typed before the role was taken.')
  await sendForm(noor)
  await whichRequest(noor)
})

test.describe(() => {
  test.use({ expectedErrors: [/net::ERR_FAILED/] })

  test('A role that is taken while a decision stands open refuses it, also after a new sign-in, and the reason stays.', async ({
    as,
  }) => {
    const request = await fileRequest(await as('Sam'), await seedCustomer())
    const otto = await as('Otto')
    await setRole(otto, 'Kofi Mensah', 'manager', true)
    const kofi = await as('Kofi')
    const answer = await catchAction(kofi, () => giveBack(kofi, request, 'Which workspace is it?'))
    await setRole(otto, 'Kofi Mensah', 'approver', false)
    try {
      expect((await postAction(kofi, answer)).text).toContain('Your session has ended')
      await signIn(kofi, 'Kofi', `/requests/${request.id}`)
      expect((await postAction(kofi, answer)).text).toContain(
        'This needs the role approver. Ask an admin to give it to you on the page People',
      )
      await kofi.reload()
      await expect(kofi.getByText('Deciding needs the role approver.')).toBeVisible()
      await expectState(kofi, request, 'waiting')
    } finally {
      await setRole(otto, 'Kofi Mensah', 'approver', true)
      await setRole(otto, 'Kofi Mensah', 'manager', false)
    }
    await signIn(kofi, 'Kofi', `/requests/${request.id}`)
    await expect(kofi.getByLabel('Reason')).toHaveValue('Which workspace is it?')
  })
})

test('The last admin cannot be removed.', async ({ as }) => {
  const otto = await as('Otto')
  await otto.goto('/people')
  const button = otto
    .getByRole('group', { name: 'Roles of Otto Brandt' })
    .getByRole('button', { name: 'admin' })
  await whenAlive(button)
  await button.click()
  await expect(otto.getByText(/last admin/).first()).toBeVisible()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
})

async function setRole(page: Page, person: string, role: string, held: boolean) {
  await page.goto('/people')
  const button = page.getByRole('group', { name: `Roles of ${person}` }).getByRole('button', { name: role })
  await whenAlive(button)
  if ((await button.getAttribute('aria-pressed')) !== String(held)) await button.click()
  await expect(button).toHaveAttribute('aria-pressed', String(held))
}
