import { asVisitor } from '#tests/support/as-visitor.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { POST } from '#app/api/find/route.ts'
import { disconnect } from '#db/client.ts'
import { linkRequest, unlinkRequest } from '#lib/cases/link-request.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { hashToken } from '#lib/auth/token.ts'
import { open, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { insertRequest } from '#tests/support/rows.ts'

await openDesk()
afterAll(disconnect)
const token = v7()
await sql`insert into sessions (id, token_hash, person_id, expires) values (${v7()}, ${hashToken(token)}, ${ada.id}, now() + interval '1 hour')`

interface Found {
  group: string
  name: string
  about: string
  href: string
}

async function find(text: string): Promise<Found[]> {
  const request = new Request('http://127.0.0.1:3000/api/find', {
    method: 'POST',
    body: JSON.stringify({ text }),
  })
  const response = await asVisitor(token, () => POST(request, { params: Promise.resolve({}) }))
  return ((await response.json()) as { found: Found[] }).found
}

const requestsFor = async (text: string) => (await find(text)).filter(({ group }) => group === 'Requests')
const hrefs = (found: readonly Found[]) => found.map(({ href }) => href)
const filed = () => insertRequest(sql, { filedBy: sam.id })
const link = (caseId: string, requestId: string) => linkRequest(works(sam), { caseId, requestId })
const word = () => `word${v7().replaceAll('-', '')}`

describe('what is typed into the palette', () => {
  it('finds a request by the words of its case, and says which that is', async () => {
    const said = word()
    const { id, number } = await open({ summary: `Jana says ${said}` })
    const requestId = await filed()
    expect(await requestsFor(said)).toEqual([])
    await link(id, requestId)
    const [found] = await requestsFor(`jana ${said.slice(0, 20)}`)
    expect(found?.href).toBe(`/requests/${requestId}`)
    expect(found?.about).toMatch(new RegExp(`^C-${String(number)} · `))
    await unlinkRequest(works(sam), { caseId: id, requestId })
    expect(await requestsFor(said)).toEqual([])
  })

  it('finds those of what was merged into a case, each once, and no more than six', async () => {
    const said = word()
    const [stays, goes] = [await open({ summary: said }), await open({ summary: 'Told twice' })]
    const ids = [await filed(), await filed()]
    for (const id of ids) await link(goes.id, id)
    await link(stays.id, ids[0] ?? '')
    await mergeCases(works(sam), { caseId: goes.id, into: stays.id })
    expect(hrefs(await requestsFor(said))).toEqual(ids.toReversed().map((id) => `/requests/${id}`))
    for (let more = 0; more < 5; more += 1) await link(stays.id, await filed())
    expect(new Set(hrefs(await requestsFor(said))).size).toBe(6)
  })

  it('names a request once where it fits by its own number and by its case', async () => {
    const { id } = await open()
    const requestId = await filed()
    await link(id, requestId)
    const [row] = await sql<{ number: number }[]>`select number from requests where id = ${requestId}`
    expect(hrefs(await requestsFor(`R-${String(row?.number)}`))).toEqual([`/requests/${requestId}`])
  })
})
