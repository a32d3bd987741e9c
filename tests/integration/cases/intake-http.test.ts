import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { readCase } from '#tests/support/cases.ts'
import { openDesk } from '#tests/support/desk.ts'
import { makeHelpDesk, ticket } from '#tests/support/help-desk.ts'

await openDesk()
afterAll(disconnect)
const send = await makeHelpDesk()

const written = (encoding: BufferEncoding) =>
  Buffer.from(JSON.stringify(ticket({ summary: 'Jürgen referred Zoë' })), encoding)

describe('a ticket as it is sent', () => {
  it('is read as UTF-8, with or without the mark at its beginning', async () => {
    for (const bytes of [written('utf8'), Buffer.from(`\uFEFF${written('utf8').toString()}`)]) {
      const { status, body } = await send(bytes)
      expect(status).toBe(201)
      expect((await readCase(body['id'] ?? '')).row.summary).toBe('Jürgen referred Zoë')
    }
  })

  it.each<BufferEncoding>(['latin1', 'utf16le'])('is refused in %s, with a sentence', async (encoding) => {
    const { status, body } = await send(written(encoding))
    expect(status).toBe(422)
    expect(body['sentence']).toMatch(/Send it as UTF-8\.$/)
  })

  it.each([
    'APPLICATION/JSON',
    'Application/Json; Charset="UTF-8"',
    'application/json;charset=utf8',
    'application/json ; charset=utf-8',
  ])('may be called %s', async (type) => {
    expect((await send(ticket(), { 'content-type': type })).status).toBe(201)
  })

  it.each([
    ['application/json; charset=iso-8859-1', /Send it as UTF-8\.$/],
    ['application/jsonlines', /application\/json/],
    ['json', /application\/json/],
    ['', /application\/json/],
  ])('is refused where it is called %j', async (type, sentence) => {
    const { status, body } = await send(ticket(), { 'content-type': type })
    expect(status).toBe(422)
    expect(body['sentence']).toMatch(sentence)
  })

  it('brings its token by the scheme Bearer, in any case of letters', async () => {
    for (const scheme of ['bearer', 'BEARER', 'Bearer'])
      expect((await send(ticket(), {}, scheme)).status).toBe(201)
    expect((await send(ticket(), {}, 'Basic')).status).toBe(401)
  })
})
