import type { Field, Form } from '../../http/parse-form.ts'
import { invalid } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import { readBoolean, readInteger, readList } from './read.ts'

/** What may be filtered, and how. */
export type Filters = Record<string, keyof typeof OPERATORS>

type Test = (value: unknown) => boolean

const DAY = 24 * 60 * 60

/** The operators of the SDK's `filter` types (3.33). */
const OPERATORS = {
  string: ['is', 'is_not', 'starts_with', 'is_present', 'in', 'not_in'],
  enum: ['is', 'is_not', 'is_present', 'in', 'not_in'],
  boolean: ['is', 'is_present'],
  timestamp: ['on', 'before', 'after', 'between', 'is_present'],
}

/** Whether an object passes every filter among the parameters. */
export function filter({ site, params }: Ask, filters: Filters): (item: object) => boolean {
  const tests: [string, Test][] = []
  for (const [name, kind] of Object.entries(filters)) {
    const field = params[name]
    if (field === undefined) continue
    if (typeof field === 'string' || Array.isArray(field)) {
      if (site.habits.unknownParameters === 'ignore') continue
      throw invalid(name, 'a filter needs an operator')
    }
    for (const [operator, value] of Object.entries(field)) {
      const loose = name === 'email' && site.habits.email === 'any case' && typeof value === 'string'
      const passes = test(name, kind, operator, loose ? value.toLowerCase() : value)
      tests.push([name, loose ? anyCase(passes) : passes])
    }
  }
  return (item) => tests.every(([name, passes]) => passes((item as Record<string, unknown>)[name]))
}

export function customFieldFilters(params: Form): Filters {
  const names = Object.keys(params).filter((name) => name.startsWith('cf_'))
  return Object.fromEntries(names.map((name) => [name, 'string']))
}

function test(name: string, kind: keyof typeof OPERATORS, operator: string, value: Field): Test {
  const param = `${name}[${operator}]`
  if (typeof value !== 'string' || !OPERATORS[kind].includes(operator)) {
    throw invalid(param, 'unknown operator')
  }
  if (operator === 'is_present') {
    const wanted = readBoolean(param, value)
    return (known) => (known !== undefined) === wanted
  }
  if (operator === 'in' || operator === 'not_in') {
    const among = readList(param, value)
    return (known) => (known !== undefined && among.includes(told(known))) === (operator === 'in')
  }
  if (operator === 'is') return (known) => known !== undefined && told(known) === value
  if (operator === 'is_not') return (known) => known === undefined || told(known) !== value
  if (operator === 'starts_with') return (known) => typeof known === 'string' && known.startsWith(value)
  return moment(param, operator, value)
}

function told(known: unknown): string {
  return typeof known === 'string' ? known : JSON.stringify(known)
}

/** Whether `after` and `before` take the very second, and whose day `on` means, is not published: no; UTC. */
function moment(param: string, operator: string, value: string): Test {
  const at = (passes: (seconds: number) => boolean): Test => {
    return (known) => typeof known === 'number' && passes(known)
  }
  if (operator === 'between') {
    const [from, to, ...more] = readList(param, value).map((text) => readInteger(param, text))
    if (from === undefined || to === undefined || more.length > 0) throw invalid(param, 'needs two values')
    return at((seconds) => seconds >= from && seconds <= to)
  }
  const given = readInteger(param, value)
  if (operator === 'after') return at((seconds) => seconds > given)
  if (operator === 'before') return at((seconds) => seconds < given)
  return at((seconds) => Math.floor(seconds / DAY) === Math.floor(given / DAY))
}

function anyCase(passes: Test): Test {
  return (known) => passes(typeof known === 'string' ? known.toLowerCase() : known)
}
