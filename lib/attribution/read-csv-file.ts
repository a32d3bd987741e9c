const mostBytes = 5_000_000

/** Where there is more than anybody looks through. */
export const tooLarge = 'It has more than 5 MB. Leave out the rows that other new users paid.'

export interface ReadFile {
  text: string
}

const starts: [RegExp, string][] = [
  [/^PK\u0003\u0004/, 'This is an Excel workbook or another packed file.'],
  [/^\u00D0\u00CF\u0011\u00E0/, 'This is an old Excel workbook.'],
  [/^%PDF-/, 'This is a PDF.'],
]

const saveAsCsv = 'Save the sheet as CSV (UTF-8) and choose that file.'

/**
 * The text of a file that should be CSV: UTF-8, UTF-16 with its mark as Excel writes "Unicode text", or else Windows-1252. Answers with a
 * sentence where it is another kind of file, empty or too large.
 */
export function readCsvFile(bytes: Uint8Array): ReadFile | string {
  if (bytes.length === 0) return 'The file is empty. Choose another, or fill in the template.'
  if (bytes.length > mostBytes) return tooLarge
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8))
  const other = starts.find(([pattern]) => pattern.test(start))
  if (other) return `${other[1]} ${saveAsCsv}`
  const text = decode(bytes)
  if (text.trim() === '') return 'The file is empty. Choose another, or fill in the template.'
  if (/^\s*<(!doctype|html|\?xml|[a-z]+[\s>])/i.test(text.slice(0, 200)))
    return `This is a web page, not a CSV: the sign-in page of where it was downloaded, perhaps. ${saveAsCsv}`
  if (/^\s*[[{]\s*["{[]/.test(text.slice(0, 200))) return `This is JSON, not a CSV. ${saveAsCsv}`
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text)) return `This is not a text file. ${saveAsCsv}`
  return { text }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
