'use client'

import { Button } from '#app/_ui/button.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { kindNames, optionsOf } from '../../_parts/case-words.ts'
import { emptyTarget, type SlaErrors, type TargetValues } from './sla-values.ts'

interface TargetRowsProps {
  targets: readonly TargetValues[]
  errors: SlaErrors
  onChange: (targets: TargetValues[]) => void
}

/** Which cases are due when; the last row is for every case that none above fits. */
export function TargetRows({ targets, errors, onChange }: TargetRowsProps) {
  const set = (at: number, more: Partial<TargetValues>) =>
    onChange(targets.map((one, index) => (index === at ? { ...one, ...more } : one)))
  return (
    <div className="grid gap-3">
      {targets.map((target, at) => {
        const last = at === targets.length - 1
        const errorOf = (field: string) => errors[`${String(at)}.${field}`]
        return (
          <fieldset key={at} className="min-w-0 border-b border-line pb-2">
            <legend className="sr-only">{`Target ${String(at + 1)}`}</legend>
            <div className="grid grid-cols-2 items-start gap-x-4 lg:grid-cols-[1fr_1fr_5rem_1fr_1fr_auto]">
              {last ? (
                <p className="col-span-2 py-2 font-medium lg:col-span-3 lg:pt-8">Every other case</p>
              ) : (
                <>
                  <Select
                    label="Kind"
                    empty="Any kind"
                    options={optionsOf(kindNames)}
                    value={target.kind}
                    onChange={({ target: { value } }) => set(at, { kind: value })}
                  />
                  <TextInput
                    label="Money at stake from"
                    inputMode="decimal"
                    value={target.amount}
                    placeholder="any"
                    error={errorOf('atLeast')}
                    onChange={({ target: { value } }) => set(at, { amount: value })}
                  />
                  <TextInput
                    label="Currency"
                    maxLength={3}
                    value={target.currency}
                    onChange={({ target: { value } }) => set(at, { currency: value })}
                  />
                </>
              )}
              <TextInput
                label="First answer within"
                value={target.firstAnswer}
                hint={last ? 'Open hours: 8 h' : undefined}
                error={errorOf('firstAnswer')}
                onChange={({ target: { value } }) => set(at, { firstAnswer: value })}
              />
              <TextInput
                label="Resolution within"
                value={target.resolution}
                error={errorOf('resolution')}
                onChange={({ target: { value } }) => set(at, { resolution: value })}
              />
              <div className="lg:pt-6">
                {!last && (
                  <Button
                    variant="quiet"
                    onClick={() => onChange(targets.filter((_, index) => index !== at))}
                  >
                    Remove
                  </Button>
                )}
              </div>
            </div>
          </fieldset>
        )
      })}
      <div>
        <Button
          size="small"
          onClick={() => onChange([...targets.slice(0, -1), emptyTarget, ...targets.slice(-1)])}
        >
          Add a target
        </Button>
      </div>
    </div>
  )
}
