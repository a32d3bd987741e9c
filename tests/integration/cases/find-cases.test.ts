import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { assignCase } from '#lib/cases/assign-case.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import { queryOf } from '#lib/cases/case-conditions.ts'
import { countCases, findCases } from '#lib/cases/find-cases.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { permit } from '#lib/auth/actor.ts'
import { causeIds, newUser, open, see, works } from '#tests/support/cases.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'

afterAll(disconnect)

const find = async (filter: CaseFilter) => (await findCases(see, filter)).rows.map(({ number }) => number)

type Opened = Awaited<ReturnType<typeof open>>
let cases: Opened[]

/** In the order in which they were opened. */
beforeAll(async () => {
  cases = []
  cases.push(
    await open({
      summary: 'Jürgen brought Zoë',
      referrerEmail: 'juergen@northwind.example',
      newUsers: [{ name: 'Zoë Ångström' }],
    }),
  )
  cases.push(
    await open({ kind: 'glitch', causeId: causeIds['Webhook outage'], newUsers: [newUser('glitched')] }, ada),
  )
  cases.push(await open({ story: 'x'.repeat(5000) + ' needle_in-haystack' }))
  const [first, second, third] = cases as [Opened, Opened, Opened]
  await assignCase(works(sam), { caseId: second.id, assigneeId: kofi.id, from: null })
  await moveCase(works(sam), { caseId: third.id, from: 'new', to: 'waiting', waitingOn: 'Cello' })
  await writeNote(permit(sam, 'case:note'), {
    key: v7(),
    caseId: first.id,
    body: 'Invoice in_9Xq7 was voided.',
  })
  await asOwner.begin(async (tx) => {
    await tx`alter table cases disable trigger user`
    await tx`update cases set resolution_due_at = now() - interval '1 hour' where number = ${second.number}`
    await tx`alter table cases enable trigger user`
  })
})

const at = (index: number) => cases[index]?.number ?? 0

describe('a list of cases', () => {
  it.each<[string, CaseFilter, number[]]>([
    ['its state', { states: ['waiting', 'resolved'] }, [2]],
    ['its kind', { kinds: ['glitch'] }, [1]],
    ['its cause', { causeIds: [causeIds['Webhook outage']] }, [1]],
    ['on whom it waits', { waitingOn: ['Cello'] }, [2]],
    ['nobody has it', { assignee: 'nobody' }, [2, 0]],
    ['whoever has it', { assignee: kofi.id }, [1]],
    ['whoever follows it', { follower: ada.id }, [1]],
    ['whoever opened it', { opener: ada.id }, [1]],
    ['its clocks that stand still', { clock: 'paused' }, [2]],
    ['the days it was opened in', { openedFrom: '2020-01-01', openedTo: '2020-12-31' }, []],
    ['its number', { text: 'c-1002' }, [1]],
    ['a word of its summary, whatever its case', { text: 'JÜRGEN' }, [0]],
    ['the beginning of a name', { text: 'ångs' }, [0]],
    ['an e-mail', { text: 'juergen@northwind.example' }, [0]],
    ['a part of an e-mail', { text: 'northwind' }, [2, 1, 0]],
    ['an id in a note', { text: 'in_9Xq7' }, [0]],
    ['an id of a new user', { text: 'usr_glitched' }, [1]],
    ['words that stand far apart', { text: 'jürgen voided' }, [0]],
    ['a word at the end of a long story', { text: 'needle_in-haystack' }, [2]],
    ['words of which one is nowhere', { text: 'jürgen nowhere' }, []],
    ['nothing but marks', { text: '&|!:*()' }, []],
    ['an apostrophe', { text: "o'clock\\" }, []],
  ])('is narrowed by %s', async (_, filter, wanted) => {
    expect(await find({ ...filter, sort: 'opened' })).toEqual(wanted.map(at))
    expect(await countCases(see, filter)).toBe(wanted.length)
  })

  it('is sorted by what was touched last, opened last, or runs out first', async () => {
    expect(await find({ sort: 'opened' })).toEqual([2, 1, 0].map(at))
    expect(await find({})).toEqual([0, 2, 1].map(at))
    expect(await find({ sort: 'due' })).toEqual([1, 0, 2].map(at))
    expect(await find({ clock: 'late' })).toEqual([at(1)])
  })

  it.each(['touched', 'opened', 'due'] as const)(
    'sorted by what was %s goes on page by page, there and back',
    async (sort) => {
      const all = await find({ sort })
      const first = await findCases(see, { sort }, { size: 2 })
      expect(first.previous).toBeUndefined()
      const second = await findCases(see, { sort }, { size: 2, after: first.next })
      expect([...first.rows, ...second.rows].map(({ number }) => number)).toEqual(all)
      expect(second.next).toBeUndefined()
      const back = await findCases(see, { sort }, { size: 2, before: second.previous })
      expect(back.rows).toEqual(first.rows)
      expect(back.previous).toBeUndefined()
      expect(back.next).toBe(first.next)
    },
  )

  it.each([
    'x',
    '~',
    "2026-01-01~'",
    'infinity~00000000-0000-0000-0000-00000000000',
    `infinity~${'-'.repeat(36)}`,
    '9999-99-99 99:99:99+00~01a216f2-3d17-72b5-a3d6-ffa85e22634d',
    '2026-02-30 09:00:00+00~01a216f2-3d17-72b5-a3d6-ffa85e22634d',
    '9999999999',
  ])('has no page %j, and begins with its first', async (key) => {
    for (const sort of ['touched', 'opened', 'due'] as const) {
      const first = await findCases(see, { sort }, { size: 2 })
      expect(await findCases(see, { sort }, { size: 2, after: key })).toEqual(first)
      expect(await findCases(see, { sort }, { size: 2, before: key })).toEqual(first)
    }
  })

  it.each(['2026-11-26 09:30:00+00', '2026-11-26 09:30:00.123456+05:30', 'infinity'])(
    'takes the key of a row at %s, as databases of any time zone write it',
    async (at) => {
      const key = `${at}~01a216f2-3d17-72b5-a3d6-ffa85e22634d`
      await expect(findCases(see, { sort: 'due' }, { after: key })).resolves.toMatchObject({
        next: undefined,
      })
    },
  )

  it('is asked for words as the database keeps them', async () => {
    const text = 'Ünïcode_x—y @z.example “q” \u00a0 İx 日本語'
    const [row] = await sql<{ found: boolean }[]>`
      select searched(${text}) @@ lower(${queryOf(text)})::tsquery as found`
    expect(row).toEqual({ found: true })
  })
})
