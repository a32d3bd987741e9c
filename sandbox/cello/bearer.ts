import { createMiddleware } from 'hono/factory'
import type { Tokens } from './tokens.ts'

export function bearer(tokens: Tokens) {
  return createMiddleware(async (c, next) => {
    const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (!token || !tokens.holds(token)) return c.json({ message: 'Unauthorized' }, 401)
    await next()
  })
}
