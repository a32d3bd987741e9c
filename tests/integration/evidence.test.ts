import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { findStory } from '#lib/audit/find-entries.ts'
import { addEvidence } from '#lib/evidence/add-evidence.ts'
import { getEvidence } from '#lib/evidence/get-evidence.ts'
import { readUpload } from '#lib/evidence/read-upload.ts'
import { reportSteps } from '#lib/attribution/report-steps.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { ada, read, sam } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'
import { asking, guidedSteps } from '#tests/support/guided.ts'

await openDesk()
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const bytes = (text: string) => new TextEncoder().encode(text)
const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const jpeg = Uint8Array.from(Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'))
const webp = Uint8Array.from([
  ...bytes('RIFF'),
  26,
  0,
  0,
  0,
  ...bytes('WEBPVP8L'),
  13,
  0,
  0,
  0,
  0x2f,
  ...new Uint8Array(12),
])
const pdf = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const eml = bytes('From: sam@northwind.example\r\nSubject: Resent\r\n\r\nDone at nine.\r\n')

const attach = (requestId: string, name: string, content: Uint8Array, who: Who = sam, position = 0) =>
  addEvidence(permit(who, 'step:report'), { key: v7(), requestId, position, name, content })

describe('a file that is attached to a step', () => {
  it.each([
    ['seen.png', png, 'image/png'],
    ['seen.JPG', jpeg, 'image/jpeg'],
    ['seen.webp', webp, 'image/webp'],
    ['seen.pdf', pdf, 'application/pdf'],
    ['seen.txt', bytes('Zurückgesendet um 9:00 ✓'), 'text/plain'],
    ['seen.csv', bytes('\uFEFFevent;sent\r\nev_1;yes\r\n'), 'text/csv'],
    ['seen.eml', eml, 'message/rfc822'],
  ])('%s is kept as it is, with its audit entry', async (name, content, type) => {
    const id = await asking(guidedSteps(1))
    const added = await attach(id, name, content)
    expect(added).toMatchObject({ name, size: content.length })
    const kept = await getEvidence(permit(ada, 'request:see'), { requestId: id, id: added.id })
    expect(kept).toMatchObject({ name, type, size: content.length })
    expect(Buffer.from(kept.content).equals(Buffer.from(content))).toBe(true)
    const story = await findStory(permit(sam, 'request:see'), id)
    expect(story.at(-1)).toMatchObject({
      person: 'Sam',
      event: 'evidence.added',
      detail: { position: 0, name, type, size: content.length },
    })
    expect((await read(id)).evidence).toMatchObject([{ name, type, position: 0, addedBy: 'Sam' }])
  })

  it('is kept once, however often the same person sends it', async () => {
    const id = await asking(guidedSteps(1))
    const one = await attach(id, 'seen.png', png)
    expect(await attach(id, 'seen.png', png)).toEqual(one)
    expect(await attach(id, 'seen.png', png, ada)).not.toEqual(one)
    expect((await read(id)).evidence).toHaveLength(2)
  })

  it('is named by the report that it shows, and by its deliveries', async () => {
    const id = await asking(guidedSteps(2))
    const { id: file } = await attach(id, 'seen.png', png)
    await reportSteps(permit(sam, 'step:report'), {
      requestId: id,
      positions: [0, 1],
      did: 'done',
      because: 'Pressed Resend.',
      evidence: [file],
    })
    expect((await read(id)).deliveries.map(({ answer }) => answer)).toEqual([
      { evidence: [file] },
      { evidence: [file] },
    ])
  })

  it('is read only where it belongs', async () => {
    const [id, other] = [await asking(guidedSteps(1)), await asking(guidedSteps(1))]
    const { id: file } = await attach(id, 'seen.png', png)
    await expect(getEvidence(permit(ada, 'request:see'), { requestId: other, id: file })).rejects.toThrow(
      /There is no such file/,
    )
  })
})

describe('a file is refused with what to do', () => {
  it.each([
    ['shot.svg', bytes('<svg onload="alert(1)"/>'), /of a kind that is not kept here. Attach a picture/],
    ['page.html', bytes('<script>alert(1)</script>'), /of a kind that is not kept here/],
    ['noending', png, /of a kind that is not kept here/],
    ['page.txt', bytes(' \n<html><script>alert(1)</script>'), /a web page or a drawing/],
    ['page.txt', bytes('\u200B\u2060<html><script>alert(1)</script>'), /a web page or a drawing/],
    ['list.csv', bytes('<?xml version="1.0"?><svg/>'), /a web page or a drawing/],
    ['shot.png', jpeg, /it holds JPG. Name it .jpg/],
    ['shot.txt', png, /it holds PNG. Name it .png/],
    ['shot.png', bytes('not a picture'), /not what its name says, or it is broken/],
    ['broken.pdf', bytes('PDF'), /not what its name says, or it is broken/],
    ['empty.png', new Uint8Array(), /is empty/],
    ['blank.txt', bytes(' \r\n'), /nothing but blanks/],
    ['latin.csv', Uint8Array.from([0x5a, 0xfc, 0x72]), /Save it as UTF-8/],
    ['wide.csv', Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0]), /Save it as UTF-8/],
    ['nul.txt', bytes('a\0b'), /Save it as UTF-8/],
    ['mail.eml', bytes('Hello Ada,\n'), /no e-mail as a mail program saves it/],
    ['big.txt', new Uint8Array(5 * 1024 * 1024 + 1).fill(97), /has 5.1 MB; a file may have 5 MB/],
  ])('%s', async (name, content, sentence) => {
    const id = await asking(guidedSteps(1))
    await expect(attach(id, name, content)).rejects.toThrow(sentence)
    expect((await read(id)).evidence).toEqual([])
  })

  it('where the request would hold more than 20 MB, also when several come at once', async () => {
    const id = await asking(guidedSteps(1))
    const five = (letter: string) => new Uint8Array(5 * 1024 * 1024).fill(letter.charCodeAt(0))
    const all = await Promise.allSettled(
      Array.from('abcde').map((letter) => attach(id, `${letter}.txt`, five(letter))),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    const lost = all.find((one): one is PromiseRejectedResult => one.status === 'rejected')
    expect(String(lost?.reason)).toMatch(/one too many: a request holds files of 20 MB in all/)
  })

  it('where the step asks no more', async () => {
    const id = await asking(guidedSteps(2))
    const done = { requestId: id, did: 'done' as const, because: 'Pressed Resend.' }
    await reportSteps(permit(ada, 'step:report'), { ...done, positions: [0] })
    await expect(attach(id, 'seen.png', png)).rejects.toThrow(/asks no more. Reported by Ada/)
    await reportSteps(permit(ada, 'step:report'), { ...done, positions: [1] })
    await expect(attach(id, 'seen.png', png)).rejects.toThrow(/Somebody was faster/)
  })

  it('by whoever is neither requester nor approver', () => {
    expect(() => permit({ ...sam, roles: ['manager', 'admin'] }, 'step:report')).toThrow(/needs the role/)
  })
})

