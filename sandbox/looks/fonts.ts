import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const files: Record<string, string> = {
  '/_looks/geist.woff2': './fonts/geist-sans/Geist-Variable.woff2',
  '/_looks/geist-mono.woff2': './fonts/geist-mono/GeistMono-Variable.woff2',
}

/** The font file served at this path, if it is one. */
export function fontAt(path: string): Buffer<ArrayBuffer> | null {
  const file = files[path]
  if (!file) return null
  const fonts = createRequire(import.meta.url).resolve('geist/font/sans')
  return readFileSync(new URL(file, `file://${fonts}`))
}

export const fontHeaders = { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=86400' }
