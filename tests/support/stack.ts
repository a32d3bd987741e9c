import path from 'node:path'
import { test } from '@playwright/test'
import { startChild } from '#scripts/parts/child.ts'
import type { SandboxProcess } from '#scripts/parts/sandbox.ts'

export interface DeskStack {
  address: string
  sandbox: SandboxProcess['addresses']
  /** The application's limited role, and the role that owns the schema. */
  databaseUrl: string
  ownerUrl: string
  webPid: number
  /** What the desk knows and nobody else may: by the variable's name. */
  secrets: Record<string, string>
  /** What the web process and the worker in it wrote. */
  webLog: string
}

/** Starts the whole built desk on free ports, with a database and a sandbox of its own. */
export async function startDesk(): Promise<DeskStack & { stop: () => Promise<void> }> {
  const child = startChild({
    name: 'The desk',
    args: ['--conditions=react-server', path.join(import.meta.dirname, 'stack-process.ts')],
    patience: 60_000,
  })
  const stack = (await child.firstMessage) as DeskStack | undefined
  if (!stack) throw new Error(`The desk did not start:\n${child.lastLines()}`)
  return { ...stack, stop: () => child.stop() }
}

/** The desk that the tests of this Playwright project run against, started by playwright.config.ts. */
export function deskStack(): DeskStack {
  const stack = process.env[`DESK_STACK_${test.info().project.name}`]
  if (!stack) throw new Error('The desk was not started: run this by Playwright, with playwright.config.ts.')
  return JSON.parse(stack) as DeskStack
}
