import { card, panel, restore, setAdmin, title } from './support/policy-page.ts'
import { expect, test } from './support/test.ts'
import { expectFocusShown, walkTo } from './support/walk.ts'
import { whenAlive } from './support/when-alive.ts'

test.afterEach(restore)

test('Rules are written, moved, removed and proposed, and a proposal is rejected and withdrawn, by keyboard alone.', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const [otto, mira] = [await as('Otto'), await as('Mira')]
  await setAdmin('Mira', true)
  const { keyboard } = otto
  await otto.goto('/policy')
  await whenAlive(otto.getByRole('link', { name: /^Propose a change/ }))
  await keyboard.press('n')
  const add = otto.getByRole('button', { name: 'Add a rule' })
  await whenAlive(add)
  for (const [name, amount] of [
    ['Large', '500'],
    ['Larger', '1,000.50'],
  ]) {
    await walkTo(otto, add)
    await expectFocusShown(otto)
    await keyboard.press('Enter')
    await keyboard.type(name ?? '')
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.type(amount ?? '')
    await keyboard.press('Tab')
    await keyboard.type('eur')
  }
  const warning = card(otto, 2).getByText('It can never count')
  await expect(warning).toBeVisible()
  const up = otto.getByRole('button', { name: 'Move up: Larger' })
  await walkTo(otto, up, 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(up).toBeFocused()
  await expect(card(otto, 1)).toContainText('Larger')
  await expect(otto.getByText('It is rule 1 of 3 now.')).toBeAttached()
  await expect(warning).toHaveCount(0)
  const down = otto.getByRole('button', { name: 'Move down: Larger' })
  await walkTo(otto, down)
  await keyboard.press('Enter')
  await expect(down).toBeFocused()
  await keyboard.press('Enter')
  await expect(card(otto, 2)).toContainText('Larger')
  await walkTo(otto, otto.getByRole('button', { name: 'Remove rule: Larger' }))
  await keyboard.press('Enter')
  await expect(otto.locator('[data-rule]')).toHaveCount(2)
  await walkTo(otto, otto.getByLabel('Because'))
  await keyboard.type('Large amounts need two. nxa')
  await expect(otto.getByText('1 rule added. In force once')).toBeVisible()
  await keyboard.press('Control+Enter')
  const waits = panel(otto, /^Version \d+ is proposed$/)
  await expect(waits).toContainText('Large amounts need two. nxa')

  await mira.goto('/policy')
  await whenAlive(mira.getByRole('button', { name: /^Reject/ }))
  await mira.keyboard.press('x')
  await expect(mira.getByText('Say why you reject it: whoever proposed it reads this.')).toBeVisible()
  await expect(mira.getByLabel('Reason')).toBeFocused()
  await mira.keyboard.type('Not above five hundred: ax')
  await expect(panel(mira, 'Your decision')).toBeVisible()
  await mira.keyboard.press('Escape')
  await mira.keyboard.press('x')
  await expect(panel(mira, 'Your decision')).toHaveCount(0)
  await expect(mira.locator('#main')).toBeFocused()
  await expect(mira.getByRole('row').filter({ hasText: 'nxa' })).toContainText('rejected')

  await otto.goto('/policy')
  await whenAlive(otto.getByRole('link', { name: /^Propose a change/ }))
  await keyboard.press('n')
  const days = otto.getByLabel('Days until an undecided request expires')
  await whenAlive(days)
  await walkTo(otto, days)
  await keyboard.type('7')
  await keyboard.press('Tab')
  await keyboard.type('A week is enough for everybody.')
  await expect(otto.getByText('Expires after 7 days instead of 14.')).toBeVisible()
  await keyboard.press('Control+Enter')
  await whenAlive(otto.getByRole('button', { name: /^Withdraw/ }))
  await expect(waits).toContainText('7 days')
  await keyboard.press('w')
  const sure = otto.getByRole('button', { name: /^Withdraw version/ })
  await walkTo(otto, sure)
  await keyboard.press('Enter')
  await expect(waits).toHaveCount(0)
  await expect(otto.getByRole('row').filter({ hasText: 'A week is enough' })).toContainText('withdrawn')
  await expect(title(otto)).toHaveText('One approver decides every request')
})
