import { create as disposition } from 'content-disposition'

/**
 * The headers of a file that is only ever saved. Whatever it is kept as, it leaves as bytes: with `nosniff` a browser then neither shows it as a
 * page of the desk nor runs it as a script of another one. Its policy stands in next.config.ts. `size` is in bytes.
 */
export const savedOnly = (name: string, size: number) => ({
  'Content-Type': 'application/octet-stream',
  'Content-Length': String(size),
  'Content-Disposition': disposition(name),
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'private, no-store',
})
