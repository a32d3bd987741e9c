export interface MailedNotice {
  sentence: string
  address: string
}

interface Writing {
  /** Of whoever is told. */
  name: string
  /** The oldest first; at least one. */
  told: readonly MailedNotice[]
  /** Where the desk is. */
  desk: string
}

const shown = 40
const longestSubject = 100

/** The mail of what somebody was told: plain text with one link, which opens a page and decides nothing. Pure. */
export function writeMail({ name, told, desk }: Writing): { subject: string; text: string } {
  const [first] = told
  if (!first) throw new Error('a mail tells of something')
  const alone = told.length === 1
  const rest = told.length - shown
  const lines = told.slice(0, shown).map(({ sentence }) => (alone ? sentence : `- ${sentence}`))
  return {
    subject: alone ? subjectOf(first.sentence) : `${String(told.length)} notices from Attribution Desk`,
    text: [
      `Hello ${name},`,
      [...lines, ...(rest > 0 ? [`- and ${String(rest)} more`] : [])].join('\n'),
      `${alone ? 'Open it' : 'Read them'} in Attribution Desk:\n${new URL(alone ? first.address : '/notices', desk).href}`,
      'Opening it decides nothing. How you are told can be chosen in the desk, on the page Notices. Nobody reads answers to this mail.',
    ].join('\n\n'),
  }
}

/** The first of its sentences, without the full stop. */
function subjectOf(text: string) {
  const first = /^.*?(?=\.(\s|$))/.exec(text)?.[0] ?? text
  return first.length <= longestSubject ? first : `${first.slice(0, longestSubject - 1)}…`
}
