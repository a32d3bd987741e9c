import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { deskStack } from '#tests/support/stack.ts'
import { goToCase, openCase } from './support/cases.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const run = promisify(execFile)

test('A help desk opens a case with a token that an admin made, as documented; it is found by its words.', async ({
  as,
}) => {
  const otto = await as('Otto')
  await otto.goto('/cases/settings?part=intake')
  const make = otto.getByRole('button', { name: /^Make a token/ })
  await whenAlive(make)
  await make.click()
  const word = `ticket-${crypto.randomUUID()}`
  await otto.getByLabel('Name').fill(word)
  await otto.getByLabel('Help desk').fill('Zendesk')
  await otto.getByRole('button', { name: 'Make the token' }).click()
  const token = await otto.getByText(/^desk_/).textContent()
  const documented = /```sh\n(curl [\s\S]*?)```/.exec(readFileSync('docs/operating.md', 'utf8'))?.[1] ?? ''
  const send = async () => {
    const env = { ...process.env, DESK: deskStack().address, TOKEN: token ?? '' }
    const command = documented.replace('ticket-4711', word).replace('Jana says that she', `${word}: she`)
    const { stdout } = await run('sh', ['-c', command], { env })
    return JSON.parse(stdout) as { number: string; created: boolean }
  }
  const first = await send()
  expect(first).toMatchObject({ created: true })
  expect(await send()).toEqual({ ...first, created: false })
  const mira = await as('Mira')
  await mira.goto(`/cases?text=${word}`)
  await expect(mira.getByRole('heading', { level: 1 })).toHaveText('1 case fits')
  await expect(mira.getByRole('row').filter({ hasText: first.number })).toContainText('from Zendesk')
})

test.describe(() => {
  test.use({ expectedErrors: [/status of 422/] })

  test('A file that is refused says why, and the note that was typed is still there; a good one ticks off its line.', async ({
    as,
  }) => {
    const sam = await as('Sam')
    await goToCase(sam, await openCase(sam, { summary: 'Jana has a screenshot' }))
    await sam.getByLabel('Note', { exact: true }).fill('Not kept yet.')
    const line = sam.getByRole('listitem').filter({ hasText: 'The invitation' })
    await line.getByRole('button', { name: 'Add it' }).click()
    const file = sam.getByLabel('File', { exact: true })
    const add = line.getByRole('button', { name: 'Add it' })
    const svg = { name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from('<svg onload="alert(1)"/>') }
    for (const [given, sentence] of [
      [svg, /which may run scripts/],
      [{ ...svg, name: 'chat.svg' }, /of a kind that is not kept here/],
      [{ ...svg, buffer: Buffer.from('') }, /is empty/],
      [{ ...svg, name: 'chat.png' }, /is not what its name says/],
    ] as const) {
      await file.setInputFiles(given)
      await add.click()
      await expect(line.getByText(sentence)).toBeVisible()
    }
    await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('Not kept yet.')
    await file.setInputFiles({ ...svg, buffer: Buffer.from('She: here is my link') })
    await add.click()
    await expect(sam.getByText('1 of 3 came')).toBeVisible()
    const downloaded = sam.waitForEvent('download')
    await sam.getByRole('link', { name: /^chat\.txt/ }).click()
    expect((await downloaded).suggestedFilename()).toBe('chat.txt')
    await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('Not kept yet.')
  })
})
