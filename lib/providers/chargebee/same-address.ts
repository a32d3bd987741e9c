/** Whether both lead to the same place: without a login, a query, a fragment, and a slash at the end. */
export function isSameAddress(a: string, b: string): boolean {
  const [one, other] = [URL.parse(a), URL.parse(b)]
  return one !== null && other !== null && plain(one) === plain(other)
}

const plain = ({ protocol, host, pathname }: URL) => `${protocol}//${host}${pathname.replace(/\/+$/, '')}`
