import { invalid } from '#lib/errors.ts'

/** Where each thing stands in a row. */
export interface Columns {
  newUserId: number
  referralCode: number
  status: number
  at: number | null
}

/** As Cello writes them (docs.cello.so/guides/data-sync/cello-data-exports); more may stand beside them, in any order. */
const names = { newUserId: 'newuserproductuserid', referralCode: 'campaign_ucc', status: 'status' } as const
const moments = ['datetime', 'date']

const shown = 8

/** @throws Refusal `invalid` where a column is missing that tells who signed up, under which code, and what became of it. */
export function readHeader(record: readonly string[]): Columns {
  const header = record.map((name) => name.trim().toLowerCase())
  const missing = Object.values(names).filter((name) => !header.includes(name))
  if (missing.length > 0) throw invalid(sentence(missing, record), 'file')
  const at = moments.map((name) => header.indexOf(name)).find((found) => found >= 0)
  return {
    newUserId: header.indexOf(names.newUserId),
    referralCode: header.indexOf(names.referralCode),
    status: header.indexOf(names.status),
    at: at ?? null,
  }
}

function sentence(missing: readonly string[], record: readonly string[]) {
  const found = record.slice(0, shown).map((name) => name.slice(0, 40))
  const more = record.length > shown ? ' …' : ''
  return (
    `This is not Cello's export conv_signups: it has no column ${new Intl.ListFormat('en').format(missing)}. ` +
    `Its columns are ${found.join(', ')}${more}. Drop in the file conv_signups from the Cello portal.`
  )
}
