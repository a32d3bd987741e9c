'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useId } from 'react'

const choices = [
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
  { value: 'system', label: 'System', Icon: Monitor },
]

/** Drawn only after a click, so the browser already knows the theme. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme()
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-muted">Theme</legend>
      <div className="grid gap-0.5">
        {choices.map(({ value, label, Icon }) => (
          <label
            key={value}
            className="flex h-8 items-center gap-2 rounded-md px-2 text-sm hover:bg-quiet has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={theme === value}
              onChange={() => {
                setTheme(value)
              }}
              className="sr-only"
            />
            <Icon aria-hidden size={16} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
