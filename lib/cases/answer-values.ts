import type { FieldValues } from './fill-template.ts'
import type { CasePage } from './get-case.ts'
import { caseName } from './rules.ts'

const mostNamed = 10

/** With what the fields of a template are filled for a case. A reason stands only where it is denied already. Pure. */
export function valuesOf(
  { row, newUsers, declineSentence }: Pick<CasePage, 'row' | 'newUsers' | 'declineSentence'>,
  writer: string,
): FieldValues {
  return {
    referrer: row.referrerName ?? 'there',
    newUsers: listed(
      newUsers.map(
        ({ name, email, newUserId, customerId }) => name ?? email ?? newUserId ?? customerId ?? '',
      ),
    ),
    number: caseName(row.number),
    ...(row.referralCode !== null && { code: row.referralCode }),
    ...(declineSentence !== null && { reason: declineSentence }),
    writer,
  }
}

function listed(names: string[]): string {
  if (names.length === 0) return 'the person'
  const rest = names.length - mostNamed
  return new Intl.ListFormat('en').format([
    ...names.slice(0, mostNamed),
    ...(rest > 0 ? [`${String(rest)} more`] : []),
  ])
}
