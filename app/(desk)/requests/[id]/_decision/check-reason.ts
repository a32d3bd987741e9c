/** A written reason that the policy asks for: a regular expression of RE2, and what to write, in words. */
export interface AskedReason {
  pattern: string
  words: string
}

/** What to write instead, as the server would say it; undefined where the reason is as the policy asks, or only the server can tell. */
export async function whyNotReason(
  reason: string,
  reasons: readonly AskedReason[],
): Promise<string | undefined> {
  if (reasons.length === 0) return undefined
  try {
    // The server's own engine, fetched when it is needed: the browser's would take some patterns otherwise, and some for ever.
    const { RE2JS } = await import('re2js')
    const missed = reasons.find(({ pattern }) => !RE2JS.compile(pattern).matcher(reason.trim()).find())
    return missed && `The policy asks for a reason: ${missed.words}`
  } catch {
    return undefined
  }
}
