'use client'
import type { PaletteTrigger } from '@/server/workflows/palette'
import { ValueInput } from '../_panel/value-input'

type TypedValuesProps = {
  fields: PaletteTrigger['fields']
  values: Record<string, unknown>
  onChange: (values: Record<string, unknown>) => void
}

/** The values of an event that nobody sent, one line a field. */
export function TypedValues({ fields, values, onChange }: TypedValuesProps) {
  return (
    <dl className="flex flex-col gap-2 rounded-control border bg-sunken p-3">
      {fields.map((field) => (
        <div key={field.id} className="flex min-w-0 flex-wrap items-center gap-2">
          <dt className="w-40 min-w-0 truncate text-13 text-ink-2" title={field.name}>
            {field.name}
            {field.required && ' *'}
          </dt>
          <dd className="min-w-0 flex-1">
            <ValueInput
              field={field}
              label={field.name}
              value={values[field.id]}
              isReadOnly={false}
              onChange={(value) => {
                const { [field.id]: _, ...others } = values
                onChange(value === undefined ? others : { ...others, [field.id]: value })
              }}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
