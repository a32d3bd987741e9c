import { asVisitor } from '#tests/support/as-visitor.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { disconnect } from '#db/client.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { startMailbox } from '#sandbox/mailbox/index.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { findDoors } from '#tests/support/doors/find-doors.ts'
import { addCustomer, openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { makeSample } from '#tests/support/waiting.ts'
import { sendingInstead } from './altered.ts'
import { caseKnocks } from './case-knocks.ts'
import { knocks as requestKnocks } from './knocks.ts'
import { otherKnocks } from './other-knocks.ts'
import { makeScenes, type Props } from './scenes.ts'
import { requestDoors } from './table.ts'
import { makeVisitors, type Visitor } from './visitors.ts'

/** What PostgreSQL keeps in no text, or in no JSON: a NUL, and half of a pair of surrogates. */
const strange = ['\u0000', '\ud800']

const mailbox = await startMailbox({ deskAddress: 'http://127.0.0.1:3000' })
const world = openLedgerDesk({ SMTP_URL: mailbox.smtp, MAIL_FROM: 'desk@attribution.example' })
const visitor = await somebodyWithEveryRole()
const other = await insertPerson(sql, 'Other', ['requester', 'approver', 'admin'])
const person = { id: other, name: 'Other', email: 'other@attribution.example' }
const others = {
  ...caseKnocks({
    worker: { ...person, roles: ['requester'] },
    admin: { ...person, roles: ['admin'] },
    world,
  }),
  ...otherKnocks({ proposer: other, world }),
}
let sample: Plan
beforeAll(async () => {
  sample = await makeSample(world)
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
  await mailbox.close()
})

const actions = findDoors()
  .filter(({ name, permissions }) => name.startsWith('action ') && permissions.length > 0)
  .map(({ name }) => name)

/** Kept as it stands in an address. */
const harmless = /^search$/
/** Nothing is typed there, or the plan says what is wrong with it: the sentence is the form's. */
const saidOfAll = /^digest$|^referralCode$/

describe('a text with letters that the database cannot keep', () => {
  it.each(actions)('is refused beside its field: %s', { timeout: 60_000 }, async (door) => {
    const knock = await findKnock(door)
    const found: unknown[] = []
    for (const path of await textsOf(knock))
      for (const letter of strange) {
        const field = path.join('.')
        const answer = await sendingInstead((input) => withAt(input, path, letter), knock)
        found.push([field, letter, said(answer, path)])
      }
    expect(found).toEqual(found.map((one) => [...(one as unknown[]).slice(0, 2), 'refused']))
  })
})

const message: Record<string, Props['message']> = {
  'action requests/[id]/_message/message-actions.ts settleSent': 'unknown',
  'action requests/[id]/_message/message-actions.ts note': 'sent',
}

/** The way in through a door, to what would let it through. */
async function findKnock(door: string): Promise<() => Promise<unknown>> {
  const row = requestDoors[door]
  const ofRequest = requestKnocks[door]
  if (!row || !ofRequest) {
    const knock = others[door]
    if (!knock) throw new Error(`nobody says how one knocks at ${door}`)
    return () => asVisitor(visitor.token, () => knock(visitor))
  }
  const scenes = await makeScenes([visitor], { sample, message: message[door] ?? 'to write' })
  const [relation] = row.whose ?? ["another's"]
  const scene = scenes.find((one) => one.relation === relation && one.state === (row.in ?? ['paused'])[0])
  if (!scene) throw new Error(`there is no scene for ${door}`)
  addCustomer(world, scene.customerId)
  return () => asVisitor(visitor.token, () => ofRequest(scene))
}

type Path = readonly (string | number)[]

/** Where in what a knock sends a text stands; nothing is sent for it. */
async function textsOf(knock: () => Promise<unknown>): Promise<Path[]> {
  let sent: unknown
  const seen = new Error('seen')
  await sendingInstead((input) => {
    sent = input
    throw seen
  }, knock).catch((error: unknown) => {
    if (error !== seen) throw error
  })
  // The path of these requests asks for no payments and drops them.
  return textsIn(sent, []).filter(([name]) => name !== 'payments')
}

function textsIn(value: unknown, path: Path): Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => textsIn(inside, [...path, name]))
}

function withAt(value: unknown, [name, ...rest]: Path, letter: string): unknown {
  if (name === undefined) return typeof value === 'string' ? `${value}${letter}` : value
  if (Array.isArray(value))
    return value.map((one, at) => (at === Number(name) ? withAt(one, rest, letter) : (one as unknown)))
  const before = value as Record<string, unknown>
  return { ...before, [name]: withAt(before[name], rest, letter) }
}

const ofAction = z.object({
  serverError: z.object({ kind: z.string(), sentence: z.string(), field: z.string().optional() }).optional(),
  validationErrors: z.record(z.string(), z.unknown()).optional(),
})

/** "refused" where the sentence stands beside the field; else what was answered. */
function said(answer: unknown, path: Path): unknown {
  const { serverError, validationErrors } = ofAction.parse(answer)
  if (validationErrors?.[String(path[0])] !== undefined) return 'refused'
  if (serverError?.field === path[0]) return 'refused'
  const field = String(path[0])
  if (serverError && serverError.kind !== 'unknown' && saidOfAll.test(field)) return 'refused'
  if (!serverError && !validationErrors && harmless.test(field)) return 'refused'
  return serverError ?? validationErrors ?? 'allowed'
}

async function somebodyWithEveryRole(): Promise<Visitor> {
  const found = (await makeVisitors()).at(-1)
  if (!found) throw new Error('there is nobody')
  return found
}
