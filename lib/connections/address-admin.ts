import type { Check } from '#lib/providers/provider.ts'

/**
 * A check in the words for the one who runs the desk. Elsewhere the same sentences tell a requester to ask an admin; and a refusal is one
 * text, of which the first sentence says what is wrong and the rest what to do.
 */
export function addressAdmin(check: Check): Check {
  const { sentence, wayOut } = check.wayOut === '' && check.level === 'blocker' ? split(check) : check
  return { ...check, sentence: toAdmin(sentence), wayOut: toAdmin(wayOut) }
}

function split({ sentence }: Check): Pick<Check, 'sentence' | 'wayOut'> {
  const end = /[.!?] (?=[A-Z])/.exec(sentence)
  if (!end) return { sentence, wayOut: '' }
  return { sentence: sentence.slice(0, end.index + 1), wayOut: sentence.slice(end.index + 2) }
}

const toAdmin = (words: string) =>
  words
    .replaceAll(/\bAsk an admin to (\p{L})/gu, (_, first: string) => first.toUpperCase())
    .replaceAll(/\bask an admin to /g, '')
    .replaceAll('; if it stays, tell an admin.', '; if it stays, look into the log.')
