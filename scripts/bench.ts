import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Row } from '#tests/bench/support/bench.ts'
import { buildWhenChanged } from './parts/build.ts'
import { root } from './parts/child.ts'
import { Ensemble } from './parts/ensemble.ts'
import { main } from './parts/obstacle.ts'
import { endRequested } from './parts/stop-signals.ts'

const benches = path.join(root, 'tests', 'bench')
const runner = path.join(benches, 'support', 'run-file.ts')
/** For all together; but carrying out many requests at a provider's pace, and seeding two years of cases, have as much for themselves. Milliseconds. */
const longest = 5 * 60_000
const hasItsOwn = (file: string) => /^(carry-out|cases)/.test(file)

await main(async () => {
  const asked = process.argv.slice(2)
  const files = readdirSync(benches).filter(
    (name) => name.endsWith('.bench.ts') && (asked.length === 0 || asked.some((word) => name.includes(word))),
  )
  const ensemble = new Ensemble()
  const end = endRequested()
  try {
    const rows = await Promise.race([measureAll(ensemble, files), end])
    if (!rows) return 1
    writeFileSync(path.join(root, 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`)
    process.stdout.write(`\n${table(rows)}\n`)
    return rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1
  } finally {
    await ensemble.stop()
  }
})

async function measureAll(ensemble: Ensemble, files: string[]): Promise<Row[]> {
  await buildWhenChanged(ensemble.start, () => process.stdout.write('Building the pages …\n'))
  let deadline = Date.now() + longest
  const rows: Row[] = []
  for (const file of files) {
    process.stdout.write(`${file} …\n`)
    const began = Date.now()
    rows.push(...(await measure(ensemble, file, hasItsOwn(file) ? began + longest : deadline)))
    if (hasItsOwn(file)) deadline += Date.now() - began
  }
  return rows
}

async function measure(ensemble: Ensemble, file: string, deadline: number): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-bench-'))
  const child = ensemble.start({
    name: file,
    args: ['--conditions=react-server', runner, path.join(benches, file), folder],
    env: { ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn', NEXT_TELEMETRY_DISABLED: '1' },
    patience: 60_000,
  })
  const over = new AbortController()
  const late = pause(Math.max(0, deadline - Date.now()), undefined, { signal: over.signal }).catch(
    () => undefined,
  )
  try {
    const rows = (await Promise.race([child.firstMessage, late])) as Row[] | undefined
    if (rows) await child.ended
    const why = Date.now() < deadline ? 'gave no figures' : 'did not end within five minutes'
    return rows ?? [{ name: `${file} ${why}`, figure: 0, unit: '', limit: null, ok: false }]
  } finally {
    over.abort()
    await child.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function table(rows: Row[]): string {
  const cells = rows.map(({ name, figure, unit, limit, ok }) => ({
    mark: ok ? '✓' : '✗',
    name,
    figure: `${figure} ${unit}`,
    limit: limit === null ? '' : `of ${limit} ${unit}`,
  }))
  const width = (column: 'name' | 'figure') => Math.max(0, ...cells.map((cell) => cell[column].length))
  return cells
    .map(({ mark, name, figure, limit }) =>
      `${mark} ${name.padEnd(width('name'))}  ${figure.padStart(width('figure'))}  ${limit}`.trimEnd(),
    )
    .join('\n')
}
