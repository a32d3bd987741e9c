import type { Sql } from 'postgres'
import { CaseLists } from './case-lists.ts'
import { eachSort } from './find-case-pages.ts'
import type { MeasuredPage } from './find-pages.ts'
import type { Page } from './load.ts'

/** Full-text searches, each in every sort and with filters. */
export async function findCaseWords(sql: Sql): Promise<MeasuredPage[]> {
  const lists = new CaseLists(sql)
  const [one] = await sql<{ email: string; user: string; mail: string; invoice: string }[]>`
    select referrer_email as email, u.new_user_id as user, u.email as mail,
      (select substring(body from 'in_[0-9a-f]+') from case_notes n where body ~ 'in_[0-9a-f]{8}' and n.case_id > c.id limit 1) as invoice
    from cases c join case_new_users u on u.case_id = c.id where number = 51000 limit 1`
  if (!one) throw new Error('there is no case C-51000')
  const combined = async (text: string): Promise<Page[]> => {
    const said = lists.said(text)
    return [
      ...(await eachSort((sort) => lists.list({ text }, said, sort))),
      await lists.list({ text, state: 'open' }, sql`${said} and state <> 'resolved'`, 'due'),
      await lists.list({ text, kind: 'custom' }, sql`${said} and kind = 'custom'`),
      await lists.list(
        { text, outcome: 'not ours', source: 'zendesk' },
        sql`${said} and outcome = 'not ours' and source = 'zendesk'`,
      ),
    ]
  }
  const measured = async (name: string, texts: string[]): Promise<MeasuredPage> => {
    const pages: Page[] = []
    for (const text of texts) pages.push(...(await combined(text)))
    return { name: `search: ${name}`, pages }
  }
  return [
    await measured('a word of nearly every case', ['she says']),
    await measured('one letter', ['s', 'z']),
    await measured('a word of some cases', ['webhook']),
    await measured('a rare word', ['incognito']),
    await measured('a word of an old campaign', ['brightfox']),
    await measured('a word of no open case', ['regards']),
    await measured('the beginning of a word', ['cont']),
    await measured('a name', ['amélie ång']),
    await measured('words that always stand together', ['chased twice no reply']),
    await measured('words that are rare together', ['insolvency voucher conference']),
    await measured('an e-mail', [one.email, one.mail]),
    await measured('an id', [one.user, one.invoice]),
    await measured('a word of no case', ['xylophone', 'she xylophone']),
    {
      name: 'search: deep in what was found',
      pages: await eachSort((sort) => lists.list({ text: 'webhook' }, lists.said('webhook'), sort, 5000)),
    },
  ]
}
