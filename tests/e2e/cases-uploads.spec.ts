import { connect } from 'node:net'
import type { Locator, Page } from '@playwright/test'
import { v7 } from 'uuid'
import { deskStack } from '#tests/support/stack.ts'
import { goToCase, openCase } from './support/cases.ts'
import { putFile } from './support/put-file.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 120_000 })

const marks = 'globalThis.ran=1;fetch("/canary")'
const page = `<!doctype html><html><body><script>${marks}</script><img src=x onerror='${marks}'></body></html>`
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload='${marks}'><script>${marks}</script></svg>`
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
)

test.use({
  expectedErrors: [
    /status of (400|404|413|422)|net::ERR_(FAILED|ABORTED|CONNECTION_RESET|BLOCKED_BY_RESPONSE)|Content Security Policy|MIME type/,
  ],
})

test('What could run a script is refused under every name, and a note that is being typed stays.', async ({
  as,
}) => {
  const sam = await as('Sam')
  await openForm(sam)
  const refused: readonly [string, string | Buffer, RegExp][] = [
    ['drawing.svg', drawing, /is of a kind that is not kept here/],
    ['page.html', page, /is of a kind that is not kept here/],
    ['page.xhtml', page, /is of a kind that is not kept here/],
    ['page.txt', page, /holds a web page or a drawing, which may run scripts/],
    ['page.csv', `\n\n  ${page}`, /holds a web page or a drawing, which may run scripts/],
    ['page.eml', page, /holds a web page or a drawing|is no e-mail/],
    ['page.png', page, /is not what its name says/],
    ['page.pdf', page, /is not what its name says/],
    ['drawing.png', drawing, /is not what its name says/],
    ['drawing.txt', `\uFEFF${drawing}`, /which may run scripts/],
    ['picture.gif', `GIF89a/*${page}*/`, /is of a kind that is not kept here|is not what its name says/],
    ['picture.pdf', pixel, /it holds PNG. Name it .png/],
    ['empty.txt', '', /is empty. Save it again/],
    ['large.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), /is too large: a file may have 10 MB/],
  ]
  for (const [name, content, sentence] of refused) {
    await choose(sam, name, content)
    await expect(sam.getByText(sentence)).toBeVisible()
    await expect(sam.getByText(new RegExp(`^${name.replace('.', '\\.')} `))).toBeVisible()
  }
  await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('Typed, and not kept yet.')
  await sam.reload()
  await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('Typed, and not kept yet.')
})

test('A screenshot is pasted into the form, another dropped on it, and a link dropped on it, as if they had been chosen.', async ({
  as,
}) => {
  const sam = await as('Sam')
  await openForm(sam)
  const form = sam.locator('form').filter({ has: sam.locator('input[type=file]') })
  for (const [way, name] of [
    ['paste', 'image.png'],
    ['drop', 'dropped.png'],
  ] as const) {
    if (way === 'drop') await sam.getByRole('button', { name: 'Add it' }).first().click()
    await give(form.locator('select'), way, name)
    await form.getByRole('button', { name: 'Add it' }).click()
    await expect(sam.getByRole('link', { name })).toBeVisible()
  }
  // What is dragged stays in sight: a page that scrolls meanwhile drops it.
  await sam.setViewportSize({ width: 1280, height: 2000 })
  await sam.getByRole('button', { name: 'Add it' }).first().click()
  const there = sam.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Cases' })
  await there.dragTo(form.getByText('Choose it, drop it here'))
  await expect(sam.getByLabel('Link', { exact: true })).toHaveValue(`${deskStack().address}/cases`)
  await sam.getByLabel('What comes').selectOption('A text')
  const text = sam.getByLabel('Text', { exact: true })
  await text.fill('She sent it here:')
  await there.dragTo(sam.getByText('What comes'))
  await expect(text).toHaveValue(`She sent it here:\n${deskStack().address}/cases`)
  await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('Typed, and not kept yet.')
})

test('A file that is cut off on its way says so where it was chosen, and keeps the note; none of it is kept.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openForm(sam)
  await sam.route('**/api/cases/*/evidence?*', (route) => route.abort('connectionreset'))
  await choose(sam, 'chat.txt', 'Here is my link.')
  await expect(sam.getByText(/The desk did not answer/)).toBeVisible()
  await sam.unrouteAll()
  await cutHalfway(sam, opened.id)
  await choose(sam, 'chat.txt', 'Here is my link.')
  await expect(sam.getByText('1 of 3 came')).toBeVisible()
  await expect(sam.getByRole('link', { name: /chat\.txt/ })).toHaveCount(1)
  await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('Typed, and not kept yet.')
})

test('A file whose bytes are also a page is kept as what it is, and a file that somebody put into the tables is only ever saved.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Somebody means harm' })
  const kept = [
    await putFile(opened.id, { name: 'page.html', type: 'text/html', content: page }),
    await putFile(opened.id, { name: 'drawing.svg', type: 'image/svg+xml', content: drawing }),
    await putFile(opened.id, { name: 'page.xhtml', type: 'application/xhtml+xml', content: page }),
    await putFile(opened.id, { name: 'two.pdf', type: 'application/pdf', content: `%PDF-1.4\n${page}` }),
    await putFile(opened.id, { name: 'script.txt', type: 'text/javascript', content: marks }),
  ]
  await goToCase(sam, opened)
  const canaries: string[] = []
  sam.context().on('request', (request) => {
    if (request.url().includes('/canary')) canaries.push(request.url())
  })
  sam.context().on('dialog', (dialog) => void dialog.dismiss())
  for (const id of kept) {
    const address = `${deskStack().address}/api/cases/${opened.id}/evidence/${id}`
    await expectSaved(sam, address)
    await embed(sam, address)
  }
  expect(canaries).toEqual([])
  expect(await sam.evaluate(() => 'ran' in globalThis)).toBe(false)
})

/** A case, with a note half typed and the form of its evidence open. */
async function openForm(page: Page) {
  const opened = await openCase(page, { summary: 'Jana has a screenshot' })
  await goToCase(page, opened)
  await page.getByLabel('Note', { exact: true }).fill('Typed, and not kept yet.')
  await page.getByRole('button', { name: 'Add it' }).first().click()
  return opened
}

async function choose(page: Page, name: string, content: string | Buffer) {
  const form = page.locator('form').filter({ has: page.locator('input[type=file]') })
  const file = form.locator('input[type=file]')
  await file.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  await form.getByRole('button', { name: 'Add it' }).click()
}

/** What a browser tells a page where a file is pasted or dropped. */
async function give(target: Locator, way: 'paste' | 'drop', name: string) {
  await target.evaluate(
    (node, given) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(given.pixel), (one) => one.charCodeAt(0))
      data.items.add(new File([bytes], given.name, { type: 'image/png' }))
      const options = { bubbles: true, cancelable: true }
      node.dispatchEvent(
        given.way === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      )
    },
    { way, name, pixel: pixel.toString('base64') },
  )
}

/** Half of what was announced, then the line is gone. */
async function cutHalfway(page: Page, caseId: string) {
  const { hostname, port, host, origin } = new URL(deskStack().address)
  const cookies = await page.context().cookies()
  const head = [
    `POST /api/cases/${caseId}/evidence?key=${v7()}&name=half.txt HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`,
    'Content-Type: application/octet-stream',
    'Content-Length: 200000',
  ]
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const socket = connect(Number(port), hostname, () => {
    socket.write(`${head.join('\r\n')}\r\n\r\n${'a'.repeat(100_000)}`, () => socket.destroy())
  })
  socket.on('error', reject)
  socket.on('close', () => resolve(undefined))
  await promise
}

/** Opened by itself, in a tab of its own too, it is saved and not shown. */
async function expectSaved(page: Page, address: string) {
  const answer = await page.context().request.get(address)
  expect(answer.headers()['content-disposition']).toMatch(/^attachment/)
  expect(answer.headers()['content-type']).toBe('application/octet-stream')
  expect(answer.headers()['x-content-type-options']).toBe('nosniff')
  expect(answer.headers()['content-security-policy']).toContain('sandbox')
  const tab = await page.context().newPage()
  const saved = tab.waitForEvent('download')
  await tab.goto(address).catch(() => undefined)
  await saved
  expect(await tab.evaluate(() => [document.contentType, 'ran' in globalThis])).toEqual(['text/html', false])
  expect(tab.url()).not.toContain('/evidence/')
  await tab.close()
}

/** Within a page of the desk, in every way that a page can take in another. */
async function embed(page: Page, address: string) {
  await page.evaluate(async (src) => {
    const made = [
      Object.assign(document.createElement('iframe'), { src }),
      Object.assign(document.createElement('img'), { src }),
      Object.assign(document.createElement('object'), { data: src }),
      Object.assign(document.createElement('embed'), { src }),
      Object.assign(document.createElement('script'), { src }),
    ]
    document.body.append(...made)
    const image = made[1]
    if (image instanceof HTMLImageElement) await image.decode().catch(() => undefined)
    for (const one of made) one.remove()
  }, address)
}
