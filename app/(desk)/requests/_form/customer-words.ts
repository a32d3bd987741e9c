import type { Candidate } from '#lib/providers/provider.ts'
import { type Connected, placeOf } from './paths.ts'
import type { Searching } from './use-customer-search.ts'

const id = /^[A-Za-z0-9._:|+=/~#-]{1,255}$/

/** An id may be taken as it was typed, so that the plan says what is wrong with it; an e-mail address may not. */
export const isBareId = (typed: string) => id.test(typed)

const deleted = 'Deleted: it cannot be marked any more.'

export const noteOf = (candidate: Candidate) =>
  candidate.deleted ? `${deleted} ${candidate.note}` : candidate.note

interface Line {
  hint?: string
  error?: string
}

/** The line below the search: what to type, what was found, or what to do where nothing was. */
export function lineOf(searching: Searching, typed: string, place: Connected | undefined): Line {
  if (searching.state === 'nothing')
    return { hint: 'E-mail, or the id of a customer, subscription or invoice.' }
  if (searching.state === 'unfinished') return { hint: 'Press Enter to search.' }
  if (searching.state === 'searching') return { hint: `Searching${place ? ` in ${placeOf(place)}` : ''}…` }
  if (searching.state === 'refused') return { error: searching.refusal.sentence }
  const { candidates } = searching
  const [only] = candidates
  if (!only) return { error: noneWords(typed, place) }
  if (candidates.length > 1)
    return { hint: `${String(candidates.length)} customers have this e-mail. Choose one.` }
  if (only.deleted) return { error: `${deleted} Search by e-mail for the customer that took its place.` }
  return { hint: [only.note || only.email, only.id].filter(Boolean).join(' · ') }
}

function noneWords(typed: string, place: Connected | undefined) {
  const where = place ? placeOf(place) : 'the provider'
  if (/^\S+@\S+$/.test(typed))
    return `No customer has this e-mail in ${where}. E-mails are compared letter by letter: check the capitals, or search by the customer's id.`
  if (isBareId(typed))
    return `No customer, subscription or invoice has this id in ${where}. Copy it again, or search by e-mail.`
  return 'This is neither an e-mail address nor an id. Copy one of them from the billing provider, without spaces.'
}
