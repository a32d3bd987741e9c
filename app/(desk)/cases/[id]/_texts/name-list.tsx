import { Autocomplete } from '@base-ui/react/autocomplete'
import type { RefObject } from 'react'
import type { SelectOption } from '#app/_ui/select.tsx'

interface NameListProps {
  /** Where it stands in the page, afloat all the same. */
  within: RefObject<HTMLElement | null>
  onChoose: (person: SelectOption) => void
}

/** Without the library's popup, which hides the rest of the page, and a text box with it, from a screen reader. */
export const NameList = ({ within, onChoose }: NameListProps) => (
  <Autocomplete.Portal container={within}>
    <Autocomplete.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-20">
      <div className="max-h-[min(14rem,var(--available-height))] w-[min(18rem,var(--anchor-width))] overflow-auto rounded-lg border border-line bg-panel p-1 shadow-afloat">
        <Autocomplete.List aria-label="Whom the note names">
          {(person: SelectOption) => (
            <Autocomplete.Item
              key={person.value}
              value={person}
              onClick={() => onChoose(person)}
              className="flex min-h-9 cursor-pointer items-center rounded-md px-2 wrap-anywhere data-highlighted:bg-accent-soft data-highlighted:text-accent"
            >
              {person.label}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Positioner>
  </Autocomplete.Portal>
)
