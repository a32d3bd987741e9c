/** Of one file, and of all files of one request. Bytes. */
export const mostBytes = 5 * 1024 * 1024
export const mostBytesInAll = 20 * 1024 * 1024

/** What evidence may be, by the ending of its name. */
export const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  eml: 'message/rfc822',
}

export const kindWords = 'a picture (PNG, JPEG, WebP), a PDF, a plain text, a CSV or an e-mail (.eml)'

/** For the browser's dialogue that chooses files. */
export const accepted = Object.keys(types)
  .map((ending) => `.${ending}`)
  .join(',')

export const endingOf = (name: string) => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()

/** "340 KB", "5 MB", "7.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`
  if (bytes < 1024 * 1024) return `${String(Math.ceil(bytes / 1024))} KB`
  return `${String(Math.ceil((bytes / 1024 / 1024) * 10) / 10)} MB`
}

/** Why a file cannot be attached, as far as its name and size tell; undefined where they tell nothing against it. */
export function refuseOutside({ name, size }: { name: string; size: number }): string | undefined {
  const type = types[endingOf(name) ?? '']
  if (type === undefined) return `${name} is of a kind that is not kept here. Attach ${kindWords}.`
  if (size === 0) return `${name} is empty. Save it again, then attach it.`
  if (size > mostBytes)
    return `${name} has ${sizeWords(size)}; a file may have ${sizeWords(mostBytes)}. Attach a smaller one, or a link.`
  return undefined
}
