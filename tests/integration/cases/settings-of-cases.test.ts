import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit, permitDesk, type Who } from '#lib/auth/actor.ts'
import { findCauses, findDeclineReasons, findEvidenceAsks, findTemplates } from '#lib/cases/find-lists.ts'
import { getSla } from '#lib/cases/get-sla.ts'
import { keepCause, keepDeclineReason, keepEvidenceAsk } from '#lib/cases/keep-lists.ts'
import { keepTemplate } from '#lib/cases/keep-template.ts'
import { remindOfCases } from '#lib/cases/remind-of-cases.ts'
import { setSla } from '#lib/cases/set-sla.ts'
import { templateForm } from '#lib/cases/settings-form.ts'
import { slaForm } from '#lib/cases/sla-form.ts'
import { eventsOf, open, openMany, readCase, see } from '#tests/support/cases.ts'
import { sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { insertPerson } from '#tests/support/rows.ts'

afterAll(disconnect)

const otto: Who = { ...sam, id: await insertPerson(sql, 'Otto', ['admin']), name: 'Otto', roles: ['admin'] }
const admin = permit(otto, 'case-settings:change')
const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

describe('a closed list', () => {
  it('gets an entry, changes its name, and offers it no more: what is retired is still known', async () => {
    const id = v7()
    const from = { position: 9, name: 'Partner link', retired: false }
    await keepCause(admin, { id, ...from, from: null })
    expect(namesOf(await findCauses(see))).toContain('Partner link')
    await keepCause(admin, { id, position: 9, name: 'Link of a partner', retired: true, from })
    expect(namesOf(await findCauses(see))).not.toContain('Link of a partner')
    expect(namesOf(await findCauses(see, true))).toContain('Link of a partner')
    expect(await eventsOf(id)).toEqual(['cause.kept by Otto', 'cause.kept by Otto'])
  })

  it('keeps the moment at which something was retired, and offers it again', async () => {
    const row = { position: 9, name: 'Told twice', sentence: 'You told us before.', retired: true }
    const id = v7()
    await keepDeclineReason(admin, { id, ...row, from: null })
    const retiredAt = async () =>
      (await findDeclineReasons(see, true)).find((one) => one.id === id)?.retiredAt
    const first = await retiredAt()
    const renamed = { ...row, name: 'Told two times' }
    await keepDeclineReason(admin, { id, ...renamed, from: row })
    expect(await retiredAt()).toEqual(first)
    await keepDeclineReason(admin, { id, ...row, retired: false, from: renamed })
    expect(await retiredAt()).toBeNull()
  })

  it('has each name once', async () => {
    const [first] = await findCauses(see)
    await expect(
      keepCause(admin, {
        id: v7(),
        position: 9,
        name: (first?.name ?? '').toUpperCase(),
        retired: false,
        from: null,
      }),
    ).rejects.toMatchObject({ kind: 'conflict', field: 'name' })
  })

  it('of evidence is that of one kind, and shows in its cases', async () => {
    await keepEvidenceAsk(admin, {
      id: v7(),
      kind: 'custom',
      position: 3,
      name: 'Signed by both',
      retired: false,
      from: null,
    })
    expect(namesOf((await findEvidenceAsks(see)).filter(({ kind }) => kind === 'custom'))).toContain(
      'Signed by both',
    )
    const { id } = await open({ kind: 'custom' })
    expect(namesOf((await readCase(id)).checklist)).toContain('Signed by both')
    const other = await open({ kind: 'glitch' })
    expect(namesOf((await readCase(other.id)).checklist)).not.toContain('Signed by both')
  })

  it('is changed by admins alone', () => {
    expect(() => permit(sam, 'case-settings:change')).toThrow(/needs the role admin/)
  })
})

describe('an answer template', () => {
  const form = (more: object = {}) =>
    templateForm.parse({
      id: v7(),
      name: `Template ${v7()}`,
      outcome: null,
      subject: 'About it',
      body: 'Hello {{referrer}}',
      retired: false,
      version: 0,
      ...more,
    })

  it('is changed by the first of two alone', async () => {
    const made = form()
    await keepTemplate(admin, made)
    await keepTemplate(admin, { ...made, subject: 'About your referral', version: 1 })
    await expect(keepTemplate(admin, { ...made, subject: 'Another', version: 1 })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect((await findTemplates(see)).find(({ id }) => id === made.id)).toMatchObject({
      subject: 'About your referral',
      version: 2,
    })
  })

  it('is the only one of its outcome until that one is retired', async () => {
    await expect(keepTemplate(admin, form({ outcome: 'denied' }))).rejects.toThrow(/Retire that one first/)
  })

  it('has no field that is unknown', () => {
    const read = templateForm.safeParse({ ...form(), body: 'Hello {{refererr}}' })
    expect(read.error?.issues[0]?.message).toMatch(/There is no field \{\{refererr\}\}/)
  })
})

describe('the calendar and the targets', () => {
  it('are set with a reason; the clocks of open cases are counted anew, each with its entry', async () => {
    const { id } = await open({ kind: 'dispute' })
    const { version, calendar } = await getSla()
    const asked = slaForm.parse({
      calendar: { ...calendar, zone: 'Europe/Berlin', holidays: ['2026-12-25'] },
      targets: [
        { kind: 'dispute', atLeast: null, firstAnswer: 60, resolution: 600 },
        { kind: null, atLeast: null, firstAnswer: 480, resolution: 2400 },
      ],
      because: 'Disputes are answered within the hour.',
      basedOn: version,
    })
    const made = await setSla(admin, asked)
    await expect(setSla(admin, asked)).rejects.toMatchObject({ kind: 'conflict' })
    await remindOfCases(permitDesk('case:remind'))
    expect((await readCase(id)).row).toMatchObject({
      slaVersion: made.version,
      firstAnswerMinutes: 60,
      resolutionMinutes: 600,
    })
    expect(await eventsOf(id)).toEqual(['case.opened by Sam', 'case.clocks counted by the desk'])
  })

  it('count every open case anew, each by one of two workers', async () => {
    const { id } = await open()
    await openMany(40, { like: id })
    const { version, calendar, targets } = await getSla()
    await setSla(admin, slaForm.parse({ calendar, targets, because: 'It is a try.', basedOn: version }))
    const remind = () => remindOfCases(permitDesk('case:remind'))
    await Promise.all([remind(), remind()])
    expect(await sql`select from cases where state <> 'resolved' and sla_version <= ${version}`).toHaveLength(
      0,
    )
    const [{ twice } = {}] = await sql<{ twice: number }[]>`
      select count(*)::int as twice from (
        select from audit_entries join cases on cases.id = subject where event = 'case.clocks counted'
          and sla_version > ${version} and at > (select set_at from slas where version > ${version})
        group by subject having count(*) > 1) counted`
    expect(twice).toBe(0)
  })

  it.each([
    ['a zone that is none', { calendar: { zone: 'Mars/Base' } }],
    ['hours that end before they begin', { calendar: { hours: { monday: [[600, 540]] } } }],
    ['no open hours at all', { calendar: { hours: {} } }],
    [
      'a last target that is not for all',
      { targets: [{ kind: 'glitch', atLeast: null, firstAnswer: 60, resolution: 60 }] },
    ],
    [
      'a first answer after the resolution',
      { targets: [{ kind: null, atLeast: null, firstAnswer: 90, resolution: 60 }] },
    ],
  ])('are not set with %s', async (_, wrong) => {
    const { version, calendar, targets } = await getSla()
    const closed = {
      sunday: [],
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
    }
    const more = wrong as { calendar?: { zone?: string; hours?: object }; targets?: object[] }
    const read = slaForm.safeParse({
      calendar: {
        ...calendar,
        ...more.calendar,
        hours: more.calendar?.hours ? { ...closed, ...more.calendar.hours } : calendar.hours,
      },
      targets: more.targets ?? targets,
      because: 'It is a try.',
      basedOn: version,
    })
    expect(read.success).toBe(false)
  })
})
