import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { adapter } from './adapter.ts'
import { arriving as signingIn } from './arriving.ts'
import { authTimeOf } from './fresh-sign-in.ts'
import { limits } from './limits.ts'

interface Claims {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean
  auth_time?: unknown
}

/** OpenID Connect only, sessions in the database. Everything else about next-auth stays behind this file and `session.ts`. */
export const signInOptions = ({ arriving = false } = {}): NextAuthOptions => ({
  // Whoever arrives gets a session of their own: next-auth would go on with the cookie's, or link the newcomer to its person.
  adapter: arriving ? { ...adapter, getSessionAndUser: () => Promise.resolve(null) } : adapter,
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'database', maxAge: limits.absolute / 1000, updateAge: limits.absolute / 1000 },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
  providers: [
    {
      id: 'oidc',
      name: 'your company account',
      type: 'oauth',
      wellKnown: `${env().OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: env().OIDC_CLIENT_ID,
      clientSecret: env().OIDC_CLIENT_SECRET,
      authorization: { params: { scope: 'openid profile email' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      // The one issuer is the company's own and the address is verified, so a person added beforehand is the person who signs in.
      allowDangerousEmailAccountLinking: true,
      profile: ({ sub, name, email, auth_time }: Claims) => {
        const store = signingIn.getStore()
        if (store) store.authenticatedAt = authTimeOf(auth_time)
        return {
          id: sub,
          name: name ?? email ?? sub,
          email: email?.toLowerCase() ?? '',
          emailVerified: new Date(),
        }
      },
    },
  ],
  callbacks: {
    signIn({ profile }) {
      const claims = profile as Claims | undefined
      return Boolean(claims?.email) && claims?.email_verified !== false
        ? true
        : '/sign-in?error=EmailNotVerified'
    },
  },
  logger: {
    error: (code, metadata) => {
      log.error({ code, reason: metadata instanceof Error ? metadata.message : undefined }, 'sign-in failed')
    },
    warn: (code) => {
      log.warn({ code }, 'sign-in warning')
    },
    debug: () => undefined,
  },
})
