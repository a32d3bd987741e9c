import { beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { grantApplication } from '#db/grants.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { insertPerson, insertRequest } from '#tests/support/rows.ts'

const notAllowed = { code: '42501' }
const tables = (
  await asOwner<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`
).map(({ name }) => name)

let sam: string

beforeAll(async () => {
  // Rights on a database are not cloned with it.
  await grantApplication(asOwner, 'attribution_desk')
  sam = await insertPerson(sql, 'Sam', ['requester'])
})

describe("the application's role", () => {
  it('owns no table, function, schema or database, belongs to no other role, and has no attribute of power', async () => {
    const [owned] = await sql`
      select (select count(*)::int from pg_class c where pg_has_role(c.relowner, 'usage')) as relations,
        (select count(*)::int from pg_proc p where pg_has_role(p.proowner, 'usage')) as functions,
        (select count(*)::int from pg_namespace n where pg_has_role(n.nspowner, 'usage')) as schemas,
        (select count(*)::int from pg_database d where datname = current_database() and pg_has_role(d.datdba, 'usage')) as databases`
    expect(owned).toEqual({ relations: 0, functions: 0, schemas: 0, databases: 0 })
    const [role] = await sql`
      select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = current_user`
    expect(role).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
      memberships: 0,
    })
  })

  it.each(tables)(
    'alters, drops and empties nothing of %s, and switches no trigger of it off',
    async (table) => {
      for (const statement of [
        `alter table ${table} disable trigger all`,
        `alter table ${table} add column mine text`,
        `drop table ${table} cascade`,
        `truncate ${table} cascade`,
        `create trigger mine before insert on ${table} for each row execute function never_changed()`,
        `create rule mine as on insert to ${table} do instead nothing`,
      ])
        await expect(sql.unsafe(statement), statement).rejects.toMatchObject(notAllowed)
    },
  )

  it('drops and replaces no trigger and no function that a trigger calls', async () => {
    const triggers = await sql<{ name: string; of: string; calls: string }[]>`
      select tgname as name, tgrelid::regclass::text as of, tgfoid::regprocedure::text as calls from pg_trigger where not tgisinternal`
    expect(triggers.length).toBeGreaterThan(40)
    for (const { name, of, calls } of triggers) {
      await expect(sql.unsafe(`drop trigger ${name} on ${of}`)).rejects.toMatchObject(notAllowed)
      await expect(sql.unsafe(`drop function ${calls} cascade`)).rejects.toMatchObject(notAllowed)
      await expect(
        sql.unsafe(
          `create or replace function ${calls} returns trigger language plpgsql as 'begin return new; end'`,
        ),
      ).rejects.toMatchObject(notAllowed)
    }
  })

  it.each([
    `set session_replication_role = 'replica'`,
    'set role attribution_desk_owner',
    'set session authorization attribution_desk_owner',
    'create schema mine',
    'create table public.decisions_of_mine (id int)',
    'create function public.mine() returns int language sql as $$ select 1 $$',
    'create temp table decisions (id int)',
    'alter role attribution_desk superuser',
    'create extension plpython3u',
    `copy decisions to program 'true'`,
  ])('may not: %s', async (statement) => {
    await expect(sql.unsafe(statement)).rejects.toMatchObject(notAllowed)
  })

  it('changes only these columns, and deletes only roles, sessions and what it counts', async () => {
    const changed = await sql<{ of: string; columns: string[] }[]>`
      select table_name as of, array_agg(column_name::text order by column_name::text) as columns from information_schema.column_privileges
      where grantee = current_user and privilege_type = 'UPDATE' and table_schema = 'public' group by 1 order by 1`
    const columns = Object.fromEntries(changed.map((row) => [row.of, row.columns]))
    expect(Object.keys(columns).filter((name) => never.includes(name))).toEqual([])
    expect(columns['requests']).not.toContain('filed_by')
    expect(columns['requests']).not.toContain('policy_version')
    expect(columns['policies']).toEqual(['decided_because', 'decided_at', 'decided_by', 'state'].sort())
    expect(columns['deliveries']).not.toContain('sent')
    const [passedOn] = await sql`
      select count(*)::int from information_schema.column_privileges where grantee = current_user and is_grantable = 'YES'`
    expect(passedOn).toEqual({ count: 0 })
    const deleted = await sql<{ of: string }[]>`
      select table_name as of from information_schema.table_privileges
      where grantee = current_user and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER') and table_schema = 'public' order by 1`
    expect(deleted.map((row) => row.of)).toEqual(['breakers', 'limits', 'roles', 'sessions'])
  })

  it('writes nothing into the totals, which triggers keep', async () => {
    for (const statement of [
      `insert into totals values ('requester', 'x', 'eur', '2026-01-01', 1)`,
      'update totals set amount = 0',
      'delete from totals',
    ])
      await expect(sql.unsafe(statement)).rejects.toMatchObject(notAllowed)
  })
})

/** History: rows are added, and never changed. */
const never = ['audit_entries', 'decisions', 'evidence', 'proofs', 'revisions', 'roles', 'accounts', 'totals']

describe('a made-up table in front of a real one', () => {
  it('is not what the triggers look into, even where the role may make one', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    const [database] = await sql<{ name: string }[]>`select quote_ident(current_database()) as name`
    await asOwner.unsafe(`grant temporary on database ${database?.name ?? ''} to attribution_desk`)
    const approver = v7()
    const forged = sql.begin(async (tx) => {
      await tx`create temp table decisions (request_id uuid, revision int, outcome text, decided_by uuid) on commit drop`
      await tx`create temp table roles (person_id uuid, role text) on commit drop`
      await tx`create temp table audit_entries (subject uuid, transaction xid8) on commit drop`
      await tx`insert into pg_temp.decisions values (${requestId}, 1, 'approved', ${approver})`
      await tx`insert into pg_temp.roles values (${approver}, 'approver')`
      await tx`insert into pg_temp.audit_entries values (${requestId}, pg_current_xact_id())`
      await tx`update requests set state = 'approved' where id = ${requestId}`
    })
    await expect(forged).rejects.toThrow(/only by a decision on its current revision/)
    await asOwner.unsafe(`revoke temporary on database ${database?.name ?? ''} from attribution_desk`)
    await expect(sql.unsafe('create temp table decisions (id int)')).rejects.toMatchObject(notAllowed)
  })

  it('fools no trigger: each says where its tables stand', async () => {
    const open = await sql`
      select distinct p.oid::regprocedure::text as function from pg_proc p join pg_trigger t on t.tgfoid = p.oid and not t.tgisinternal
      where p.proconfig is null or not 'search_path=public, pg_temp' = any (p.proconfig)`
    expect(open).toHaveLength(0)
  })
})
