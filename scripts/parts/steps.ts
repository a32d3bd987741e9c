import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { followParent, root } from './child.ts'
import { type Ensemble, Stopping } from './ensemble.ts'
import { type Counts, countResults } from './results.ts'

export interface Step {
  name: string
  /** Programs of node_modules with their arguments, one after the other. */
  commands: [program: string, ...args: string[]][]
  /** Where the tests' report is written; a step without one counts as one failure when it fails. */
  report?: string
  /** A folder of texts that the tests write, shown below the result. */
  figures?: string
}

export interface Outcome extends Counts {
  ok: boolean
}

const programs: Record<string, string> = {
  eslint: 'eslint/bin/eslint.js',
  next: 'next/dist/bin/next',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
}

/** Runs the steps, at most so many at once, and shows each when it is over: what it wrote only where it failed, or when asked. */
export async function runSteps(
  ensemble: Ensemble,
  steps: Step[],
  { atOnce = 1, show = false } = {},
): Promise<Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const runNext = async (): Promise<void> => {
    const step = waiting.shift()
    if (!step) return
    outcomes.push(await runStep(ensemble, step, show))
    return runNext()
  }
  await Promise.all(Array.from({ length: atOnce }, runNext))
  return outcomes
}

async function runStep(
  ensemble: Ensemble,
  { name, commands, report, figures }: Step,
  show: boolean,
): Promise<Outcome> {
  const began = performance.now()
  let written = ''
  let ok = true
  if (report) {
    mkdirSync(path.dirname(report), { recursive: true })
    rmSync(report, { force: true })
  }
  if (figures) rmSync(figures, { recursive: true, force: true })
  if (show) process.stdout.write(`\n${name}\n`)
  for (const [program, ...args] of commands) {
    const child = ensemble.start({
      name,
      args: [
        '--import',
        followParent,
        path.join(root, 'node_modules', programs[program] ?? program),
        ...args,
      ],
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: '1',
        ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
      },
      log: show ? undefined : (chunk) => (written += chunk),
    })
    const { code, asked } = await child.ended
    if (asked) throw new Stopping()
    ok = code === 0
    if (!ok) break
  }
  const counts = report ? countResults(report, ok) : { passed: 0, failed: ok ? 0 : 1 }
  const tests = report ? ` (${counts.passed} passed, ${counts.failed} failed)` : ''
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (!ok && !show) process.stdout.write(`\n${written.trimEnd()}\n\n`)
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}  ${seconds} s${tests}\n`)
  if (figures && !show) process.stdout.write(readFigures(figures))
  return { ok, ...counts }
}

function readFigures(folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  return files.map((file) => `\n${readFileSync(path.join(folder, file), 'utf8')}\n`).join('')
}
