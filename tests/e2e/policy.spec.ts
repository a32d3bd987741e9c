import { catchAction, postAction } from './support/actions.ts'
import {
  accept,
  addRule,
  card,
  openForm,
  panel,
  propose,
  restore,
  setRole,
  title,
} from './support/policy-page.ts'
import { approve, expectState, type Filed, fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import type { Page } from '@playwright/test'
import { whenAlive } from './support/when-alive.ts'

// A decision that is caught on its way to the desk fails in the browser; a page that is not there is looked for.
test.use({ expectedErrors: [/net::ERR_FAILED|status of 404/] })
test.afterEach(restore)

test('An admin proposes that two approve, a second one reads what it would have done and accepts, and from then on two must.', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const [sam, ada, kofi] = [await as('Sam'), await as('Ada'), await as('Kofi')]
  const before = await fileRequest(sam, await seedCustomer())
  const otto = await as('Otto')
  await otto.goto('/')
  await otto.getByRole('link', { name: 'Policy' }).click()
  await expect(title(otto)).toHaveText('One approver decides every request')
  await expect(otto.getByText('Nobody else is admin.')).toBeVisible()

  const propose2 = otto.getByRole('link', { name: /^Propose a change/ })
  await whenAlive(propose2)
  await propose2.click()
  const added = await addRule(otto, { name: 'More than forty euros', amount: '€40', currency: '' })
  await added.getByLabel('Currency').fill('eur')
  await expect(panel(otto, 'Back-test')).toContainText(/\d+ would have been asked for more/)
  await expect(card(otto, 1)).toContainText(/\d+ of \d+ requests caught/)
  const version = await propose(otto, 'Two should look at what costs more than forty euros.')

  await expect(title(otto)).toHaveText('One approver decides every request')
  await expect(panel(otto, 'Another admin decides')).toContainText('Nobody else is admin.')
  await expect(otto.getByRole('button', { name: /^(Accept|Reject)/ })).toHaveCount(0)
  await setRole(otto, 'Mira Vale', 'admin', true)
  await otto.goto('/policy')
  await expect(panel(otto, 'Another admin decides')).toContainText(
    'You proposed it, so it waits for Mira Vale.',
  )
  await sam.goto('/policy')
  await expect(panel(sam, 'An admin decides')).toContainText(
    'Otto Brandt proposed it, so it waits for Mira Vale.',
  )

  const mira = await as('Mira')
  await mira.goto('/policy')
  const proposal = panel(mira, `Version ${version} is proposed`)
  await expect(proposal).toContainText('Two should look at what costs more than forty euros.')
  await expect(proposal.getByRole('listitem').filter({ hasText: 'More than forty euros' })).toContainText(
    'added',
  )
  await expect(panel(mira, 'Back-test').getByRole('link', { name: before.name })).toBeVisible()
  await expect(panel(mira, 'Your decision')).toContainText('1 rule added.')
  await expect(panel(mira, 'Your decision')).toContainText(
    /Of \d+ requests? of the last 90 days, \d+ would have been asked for more/,
  )
  const answer = await catchAction(mira, async () => {
    const button = mira.getByRole('button', { name: /^Accept/ })
    await whenAlive(button)
    await button.click()
  })
  expect((await postAction(otto, answer)).text).toContain('You proposed it, so another admin decides it.')
  expect((await postAction(ada, answer)).text).toContain('This needs the role admin.')
  await accept(mira, version)
  await expect(title(mira)).toHaveText('One rule asks for more than one approver')

  await approveByBoth(before, ada, kofi)
  const strict = await fileRequest(sam, await seedCustomer())

  await openForm(mira)
  await mira.getByRole('button', { name: 'Remove rule: More than forty euros' }).click()
  const laxer = await propose(mira, 'It holds us up more than it helps: back to one approver.')
  await accept(otto, laxer)
  await expect(title(otto)).toHaveText('One approver decides every request')
  await approveByBoth(strict, ada, kofi)

  const after = await fileRequest(sam, await seedCustomer())
  await approve(ada, after)
  await expectState(ada, after, 'carried out')

  await mira.goto('/audit?event=policy.accepted')
  await expect(mira.getByRole('row', { name: `version ${version}` })).toContainText('Mira Vale')
  await mira.getByRole('link', { name: `version ${version}`, exact: true }).click()
  await expect(title(mira)).toHaveText(`Version ${version} was in force, and was replaced`)
  await expect(panel(mira, 'What it changed')).toContainText('added')
  await setRole(otto, 'Mira Vale', 'admin', false)
})

async function approveByBoth(request: Filed, ada: Page, kofi: Page) {
  await approve(ada, request)
  await expect(ada.getByRole('listitem').filter({ hasText: 'Ada Lind approved revision 1' })).toBeVisible()
  await expectState(ada, request, 'waiting')
  await approve(kofi, request)
  await expectState(kofi, request, 'carried out')
}

test('Everybody reads the policy and each of its versions; only admins propose.', async ({ as }) => {
  for (const name of ['Sam', 'Ada', 'Mira'] as const) {
    const page = await as(name)
    await page.goto('/policy')
    await expect(title(page)).toHaveText('One approver decides every request')
    await expect(page.getByRole('link', { name: /^Propose/ })).toHaveCount(0)
    await page.getByRole('link', { name: 'Version 1', exact: true }).click()
    await expect(title(page)).toHaveText(/^Version 1 /)
    await expect(page.getByText('It came with the desk.')).toBeVisible()
    await page.goto('/policy/new')
    await expect(title(page)).toHaveText('This page needs the role admin')
    await page.goto('/policy/99999')
    await expect(page.getByRole('heading', { name: 'There is no such version.' })).toBeVisible()
    const answer = await page.request.post('/api/policy/back-test', { data: { rules: [] } })
    expect(answer.status()).toBe(403)
  }
})
