import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { figuresFolder } from '#scripts/parts/checks.ts'

/** Figures that are shown with the results of all tests. */
export function tellFigures(name: string, lines: readonly string[]) {
  const text = `${lines.join('\n')}\n`
  process.stdout.write(`\n${text}`)
  mkdirSync(figuresFolder, { recursive: true })
  writeFileSync(path.join(figuresFolder, `${name}.txt`), text)
}
