export type Kind = 'cus' | 'sub' | 'in' | 'evt' | 'we'

const longest = 255

/** Whether `text` has the form of an id of this kind. Nothing else is ever put into the path of a call. */
export const isId = (kind: Kind, text: string) =>
  text.length <= longest &&
  text.startsWith(`${kind}_`) &&
  /^[A-Za-z0-9_]+$/.test(text) &&
  text.length > kind.length + 1
