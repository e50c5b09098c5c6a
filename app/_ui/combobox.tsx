'use client'
import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from './cn'
import { controlClass } from './input'
import { itemClass, popupClass } from './popup'
import type { Option } from './select'

type ComboboxProps = {
  options: readonly Option[]
  value: string | null | undefined
  onChange: (value: string) => void
  placeholder?: string
  /** Name for screen readers; needed also inside a `Field`, for the list. */
  label: string
  size?: 'md' | 'sm'
  /** As wide as its content, for sentences. */
  inline?: boolean
  mono?: boolean
  disabled?: boolean
  /** Called while typing, where the options come from the server (then they are not filtered again here). */
  onSearch?: (query: string) => void
  /** Offers what was typed as a new value. */
  onCreate?: (query: string) => void
  className?: string
}

const createValue = '\u0000create'

/** A long list with a search box in its pop-up. */
export function Combobox(props: ComboboxProps) {
  const {
    options,
    value,
    onChange,
    placeholder,
    label,
    size = 'md',
    inline,
    mono,
    disabled,
    onSearch,
    onCreate,
    className,
  } = props
  const t = useTranslations('ui')
  const [query, setQuery] = useState('')
  const chosen = options.find((option) => option.value === value)
  const isNew = query.trim() !== '' && !options.some((option) => option.label === query.trim())
  const items: Option[] = onCreate && isNew ? [...options, { value: createValue, label: query.trim() }] : [...options]

  return (
    <Base.Root
      items={items}
      value={chosen ?? null}
      disabled={disabled}
      autoHighlight
      isItemEqualToValue={(item, other) => item.value === other.value}
      filter={onSearch ? null : undefined}
      onInputValueChange={(next) => {
        setQuery(next)
        onSearch?.(next)
      }}
      onValueChange={(option) => {
        if (!option) return
        if (option.value === createValue) onCreate?.(option.label)
        else onChange(option.value)
      }}
    >
      <Base.Trigger
        aria-label={label}
        className={cn(
          controlClass,
          'flex items-center gap-1.5 text-left font-medium not-data-disabled:hover:bg-hover data-disabled:opacity-60',
          size === 'sm' ? 'h-6.5 px-2 text-[12.5px]' : 'h-8',
          inline && 'w-auto',
          mono && 'mono',
          className,
        )}
      >
        {chosen?.icon}
        <span className={cn('min-w-0 flex-1 truncate', !chosen && 'font-normal text-ink-3')}>
          {chosen?.label ?? placeholder ?? t('choose')}
        </span>
        <ChevronDown className="size-3.5 text-ink-3" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="start" sideOffset={4} className="z-50 outline-none">
          <Base.Popup aria-label={label} className={cn(popupClass, 'w-72 min-w-(--anchor-width)')}>
            <Base.Input
              placeholder={t('search')}
              aria-label={t('search')}
              className={cn(controlClass, 'mb-1 h-8', mono && 'mono')}
            />
            <Base.Empty className="px-2 py-1.5 text-ink-3 empty:p-0">{t('nothingFound')}</Base.Empty>
            <Base.List className="max-h-[min(280px,var(--available-height))] overflow-y-auto">
              {(option: Option) => (
                <Base.Item
                  key={option.value}
                  value={option}
                  disabled={Boolean(option.disabledReason)}
                  className={itemClass}
                >
                  {option.value === createValue ? <Plus aria-hidden /> : option.icon}
                  <span className="flex min-w-0 flex-1 flex-col">
                    <span className={cn('truncate', mono && 'mono')}>
                      {option.value === createValue ? t('create', { name: option.label }) : option.label}
                    </span>
                    {(option.disabledReason ?? option.description) && (
                      <span className="text-12 text-ink-3">{option.disabledReason ?? option.description}</span>
                    )}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
