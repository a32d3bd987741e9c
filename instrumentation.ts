/** Starts the worker inside the web process, unless WORKER is `none`. Next calls this once, before it serves. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { startInside } = await import('#lib/work/start-inside.ts')
  await startInside()
}

/** What a page threw is logged under the number that its error page shows. */
export async function onRequestError(error: unknown, { path }: { path: string }) {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { logUnknown } = await import('#lib/log.ts')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  logUnknown(error, path.split('?')[0] ?? path, digest)
}
