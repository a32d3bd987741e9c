import type { NextConfig } from 'next'

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  serverExternalPackages: ['pg-boss', 'postgres', 'pino', 'stripe'],
}

export default config
