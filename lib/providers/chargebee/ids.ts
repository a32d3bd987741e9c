const longest = 100

/**
 * Whether `text` may be an id of Chargebee, where ids have no form of their own and may be chosen by the site. Nothing else is ever put
 * into the path of a call: the SDK leaves slashes there as they are.
 */
export const isId = (text: string) =>
  text.length > 0 && text.length <= longest && /^[^\s/\\\p{Cc}<>]+$/u.test(text) && !/^\.+$/.test(text)
