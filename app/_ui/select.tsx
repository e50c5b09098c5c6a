'use client'
import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { controlClass } from './input'
import { itemClass, popupClass } from './popup'

export type Option<Value extends string = string> = {
  value: Value
  label: string
  icon?: ReactNode
  /** A second, quieter line. */
  description?: string
  /** Shown, not choosable, and why. */
  disabledReason?: string
}

type SelectProps<Value extends string> = {
  options: readonly Option<Value>[]
  value: Value | null | undefined
  onChange: (value: Value) => void
  placeholder?: string
  /** Name for screen readers where no `Field` gives one. */
  label?: string
  size?: 'md' | 'sm'
  /** As wide as its content, for sentences. */
  inline?: boolean
  disabled?: boolean
  id?: string
  name?: string
  className?: string
}

/** A short closed list. Over a dozen options take `Combobox`. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder,
  label,
  size = 'md',
  inline,
  className,
  ...rest
}: SelectProps<Value>) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Base.Root
      {...rest}
      items={options}
      value={value ?? null}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Trigger
        aria-label={label}
        className={cn(
          controlClass,
          'flex items-center gap-1.5 text-left font-medium not-data-disabled:hover:bg-hover data-disabled:opacity-60',
          size === 'sm' ? 'h-6.5 px-2 text-[12.5px]' : 'h-8',
          inline && 'w-auto',
          className,
        )}
      >
        {chosen?.icon}
        <Base.Value
          className="min-w-0 flex-1 truncate data-placeholder:font-normal data-placeholder:text-ink-3"
          placeholder={placeholder}
        />
        <Base.Icon className="text-ink-3">
          <ChevronDown className="size-3.5" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, 'min-w-(--anchor-width)')}>
            <Base.List className="max-h-[min(320px,var(--available-height))] overflow-y-auto">
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={Boolean(option.disabledReason)}
                  className={itemClass}
                >
                  {option.icon}
                  <span className="flex min-w-0 flex-1 flex-col">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {(option.disabledReason ?? option.description) && (
                      <span className="text-12 text-ink-3">{option.disabledReason ?? option.description}</span>
                    )}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
