const longest = 100

/**
 * A file's name as it can be shown and written into a header: no folders, nothing invisible, nothing that turns the direction of the
 * letters, no dot at its beginning.
 */
export function cleanName(given: string): string {
  const visible = (given.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/[\r\n\t]/g, ' ')
    .replaceAll(/\p{C}/gu, '')
    .normalize('NFC')
    .replaceAll(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  const ending = /\.[a-z0-9]{1,8}$/i.exec(visible)?.[0] ?? ''
  const stem = Array.from(visible.slice(0, visible.length - ending.length).replace(/^[. ]+/, ''))
  const short = stem
    .slice(0, longest - ending.length)
    .join('')
    .trim()
  return `${short || 'file'}${ending}`
}
