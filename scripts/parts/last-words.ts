import type { Child } from './child.ts'
import { Obstacle, diskIsFull } from './obstacle.ts'

/** Why a process did not do what it should: its own last words, or a sentence where they tell of a full disk. */
export function lastWords(child: Child, what: string): Obstacle {
  const written = child.lastLines()
  if (/ENOSPC|No space left on device/i.test(written)) return diskIsFull()
  return new Obstacle(`${child.name} ${what}. Its last words:\n\n${written}`)
}
