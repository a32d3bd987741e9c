import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { readExport, type SignupRow } from '#lib/signups/read-export.ts'

const header = 'datetime,date,month,week,productuserid,campaign_ucc,newuserproductuserid,status'
const row = (newUser: string, code = 'pNRB1aYqArN', status = 'Included', at = '2026-11-02 10:22:00') =>
  `${at},2026-11-02,2026-11,45,usr_2210,${code},${newUser},${status}`

/** As a file comes in: in chunks that break anywhere. */
async function* chunks(content: string | Uint8Array, size = 7) {
  const bytes = Buffer.from(content)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function read(content: string | Uint8Array, size?: number) {
  const list: SignupRow[] = []
  const told = await readExport(chunks(content, size), async (batch) => {
    list.push(...batch)
  })
  return { list, told }
}

const usual = [
  { newUserId: 'usr_1', referralCode: 'pNRB1aYqArN', status: 'Included', at: '2026-11-02 10:22:00' },
]

it.each([
  ['as Cello writes it', `${header}\n${row('usr_1')}\n`],
  ['without a last new line', `${header}\n${row('usr_1')}`],
  ['with Windows lines and a byte order mark', `\uFEFF${header}\r\n${row('usr_1')}\r\n`],
  ['with semicolons', `${header}\n${row('usr_1')}\n`.replaceAll(',', ';')],
  ['with tabs', `${header}\n${row('usr_1')}\n`.replaceAll(',', '\t')],
  ['with quotes', `${header}\n${row('usr_1')}\n`.replaceAll(/[^,\n]+/g, '"$&"')],
  [
    'with a header in capitals and rooms around the words',
    `${header}\n${row('usr_1')}\n`.replace(header, header.toUpperCase().replaceAll(',', ' , ')),
  ],
  [
    'with fewer columns, in another order',
    'status,newuserproductuserid,campaign_ucc,datetime\nIncluded,usr_1,pNRB1aYqArN,2026-11-02 10:22:00\n',
  ],
  ['with more columns', `${header},country\n${row('usr_1')},DE\n`],
  ['with empty lines between', `${header}\n\n${row('usr_1')}\n\n`],
  ['with a quotation mark within a word', `${header},name\n${row('usr_1')},The "Best" Ltd\n`],
])('reads the export %s', async (_, content) => {
  const { list, told } = await read(content)
  expect(list).toEqual(usual)
  expect(told).toEqual({
    rows: 1,
    incomplete: 0,
    firstIncomplete: null,
    sha256: createHash('sha256').update(content).digest('hex'),
  })
})

it('takes the date where there is no moment, and nothing where there is neither', async () => {
  const short = (columns: string, cells: string) => read(`${columns}\n${cells}\n`)
  const dated = await short('date,campaign_ucc,newuserproductuserid,status', '2026-11-02,abc,usr_1,Included')
  const undated = await short('campaign_ucc,newuserproductuserid,status', 'abc,usr_1,Included')
  expect([dated.list[0]?.at, undated.list[0]?.at]).toEqual(['2026-11-02', null])
})

it('leaves out rows without a new user or a code, and says which is the first', async () => {
  const { list, told } = await read([header, row('usr_1'), row(''), row('usr_2', ''), 'only,two'].join('\n'))
  expect(list).toHaveLength(1)
  expect(told).toMatchObject({ incomplete: 3, firstIncomplete: 2 })
})

it.each([
  ['an empty file', '', /^The file is empty\./],
  ['a header alone', header, /has a header and no rows/],
  [
    'another export',
    'invoice,amount\nin_1,12',
    /no column newuserproductuserid, campaign_ucc, and status\. Its columns are invoice, amount\./,
  ],
  ['an export without its status', 'campaign_ucc,newuserproductuserid\nabc,usr_1', /no column status\./],
  ['one long line', 'x'.repeat(70_000), /not Cello's export conv_signups/],
  ['a spreadsheet', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), /spreadsheet or a packed file/],
  ['UTF-16', Buffer.from(`\uFEFF${header}\n`, 'utf16le'), /no text in UTF-8/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]), /no text in UTF-8/],
  [
    'a quote that is never closed',
    `${header}\n${row('usr_1')}\n"${'x'.repeat(70_000)}`,
    /after row 1: a quotation mark is opened/,
  ],
])('refuses %s with a sentence', async (_, content, sentence) => {
  await expect(read(content, 4096)).rejects.toMatchObject({
    name: 'Refusal',
    kind: 'invalid',
    message: expect.stringMatching(sentence) as string,
  })
})

it('passes on what breaks while the file comes in', async () => {
  async function* cut() {
    yield Buffer.from(`${header}\n${row('usr_1')}\n`)
    throw new Error('the connection was cut')
  }
  await expect(readExport(cut(), async () => undefined)).rejects.toThrow('the connection was cut')
})
