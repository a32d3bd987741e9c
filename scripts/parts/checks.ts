import path from 'node:path'
import { root } from './child.ts'
import type { Step } from './steps.ts'

export const reportFile = (name: string) => path.join(root, 'test-results', `${name}.json`)

/** Where tests leave what they counted, for whoever reads the results. */
export const figuresFolder = path.join(root, 'test-results', 'figures')

/** A project of vitest.config.ts as a step. */
export function tests(name: string, project: string): Step {
  const report = reportFile(project)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, report, commands: [['vitest', 'run', `--project=${project}`, ...reporters]] }
}

/**
 * What is checked without starting anything, the longest first. Remembered results make it seconds; they can miss what a change of types
 * does to a file that did not change, so `npm test` asks for none.
 */
export function checks({ remembered }: { remembered: boolean }): Step[] {
  const memory = (name: string) =>
    remembered ? ['--cache', '--cache-strategy=content', `--cache-location=node_modules/.cache/${name}`] : []
  return [
    { name: 'lint', commands: [['eslint', '--max-warnings=0', ...memory('eslint'), '.']] },
    {
      name: 'types',
      commands: [
        ['next', 'typegen'],
        ['tsc', '--noEmit'],
      ],
    },
    { name: 'format', commands: [['prettier', '--check', '--log-level=warn', ...memory('prettier'), '.']] },
    tests('unit tests', 'unit'),
  ]
}
