'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { Input } from '@/app/_ui/input'
import { numberOf } from './scalar-input'

type ListOperandProps = {
  value: readonly string[]
  disabled: boolean
  isNumber: boolean
  onChange: (list: (string | number)[]) => void
}

/** Several values: Enter or a comma adds what is typed, a pasted list adds all of it, Backspace takes the last one back. */
export function ListOperand({ value, disabled, isNumber, onChange }: ListOperandProps) {
  const t = useTranslations('segments')
  const [typed, setTyped] = useState('')
  const set = (list: readonly string[]) =>
    onChange([...new Set(list)].map((each) => (isNumber ? numberOf(each) : each)))
  const add = (texts: string[]) => {
    const filled = texts.map((text) => text.trim()).filter(Boolean)
    if (filled.length > 0) set([...value, ...filled])
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add([typed])
    } else if (event.key === 'Backspace' && typed === '') set(value.slice(0, -1))
  }
  const onPaste = (event: ClipboardEvent) => {
    const texts = event.clipboardData.getData('text').split(/[\n,;\t]+/)
    if (texts.length < 2) return
    event.preventDefault()
    add(texts)
  }
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1.5">
      {value.map((each) => (
        <span
          key={each}
          className="inline-flex h-6.5 max-w-60 items-center gap-0.5 rounded-control border bg-sunken pl-2"
        >
          <bdi className="truncate" title={each}>
            {each}
          </bdi>
          <button
            type="button"
            disabled={disabled}
            aria-label={t('removeValue', { value: each })}
            onClick={() => set(value.filter((other) => other !== each))}
            className="flex size-6 items-center justify-center rounded-control text-ink-3 hover:text-ink"
          >
            <X className="size-3!" aria-hidden />
          </button>
        </span>
      ))}
      {!disabled && (
        <Input
          {...{ controlSize: 'sm', mono: isNumber, autoComplete: 'off', spellCheck: false, className: 'w-32' }}
          aria-label={t('label.addValue')}
          placeholder={t('label.addValue')}
          value={typed}
          onValueChange={setTyped}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => add([typed])}
        />
      )}
    </span>
  )
}
