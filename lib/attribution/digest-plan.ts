import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Plan } from './plan.ts'

/** SHA-256 of the plan's canonical JSON (RFC 8785), in hexadecimal. */
export const digestPlan = (plan: Plan) =>
  createHash('sha256')
    .update(canonicalize(plan) ?? '')
    .digest('hex')
