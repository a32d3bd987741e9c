import { asOwner } from './database.ts'

/** A job that gave up, as pg-boss leaves it. */
export async function insertDead(queue: string, requestId: string, output: object = {}) {
  const [job] = await asOwner<{ id: string }[]>`
    insert into pgboss.job (name, data, singleton_key, source_name, source_retry_count, source_output)
    values (${queue}, ${asOwner.json({ requestId })}, ${requestId}, ${queue.replace('-stuck', '')}, 99, ${asOwner.json(output as never)}) returning id`
  return job?.id ?? ''
}
