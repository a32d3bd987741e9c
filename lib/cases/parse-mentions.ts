interface Mentions<Person> {
  /** Whom the note names, each once. */
  named: Person[]
  /** What stands after an @ and is nobody, or could be several: "@Bea". */
  untold: string[]
}

/**
 * Whom a note names by "@": by the whole name or, where only one of them has it, by the first; capitals and accents do not matter. An e-mail
 * address names nobody. Pure.
 */
export function parseMentions<Person extends { label: string }>(
  body: string,
  people: readonly Person[],
): Mentions<Person> {
  const named = new Set<Person>()
  const untold = new Set<string>()
  for (const { index } of body.matchAll(/@(?=[\p{L}\p{N}])/gu)) {
    const rest = body.slice(index + 1)
    if (/\S/.test(body[index - 1] ?? ' ') && host.test(rest)) continue
    const found = whoAre(rest, people)
    found.forEach((one) => named.add(one))
    if (found.length === 0)
      untold.add(`@${/^[\p{L}\p{M}\p{N}]+(?:[-'’.][\p{L}\p{M}\p{N}]+)*/u.exec(rest)?.[0] ?? ''}`)
  }
  return { named: [...named], untold: [...untold] }
}

const host = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u

function whoAre<Person extends { label: string }>(text: string, people: readonly Person[]): Person[] {
  const whole = people.filter(({ label }) => beginsWith(text, label))
  const longest = Math.max(...whole.map(({ label }) => label.length))
  if (whole.length > 0) return whole.filter(({ label }) => label.length === longest)
  const first = people.filter(({ label }) => beginsWith(text, label.split(/\s/)[0] ?? label))
  return first.length === 1 ? first : []
}

const beginsWith = (text: string, name: string) =>
  text.slice(0, name.length).localeCompare(name, 'en', { sensitivity: 'base' }) === 0 &&
  !/^(?:[\p{L}\p{M}\p{N}]|-\p{L})/u.test(text.slice(name.length))
