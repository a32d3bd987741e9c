import { invalid } from '#lib/errors.ts'
import { withoutTurning } from '#lib/plain-text.ts'
import type { Text } from './write-message.ts'

/** Letters, so that the door and the form can say the same. */
export const longestSubject = 200
export const longestBody = 200_000

/** The text as it is sent. @throws Refusal `invalid` for what no mail may hold, or what is missing or too long. */
export function checkText({ subject, body }: Text): Text {
  const line = withoutTurning(subject).trim()
  if (line === '') throw invalid('Give the message a subject.', 'subject')
  if (/[\r\n\u0085\u2028\u2029]/.test(line))
    throw invalid('The subject is one line. Take the line breaks out of it.', 'subject')
  if (line.length > longestSubject)
    throw invalid(`The subject is too long: at most ${longestSubject} letters.`, 'subject')
  refuseInvisible(line, 'subject')
  const text = body.replace(/\r\n?/g, '\n').trim()
  if (text === '') throw invalid('Write the message, or take back the text of the desk.', 'body')
  if (text.length > longestBody)
    throw invalid(`The message is too long: at most ${longestBody} letters. Shorten it.`, 'body')
  refuseInvisible(text, 'body')
  return { subject: line, body: text }
}

function refuseInvisible(text: string, field: string) {
  if (/(?![\t\n])\p{Cc}/u.test(text) || !text.isWellFormed())
    throw invalid('There is an invisible control character in the text. Type that part again.', field)
}
