'use client'
import { Switch as Base } from '@base-ui/react/switch'
import type { ReactNode } from 'react'

type SwitchProps = {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  hideLabel?: boolean
  name?: string
}

/** On or off, in force at once. */
export function Switch({ label, hint, checked, onChange, hideLabel, ...rest }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is Base UI's hidden input
    <label className="inline-flex min-h-6 items-start gap-2 text-13 has-data-disabled:opacity-60">
      <Base.Root
        {...rest}
        checked={checked}
        onCheckedChange={onChange}
        className="mt-0.5 inline-flex h-4 w-7 shrink-0 cursor-pointer items-center rounded-full bg-control p-0.5 transition-colors data-checked:bg-accent"
      >
        <Base.Thumb className="size-3 rounded-full bg-[#fff] transition-transform data-checked:translate-x-3 dark:data-checked:bg-accent-ink" />
      </Base.Root>
      <span className={hideLabel ? 'sr-only' : 'flex flex-col'}>
        {label}
        {hint && <span className="text-12 text-ink-3">{hint}</span>}
      </span>
    </label>
  )
}
