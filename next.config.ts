import type { NextConfig } from 'next'

const everywhere = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
]

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  headers: async () => [{ source: '/:path*', headers: everywhere }],
  serverExternalPackages: ['pg-boss', 'postgres', 'pino', 'stripe'],
}

export default config
