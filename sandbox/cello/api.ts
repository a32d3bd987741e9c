import { Hono } from 'hono'
import { z } from 'zod'
import { bearer } from './bearer.ts'
import { campaignOf } from './campaigns.ts'
import type { Store } from './store.ts'
import type { Tokens } from './tokens.ts'

const keys = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() })
const refresh = z.object({ refreshToken: z.string() })

/** Cello's API v1 as its OpenAPI document has it, but for its events and without the depersonalising call. */
export function apiRoutes(store: Store, tokens: Tokens) {
  const allowed = bearer(tokens)

  return new Hono()
    .post('/token', async (c) => {
      const body: unknown = await c.req.json().catch(() => null)
      const byKeys = keys.safeParse(body)
      const byRefresh = refresh.safeParse(body)
      if (!byKeys.success && !byRefresh.success) return c.json({ message: 'Invalid request body' }, 400)
      const issued = byKeys.success
        ? tokens.forKeys(byKeys.data)
        : tokens.forRefresh(byRefresh.data?.refreshToken ?? '')
      return issued ? c.json(issued, 201) : c.json({ message: 'Invalid API Credentials' }, 400)
    })
    .get('/referral-codes/active-link/:productUserId', allowed, (c) => {
      const referrer = store.referrerByUser(c.req.param('productUserId'))
      const code = referrer?.code ?? ''
      return c.json({ activeUcc: code, link: code && `https://product.example/invite/${code}` })
    })
    .get('/referral-codes/:code', allowed, (c) => {
      const code = c.req.param('code')
      const referrer = store.referrerByCode(code)
      if (!referrer) return c.json({ code, valid: false, productUserId: '', campaignId: '' })
      const campaignId = campaignOf(referrer.campaign).id
      return c.json({ code, valid: true, productUserId: referrer.userId, campaignId })
    })
    .get('/new-users/:productUserId/reward', allowed, (c) => {
      const attribution = store.attributionOf(c.req.param('productUserId'))
      const reward = attribution ? campaignOf(attribution.campaignId).newUserReward : null
      if (!attribution || !reward) return c.json({ eligible: false, reward: null })
      return c.json({
        eligible: true,
        reward: { type: 'standard', interval: 'month', ...reward },
        signupId: attribution.signupId,
        signupAt: attribution.at,
        referralUcc: attribution.code,
        campaignId: attribution.campaignId,
        campaignRevision: attribution.campaignRevision,
      })
    })
}
