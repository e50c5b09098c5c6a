'use client'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import { cn } from './cn'

type RadioCard<Value extends string> = {
  value: Value
  label: string
  icon?: ReactNode
  /** What it means, a line each. */
  lines?: ReactNode[]
  disabled?: boolean
}

type RadioCardsProps<Value extends string> = {
  label: string
  cards: readonly RadioCard<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  className?: string
}

/** A choice among a few that differ in kind, e.g. the receive context. Arrow keys move, space chooses. */
export function RadioCards<Value extends string>({ label, cards, value, onChange, className }: RadioCardsProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value ?? ''}
      // Only values of `cards` are offered, so the string that comes back is one of them.
      onValueChange={(next) => onChange(next as Value)}
      className={cn('grid gap-3 sm:auto-cols-fr sm:grid-flow-col', className)}
    >
      {cards.map((card) => (
        <Radio.Root
          key={card.value}
          value={card.value}
          disabled={card.disabled}
          className="card flex cursor-pointer flex-col gap-2 p-4 text-left text-13 transition-colors hover:border-control data-checked:border-accent data-checked:bg-accent-soft data-checked:shadow-[inset_0_0_0_1px_var(--accent)] data-disabled:cursor-not-allowed data-disabled:opacity-60"
        >
          <span className="flex items-center gap-2 font-semibold text-14">
            {card.icon && <span className="text-accent">{card.icon}</span>}
            {card.label}
          </span>
          {card.lines?.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed words
            <span key={index} className="text-12 text-ink-2">
              {line}
            </span>
          ))}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
