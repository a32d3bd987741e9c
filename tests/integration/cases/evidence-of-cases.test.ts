import { asVisitor } from '#tests/support/as-visitor.ts'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { GET } from '#app/api/cases/[id]/evidence/[evidenceId]/route.ts'
import { POST } from '#app/api/cases/[id]/evidence/route.ts'
import { hashToken } from '#lib/auth/token.ts'
import { addEvidence } from '#lib/cases/add-evidence.ts'
import { addFile } from '#lib/cases/add-file.ts'
import { mostFileBytes } from '#lib/cases/file-limits.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { eventsOf, open, readCase, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { openLedgerDesk } from '#tests/support/ledger-desk.ts'

openLedgerDesk()
const token = v7()
await sql`insert into sessions (id, token_hash, person_id, expires) values (${v7()}, ${hashToken(token)}, ${sam.id}, now() + interval '1 hour')`
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
async function* chunksOf(content: Uint8Array, size = 70_000) {
  await Promise.resolve()
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}
const add = (caseId: string, name: string, content: Uint8Array | string, size?: number) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return addFile(works(sam), { key: v7(), caseId, name, chunks: chunksOf(bytes), size })
}
const at = <T>(params: T) => ({ params: Promise.resolve(params) })
const download = (id: string, evidenceId: string) =>
  asVisitor(token, () => GET(new Request('http://127.0.0.1:3000/'), at({ id, evidenceId })))
