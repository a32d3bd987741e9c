import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

interface Value {
  stringValue?: string
  intValue?: number
  doubleValue?: number
}

interface Named {
  key: string
  value: Value
}

export interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  attributes?: Named[]
  status: object
}

interface Point {
  attributes?: Named[]
  asInt?: number
  asDouble?: number
  count?: number
}

export interface Metric {
  name: string
  sum?: { dataPoints: Point[] }
  gauge?: { dataPoints: Point[] }
  histogram?: { dataPoints: Point[] }
}

interface Told {
  resourceSpans?: { scopeSpans: { spans: Span[] }[] }[]
  resourceMetrics?: { scopeMetrics: { metrics: Metric[] }[] }[]
}

/** Takes what OpenTelemetry tells over HTTP as JSON, on the loopback, and keeps it. */
export async function startCollector() {
  const told: { path: string | undefined; body: Told }[] = []
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      told.push({ path: request.url, body: body as Told })
      response.setHeader('Content-Type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    told,
    spans: () =>
      told.flatMap(({ body }) =>
        (body.resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    /** As they were told last. */
    metrics: () => {
      const all = told.flatMap(({ body }) =>
        (body.resourceMetrics ?? []).flatMap(({ scopeMetrics }) =>
          scopeMetrics.flatMap(({ metrics }) => metrics),
        ),
      )
      return new Map(all.map((metric) => [metric.name, metric]))
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** What a span or a point is told with. */
export const attributesOf = ({ attributes = [] }: { attributes?: Named[] }) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.doubleValue]),
  )
