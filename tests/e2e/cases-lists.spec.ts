import { expectAccessible } from './support/accessible.ts'
import { goToCase, openCase, talk } from './support/cases.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 120_000 })

test('A list is saved, shared, opened by somebody else, named anew, and removed by its owner.', async ({
  as,
}) => {
  const [sam, mira] = [await as('Sam'), await as('Mira')]
  const [name, better] = [`Glitches ${crypto.randomUUID()}`, `Outages ${crypto.randomUUID()}`]
  await sam.goto('/cases?kind=glitch&sort=due')
  const save = sam.getByRole('button', { name: 'Save this list' })
  await whenAlive(save)
  await save.click()
  await sam.getByRole('button', { name: 'Save the list' }).click()
  await expect(sam.getByLabel('Name')).toHaveAccessibleDescription(
    'Enter a name for the list, of at most 80 letters.',
  )
  await sam.getByLabel('Name').fill(name)
  await sam.getByRole('button', { name: 'Save the list' }).click()
  const own = sam.getByRole('link', { name, exact: true })
  await expect(own).toHaveAttribute('aria-current', 'page')

  await mira.goto('/cases')
  await expect(mira.getByRole('link', { name: 'Every case', exact: true })).toBeVisible()
  await expect(mira.getByRole('link', { name })).toHaveCount(0)

  await sam.getByRole('button', { name: `Change the list ${name}` }).click()
  await expect(sam.getByLabel('Name')).toHaveValue(name)
  await expectAccessible(sam)
  await sam.getByLabel('Name').fill(better)
  await sam.getByLabel('Share it').check()
  await sam.getByRole('button', { name: 'Keep the change' }).click()
  await expect(sam.getByRole('link', { name: `${better} · shared` })).toBeVisible()

  await mira.reload()
  await mira.getByRole('link', { name: better }).click()
  await mira.waitForURL(/kind=glitch&sort=due/)
  await expect(mira.getByRole('button', { name: `Change the list ${better}` })).toHaveCount(0)

  await sam.getByRole('button', { name: `Change the list ${better}` }).click()
  await sam.getByRole('button', { name: 'Remove it' }).click()
  // As long as it stands open, nothing behind it counts as a link.
  await expect(sam.getByRole('dialog')).toHaveCount(0)
  await expect(sam.getByRole('link', { name: better })).toHaveCount(0)
  await mira.reload()
  await expect(mira.getByRole('link', { name: 'Every case', exact: true })).toBeVisible()
  await expect(mira.getByRole('link', { name: better })).toHaveCount(0)
})

test('What is known of a new user is put right where they stand.', async ({ as }) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Jana wrote the name alone', newUsers: 'Nils Bergg' })
  await goToCase(sam, opened)
  await sam.getByRole('button', { name: 'Change Nils Bergg' }).click()
  const form = sam.getByRole('dialog', { name: 'What is known of Nils Bergg' })
  await form.getByLabel('Name').fill('')
  await form.getByRole('button', { name: 'Keep the change' }).click()
  await expect(form.getByLabel('New user’s id')).toHaveAccessibleDescription(
    'Enter an id, an e-mail address or a name of the new user.',
  )
  await expect(form.getByLabel('New user’s id')).toBeFocused()
  await expectAccessible(sam)
  await form.getByLabel('Name').fill('Nils Berg')
  await form.getByLabel('E-mail').fill('nils@northwind.example')
  await form.getByLabel('New user’s id').fill('usr_40871')
  await form.getByRole('button', { name: 'Keep the change' }).click()
  await expect(form).toBeHidden()
  await expect(sam.getByText('nils@northwind.example').first()).toBeVisible()
  await expect(talk(sam)).toContainText('put right a new user')
})

test('The queue shows whose turn it is: requests, then cases of one’s own and those that nobody has, by keyboard.', async ({
  as,
}) => {
  const lea = await as('Lea')
  const word = `queue${crypto.randomUUID().replaceAll('-', '')}`
  const opened = await openCase(lea, { summary: word })
  await lea.goto('/')
  const nobodys = lea.getByRole('region', { name: 'Cases that nobody has' })
  await whenAlive(lea.getByRole('link', { name: 'New request' }))
  await expect(nobodys.getByRole('heading')).toContainText(/\d/)
  await goToCase(lea, opened)
  await lea.keyboard.press('c')
  await expect(talk(lea)).toContainText('took it')
  await lea.goto('/')
  await expect(lea.getByRole('heading', { level: 1 })).toHaveText(
    /(\d+ requests? and )?\d+ cases? waits? for you/,
  )
  const row = lea.getByRole('region', { name: 'Your cases' }).getByRole('row').filter({ hasText: word })
  await expect(row).toContainText(/due in/)
  await expect(lea.getByText(/follow the case$/)).toBeVisible()
  await expectAccessible(lea)
  await whenAlive(lea.getByRole('link', { name: 'New request' }))
  const links = await lea.locator('[data-row-link]').count()
  const isThere = () => row.getByRole('link').evaluate((link) => link === document.activeElement)
  for (let at = 0; at < links && !(await isThere()); at += 1) await lea.keyboard.press('j')
  await expect(row.getByRole('link')).toBeFocused()
  await lea.keyboard.press('Enter')
  await lea.waitForURL(`**/cases/${opened.id}`)

  const mira = await as('Mira')
  await mira.goto('/')
  await expect(mira.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(mira.getByRole('region', { name: /cases/i })).toHaveCount(0)
})
