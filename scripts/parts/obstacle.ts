/** Something a person can put right: its message is one sentence that says what is wrong and what to do. */
export class Obstacle extends Error {
  override name = 'Obstacle'
}

/** Turns what the operating system reports (a full disk, a missing permission) into a sentence, and leaves the rest as it is. */
export function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return diskIsFull()
  if ((code === 'EACCES' || code === 'EROFS') && error instanceof Error)
    return new Obstacle(
      `This folder cannot be written: ${error.message}. Give this account the right to it, or set DATA_FOLDER to another one.`,
    )
  return error
}

export function diskIsFull() {
  return new Obstacle('The disk is full. Free some space and start again; nothing that was saved is lost.')
}

/** Runs a script to its end: an obstacle is shown as its sentence, anything else is a bug and shown whole. */
export async function main(run: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exit((await run()) ?? 0)
  } catch (thrown) {
    const error = explain(thrown)
    if (error instanceof Obstacle) process.stderr.write(`\n${error.message}\n`)
    else console.error(error)
    process.exit(1)
  }
}
