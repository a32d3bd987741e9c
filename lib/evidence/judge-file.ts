import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import { invalid } from '#lib/errors.ts'
import { endingOf, kindWords, refuseOutside, types } from './kinds.ts'

export interface GivenFile {
  /** Cleaned. */
  name: string
  content: Uint8Array
}

/**
 * The type of a file by what is in it, which its name must agree with. Text is UTF-8 without control characters, and does not begin with markup.
 * @throws Refusal `invalid` with what to do.
 */
export async function judgeFile({ name, content }: GivenFile): Promise<string> {
  const outside = refuseOutside({ name, size: content.length })
  if (outside !== undefined) throw refused(outside)
  const named = types[endingOf(name) ?? ''] ?? ''
  const found = await fileTypeFromBuffer(content)
  if (found?.mime === named) return named
  if (found && Object.values(types).includes(found.mime))
    throw refused(
      `${name} is not what its name says: it holds ${found.ext.toUpperCase()}. Name it .${found.ext}.`,
    )
  if (named.startsWith('image/') || named === types['pdf'])
    throw refused(`${name} is not what its name says, or it is broken. Save it again, then attach it.`)
  judgeText(name, named, content)
  return named
}

function judgeText(name: string, type: string, content: Uint8Array) {
  const text = decode(content)
  if (text === undefined || /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text))
    throw refused(
      `${name} holds something else than text in UTF-8. Save it as UTF-8, or attach ${kindWords}.`,
    )
  if (text.trim() === '') throw refused(`${name} holds nothing but blanks. Save it again, then attach it.`)
  if (/^[\s\p{Cf}\p{DI}]*</u.test(text))
    throw refused(
      `${name} holds a web page or a drawing, which may run scripts. Attach a screenshot of it instead.`,
    )
  if (type === types['eml'] && !/^[!-9;-~]+:/.test(text))
    throw refused(
      `${name} is no e-mail as a mail program saves it. Save the message as .eml, or attach a screenshot.`,
    )
}

function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

const refused = (sentence: string) => invalid(sentence, 'file')
