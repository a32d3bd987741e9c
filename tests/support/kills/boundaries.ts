import type { Statement } from './database-proxy.ts'

/** Every place at which a worker can die on its way through one request, in the order in which it comes there. */
export const boundaries = [
  'before a request begins',
  'after a request began',
  'before a step begins',
  'after a step began',
  'before a delivery is opened',
  'after a delivery was opened',
  'the call is lost',
  'the call arrives late',
  'the answer is lost',
  'before a delivery is closed',
  'after a delivery was closed',
  'before a step is closed',
  'after a step was closed',
  'before a request ends',
  'after a request ended',
] as const
export type Boundary = (typeof boundaries)[number]

/** A boundary of a whole request, of any step, or only of a step that sends. */
export function reachOf(boundary: Boundary): 'request' | 'step' | 'delivery' {
  if (boundary.includes('request')) return 'request'
  return boundary.includes('step') ? 'step' : 'delivery'
}

/** What a worker is about to write, and about what. */
export interface Writing {
  before: Boundary
  after: Boundary
  /** Of the request, or of one of its deliveries. */
  id: string
  /** Where the step stands in the plan; null where that is not said. */
  position: number | null
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Which of its writings a statement of the worker is, by the tables and states that it names. */
export function readWriting({ text, values }: Statement): Writing | undefined {
  const at = values.findLastIndex((value) => uuid.test(value))
  const id = values[at] ?? ''
  if (text.startsWith('insert into "deliveries"')) {
    const [, requestId = '', , , position] = values
    return {
      before: 'before a delivery is opened',
      after: 'after a delivery was opened',
      id: requestId,
      position: Number(position),
    }
  }
  if (text.startsWith('update "deliveries"'))
    return {
      before: 'before a delivery is closed',
      after: 'after a delivery was closed',
      id: values.find((value) => uuid.test(value)) ?? '',
      position: null,
    }
  if (text.startsWith('update "steps"')) {
    const position = Number(values[at + 2])
    return values[0] === 'now'
      ? { before: 'before a step begins', after: 'after a step began', id, position }
      : { before: 'before a step is closed', after: 'after a step was closed', id, position }
  }
  if (text.startsWith('update "requests"')) {
    return values[0] === 'carrying out'
      ? { before: 'before a request begins', after: 'after a request began', id, position: null }
      : { before: 'before a request ends', after: 'after a request ended', id, position: null }
  }
  return undefined
}
