import type { Check } from '#lib/providers/provider.ts'

export const good = (title: string, sentence: string): Check => ({
  level: 'good',
  title,
  sentence,
  wayOut: '',
})
export const warning = (title: string, sentence: string, wayOut: string): Check => ({
  level: 'warning',
  title,
  sentence,
  wayOut,
})
export const blocker = (title: string, sentence: string, wayOut: string): Check => ({
  level: 'blocker',
  title,
  sentence,
  wayOut,
})
export const unknown = (title: string, sentence: string, wayOut = ''): Check => ({
  level: 'unknown',
  title,
  sentence,
  wayOut,
})
