import 'server-only'

export interface Telemetry {
  stop: () => Promise<void>
}

const none: Telemetry = { stop: () => Promise.resolve() }

/** Starts traces and measurements where a collector is named (OTEL_EXPORTER_OTLP_ENDPOINT); otherwise nothing of it is even loaded. */
export async function startTelemetry(): Promise<Telemetry> {
  if (!process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] || process.env['OTEL_SDK_DISABLED'] === 'true') return none
  const { startSdk } = await import('./sdk.ts')
  return startSdk()
}
