import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { v7 } from 'uuid'
import desk from '#package.json' with { type: 'json' }
import { cleaning } from './clean-spans.ts'

/** Milliseconds: between two reports of what is measured, and at the end for what is left. */
const minute = 60_000
const patience = 3000

/** Tells the collector that the standard variables name of what happens in this process. It is off the desk's way: what it cannot tell is lost. */
export function startSdk() {
  const resource = defaultResource()
    .merge(
      resourceFromAttributes({
        'service.name': 'attribution-desk',
        'service.version': desk.version,
        'service.instance.id': v7(),
      }),
    )
    .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] }))
  const tracer = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: cleaning(new OTLPTraceExporter()) })],
  })
  const exportIntervalMillis = Number(process.env['OTEL_METRIC_EXPORT_INTERVAL']) || minute
  const meter = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter(),
        exportIntervalMillis,
        exportTimeoutMillis: Math.min(exportIntervalMillis, 10_000),
      }),
    ],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(tracer)
  metrics.setGlobalMeterProvider(meter)
  return {
    /** Tells what is left, as far as somebody listens. Never throws. */
    async stop() {
      await Promise.race([
        Promise.allSettled([tracer.shutdown(), meter.shutdown()]),
        pause(patience, undefined, { ref: false }),
      ])
      trace.disable()
      metrics.disable()
      context.disable()
    },
  }
}
