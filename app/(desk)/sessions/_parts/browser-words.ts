import Bowser from 'bowser'

/** "Chrome on Linux", from what the browser said of itself at the sign-in. */
export function browserWords(userAgent: string | null): string {
  if (!userAgent) return 'An unknown browser'
  const { browser, os } = Bowser.parse(userAgent)
  if (!browser.name) return 'An unknown browser'
  return os.name ? `${browser.name} on ${os.name}` : browser.name
}
