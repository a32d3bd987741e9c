import { metrics, SpanStatusCode, trace } from '@opentelemetry/api'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { disconnect } from '#db/client.ts'
import { startTelemetry } from '#lib/telemetry/start-telemetry.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { startWorker } from '#lib/work/worker.ts'
import { ada, decide, file, read, told } from '#tests/support/cast.ts'
import { attributesOf, startCollector } from '#tests/support/collector.ts'
import { openDesk } from '#tests/support/desk.ts'

const { stripe } = await openDesk({ stripe: { rateLimits: null } })
const collector = await startCollector()

afterEach(() => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
  await collector.close()
})

async function carryOutWith(email: string, state: string) {
  const telemetry = await startTelemetry()
  const { id } = await file(email)
  await decide(id, ada)
  const worker = await startWorker()
  await vi.waitFor(async () => expect((await read(id)).request.state).toBe(state), { timeout: 20_000 })
  return { id, worker, telemetry }
}

/** What is measured is read while the worker has its database. */
async function reportNow() {
  const provider = metrics.getMeterProvider()
  if (provider instanceof MeterProvider) await provider.forceFlush()
}

/** What a library may put on a span, as Next does with the address of a page. */
function spanOfAPage() {
  const span = trace.getTracer('next.js').startSpan('GET /requests?text=anna%40birch.example', {
    attributes: {
      'next.span_type': 'BaseServer.handleRequest',
      'http.method': 'GET',
      'http.route': '/requests',
      'http.target': '/requests?text=anna%40birch.example',
    },
  })
  span.recordException(new Error('anna@birch.example is not there'))
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'anna@birch.example is not there' })
  span.end()
  trace.getTracer('next.js').startSpan('fetch GET https://anna@birch.example').end()
}

describe('with a collector', () => {
  let id: string

  beforeAll(async () => {
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.address
    stripe.fault({ kind: 'cut', when: 'after', method: 'POST', path: '/v1/events/*/retry', times: 1 })
    const { worker, telemetry, ...request } = await carryOutWith('anna@birch.example', 'paused')
    id = request.id
    spanOfAPage()
    await reportNow()
    await worker.stop()
    await telemetry.stop()
  })

  it('each request, step and call of a provider is told of', () => {
    const spans = collector.spans()
    const parentOf = ({ parentSpanId }: { parentSpanId?: string }) =>
      spans.find(({ spanId }) => spanId === parentSpanId)?.name
    const named = (name: string) => spans.find((span) => span.name === name)
    const carried = named('carry out')
    expect(carried && attributesOf(carried)).toEqual({ 'desk.request': id })
    expect(carried && parentOf(carried)).toBe('process carry-out')
    for (const kind of ['mark', 'wait', 'resend']) {
      const step = named(`step ${kind}`)
      expect(step && parentOf(step), kind).toBe('carry out')
      expect(step && attributesOf(step)).toMatchObject({ 'desk.step.kind': kind, 'desk.provider': 'stripe' })
    }
    const performed = spans.filter(({ name }) => name === 'perform stripe')
    expect(performed.map((span) => [parentOf(span), attributesOf(span)['desk.outcome']])).toEqual([
      ['step mark', 'accepted'],
      ['step resend', 'unknown'],
    ])
    expect(named('look stripe')).toBeDefined()
    expect(named('confirm stripe')).toBeDefined()
    expect(named('GET /requests')?.status).toEqual({ code: SpanStatusCode.ERROR })
  })

  it('what is delivered, how long it took and what waits is measured', () => {
    const measured = collector.metrics()
    const delivered = measured.get('desk.deliveries')?.sum?.dataPoints.map((point) => attributesOf(point))
    expect(delivered).toEqual([
      { 'desk.provider': 'stripe', 'desk.purpose': 'mark', 'desk.outcome': 'accepted' },
      { 'desk.provider': 'stripe', 'desk.purpose': 'resend', 'desk.outcome': 'unknown' },
    ])
    const calls = measured.get('desk.provider.call.duration')?.histogram?.dataPoints ?? []
    expect(calls.map((point) => attributesOf(point)['desk.verb'])).toEqual(
      expect.arrayContaining(['look', 'perform', 'confirm']),
    )
    const gauge = (name: string) => measured.get(name)?.gauge?.dataPoints ?? []
    expect(gauge('desk.deliveries.unknown').map(({ asInt, asDouble }) => asInt ?? asDouble)).toEqual([1])
    expect(gauge('desk.requests.paused').map(({ asInt, asDouble }) => asInt ?? asDouble)).toEqual([1])
    expect(gauge('desk.queue.jobs').map((point) => attributesOf(point))).toContainEqual({
      'desk.queue': 'carry-out',
      'desk.state': 'could begin',
    })
    expect(gauge('desk.queue.oldest').length).toBeGreaterThan(1)
    expect(measured.has('pgboss.queue.jobs')).toBe(true)
  })

  it('nobody is named, and no secret, id of a customer or address with its query leaves', () => {
    const text = JSON.stringify(collector.told)
    expect(text.length).toBeGreaterThan(5000)
    const { customerId, newUserId, referralCode } = told('anna@birch.example')
    for (const secret of [
      'birch',
      '@',
      'anna',
      'Sam',
      'Ada',
      customerId,
      newUserId,
      referralCode,
      'sk_test',
      'evt_',
      'secret',
      '?text',
      'password',
    ])
      expect(text, secret).not.toContain(secret)
  })
})

describe('without one', () => {
  it('nothing is started', async () => {
    const before = collector.told.length
    const telemetry = await startTelemetry()
    const span = trace.getTracer('anything').startSpan('anything')
    expect(span.isRecording()).toBe(false)
    await telemetry.stop()
    expect(collector.told).toHaveLength(before)
  })

  it('that answers the work goes on, and its end is not waited for long', async () => {
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = 'http://127.0.0.1:9'
    const { worker, telemetry } = await carryOutWith('team@cedar.example', 'carried out')
    await worker.stop()
    const began = Date.now()
    await telemetry.stop()
    expect(Date.now() - began).toBeLessThan(4000)
  }, 60_000)
})
