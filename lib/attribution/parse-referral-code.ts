/** 11 letters and digits at the end of the referral link (docs.cello.so/key-concepts); case matters. */
export const codePattern = /^[0-9A-Za-z]{11}$/

/**
 * The code in what a person typed or pasted. Of a link it is the last part of the path ("at the end of the referral link",
 * docs.cello.so/key-concepts), or the one query value that looks like a code. Whether it is one is said by `codePattern`.
 */
export function parseReferralCode(text: string): string {
  const typed = text.trim()
  if (!/^[a-z]+:\/\/|\//i.test(typed)) return typed
  const url = URL.parse(typed) ?? URL.parse(`https://${typed}`)
  if (!url) return typed
  const query = [...url.searchParams.values()].filter((value) => codePattern.test(value))
  const last = url.pathname.split('/').filter(Boolean).at(-1)
  return last !== undefined && codePattern.test(last) ? last : (query[0] ?? last ?? typed)
}
