import type { Page } from '@playwright/test'
import { goToCase, openCase, talk } from './support/cases.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('Taking and following are shown at once, before the desk has answered, and stay.', async ({ as }) => {
  const sam = await as('Sam')
  await goToCase(sam, await openCase(sam, { summary: 'Jana is in a hurry' }))
  const letTake = await hold(sam)
  await sam.keyboard.press('c')
  await expect(sam.getByText('you have it')).toBeVisible()
  await expect(sam.getByRole('button', { name: 'Take it' })).toHaveCount(0)
  await expect(talk(sam)).not.toContainText('took it')
  await letTake()
  await expect(talk(sam)).toContainText('took it')
  await expect(sam.getByText('you have it')).toBeVisible()
  const letFollow = await hold(sam)
  await sam.getByRole('button', { name: 'Stop following' }).click()
  await expect(sam.getByRole('button', { name: 'Follow', exact: true })).toBeVisible()
  await letFollow()
  await expect(talk(sam)).toContainText('follows it no more')
  await expect(sam.getByRole('button', { name: 'Follow', exact: true })).toBeVisible()
})

test('A note is shown at once as being kept; one that is refused is in its field again, with why.', async ({
  as,
}) => {
  const sam = await as('Sam')
  await goToCase(sam, await openCase(sam, { summary: 'Jana writes a lot' }))
  const field = sam.getByLabel('Note', { exact: true })
  await field.fill('Seen in the billing.')
  const letKeep = await hold(sam)
  await sam.keyboard.press('Control+Enter')
  const soon = sam.getByRole('article').filter({ hasText: 'being kept' })
  await expect(soon).toContainText('Seen in the billing.')
  await expect(field).toHaveValue('')
  await letKeep()
  await expect(talk(sam)).toContainText('Seen in the billing.')
  await expect(soon).toHaveCount(0)
  await expect(field).toHaveValue('')

  await field.fill('x'.repeat(20_000))
  await sam.keyboard.press('Control+Enter')
  await expect(sam.getByText(/at most|too long/)).toBeVisible()
  await expect(soon).toHaveCount(0)
  await expect(field).toHaveValue('x'.repeat(20_000))
})

test.describe(() => {
  test.use({ expectedErrors: [/net::ERR_FAILED|Failed to fetch/] })

  test('Where the desk does not answer, what was shown at once goes back, and says so in its place.', async ({
    as,
  }) => {
    const sam = await as('Sam')
    const word = `cut${crypto.randomUUID().replaceAll('-', '')}`
    const opened = await openCase(sam, { summary: word })
    await goToCase(sam, opened)
    await cut(sam)
    await sam.keyboard.press('c')
    await expect(sam.getByText(/The desk did not answer/)).toBeVisible()
    await expect(sam.getByRole('button', { name: 'Take it' })).toBeVisible()
    await expect(sam.getByText('nobody has it')).toBeVisible()
    await sam.getByLabel('Note', { exact: true }).fill('Not lost.')
    await sam.keyboard.press('Control+Enter')
    await expect(sam.getByText(/The desk did not answer/)).toHaveCount(2)
    await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('Not lost.')
    await sam.unrouteAll()

    await sam.goto(`/cases?text=${word}`)
    await whenAlive(sam.getByRole('button', { name: 'Find', exact: true }))
    const row = sam.getByRole('row').filter({ hasText: word })
    await cut(sam)
    await sam.keyboard.press('j')
    await sam.keyboard.press('c')
    await expect(row.getByRole('alert')).toContainText('The desk did not answer')
    await expect(row).toContainText('nobody')
    await sam.unrouteAll()
    const letTake = await hold(sam)
    await sam.keyboard.press('c')
    await expect(row).toContainText('Sam Reyes')
    await letTake()
    await expect(sam.getByText(`You have ${opened.name} now.`)).toBeVisible()
    await expect(row).toContainText('Sam Reyes')
    await expect(row.getByRole('alert')).toHaveCount(0)
    await expect(row.getByRole('link')).toBeFocused()
  })
})

test('A case that somebody else took meanwhile goes back to them, with a sentence.', async ({ as }) => {
  const [sam, noor] = [await as('Sam'), await as('Noor')]
  const opened = await openCase(sam, { summary: 'Two want it' })
  await goToCase(sam, opened)
  await goToCase(noor, opened)
  await noor.keyboard.press('c')
  await expect(talk(noor)).toContainText('took it')
  await sam.keyboard.press('c')
  await expect(sam.getByText('Nothing was changed.')).toBeVisible()
  await expect(sam.getByText(/^Noor \w+ has it$/)).toBeVisible()
})

/** Holds back what the page posts from now on; the returned function lets it go. */
async function hold(page: Page) {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  await page.route('**/cases**', async (route) => {
    if (route.request().method() === 'POST') await promise
    await route.fallback()
  })
  return async () => {
    resolve(undefined)
    await page.unrouteAll({ behavior: 'wait' })
  }
}

const cut = (page: Page) =>
  page.route('**/cases**', (route) =>
    route.request().method() === 'POST' ? route.abort('failed') : route.fallback(),
  )
