import { asVisitor } from '#tests/support/as-visitor.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { states } from '#db/words.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { startMailbox } from '#sandbox/mailbox/index.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { inTurns } from '#tests/support/in-turns.ts'
import { addCustomer, openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { makeSample } from '#tests/support/waiting.ts'
import { answerOf } from './answers.ts'
import { knocks } from './knocks.ts'
import { makeScenes, type Props, type Scene } from './scenes.ts'
import { relations, requestDoors, type Row } from './table.ts'
import { findTraces, traceOf } from './traces.ts'
import { makeVisitors, type Visitor } from './visitors.ts'

const messages: Record<string, Props['message']> = {
  'action requests/[id]/_message/message-actions.ts settleSent': 'unknown',
  'action requests/[id]/_message/message-actions.ts note': 'sent',
}

const each = 16 * relations.length * states.length

/** Tries some of the doors to a request with everybody, whatever they have to do with it, in each of its states. */
export async function tryDoors(which: (door: string) => boolean) {
  const doors = Object.entries(requestDoors).filter(([door]) => which(door))
  const mailbox = await startMailbox({ deskAddress: 'http://127.0.0.1:3000' })
  const world = openLedgerDesk({ SMTP_URL: mailbox.smtp, MAIL_FROM: 'desk@attribution.example' })
  let visitors: Visitor[]
  let sample: Plan

  beforeAll(async () => {
    visitors = await makeVisitors()
    sample = await makeSample(world)
  })
  afterAll(async () => {
    await stopBoss()
    await disconnect()
    await mailbox.close()
  })

  describe(titleFor(doors.length), () => {
    it.each(doors)('%s', { timeout: 60_000 }, async (door, row) => {
      const scenes = await makeScenes(visitors, { sample, message: messages[door] ?? 'to write' })
      for (const { customerId } of scenes) addCustomer(world, customerId)
      const before = await findTraces(sql, scenes)
      const answers = await inTurns(scenes, 8, (scene) => answerOf(knockAt(door, scene)))
      const after = await findTraces(sql, scenes)
      const found = scenes.map((scene, at) => ({
        ...named(scene),
        answer: answers[at],
        trace: traceOf(scene, before, after),
      }))
      const wanted = scenes.map((scene) => wantedOf(door, row, scene))
      expect(found).toHaveLength(each)
      const wrong = found.filter((one, at) => JSON.stringify(one) !== JSON.stringify(wanted[at]))
      expect(wrong.slice(0, 10)).toEqual([])
    })
  })
}

const titleFor = (doors: number) =>
  `${(doors * each).toLocaleString('en')} ways to a request: ${doors} doors × 16 sets of roles × ${relations.length} relations × ${states.length} states`

function knockAt(door: string, scene: Scene) {
  const knock = knocks[door]
  if (!knock) throw new Error(`nobody says how one knocks at ${door}`)
  return asVisitor(scene.visitor.token, () => knock(scene))
}

const named = ({ visitor, relation, state }: Scene) => ({ visitor: visitor.name, relation, state })

/** What the table says. */
function wantedOf(door: string, row: Row, scene: Scene) {
  const answer = answerWanted(row, scene)
  return { ...named(scene), answer, trace: traceWanted(door, row, answer) }
}

function answerWanted(
  { who, whose = relations, in: some = states }: Row,
  { visitor, relation, state }: Scene,
) {
  if (!visitor.roles.some((role) => who.includes(role))) return 'forbidden'
  if (!(whose as readonly string[]).includes(relation)) return 'forbidden'
  return (some as readonly string[]).includes(state) ? 'allowed' : 'conflict'
}

/** What is left of it: what was refused changed nothing, and is in the audit as refused; what was allowed is there by its name. */
function traceWanted(door: string, { writes }: Row, answer: string) {
  if (answer === 'allowed') return writes === undefined ? 'nothing' : `${writes} by the visitor`
  return /^page|preview/.test(door) ? 'nothing' : 'a refusal of the visitor'
}
