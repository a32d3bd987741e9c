interface Offer<Person> {
  /** Where the "@" stands. */
  at: number
  fitting: Person[]
}

/**
 * Whose names fit what is being typed after an "@": those that begin so, then those with a later word that does, 50 at most; capitals and
 * accents do not matter. Undefined where no name is being typed: in an e-mail address, where nobody fits, or once the only name that fits is
 * there. Pure.
 */
export function offerNames<Person extends { label: string }>(
  text: string,
  caret: number,
  people: readonly Person[],
): Offer<Person> | undefined {
  const at = text.lastIndexOf('@', caret - 1)
  if (at === -1 || caret <= at || caret - at > longest) return undefined
  if (/[\p{L}\p{M}\p{N}._%+-]$/u.test(text.slice(Math.max(0, at - 2), at))) return undefined
  const typed = plain(text.slice(at + 1, caret))
  if (/^\s|\n/.test(typed)) return undefined
  const begins = people.filter(({ label }) => plain(label).startsWith(typed))
  const holds = people.filter(({ label }) => hasLaterWord(plain(label), typed))
  const fitting = [...begins, ...holds].slice(0, most)
  if (fitting.every(({ label }) => plain(label) === typed)) return undefined
  return { at, fitting }
}

const longest = 200
const most = 50

const hasLaterWord = (name: string, typed: string) =>
  !name.startsWith(typed) &&
  Array.from(name.matchAll(/[\s-]+(?=\S)/g)).some(({ 0: { length }, index }) =>
    name.startsWith(typed, index + length),
  )

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
