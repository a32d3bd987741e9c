import type { Sql } from 'postgres'
import type { MeasuredPage } from './find-pages.ts'

/** The pages of single cases, and what asks for cases beside their lists. */
export async function findCaseOthers(sql: Sql): Promise<MeasuredPage[]> {
  const [long] = await sql<{ id: string; number: number; notes: { id: string; body: string }[] }[]>`
    select c.id, c.number, (select jsonb_agg(jsonb_build_object('id', n.id, 'body', n.body) order by n.id desc) from case_notes n where case_id = c.id) as notes
    from cases c where id = (select case_id from case_notes group by 1 order by count(*) desc limit 1)`
  if (!long || long.notes.length < 500) throw new Error('no case has 500 notes')
  const usual = await sql<
    { id: string; summary: string; number: number; email: string; mail: string; user: string }[]
  >`
    select c.id, summary, number, referrer_email as email, u.email as mail, u.new_user_id as user from cases c join case_new_users u on u.case_id = c.id
    where number % 5000 = 1000 and merged_into is null`
  const busy = await sql<{ email: string; id: string }[]>`
    select referrer_email as email, referrer_id as id from cases group by 1, 2 order by count(*) desc limit 3`
  const views = await sql<{ search: string }[]>`select search from case_views`
  const open = await sql<
    { number: number }[]
  >`select number from cases where state <> 'resolved' and merged_into is null order by touched_at desc, id desc limit 500`
  const earlier = (post: object, ...contains: string[]) => ({ path: '/api/cases/earlier', post, contains })
  const typed = { newUserId: null, customerId: null }
  const note = (index: number) => long.notes[index]?.body ?? ''
  return [
    {
      name: 'case with 500 notes',
      pages: [{ path: `/cases/${long.id}`, contains: [`C-${long.number}`, note(0)] }],
    },
    {
      name: 'case with 500 notes, what was before',
      pages: [100, 300].map((index) => ({
        path: `/cases/${long.id}?before=${long.notes[index]?.id ?? ''}`,
        contains: [note(index + 1)],
      })),
    },
    {
      name: 'case',
      pages: usual.map(({ id, number, summary }) => ({
        path: `/cases/${id}`,
        contains: [`C-${number}`, summary],
      })),
    },
    {
      name: 'saved views',
      pages: views.map(({ search }) => ({ path: `/cases?${search}`, contains: ['/cases/0'] })),
    },
    {
      name: 'change many',
      pages: [
        {
          path: '/cases/many?state=open',
          contains: [0, 499].map((index) => `C-${open[index]?.number ?? ''}`),
        },
        ...['text=she', 'text=brightfox', 'text=webhook&state=open&sort=due', 'kind=custom&sort=opened'].map(
          (search) => ({ path: `/cases/many?${search}`, contains: ['Which of these do you change'] }),
        ),
      ],
    },
    {
      name: 'palette: a case by its number',
      pages: usual.map(({ id, number }) => ({
        path: `/cases/by-number/${number}`,
        contains: [id],
        status: 307,
      })),
    },
    {
      name: 'palette: look for it in the cases',
      pages: ['jana', 'nils.br', 'usr_', 'C-50505'].map((text) => ({
        path: `/cases?text=${encodeURIComponent(text)}`,
        contains: ['/cases/0'],
      })),
    },
    {
      name: 'earlier cases, while somebody types',
      pages: [
        ...[5, 8, 12].map((letters) =>
          earlier({ referrerEmail: (usual[0]?.email ?? '').slice(0, letters) }, '"cases":[{'),
        ),
        ...usual.slice(0, 6).map(({ email, mail, user, number }) =>
          earlier(
            {
              referrerEmail: email,
              newUsers: [
                { ...typed, email: mail },
                { ...typed, newUserId: user, email: null },
              ],
            },
            `"number":${number}`,
          ),
        ),
        ...busy.map(({ email, id }) =>
          earlier(
            {
              referrerEmail: email,
              referrerId: id,
              newUsers: [{ ...typed, email: (usual[1]?.mail ?? '').slice(0, 6) }],
            },
            '"cases":[{',
          ),
        ),
        earlier({ referrerEmail: 'nobody.at.all@nowhere.example' }, '"cases":[]'),
      ],
    },
    { name: 'queue', pages: [{ path: '/', contains: ['/requests/0'] }] },
    {
      name: 'reports, the last 90 days',
      pages: [{ path: '/reports', contains: ['Cases by kind'] }],
      unlimited: true,
    },
    {
      name: 'reports, two years',
      pages: [{ path: '/reports?from=2024-01-01&to=2027-12-31', contains: ['Cases by kind'] }],
      unlimited: true,
    },
  ]
}
