/** Settles when this process is told to end: by a signal, or by the end of whoever started it. From then on signals are harmless. */
export function endRequested(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])
      process.on(event, () => {
        resolve(undefined)
      })
  })
}
