interface SignInError {
  title: string
  /** What to do about it. */
  wayOut: string
}

const again = 'Try again; if it happens a second time, tell whoever runs the desk.'

const errors: Record<string, SignInError> = {
  OAuthSignin: {
    title: "The company's sign-in could not be reached.",
    wayOut:
      'Try again in a minute. If it stays so, tell whoever runs the desk: its address may have changed, or it is down.',
  },
  OAuthCallback: {
    title: 'The sign-in was not finished.',
    wayOut: 'It was cancelled, took too long, or was begun in another tab. Begin again here.',
  },
  EmailNotVerified: {
    title: 'Your company account has no verified e-mail address, and the desk knows people by theirs.',
    wayOut: 'Verify the address in your company account, or ask whoever runs it; then sign in again.',
  },
  AccessDenied: {
    title: 'Your company account may not open this desk.',
    wayOut: 'Ask whoever runs the company accounts to let you in, or sign in with another account.',
  },
  SessionRequired: {
    title: 'Your session has ended.',
    wayOut: 'Sign in again; you come back to the page you were on.',
  },
  TooManyAttempts: {
    title: 'Too many sign-ins were tried from here.',
    wayOut: 'Wait a few minutes, then sign in again. If it was not you, tell whoever runs the desk.',
  },
  Configuration: {
    title: 'The sign-in of this desk is set up wrong.',
    wayOut: 'Tell whoever runs the desk; its log and “npm run doctor” say what is missing.',
  },
}

const other: SignInError = { title: 'The sign-in did not work.', wayOut: again }

/** What next-auth's code means to the person, and what to do. */
export const signInError = (code: string) => (Object.hasOwn(errors, code) ? errors[code] : undefined) ?? other
