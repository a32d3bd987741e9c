import { Frame, type FrameProps } from './frame.tsx'
import { readHere } from './read-here.ts'

export type PageFrameProps = Omit<FrameProps, 'unread'>

/** The top bar and the main part of one page, beside the shell's sidebar. What leads to this page counts as read. */
export async function PageFrame(props: PageFrameProps) {
  return <Frame {...props} unread={await readHere()} />
}
