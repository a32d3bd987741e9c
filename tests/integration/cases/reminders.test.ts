import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit, permitDesk } from '#lib/auth/actor.ts'
import { claimCase } from '#lib/cases/assign-case.ts'
import { followCase, unfollowCase } from '#lib/cases/follow-case.ts'
import { linkRequest } from '#lib/cases/link-request.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { remindOfCases } from '#lib/cases/remind-of-cases.ts'
import { chooseWay } from '#lib/notices/choose-way.ts'
import { end, open, openMany, readCase, works } from '#tests/support/cases.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { failingNotices, toldAbout } from '#tests/support/notices.ts'
import { insertPerson, insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)

const remind = (now: Date) => remindOfCases(permitDesk('case:remind'), now)
const toldOf = async (about: string, kind: string) => {
  const rows = await sql<{ name: string; sentence: string }[]>`
    select name, sentence from notices n join people p on p.id = n.person_id
    where about = ${about} and kind = ${kind} order by n.id, name`
  return rows.map(({ name, sentence }) => `${name}: ${sentence}`)
}
const before = (at: Date | null, minutes: number) => new Date((at?.getTime() ?? 0) - minutes * 60_000)

describe('clocks of a case', () => {
  it('are told before they run out and when they have, once, to whoever has it', async () => {
    const { id, number } = await open()
    await claimCase(works(ada), { caseId: id })
    const due = (await readCase(id)).row.firstAnswerDueAt
    await remind(before(due, 180))
    expect(await toldOf(id, 'case clocks')).toEqual([])
    await remind(before(due, 60))
    await remind(before(due, 50))
    expect(await toldOf(id, 'case clocks')).toEqual([
      `Ada: The first answer of C-${String(number)} is due within two hours.`,
    ])
    await remind(before(due, -5))
    expect(await toldOf(id, 'case clocks')).toContain(`Ada: The first answer of C-${String(number)} is late.`)
  })

  it('are told to everybody who could take it where nobody has it', async () => {
    const { id } = await open()
    const due = (await readCase(id)).row.firstAnswerDueAt
    await remind(before(due, 60))
    const names = (await toldOf(id, 'case clocks')).map((line) => line.split(':')[0])
    expect(names).toEqual(expect.arrayContaining(['Sam', 'Ada', 'Kofi', 'Lea']))
  })

  it('are told to everybody who could take it where whoever has it works on cases no more', async () => {
    const { id } = await open()
    const gone = { ...ada, id: await insertPerson(sql, 'Gone', ['requester']), name: 'Gone' }
    await claimCase(works(gone), { caseId: id })
    await sql.begin(async (tx) => {
      await tx`delete from roles where person_id = ${gone.id}`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'role.taken', ${gone.id}, '{}')`
    })
    await remind(before((await readCase(id)).row.firstAnswerDueAt, 60))
    const names = (await toldOf(id, 'case clocks')).map((line) => line.split(':')[0])
    expect(names).toEqual(expect.arrayContaining(['Sam', 'Ada', 'Kofi', 'Lea']))
  })

  it('that stand still tell nobody', async () => {
    const { id } = await open()
    const due = (await readCase(id)).row.firstAnswerDueAt
    await moveCase(works(sam), { caseId: id, from: 'new', to: 'waiting', waitingOn: 'the referrer' })
    await remind(before(due, 60))
    expect(await toldOf(id, 'case clocks')).toEqual([])
  })
})

describe('reminders', () => {
  it('that fail for one case are sent of all others', async () => {
    const [stuck, other] = [await open(), await open()]
    const due = (await readCase(other.id)).row.firstAnswerDueAt
    await failingNotices(stuck.id, () => remind(before(due, 60)))
    expect(await toldOf(stuck.id, 'case clocks')).toEqual([])
    expect(await toldOf(other.id, 'case clocks')).not.toEqual([])
    await remind(before(due, 60))
    expect(await toldOf(stuck.id, 'case clocks')).not.toEqual([])
  })

  it('of clocks reach each, however many others there are of which everybody knows already', async () => {
    const { id } = await open()
    const due = (await readCase(id)).row.firstAnswerDueAt
    await openMany(5000, { like: id, dueAt: before(due, 1) })
    await remind(before(due, 60))
    expect(await toldOf(id, 'case clocks')).not.toEqual([])
  })
})

describe('a case whose request was carried out', () => {
  it('asks for its answer: whoever follows it is told once', async () => {
    const { id } = await open()
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    await linkRequest(works(sam), { caseId: id, requestId })
    await end(requestId, 'carried out')
    await remind(new Date())
    await remind(new Date())
    const told = (await toldOf(id, 'my cases')).filter((line) => line.includes('asks for the answer'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^Sam: /)
  })
})

describe('cases that ask for something', () => {
  it('are told of however many others do of which everybody knows already', async () => {
    const { id } = await open()
    await openMany(500, { like: id, asksSince: new Date(Date.now() - 3600_000) })
    await sql.begin(async (tx) => {
      await tx`update cases set asks = 'answer', asks_since = now() where id = ${id}`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'case.moved', ${id}, '{}')`
    })
    await remind(new Date())
    const told = (await toldOf(id, 'my cases')).filter((line) => line.includes('asks for the answer'))
    expect(told).toHaveLength(1)
  })
})

