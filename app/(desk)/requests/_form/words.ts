import { causes } from '#lib/attribution/request-form.ts'
import { kindWords } from '../../_requests/request-words.ts'

export const kindOptions = Object.entries(kindWords).map(([value, label]) => ({ value, label }))

export const causeOptions = causes.map((cause) => ({
  value: cause,
  label: cause.charAt(0).toUpperCase() + cause.slice(1),
}))
