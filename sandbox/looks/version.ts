import { createHash } from 'node:crypto'

/** An etag by which a page tells whether there is something new. */
export const versionOf = (text: { toString(): string }) =>
  `"${createHash('sha1').update(text.toString()).digest('hex')}"`
