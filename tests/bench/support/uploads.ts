import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import { hashToken } from '#lib/auth/token.ts'

export const fileBytes = 10 * 1024 * 1024

/** Somebody with a session and a case of their own. */
export interface Uploader {
  cookie: string
  caseId: string
}

export async function seedUploaders(owner: Sql, count: number): Promise<Uploader[]> {
  const all: Uploader[] = []
  for (let number = 1; number <= count; number += 1) {
    const [person, caseId, token] = [v7(), v7(), v7()]
    await owner.begin(async (tx) => {
      await tx`insert into people (id, name, email) values (${person}, ${`Person ${number}`}, ${`uploads${number}@bench.example`})`
      await tx`insert into roles (person_id, role) values (${person}, 'requester')`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'person.added', ${person}, '{}')`
      await tx`
        insert into cases (id, state, kind, cause_id, summary, story, opened_by, sla_version, first_answer_minutes, resolution_minutes)
        select ${caseId}, 'new', 'dispute', (select id from case_causes limit 1), 'A screenshot is coming', 'See the file.', ${person}, max(version), 480, 2400 from slas`
      await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${person}, 'case.opened', ${caseId}, '{}')`
    })
    await owner`
      insert into sessions (id, token_hash, person_id, expires) values (${v7()}, ${hashToken(token)}, ${person}, now() + interval '1 hour')`
    all.push({ cookie: `next-auth.session-token=${token}`, caseId })
  }
  return all
}

export interface Sent {
  evidenceId: string
  sha256: string
  seconds: number
}

const noise = randomBytes(fileBytes)
const kinds = [
  {
    name: 'screenshot.png',
    head: Buffer.from(
      '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049444154',
      'hex',
    ),
  },
  { name: 'agreement.pdf', head: Buffer.from('%PDF-1.7\n') },
]

/** Uploads a file of exactly 10 MB, no two alike; `over`: in so many seconds, evenly, instead of as fast as it is taken. */
export async function upload(
  address: string,
  { cookie, caseId }: Uploader,
  index: number,
  over = 0,
): Promise<Sent> {
  const { name, head } = kinds[index % kinds.length] ?? { name: '', head: Buffer.alloc(0) }
  const first = Buffer.concat([head, randomBytes(65_536 - head.length)])
  const hash = createHash('sha256')
  const began = performance.now()
  const request = http.request(`${address}/api/cases/${caseId}/evidence?key=${v7()}&name=${name}`, {
    method: 'POST',
    agent: false,
    headers: { cookie, 'content-type': 'application/octet-stream', 'content-length': String(fileBytes) },
  })
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject)
  })
  const steps = fileBytes / first.length
  for (let step = 0; step < steps; step += 1) {
    const chunk = step === 0 ? first : noise.subarray(step * first.length, (step + 1) * first.length)
    hash.update(chunk)
    const taken = request.write(chunk)
    if (over > 0) await pause((over * 1000) / steps)
    else if (!taken) await Promise.race([new Promise((resolve) => request.once('drain', resolve)), answered])
  }
  request.end()
  const body = await textOf(await answered)
  const { id } = JSON.parse(body) as { id?: string }
  if (id === undefined) throw new Error(`the file was not kept: ${body}`)
  return { evidenceId: id, sha256: hash.digest('hex'), seconds: (performance.now() - began) / 1000 }
}

/** The SHA-256 of a file as the desk gives it back. */
export async function download(
  address: string,
  { cookie, caseId }: Uploader,
  evidenceId: string,
): Promise<string> {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http
      .get(
        `${address}/api/cases/${caseId}/evidence/${evidenceId}`,
        { agent: false, headers: { cookie } },
        resolve,
      )
      .once('error', reject)
  })
  const hash = createHash('sha256')
  for await (const chunk of response) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function textOf(response: http.IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response) text += String(chunk)
  return text
}
