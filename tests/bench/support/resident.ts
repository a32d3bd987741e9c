import { execFileSync } from 'node:child_process'

/** The memory that a process and all that it started hold, in megabytes. */
export function residentMegabytes(root: number): number {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const processes = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const tree = new Set([root])
  for (const before = { size: 0 }; before.size < tree.size;) {
    before.size = tree.size
    for (const [pid, parent] of processes) if (pid && parent && tree.has(parent)) tree.add(pid)
  }
  const kilobytes = processes.reduce((sum, [pid = 0, , rss = 0]) => sum + (tree.has(pid) ? rss : 0), 0)
  return Math.round(kilobytes / 1024)
}
