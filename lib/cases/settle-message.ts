import 'server-only'
import { and, eq, inArray, lt, or } from 'drizzle-orm'
import { caseMessages } from '#db/schema/case-texts.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { inFlight } from '#lib/support/find-messages.ts'
import { familyOf } from './find-linked.ts'
import { lockCase } from './lock-case.ts'
import { noteAnswered } from './note-answered.ts'

export interface SettledCaseMessage {
  caseId: string
  messageId: string
  /** `refused`: it did not leave, and may be written again. */
  verdict: 'sent' | 'refused'
  because: string
}

/** A person's word on a mail that nobody knows the end of, of the case or of what was merged into it. @throws Refusal `conflict` where it is settled, or still on its way. */
export async function settleMessage(
  actor: Actor<'case:message'>,
  { caseId, messageId, verdict, because }: SettledCaseMessage,
) {
  const detail = { messageId, because }
  await change(actor, { event: `case.message ${verdict}`, subject: caseId, detail }, async (tx) => {
    const now = new Date()
    const held = await lockCase(tx, { caseId })
    const [settled] = await tx
      .update(caseMessages)
      .set({ outcome: verdict, sentence: because, settledBy: actor.personId, closedAt: now })
      .where(
        and(
          eq(caseMessages.id, messageId),
          inArray(caseMessages.caseId, familyOf(tx, caseId)),
          or(
            eq(caseMessages.outcome, 'unknown'),
            and(
              eq(caseMessages.outcome, 'open'),
              lt(caseMessages.openedAt, new Date(now.getTime() - inFlight)),
            ),
          ),
        ),
      )
      .returning({ left: caseMessages.openedAt })
    if (!settled)
      throw conflict('This message is on its way, or somebody settled it. Reload the page to see it.')
    if (verdict === 'sent') await noteAnswered(tx, actor, { held, now, left: settled.left })
  })
}