describe('a case that nobody has and nobody follows', () => {
  const everybody = ['Ada', 'Kofi', 'Lea', 'Sam']
  const askFor = async (caseId: string, asks: 'answer' | 'next step') => {
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    await linkRequest(works(sam), { caseId, requestId })
    await end(requestId, asks === 'answer' ? 'carried out' : 'failed')
  }
  const abandoned = async () => {
    const { id } = await open()
    await unfollowCase(permit(sam, 'case:follow'), { caseId: id })
    return id
  }
  const askedOf = async (id: string) => {
    const rows = (await toldAbout(id)).filter(({ key }) => key.startsWith('asks:'))
    return rows.map(({ to }) => to)
  }

  it.each(['answer', 'next step'] as const)(
    'and asks for its %s is told of once to everybody who could take it, and to nobody who could not',
    async (asks) => {
      await insertPerson(sql, 'Mira', ['manager'])
      const id = await abandoned()
      await askFor(id, asks)
      await Promise.all([remind(new Date()), remind(new Date())])
      await remind(new Date())
      expect(await askedOf(id)).toEqual(everybody)
    },
  )

  it('is told of as each of them chose', async () => {
    await chooseWay(permit(kofi, 'notice:choose'), { kind: 'my cases', way: 'desk' })
    const id = await abandoned()
    await askFor(id, 'answer')
    await remind(new Date())
    const ways = (await toldAbout(id)).map(({ to, way }) => `${to}: ${way}`)
    expect(ways).toEqual(['Ada: at once', 'Kofi: desk', 'Lea: at once', 'Sam: at once'])
  })

  it('but one who works on cases no more is told of to everybody who does', async () => {
    const id = await abandoned()
    const gone = await insertPerson(sql, 'Mira', ['manager'])
    await followCase(permit({ ...ada, id: gone, roles: ['manager'] }, 'case:follow'), { caseId: id })
    await askFor(id, 'answer')
    await remind(new Date())
    expect(await askedOf(id)).toEqual([...everybody, 'Mira'].sort())
  })

  it('is told of to whoever takes it alone', async () => {
    const id = await abandoned()
    await claimCase(works(kofi), { caseId: id })
    await askFor(id, 'answer')
    await remind(new Date())
    expect(await askedOf(id)).toEqual(['Kofi'])
  })
})

describe('a message that may have left', () => {
  it('is told of once to whoever wrote it, has the case or follows it, but not while it may be on its way', async () => {
    const { id, number } = await open()
    await claimCase(works(kofi), { caseId: id })
    await sql.begin(async (tx) => {
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'case.message opened', ${id}, '{}')`
      await tx`
        insert into case_messages (id, case_id, way, address, subject, body, written_by)
        values (${v7()}, ${id}, 'mail', 'jana@contoso.example', 'Hello', 'Hello', ${ada.id})`
    })
    await remind(new Date(Date.now() + 60_000))
    expect(await toldOf(id, 'my cases')).toEqual([])
    await remind(new Date(Date.now() + 180_000))
    await remind(new Date(Date.now() + 240_000))
    const words = `It is not known whether a message of C-${String(number)} left. Look it up, and say what happened.`
    expect((await toldOf(id, 'my cases')).sort()).toEqual([
      `Ada: ${words}`,
      `Kofi: ${words}`,
      `Sam: ${words}`,
    ])
  })
})