/** Without a key, as a script may. */
const upload = (id: string, name: string, body: BodyInit, type = 'application/octet-stream') =>
  asVisitor(token, () =>
    POST(
      new Request(`http://127.0.0.1:3000/api/cases/${id}/evidence?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      }),
      at({ id }),
    ),
  )
const askOf = async (id: string) => {
  const [first] = (await readCase(id)).checklist
  if (!first) throw new Error('nothing is asked for')
  return first
}

describe('a file whose name is very long', () => {
  it('is kept under a shorter one', async () => {
    const { id } = await open()
    const response = await upload(id, `${'x'.repeat(2000)}.txt`, 'He says so.')
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ name: `${'x'.repeat(96)}.txt` })
  })
})

describe('a file that comes without the key of a form', () => {
  it('is another one each time', async () => {
    const { id } = await open()
    for (let times = 0; times < 2; times += 1)
      expect((await upload(id, 'seen.txt', 'He says so.')).status).toBe(201)
    expect((await readCase(id)).evidence).toHaveLength(2)
  })
})

describe('the checklist of a case', () => {
  it('is ticked off as something comes, or when somebody says why it is not needed', async () => {
    const { id } = await open()
    const before = (await readCase(id)).checklist
    expect(before.map(({ ticked }) => ticked)).toEqual([false, false, false])
    const [invitation, who] = before
    await addEvidence(works(sam), {
      key: v7(),
      caseId: id,
      askId: invitation?.id ?? '',
      kind: 'link',
      words: 'https://chat.example/1',
    })
    await addEvidence(works(sam), {
      key: v7(),
      caseId: id,
      askId: who?.id ?? '',
      kind: 'not needed',
      words: 'It is in the link.',
    })
    await addEvidence(works(ada), { key: v7(), caseId: id, kind: 'text', words: 'He says so too.' })
    const after = await readCase(id)
    expect(after.checklist.map(({ ticked }) => ticked)).toEqual([true, true, false])
    expect(after.evidence.map(({ kind, addedBy }) => `${kind} by ${addedBy}`)).toEqual([
      'link by Sam',
      'not needed by Sam',
      'text by Ada',
    ])
  })

  it('takes no script as a link, and nothing that is not on it', async () => {
    const { id } = await open()
    const give = (more: object) =>
      addEvidence(works(sam), { key: v7(), caseId: id, kind: 'link', words: 'x', ...more })
    await expect(give({ words: 'javascript:alert(1)' })).rejects.toMatchObject({ field: 'words' })
    await expect(give({ words: 'https://chat.example', askId: v7() })).rejects.toMatchObject({
      field: 'askId',
    })
    await expect(give({ kind: 'not needed', words: 'No.' })).rejects.toMatchObject({ field: 'askId' })
  })
})

describe('a file', () => {
  it('of ten megabytes is kept part by part and comes back as it was, only ever as a download', async () => {
    const { id } = await open()
    const big = Buffer.concat([png, randomBytes(mostFileBytes - png.length)])
    const file = await add(id, 'Screen Shot.png', big, big.length)
    const answer = await download(id, file.id)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(hash(new Uint8Array(await answer.arrayBuffer()))).toBe(hash(big))
    expect(await eventsOf(id)).toContain('case.evidence added by Sam')
  })

  it('ticks off its line, and stays with what its case was merged into', async () => {
    const [ends, stays] = [await open(), await open()]
    const ask = await askOf(ends.id)
    const file = await addFile(works(sam), {
      key: v7(),
      caseId: ends.id,
      askId: ask.id,
      name: 'a.png',
      chunks: chunksOf(png),
      size: undefined,
    })
    await mergeCases(works(sam), { caseId: ends.id, into: stays.id })
    expect((await readCase(stays.id)).checklist.find(({ id }) => id === ask.id)?.ticked).toBe(true)
    expect((await download(stays.id, file.id)).status).toBe(200)
  })

  it('is not given out under another case', async () => {
    const [mine, other] = [await open(), await open()]
    const file = await add(mine.id, 'a.png', png)
    expect((await download(other.id, file.id)).status).toBe(404)
  })

  it.each([
    ['an empty one', 'a.txt', '', undefined, /is empty/],
    ['one with a wrong ending', 'a.pdf', 'plain words', undefined, /not what its name says/],
    [
      'a picture that holds a script',
      'a.svg',
      '<svg onload="alert(1)"/>',
      undefined,
      /of a kind that is not kept/,
    ],
    ['a web page as text', 'a.txt', '<script>alert(1)</script>', undefined, /may run scripts/],
    ['a web page behind what is invisible', 'a.txt', '\u200B\u2060 <html>', undefined, /may run scripts/],
    ['one that was cut off', 'a.txt', 'half', 8, /was cut off/],
    [
      'one over the limit',
      'a.png',
      Buffer.concat([png, Buffer.alloc(mostFileBytes)]),
      undefined,
      /too large/,
    ],
    ['one that says that it is over the limit', 'a.txt', 'small', mostFileBytes + 1, /too large/],
  ])('is refused with a sentence: %s', async (_, name, content, size, sentence) => {
    const { id } = await open()
    await expect(add(id, name, content, size)).rejects.toThrow(sentence)
    expect((await readCase(id)).evidence).toEqual([])
  })

  it('too many is refused: a case holds fifty megabytes', async () => {
    const { id } = await open()
    const big = Buffer.concat([png, Buffer.alloc(mostFileBytes - png.length)])
    for (let at = 0; at < 5; at += 1) await add(id, `${String(at)}.png`, big)
    await expect(add(id, 'one more.png', png)).rejects.toThrow(/a case holds files of 50 MB/)
    await addEvidence(works(sam), { key: v7(), caseId: id, kind: 'link', words: 'https://files.example/1' })
  })

  it('whose process is killed on the way leaves nothing on the disk', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'attribution-desk-killed-'))
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', path.resolve('tests/support/uploading-process.ts')],
      {
        env: { ...process.env, TMPDIR: folder, TEMP: folder },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    )
    onTestFinished(async () => {
      child.kill('SIGKILL')
      await rm(folder, { recursive: true })
    })
    expect(await once(child, 'message')).toEqual(['taken in', undefined])
    child.kill('SIGKILL')
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    expect(await readdir(folder)).toEqual([])
  })

  it('comes through its door as a body, and no form of another site sends one', async () => {
    const { id } = await open()
    expect((await upload(id, 'chat.txt', 'She sent it.')).status).toBe(201)
    const form = await upload(id, 'chat.txt', 'She sent it.', 'text/plain')
    expect(form.status).toBe(422)
    expect((await upload(v7(), 'chat.txt', 'She sent it.')).status).toBe(404)
    expect((await upload(id, 'page.html', '<p>')).status).toBe(422)
    expect((await readCase(id)).evidence.map(({ name }) => name)).toEqual(['chat.txt'])
  })
})
