import type { z } from 'zod'

const document = '/api/cases/openapi.json'
export const wholeBody = `Send one object, as ${document} describes it.`

const types: Record<string, string> = {
  array: 'a list',
  int: 'a whole number',
  number: 'a whole number',
  object: 'an object',
  string: 'a text',
}

/** What is wrong with a field of the body, where the form has no sentence of its own for it. Pure. */
export function sayIssue(issue: z.core.$ZodRawIssue): string {
  const path = issue.path ?? []
  const name = path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const unknown = [...path, ...issue.keys.slice(0, 1)].join('.').slice(0, 200)
    return `There is no field called ${unknown}. Look at ${document} for those that there are.`
  }
  if (name === '') return wholeBody
  if (issue.code === 'invalid_type') {
    const type = types[issue.expected] ?? issue.expected
    return issue.input === undefined ? `${name} is missing. Send ${type}.` : `${name} must be ${type}.`
  }
  if (issue.code === 'invalid_value') return `${name} must be one of these: ${issue.values.join(', ')}.`
  if (issue.code === 'too_big') return `${name} is too ${tooMuchOf(issue)}`
  if (issue.code === 'too_small') return `${name} is too ${tooLittleOf(issue)}`
  return `${name} cannot be read. Look at ${document}.`
}

interface Bound {
  origin: string
  maximum?: number | bigint
  minimum?: number | bigint
}

function tooMuchOf({ origin, maximum = 0 }: Bound): string {
  if (origin === 'string') return `long: at most ${maximum.toLocaleString('en')} characters.`
  if (origin === 'array') return `long: at most ${maximum.toLocaleString('en')} entries.`
  return 'large. Check it.'
}

function tooLittleOf({ origin, minimum = 0 }: Bound): string {
  if (origin !== 'string') return `small: at least ${minimum.toLocaleString('en')}.`
  return `short: at least ${minimum.toLocaleString('en')} ${Number(minimum) === 1 ? 'character' : 'characters'}.`
}
