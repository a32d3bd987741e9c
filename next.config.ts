import type { NextConfig } from 'next'

const everywhere = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
]

const config: NextConfig = {
  typedRoutes: true,
  // `npm run check` checks the types, those of the tests among them; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'" }] },
    // Files that people attached: the line above would replace what a route says of itself.
    {
      source: '/api/:of/:id/evidence/:evidenceId',
      headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; sandbox" }],
    },
  ],
  serverExternalPackages: [
    ...['nodemailer', 'pg-boss', 'postgres', 'pino', 'stripe'],
    ...['sdk-trace', 'sdk-metrics', 'resources', 'context-async-hooks'].map(
      (name) => `@opentelemetry/${name}`,
    ),
    ...['exporter-trace-otlp-http', 'exporter-metrics-otlp-http'].map((name) => `@opentelemetry/${name}`),
  ],
}

export default config
