import { v7 } from 'uuid'
import { permit, type Who } from '#lib/auth/actor.ts'
import { caseForm } from '#lib/cases/case-form.ts'
import { makeToken } from '#lib/intake/make-token.ts'
import { followCase } from '#lib/cases/follow-case.ts'
import { getSla } from '#lib/cases/get-sla.ts'
import { linkRequest } from '#lib/cases/link-request.ts'
import { openCase } from '#lib/cases/open-case.ts'
import { saveView } from '#lib/cases/save-view.ts'
import { addFile } from '#lib/cases/add-file.ts'
import * as listActions from '#app/(desk)/cases/actions.ts'
import * as oneActions from '#app/(desk)/cases/[id]/actions.ts'
import * as userActions from '#app/(desk)/cases/[id]/new-user-actions.ts'
import * as textActions from '#app/(desk)/cases/[id]/_texts/text-actions.ts'
import * as settingsActions from '#app/(desk)/cases/settings/actions.ts'
import * as formActions from '#app/(desk)/requests/form-actions.ts'
import * as reports from '#app/api/reports/csv/route.ts'
import * as earlier from '#app/api/cases/earlier/route.ts'
import * as find from '#app/api/find/route.ts'
import * as evidence from '#app/api/cases/[id]/evidence/route.ts'
import * as oneEvidence from '#app/api/cases/[id]/evidence/[evidenceId]/route.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { addCustomer, type openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { insertRequest } from '#tests/support/rows.ts'
import { optional } from './optional.ts'
import { posted } from './altered.ts'
import type { Visitor } from './visitors.ts'

const list = posted(listActions)
const one = posted(oneActions)
const users = posted(userActions)
const texts = posted(textActions)
const settings = posted(settingsActions)
const forms = posted(formActions)

/** Who prepares what a visitor knocks at. */
interface Cast {
  worker: Who
  admin: Who
  world: ReturnType<typeof openLedgerDesk>
}

const causeId = '019aa000-0000-7000-8000-000000000108'
const user = {
  newUserId: 'usr_1',
  email: 'nils@northwind.example',
  name: 'Nils',
  organizationId: 'org_1',
  customerId: 'cus_1',
}
const fields = {
  kind: 'dispute' as const,
  causeId,
  summary: 'Somebody knocks',
  story: 'She sent him the link by chat.',
  referrerName: 'Jana Weber',
  referrerEmail: 'jana@contoso.example',
  referrerId: 'usr_7',
  referral: 'pNRB1aYqArN',
  happenedOn: '2026-11-03',
  stake: { amount: 100, currency: 'eur' },
  sourceLink: 'https://desk.example/7',
}
const form = { ...fields, newUsers: [user] }
const text = { subject: 'About your referral', body: 'We look into it.' }
const at = <T>(params: T) => ({ params: Promise.resolve(params) })
const asks = (address: string, init?: RequestInit) => new Request(`http://127.0.0.1:3000${address}`, init)

