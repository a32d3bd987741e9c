import { setTimeout as sleep } from 'node:timers/promises'
import type { Struck } from './create-faults.ts'

/** What can happen to an answer whatever the API behind it is. */
export type BrokenAnswer =
  | { kind: 'delay'; ms: number }
  /** No answer until the fault is switched off. */
  | { kind: 'hold'; when: 'before' | 'after' }
  /** The connection ends without an answer, before or after the effect. */
  | { kind: 'cut'; when: 'before' | 'after' }
  /** A page of HTML, as a proxy between would send. */
  | { kind: 'html'; status?: number; when?: 'before' | 'after' }
  /** The effect happens; half of the JSON arrives. */
  | { kind: 'truncated' }
  /** The effect happens; the JSON of something else arrives. */
  | { kind: 'wrong' }

export const BROKEN: BrokenAnswer['kind'][] = ['delay', 'hold', 'cut', 'html', 'truncated', 'wrong']

/** Tells the server to end the connection without an answer. */
export class Cut extends Error {}

/** Tells the server to send this text instead of JSON. */
export class Garbled extends Error {
  readonly status: number
  readonly text: string

  constructor(status: number, text: string) {
    super('not JSON')
    this.status = status
    this.text = text
  }
}

const PAGE =
  '<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>'

/** What strikes before the request is even looked at. */
export function breakBefore(struck: Struck[]) {
  for (const { fault } of broken(struck)) {
    if (fault.kind === 'cut' && fault.when === 'before') throw new Cut()
    if (fault.kind === 'html' && fault.when !== 'after') throw new Garbled(fault.status ?? 502, PAGE)
  }
}

/** What strikes once the work has begun. */
export async function holdWork(struck: Struck[]) {
  for (const { fault, off } of broken(struck)) {
    if (fault.kind === 'delay') await sleep(fault.ms)
    if (fault.kind === 'hold' && fault.when === 'before') await off
  }
}

/** What strikes when the effect is there and the answer is on its way. */
export async function spoilAnswer(struck: Struck[], body: string) {
  for (const { fault, off } of broken(struck)) {
    if (fault.kind === 'hold' && fault.when === 'after') await off
    if (fault.kind === 'cut' && fault.when === 'after') throw new Cut()
    if (fault.kind === 'html' && fault.when === 'after') throw new Garbled(fault.status ?? 502, PAGE)
    if (fault.kind === 'truncated') throw new Garbled(200, body.slice(0, body.length / 2))
    if (fault.kind === 'wrong') throw new Garbled(200, JSON.stringify({ object: 'something else' }))
  }
}

function broken(struck: Struck[]): Struck<BrokenAnswer>[] {
  return struck.filter((one) => isBroken(one))
}

function isBroken(one: Struck<{ kind: string }>): one is Struck<BrokenAnswer> {
  return BROKEN.some((kind) => kind === one.fault.kind)
}
