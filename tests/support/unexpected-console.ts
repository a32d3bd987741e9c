import { afterEach, beforeEach, expect, vi } from 'vitest'

let written: unknown[][] = []

beforeEach(() => {
  written = []
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    written.push(words)
  })
})

afterEach(() => {
  const left = written
  written = []
  vi.mocked(console.error).mockRestore()
  expect(left, 'console.error was called, and the test did not expect it').toEqual([])
})

/** Takes what was written to console.error so far as expected, and returns it as lines. */
export function takeConsoleErrors(): string[] {
  const lines = written.map((words) => words.map(String).join(' '))
  written = []
  return lines
}
