import { movedWords } from './moved-words.ts'
import type { MovedFact } from './story-words.ts'

/** What is not as planned, side by side: what, as planned, now. */
export function MovedList({ moved }: { moved: readonly MovedFact[] }) {
  return (
    <table className="w-full table-fixed border-t border-line text-sm">
      <caption className="sr-only">What moved</caption>
      <thead className="text-muted">
        <tr>
          {['What', 'As planned', 'Now'].map((name) => (
            <th key={name} scope="col" className="py-1.5 pr-2 text-left font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moved.map(({ what, before, now }) => (
          <tr key={what} className="border-t border-line align-top wrap-anywhere">
            <th scope="row" className="py-1.5 pr-2 text-left font-medium">
              {what}
            </th>
            <td className="py-1.5 pr-2">
              <del className="text-bad">{movedWords(what, before)}</del>
            </td>
            <td className="py-1.5">
              <ins className="text-good no-underline">{movedWords(what, now)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
