/** What pg-boss keeps of a job that failed. */
export type Output = { message?: unknown; value?: unknown; reason?: unknown } | null

/** Why a job failed, in a sentence. Only what is known is said: anything else may name people, and stays in the log. */
export function sayWhy(output: Output): string {
  const text = textOf(output)
  const number = /^unknown error, see the log: (E-[0-9A-F]{8})$/.exec(text)?.[1]
  if (number !== undefined)
    return `Something went wrong that nobody expected. The log has it under ${number}.`
  if (text === 'job heartbeat timeout')
    return 'Its worker went silent: the process ended, or its machine did.'
  if (/^handler execution exceeded \d+s$/.test(text) || text === 'job timed out')
    return 'It took longer than it may.'
  if (text.startsWith('pg-boss shut down')) return 'Its worker was stopped before it was done.'
  if (text.startsWith('Not redriven:')) return 'The same job waits already.'
  return "The reason can only be read in the worker's log."
}

function textOf(output: Output): string {
  const inner = output?.value
  const message =
    output?.message ??
    (typeof inner === 'object' && inner !== null && 'message' in inner ? inner.message : inner)
  return typeof message === 'string' ? message : ''
}
