import { invalid } from '#lib/errors.ts'

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

/** @throws Refusal `invalid` where the file is no text in UTF-8. */
export function refuseBinary(bytes: Uint8Array) {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    throw invalid(
      'This is a spreadsheet or a packed file, not a CSV. Drop in the file that Cello exported, unpacked and unopened.',
      'file',
    )
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || bytes.includes(0))
    throw invalid('This file is no text in UTF-8. Drop in the file as Cello exported it.', 'file')
}

const delimiters = [',', ';', '\t', '|']

/** What separates the columns of the first line: the one that stands there most often; a comma where none does. */
export function delimiterOf(bytes: Uint8Array): string {
  const [line = ''] = new TextDecoder().decode(bytes).split('\n')
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best))
}