/** The way in through each door to cases that is no page; each time to a case of its own. */
export function caseKnocks({ worker, admin, world }: Cast) {
  const works = permit(worker, 'case:work')
  const opened = () => openCase(permit(worker, 'case:open'), { ...caseForm.parse(form), key: v7() })
  const bytes = async function* () {
    await Promise.resolve()
    yield new TextEncoder().encode('She sent the link.')
  }
  const linked = async () => {
    const { id: caseId } = await opened()
    const requestId = await insertRequest(sql, { filedBy: worker.id })
    await linkRequest(works, { caseId, requestId })
    return { caseId, requestId }
  }
  const numberOf = async (id: string) =>
    (await sql<{ number: number }[]>`select number from requests where id = ${id}`)[0]?.number ?? 0
  const userOf = async (caseId: string) =>
    (await sql<{ id: string }[]>`select id from case_new_users where case_id = ${caseId}`)[0]?.id ?? ''
  const viewOf = async (visitor: Visitor) => {
    const owner = visitor.roles.length === 0 ? worker : visitor
    return (await saveView(permit(owner, 'case-view:save'), { name: v7(), search: '', shared: false })).id
  }
  const unknownMail = (caseId: string) =>
    sql.begin(async (tx) => {
      const id = v7()
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'case.message opened', ${caseId}, '{}')`
      await tx`
        insert into case_messages (id, case_id, way, address, subject, body, written_by, opened_at)
        values (${id}, ${caseId}, 'mail', 'jana@contoso.example', 'Hello', 'Hello', ${worker.id}, now() - interval '5 minutes')`
      return id
    })

  const knocks: Record<string, (visitor: Visitor) => Promise<unknown>> = {
    'action cases/actions.ts open': () => list.open({ ...form, key: v7() }),
    'action cases/actions.ts changeAll': async () =>
      list.changeAll({
        ids: [(await opened()).id],
        act: { act: 'assign', assigneeId: worker.id },
        note: 'Seen.',
      }),
    'action cases/actions.ts keepView': () =>
      list.keepView({ name: v7(), search: 'state=open', shared: false }),
    'action cases/actions.ts editView': async (visitor) =>
      list.editView({ viewId: await viewOf(visitor), name: v7(), shared: true }),
    'action cases/actions.ts dropView': async (visitor) => list.dropView({ viewId: await viewOf(visitor) }),
    'action cases/[id]/actions.ts claim': async () => one.claim({ caseId: (await opened()).id }),
    'action cases/[id]/actions.ts assign': async () =>
      one.assign({ caseId: (await opened()).id, assigneeId: worker.id, from: null }),
    'action cases/[id]/actions.ts move': async () =>
      one.move({ caseId: (await opened()).id, from: 'new', to: 'investigating', note: 'Seen.' }),
    'action cases/[id]/actions.ts resolve': async () =>
      one.resolve({ caseId: (await opened()).id, from: 'new', outcome: 'withdrawn', note: 'Seen.' }),
    'action cases/[id]/actions.ts merge': async () =>
      one.merge({ caseId: (await opened()).id, into: `C-${String((await opened()).number)}` }),
    'action cases/[id]/actions.ts link': async () => {
      const requestId = await insertRequest(sql, { filedBy: worker.id })
      return one.link({ caseId: (await opened()).id, request: `R-${String(await numberOf(requestId))}` })
    },
    'action cases/[id]/actions.ts unlink': async () => one.unlink(await linked()),
    'action cases/[id]/actions.ts edit': async () =>
      one.edit({ ...fields, summary: 'Edited', caseId: (await opened()).id, edits: 0 }),
    'action cases/[id]/actions.ts follow': async () => one.follow({ caseId: (await opened()).id }),
    'action cases/[id]/actions.ts unfollow': async (visitor) => {
      const { id: caseId } = await opened()
      if (visitor.roles.length > 0) await followCase(permit(visitor, 'case:follow'), { caseId })
      return one.unfollow({ caseId })
    },
    'action cases/[id]/new-user-actions.ts addUsers': async () =>
      users.addUsers({
        caseId: (await opened()).id,
        newUsers: [{ ...user, newUserId: 'usr_3', email: 'nina@northwind.example' }],
      }),
    'action cases/[id]/new-user-actions.ts changeUser': async () => {
      const { id: caseId } = await opened()
      return users.changeUser({ caseId, id: await userOf(caseId), ...user, newUserId: 'usr_2', from: user })
    },
    'action cases/[id]/new-user-actions.ts removeUser': async () => {
      const { id: caseId } = await opened()
      return users.removeUser({ caseId, id: await userOf(caseId) })
    },
    'action cases/[id]/_texts/text-actions.ts note': async () =>
      texts.note({ key: v7(), caseId: (await opened()).id, body: 'Seen.' }),
    'action cases/[id]/_texts/text-actions.ts addWords': async () =>
      texts.addWords({ key: v7(), caseId: (await opened()).id, kind: 'text', words: 'She sent the link.' }),
    'action cases/[id]/_texts/text-actions.ts send': async () =>
      texts.send({ caseId: (await opened()).id, ...text, key: v7(), address: 'jana@contoso.example' }),
    'action cases/[id]/_texts/text-actions.ts sentMyself': async () =>
      texts.sentMyself({ key: v7(), caseId: (await opened()).id, ...text }),
    'action cases/[id]/_texts/text-actions.ts received': async () =>
      texts.received({ key: v7(), caseId: (await opened()).id, ...text }),
    'action cases/[id]/_texts/text-actions.ts settleSent': async () => {
      const { id: caseId } = await opened()
      const messageId = await unknownMail(caseId)
      return texts.settleSent({ caseId, messageId, verdict: 'sent', because: 'It is in the mailbox.' })
    },
    'action cases/settings/actions.ts cause': () =>
      settings.cause({ id: v7(), position: 9, name: v7(), retired: false, from: null }),
    'action cases/settings/actions.ts declineReason': () =>
      settings.declineReason({
        id: v7(),
        position: 9,
        name: v7(),
        sentence: 'It is not so.',
        retired: false,
        from: null,
      }),
    'action cases/settings/actions.ts evidenceAsk': () =>
      settings.evidenceAsk({
        id: v7(),
        position: 9,
        kind: 'glitch',
        name: v7(),
        retired: false,
        from: null,
      }),
    'action cases/settings/actions.ts template': () =>
      settings.template({
        id: v7(),
        name: v7(),
        outcome: null,
        subject: 'A question',
        body: 'Hello {{referrer}}',
        retired: false,
        version: 0,
      }),
    'action cases/settings/actions.ts sla': async () => {
      const { version, calendar, targets } = await getSla()
      return settings.sla({ calendar, targets, because: 'Somebody knocks at the door.', basedOn: version })
    },
    'action cases/settings/actions.ts make': () =>
      settings.make({ name: v7(), source: 'Zendesk', scopes: ['cases:open'] }),
    'action cases/settings/actions.ts revoke': async () => {
      const { id } = await makeToken(permit(admin, 'api-token:make'), {
        name: v7(),
        source: 'Zendesk',
        scopes: ['cases:open'],
      })
      return settings.revoke({ tokenId: id })
    },
    'action requests/form-actions.ts fileOfCase': async () => {
      const customerId = `lc_${v7()}`
      addCustomer(world, customerId)
      const { id: caseId } = await opened()
      return forms.fileOfCase({
        key: v7(),
        caseId,
        path: 'ledger',
        customerId,
        newUserId: `usr_${v7()}`,
        referralCode: 'pNRB1aYqArN',
        kind: 'dispute',
        cause: 'other',
        explanation: 'It was told on the phone.',
        ...optional,
      })
    },
    'GET /api/reports/csv': () => reports.GET(asks('/api/reports/csv?report=kinds'), at({})),
    'POST /api/cases/earlier': () =>
      earlier.POST(
        asks('/api/cases/earlier', { method: 'POST', body: JSON.stringify({ referrerId: 'usr_9' }) }),
        at({}),
      ),
    'POST /api/find': () =>
      find.POST(asks('/api/find', { method: 'POST', body: JSON.stringify({ text: 'usr_9' }) }), at({})),
    'POST /api/cases/[id]/evidence': async () => {
      const { id } = await opened()
      const headers = { 'content-type': 'application/octet-stream' }
      const init = { method: 'POST', headers, body: 'She sent the link.' }
      return evidence.POST(asks(`/api/cases/${id}/evidence?key=${v7()}&name=chat.txt`, init), at({ id }))
    },
    'GET /api/cases/[id]/evidence/[evidenceId]': async () => {
      const { id } = await opened()
      const given = { name: 'chat.txt', chunks: bytes(), size: undefined }
      const file = await addFile(works, { key: v7(), caseId: id, ...given })
      return oneEvidence.GET(asks('/'), at({ id, evidenceId: file.id }))
    },
  }
  return knocks
}
