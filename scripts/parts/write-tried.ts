import type { Connection, ConnectionState, Tried } from '#lib/connections/connection.ts'
import type { Check } from '#lib/providers/provider.ts'

export interface TriedConnection {
  connection: Omit<Connection, 'check'>
  tried: Tried
}

const marks: Record<ConnectionState, string> = {
  works: '✓',
  'works with a warning': '!',
  'does not work': '✗',
  'not configured': '–',
}
const levels: Record<Check['level'], string> = { good: '✓', warning: '!', blocker: '✗', unknown: '?' }

/** What the page Connections shows, as text: each connection with its state, its sentences and their way out; a summary last. */
export const writeTried = (all: readonly TriedConnection[]): string =>
  [...all.map(writeOne), summary(all.map(({ tried }) => tried.state))].join('\n\n')

function writeOne({ connection: { name, brings, variables }, tried: { state, checks } }: TriedConnection) {
  const head = `${marks[state]} ${name}: ${state}`
  if (state === 'not configured') return `${head}\n    ${brings}\n    → Set ${listed(variables)}.`
  return [head, ...checks.flatMap(writeCheck)].join('\n')
}

function writeCheck({ level, title, sentence, wayOut }: Check): string[] {
  const said = `    ${levels[level]} ${title} ${sentence}`.trimEnd()
  return wayOut === '' ? [said] : [said, `      → ${wayOut}`]
}

function summary(states: readonly ConnectionState[]) {
  const configured = states.filter((state) => state !== 'not configured').length
  const broken = states.filter((state) => state === 'does not work').length
  if (broken === 0)
    return `Everything that is configured works (${configured} of ${states.length} connections).`
  return `${broken} of ${configured} connections ${broken === 1 ? 'does' : 'do'} not work. Mend what is marked ✗, then run npm run doctor again.`
}

const listed = (words: readonly string[]) => new Intl.ListFormat('en').format(words)
