import { goToCase, openCase, talk, whichCase } from './support/cases.ts'
import { goByPalette } from './support/keyboard.ts'
import { fileRequest, whichRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import type { Name } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const everybody = ['Queue', 'Cases', 'Requests', 'History', 'Policy', 'Notices', 'Where you are signed in']
const only: Record<string, readonly Name[]> = {
  'New case': ['Sam', 'Ada'],
  'Change many cases': ['Sam', 'Ada'],
  'My cases': ['Sam', 'Ada'],
  'New request': ['Sam'],
  Reports: ['Mira'],
  Audit: ['Mira'],
  People: ['Mira', 'Otto'],
  Work: ['Otto'],
  Connections: ['Otto'],
  'Settings of cases': ['Otto'],
}

for (const name of ['Sam', 'Ada', 'Mira', 'Otto'] as const)
  test(`The palette offers ${name} the pages and acts that are theirs, and no others.`, async ({ as }) => {
    const page = await as(name)
    await page.goto('/notices')
    await whenAlive(page.getByRole('button', { name: /^Find anything/ }))
    await page.keyboard.press('Control+k')
    for (const label of everybody)
      await expect(page.getByRole('option', { name: label, exact: true })).toBeVisible()
    for (const [label, names] of Object.entries(only))
      await expect(page.getByRole('option', { name: label, exact: true })).toHaveCount(
        names.includes(name) ? 1 : 0,
      )
  })

test('The palette leads to a case by its words and its number, to a request by an e-mail, and to the settings.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const customer = await seedCustomer()
  const word = `word${crypto.randomUUID().replaceAll('-', '')}`
  const opened = await openCase(sam, { summary: `Jana says ${word}` })
  const request = await fileRequest(sam, customer)
  await whenAlive(sam.getByRole('button', { name: /^Find anything/ }))
  await goByPalette(sam, word, sam.getByRole('option', { name: `Jana says ${word}` }))
  expect(await whichCase(sam)).toEqual(opened)
  await goByPalette(
    sam,
    customer.email,
    sam.getByRole('option', { name: `${request.name} ${customer.email}` }),
  )
  expect(await whichRequest(sam)).toEqual(request)
  await goByPalette(sam, opened.name, sam.getByRole('option', { name: `Open case ${opened.name}` }))
  expect(await whichCase(sam)).toEqual(opened)
})

test('The first case that fits is chosen as soon as it is there, so that Enter opens it.', async ({ as }) => {
  const sam = await as('Sam')
  const word = `word${crypto.randomUUID().replaceAll('-', '')}`
  const opened = await openCase(sam, { summary: `Jana says ${word}` })
  await goToCase(sam, opened)
  await sam.goto('/cases')
  await whenAlive(sam.getByRole('button', { name: /^Find anything/ }))
  await sam.keyboard.press('Control+k')
  await sam.keyboard.type(word)
  await expect(sam.getByRole('option', { name: `Jana says ${word}` })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await sam.keyboard.press('Enter')
  expect(await whichCase(sam)).toEqual(opened)
})

test('While other words are looked for, Enter opens nothing that was found for the words before.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const word = `word${crypto.randomUUID().replaceAll('-', '')}`
  await openCase(sam, { summary: `Jana says ${word}` })
  await sam.goto('/cases')
  await whenAlive(sam.getByRole('button', { name: /^Find anything/ }))
  await sam.keyboard.press('Control+k')
  await sam.keyboard.type(word)
  const found = sam.getByRole('option', { name: `Jana says ${word}` })
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await sam.route('**/api/find', () => undefined)
  await sam.keyboard.type('x')
  await expect(found).not.toHaveAttribute('aria-selected', 'true')
  await sam.keyboard.press('Enter')
  await sam.waitForURL(new RegExp(`/cases\\?text=${word}x`))
})

test('The palette does what the page can do: on a case it takes, resolves and writes, for whoever may.', async ({
  as,
}) => {
  const [sam, mira] = [await as('Sam'), await as('Mira')]
  const opened = await openCase(sam, { summary: 'Jana says that she referred Nils', newUsers: 'Nils Berg' })
  await goToCase(sam, opened)
  await goByPalette(sam, 'take', sam.getByRole('option', { name: /^Take it/ }))
  await expect(talk(sam)).toContainText('took it')
  await goByPalette(sam, 'resolve', sam.getByRole('option', { name: /^Resolve it/ }))
  await expect(sam.getByRole('dialog', { name: 'How did it end?' })).toBeVisible()
  await sam.keyboard.press('Escape')
  await goByPalette(sam, 'note', sam.getByRole('option', { name: /^Write a note/ }))
  await expect(sam.getByLabel('Note', { exact: true })).toBeFocused()
  await sam.keyboard.press('Escape')
  await goByPalette(sam, 'file a', sam.getByRole('option', { name: /^File a request/ }))
  await sam.waitForURL(/\/requests\/new\?case=/)

  await goToCase(mira, opened)
  await mira.keyboard.press('Control+k')
  await expect(mira.getByRole('option', { name: /^Follow/ })).toBeVisible()
  await expect(mira.getByRole('option', { name: /^Write a note/ })).toBeVisible()
  for (const act of [/^Take it/, /^Resolve it/, /^Merge it/, /^File a request/, /^Write to the person/])
    await expect(mira.getByRole('option', { name: act })).toHaveCount(0)
})
