'use client'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from './cn'
import { SWATCHES } from './swatches'

/** An integration's own colour: a dot, never a background. */
export function ColorDot({ color, className }: { color: string; className?: string }) {
  return (
    <span
      aria-hidden
      style={{ background: color }}
      className={cn('inline-block size-2.5 shrink-0 rounded-full', className)}
    />
  )
}

type ColorPickerProps = { label: string; value: string; onChange: (color: string) => void; disabled?: boolean }

/** Eight fixed colours that carry a white icon in both themes. A colour from elsewhere is kept as a ninth. */
export function ColorPicker({ label, value, onChange, disabled }: ColorPickerProps) {
  const t = useTranslations('ui.colors')
  const known = SWATCHES.some((swatch) => swatch.color === value)
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={onChange}
      disabled={disabled}
      className="flex flex-wrap gap-2"
    >
      {SWATCHES.map((swatch) => (
        <Swatch key={swatch.color} color={swatch.color} name={t(swatch.name)} />
      ))}
      {!known && value !== '' && <Swatch color={value} name={value} />}
    </RadioGroup>
  )
}

function Swatch({ color, name }: { color: string; name: string }) {
  return (
    <Radio.Root
      value={color}
      aria-label={name}
      title={name}
      style={{ background: color }}
      className="flex size-7 cursor-pointer items-center justify-center rounded-full text-[#fff] data-checked:shadow-[0_0_0_2px_var(--panel),0_0_0_4px_var(--ink)]"
    >
      <Radio.Indicator>
        <Check aria-hidden />
      </Radio.Indicator>
    </Radio.Root>
  )
}
