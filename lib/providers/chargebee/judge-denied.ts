import type { Finding } from '../finding.ts'
import { blocker } from '../sentences.ts'
import type { Readable } from './looked.ts'

export const judgeDenied = (denied: readonly Readable[]): Finding[] =>
  denied.map((what) =>
    blocker('permission', {
      title: `The Chargebee key may not read ${what}.`,
      sentence: 'Chargebee does not name the missing permission.',
      wayOut: 'Ask an admin to make a full-access key in Chargebee and to put it into CHARGEBEE_API_KEY.',
    }),
  )
