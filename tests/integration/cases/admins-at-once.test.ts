import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { findCauses, findDeclineReasons } from '#lib/cases/find-lists.ts'
import { getSla } from '#lib/cases/get-sla.ts'
import { keepCause, keepDeclineReason, keepEvidenceAsk } from '#lib/cases/keep-lists.ts'
import { keepTemplate } from '#lib/cases/keep-template.ts'
import { setSla } from '#lib/cases/set-sla.ts'
import { eventsOf, see } from '#tests/support/cases.ts'
import { sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { race, tally, told } from '#tests/support/race.ts'
import { insertPerson } from '#tests/support/rows.ts'

afterAll(disconnect)

const admin = async (name: string) => {
  const who: Who = { ...sam, id: await insertPerson(sql, name, ['admin']), name, roles: ['admin'] }
  return permit(who, 'case-settings:change')
}
const [otto, olga] = await Promise.all([admin('Otto'), admin('Olga')])

const long = { timeout: 60_000 }
const rounds = 60
const times = [...Array(rounds).keys()]

/** Each kind of entry, and how it is kept with another name. */
const lists = {
  'a cause': {
    keep: (actor: typeof otto, form: Form) => keepCause(actor, form),
    event: 'cause.kept',
  },
  'a reason to deny': {
    keep: (actor: typeof otto, { from, ...form }: Form) =>
      keepDeclineReason(actor, {
        ...form,
        sentence: `We say ${form.name}.`,
        from: from && { ...from, sentence: `We say ${from.name}.` },
      }),
    event: 'decline reason.kept',
  },
  'what evidence is asked for': {
    keep: (actor: typeof otto, form: Form) => keepEvidenceAsk(actor, { ...form, kind: 'glitch' }),
    event: 'evidence ask.kept',
  },
}

interface Shown {
  name: string
  position: number
  retired: boolean
}
type Form = Shown & { id: string; from: Shown | null }

describe.each(Object.entries(lists))('%s that two admins have open', (_, { keep, event }) => {
  it('is changed by the first alone; the second is told how it stands by now', async () => {
    const id = v7()
    const shown = { name: `Shown ${id}`, position: 3, retired: false }
    await keep(otto, { id, ...shown, from: null })
    await keep(otto, { id, name: `Otto’s ${id}`, position: 4, retired: false, from: shown })
    await expect(keep(olga, { id, ...shown, retired: true, from: shown })).rejects.toMatchObject({
      kind: 'conflict',
      field: 'from',
      message: expect.stringContaining(`it is “Otto’s ${id}” now, in place 4`) as string,
    })
    expect(await eventsOf(id)).toEqual([`${event} by Otto`, `${event} by Otto`])
  })

  it.each([{ name: 'Another name' }, { position: 4 }, { retired: true }])(
    'is not changed by a form that began with %j',
    async (other) => {
      const id = v7()
      const stands = { name: `Stands ${id}`, position: 3, retired: false }
      await keep(otto, { id, ...stands, from: null })
      await expect(keep(olga, { id, ...stands, from: { ...stands, ...other } })).rejects.toMatchObject({
        kind: 'conflict',
        field: 'from',
      })
    },
  )

  it('is kept by one of two who save at once', long, async () => {
    const id = v7()
    let stands = { name: `Round ${id}`, position: 3, retired: false }
    await keep(otto, { id, ...stands, from: null })
    const winners: string[] = []
    for (const round of times) {
      const wants = (name: string) => ({ ...stands, name: `${name} ${String(round)} ${id}` })
      const by = (actor: typeof otto, name: string) => () => keep(actor, { id, ...wants(name), from: stands })
      const [one, other] = await race(round, by(otto, 'Otto'), by(olga, 'Olga'))
      const winner = one === 'done' ? 'Otto' : 'Olga'
      expect([one, other]).toContain('done')
      expect([one, other]).toContainEqual(
        told('conflict', new RegExp(`^Somebody changed this .* it is “${winner} ${String(round)} `)),
      )
      winners.push(winner)
      stands = wants(winner)
    }
    expect(Object.keys(tally(winners))).toEqual(['Olga', 'Otto'])
    expect(await eventsOf(id)).toHaveLength(rounds + 1)
  })
})

describe('the last that is offered', () => {
  const retire =
    (actor: typeof otto, { id, name, position }: { id: string; name: string; position: number }) =>
    () =>
      keepCause(actor, { id, name, position, retired: true, from: { name, position, retired: false } })

  it(
    'of the causes stays: of two admins who retire the last two at once, one is told what to do',
    long,
    async () => {
      const causes = await findCauses(see)
      const [first, second, ...others] = causes
      if (!first || !second) throw new Error('there are no causes')
      for (const cause of others) await retire(otto, cause)()
      for (const round of times) {
        const endings = await race(round, retire(otto, first), retire(olga, second))
        expect(endings.filter((ending) => ending === 'done')).toHaveLength(1)
        expect(endings).toContainEqual(
          told('conflict', /^This is the last cause that is offered.*Add another one first/),
        )
        expect(await findCauses(see)).toHaveLength(1)
        const { id, name, position } = endings[0] === 'done' ? first : second
        await keepCause(otto, {
          id,
          name,
          position,
          retired: false,
          from: { name, position, retired: true },
        })
      }
    },
  )

  it('of the reasons to deny stays, and may still be changed', async () => {
    const reasons = await findDeclineReasons(see)
    const retireReason = ({ id, retiredAt: _, ...row }: (typeof reasons)[number]) =>
      keepDeclineReason(otto, { id, ...row, retired: true, from: { ...row, retired: false } })
    const [last, ...others] = reasons
    if (!last) throw new Error('there are no reasons')
    for (const reason of others) await retireReason(reason)
    await expect(retireReason(last)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(
        /^This is the last reason that is offered.*Add another one first/,
      ) as string,
    })
    const { id, retiredAt: _, ...row } = last
    const from = { ...row, retired: false }
    await keepDeclineReason(otto, { id, ...from, sentence: 'We found no sign of it.', from })
    expect((await findDeclineReasons(see)).map(({ sentence }) => sentence)).toEqual([
      'We found no sign of it.',
    ])
  })
})

describe('what admins set by versions', () => {
  it('of a template is refused with how it stands by now', async () => {
    const id = v7()
    const made = { id, outcome: null, body: 'Hello {{referrer}}', retired: false, subject: 'About it' }
    await keepTemplate(otto, { ...made, name: `Made ${id}`, version: 0 })
    await keepTemplate(otto, { ...made, name: `Otto’s ${id}`, version: 1 })
    await expect(keepTemplate(olga, { ...made, name: `Olga’s ${id}`, version: 1 })).rejects.toMatchObject({
      kind: 'conflict',
      field: 'version',
      message: expect.stringContaining(`it is “Otto’s ${id}” now, with the subject “About it”`) as string,
    })
  })

  it('of the calendar is refused with who set what and why', async () => {
    const { version, calendar, targets } = await getSla()
    const form = { calendar, targets, basedOn: version }
    const made = await setSla(otto, { ...form, because: 'We open on Saturdays.' })
    await expect(setSla(olga, { ...form, because: 'It is a try.' })).rejects.toMatchObject({
      kind: 'conflict',
      field: 'basedOn',
      message: expect.stringContaining(
        `Otto set version ${String(made.version)} meanwhile: “We open on Saturdays”. What you typed is kept.`,
      ) as string,
    })
  })
})
