'use client'
import { useState } from 'react'
import { Input } from '@/app/_ui/input'

type WholeNumberProps = {
  label: string
  least: number
  most: number
  disabled: boolean
  value: number
  onChange: (value: number) => void
}

/** A small whole number in a sentence; what is not one stands only until the box is left. Arrow keys count. */
export function WholeNumber({ label, least, most, disabled, value, onChange }: WholeNumberProps) {
  const [typed, setTyped] = useState<string>()
  const take = (text: string) => {
    setTyped(text)
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) onChange(number)
  }
  return (
    <Input
      {...{ inputMode: 'numeric', mono: true, controlSize: 'sm', 'aria-label': label, disabled, autoComplete: 'off' }}
      className="w-14 text-center"
      value={typed ?? String(value)}
      onValueChange={take}
      onBlur={() => setTyped(undefined)}
      onKeyDown={(event) => {
        const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
        if (!step) return
        event.preventDefault()
        take(String(Math.min(most, Math.max(least, value + step))))
      }}
    />
  )
}