describe('an upload', () => {
  const key = v7()
  const form = (name: string, content: Uint8Array<ArrayBuffer>, position = '3') => {
    const fields = new FormData()
    fields.set('key', key)
    fields.set('position', position)
    fields.set('file', new File([content], name))
    return new Request('http://desk.example/', { method: 'POST', body: fields })
  }

  it('is read with its name and its step', async () => {
    expect(await readUpload(form('Überweisung.png', png))).toEqual({
      key,
      position: 3,
      name: 'Überweisung.png',
      content: png,
    })
  })

  it('that announces too much is refused before any of it is read', async () => {
    let read = 0
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        read += 1
        controller.enqueue(new Uint8Array(1024))
      },
    })
    const headers = new Headers({
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(300 * 1024 * 1024),
    })
    await expect(readUpload({ headers, body })).rejects.toThrow(/A file may have 5 MB/)
    expect(read).toBeLessThanOrEqual(1)
  })

  it('that announces nothing and never ends is refused at the limit', async () => {
    let sent = 0
    const start = bytes('--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n')
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        controller.enqueue(sent === 0 ? start : new Uint8Array(64 * 1024).fill(97))
        sent += 64 * 1024
      },
    })
    const headers = new Headers({ 'content-type': 'multipart/form-data; boundary=x' })
    await expect(readUpload({ headers, body })).rejects.toThrow(/A file may have 5 MB/)
    expect(sent).toBeLessThan(6 * 1024 * 1024)
  })

  it.each([
    [
      'is cut off',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
      /cut off/,
    ],
    [
      'has no file',
      '--x\r\nContent-Disposition: form-data; name="position"\r\n\r\n3\r\n--x--\r\n',
      /No file came/,
    ],
    ['is no form', 'hello', /cut off/],
  ])('that %s is refused', async (_what, body, sentence) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    await expect(
      readUpload(new Request('http://desk.example/', { method: 'POST', body, headers })),
    ).rejects.toThrow(sentence)
  })

  it('for a step that is none is refused', async () => {
    await expect(readUpload(form('a.png', png, 'first'))).rejects.toThrow(/No file came with this/)
  })
})
