'use client'
import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

type CheckboxProps = {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  /** Read out but not shown, for a row's own box. */
  hideLabel?: boolean
  name?: string
}

/** A choice that takes effect on saving; what takes effect at once is a `Switch`. */
export function Checkbox({ label, hint, checked, onChange, hideLabel, ...rest }: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is Base UI's hidden input
    <label className="inline-flex min-h-6 items-start gap-2 text-13 has-data-disabled:opacity-60">
      <Base.Root
        {...rest}
        checked={checked}
        onCheckedChange={onChange}
        className="mt-0.5 flex size-4 shrink-0 cursor-pointer items-center justify-center rounded-[4px] border border-control bg-panel data-checked:border-transparent data-checked:bg-accent"
      >
        <Base.Indicator className="text-accent-ink">
          <Check className="size-3! stroke-3!" aria-hidden />
        </Base.Indicator>
      </Base.Root>
      <span className={hideLabel ? 'sr-only' : 'flex flex-col'}>
        {label}
        {hint && <span className="text-12 text-ink-3">{hint}</span>}
      </span>
    </label>
  )
}
