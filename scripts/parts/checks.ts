import path from 'node:path'
import { root } from './child.ts'
import type { Step } from './steps.ts'

export const reportFile = (name: string) => path.join(root, 'test-results', `${name}.json`)

/** A project of vitest.config.ts as a step. */
export function tests(name: string, project: string): Step {
  const report = reportFile(project)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, report, commands: [['vitest', 'run', `--project=${project}`, ...reporters]] }
}

/** What is checked without starting anything, the longest first. */
export const checks: Step[] = [
  { name: 'lint', commands: [['eslint', '--max-warnings=0', '.']] },
  {
    name: 'types',
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  { name: 'format', commands: [['prettier', '--check', '--log-level=warn', '.']] },
  tests('unit tests', 'unit'),
]
