import 'server-only'
import { z } from 'zod'
import type { Answered } from '../exchange.ts'
import { ChargebeeNo } from './errors.ts'

const shape = z.object({ api_error_code: z.string().nullish(), param: z.string().nullish() })

/** The longest wait that an answer may ask for. Seconds. */
const longestWait = 120

/** What an answer refuses; null where it does not. */
export function noOf({ status, headers, text }: Answered): ChargebeeNo | null {
  if (status >= 200 && status < 300) return null
  const said = shape.safeParse(parse(text)).data
  const wait = Number(headers['retry-after'])
  return new ChargebeeNo({
    status,
    code: said?.api_error_code ?? null,
    param: said?.param ?? null,
    retryAfter: wait > 0 ? Math.min(wait, longestWait) : null,
    replayed: headers['chargebee-idempotency-replayed'] === 'true',
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
