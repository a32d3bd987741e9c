import { asApplication as sql, asOwner } from './database.ts'

export interface ToldRow {
  id: string
  to: string
  kind: string
  key: string
  sentence: string
  address: string
  read: boolean
  way: string
  mail: string | null
  tries: number
}

/** What was told about a request, person or policy, by the name of whom. */
export const toldAbout = (about: string): Promise<ToldRow[]> =>
  sql<ToldRow[]>`
    select n.id, p.name as to, n.kind, n.key, n.sentence, n.address, n.read_at is not null as read, n.way, n.mail, n.mail_tries as tries
    from notices n join people p on p.id = n.person_id
    where n.about = ${about} order by n.kind, p.name, n.id`

/** Who was told, and of which kind: "to decide: Ada, Kofi". */
export async function whoWasTold(about: string): Promise<string[]> {
  const rows = await toldAbout(about)
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const names = rows.filter((row) => row.kind === kind).map(({ to }) => to)
    return `${kind}: ${names.join(', ')}`
  })
}

/** Nobody has been told of anything, for a test that looks at all that is told. */
export const forgetNotices = () => asOwner`truncate notices`

/** While `run` runs, nobody can be told of this request or case: the database fails. */
export async function failingNotices(about: string, run: () => Promise<unknown>) {
  await asOwner.unsafe(`
    create or replace function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
    create trigger stuck before insert on notices for each row when (new.about = '${about}') execute function stuck();`)
  await run().finally(() => asOwner`drop trigger stuck on notices`)
}
