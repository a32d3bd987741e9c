import { v7 } from 'uuid'
import { asApplication as sql, asOwner } from './database.ts'
import { insertDecision, insertRequest, setState } from './rows.ts'

interface ToWrite {
  filedBy: string
  decidedBy: string
  /** Null: nothing is left for it. */
  support?: 'to write' | null
}

/** A carried out request whose message to Cello support is still to write, by hand-written rows. */
export async function insertToWrite({ filedBy, decidedBy, support = 'to write' }: ToWrite) {
  const requestId = await insertRequest(sql, { filedBy })
  await insertDecision(sql, { requestId, decidedBy, madeBy: filedBy })
  await setState(sql, requestId, 'carrying out')
  await sql`update steps set state = 'done', closed_at = now() where request_id = ${requestId}`
  await sql.begin(async (tx) => {
    await tx`update requests set state = 'carried out', support = ${support} where id = ${requestId}`
    await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'request.carried out', ${requestId}, '{}')`
  })
  return requestId
}

/** Makes its messages as old as this, which nobody else may. */
export async function ageMessages(requestId: string, seconds: number) {
  await asOwner.begin(async (tx) => {
    await tx`alter table messages disable trigger user`
    await tx`update messages set opened_at = now() - make_interval(secs => ${seconds}) where request_id = ${requestId}`
    await tx`alter table messages enable trigger user`
  })
}

export interface MessageSql {
  requestId: string
  writtenBy: string
  outcome?: string
  revision?: number
  audited?: boolean
}

/** Goes round the code. Answers with the message's id. */
export async function insertMessage({
  requestId,
  writtenBy,
  outcome = 'open',
  revision = 1,
  audited = true,
}: MessageSql) {
  const id = v7()
  await sql.begin(async (tx) => {
    await tx`
      insert into messages (id, request_id, revision, way, recipient, subject, body, written_by, outcome, closed_at)
      values (${id}, ${requestId}, ${revision}, 'mail', 'support@cello.example', 'Subject', 'Body', ${writtenBy}, ${outcome},
        ${outcome === 'sent' ? new Date() : null})`
    if (audited)
      await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${writtenBy}, 'message.opened', ${requestId}, '{}')`
  })
  return id
}

/** So many more like this one with its message, each of which may have left before it, and was told of to nobody. */
export const insertManyUnknown = (number: number, { like }: { like: string }) =>
  asOwner.begin(async (tx) => {
    await tx`alter table requests disable trigger user`
    await tx`alter table messages disable trigger user`
    await tx`
      with made as (
        insert into requests (id, state, revision, path, kind, filed_by, account, customer_id, new_user_id, referral_code, at_stake, resends, not_resent)
        select overlay(gen_random_uuid()::text placing '00' from 1)::uuid, state, 1, path, kind, filed_by, account, customer_id, 'usr_' || gen_random_uuid(),
          referral_code, at_stake, resends, not_resent
        from requests, generate_series(1, ${number}) where id = ${like} returning id)
      insert into messages (id, request_id, revision, way, recipient, subject, body, written_by, outcome, opened_at)
      select made.id, made.id, 1, m.way, m.recipient, m.subject, m.body, m.written_by, m.outcome, m.opened_at - interval '1 minute'
      from made, messages m where m.request_id = ${like}`
    await tx`alter table messages enable trigger user`
    await tx`alter table requests enable trigger user`
  })
