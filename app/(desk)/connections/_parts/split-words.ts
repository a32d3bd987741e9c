export interface Part {
  kind: 'words' | 'id' | 'code'
  text: string
}

const id = [
  String.raw`https?://[^\s,;]*[^\s,;.]`,
  String.raw`\b[a-z]{2,5}_(?=[a-z]*[A-Z0-9])\w+`,
  String.raw`\bE-[0-9A-F]{8}\b`,
]
const code = [
  String.raw`\b[\w.+-]+@[\w.-]+\w`,
  String.raw`\b[A-Z]+(?:_[A-Z]+)+\b`,
  String.raw`\b[a-z]{2,}(?:[._][a-z]+)+\b`,
  String.raw`\bnpm (?:start|run [a-z]+)\b`,
  String.raw`\b\d+(?:\.\d+){3}(?:\S*[^\s.,])?`,
  String.raw`\b\d{4}_[a-z_]+`,
]
const machine = new RegExp(`(?<id>${id.join('|')})|(?<code>${code.join('|')})`, 'g')

/** Finds what a machine reads in a sentence: ids and addresses; names of variables, permissions, events, hosts and commands. */
export function splitWords(sentence: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of sentence.matchAll(machine)) {
    if (match.index > end) parts.push({ kind: 'words', text: sentence.slice(end, match.index) })
    parts.push({ kind: match.groups?.['id'] === undefined ? 'code' : 'id', text: match[0] })
    end = match.index + match[0].length
  }
  if (end < sentence.length) parts.push({ kind: 'words', text: sentence.slice(end) })
  return parts
}
