// Runs one bench file in a process of its own, and tells the rows to the process that forked it. Ends with that process.
import { rmSync } from 'node:fs'
import type { Measure, Row } from './bench.ts'

const [file = '', folder = ''] = process.argv.slice(2)
const ends: (() => unknown)[] = []
let ending: Promise<void> | undefined

process.once('disconnect', () => void end(1))
try {
  const { default: measure } = (await import(file)) as { default: Measure }
  const rows: Row[] = await measure({ folder, atEnd: (stop) => ends.push(stop) })
  process.send?.(rows, () => void end(0))
} catch (error) {
  if (!ending) console.error(error)
  await end(1)
}

function end(code: number) {
  return (ending ??= endAll(code))
}

async function endAll(code: number) {
  for (const stop of ends.toReversed()) {
    try {
      await stop()
    } catch (error) {
      console.error(error)
    }
  }
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
