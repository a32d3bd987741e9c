/** Starts the worker inside the web process, unless WORKER is `none`. Next calls this once, before it serves. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { startInside } = await import('#lib/work/start-inside.ts')
  await startInside()
}
