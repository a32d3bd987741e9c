/** Where to go after the sign-in: only a place inside the desk, whatever an address says. */
export function wantedPath(given: string | undefined, deskAddress: string): string {
  const desk = new URL(deskAddress)
  const wanted = given === undefined ? null : URL.parse(given, desk)
  if (!wanted || wanted.origin !== desk.origin || wanted.pathname === '/sign-in') return '/'
  // A path may itself begin with two slashes, which a browser reads as another host.
  return `${wanted.pathname.replace(/^\/+/, '/')}${wanted.search}`
}
