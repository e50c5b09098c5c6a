'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import type { WebContentInput } from '@/server/web-contents/schema'

type ShowOn = WebContentInput['showOn']

/** What each way begins with. */
const WAYS = {
  atOnce: {},
  afterSeconds: { afterSeconds: 5 },
  scrolledPercent: { scrolledPercent: 50 },
  leaving: { leaving: true },
} as const satisfies Record<string, ShowOn>
type Way = keyof typeof WAYS
const NAMES = ['atOnce', 'afterSeconds', 'scrolledPercent', 'leaving'] as const satisfies readonly Way[]

/** When it shows: at once, after seconds, at a depth of the page, at leaving. */
export function ShowOnInput({ showOn, onChange }: { showOn: ShowOn; onChange: (showOn: ShowOn) => void }) {
  const t = useTranslations('web-contents')
  const way = NAMES.find((name) => name in showOn) ?? 'atOnce'
  const number = (value: number, max: number, put: (value: number) => ShowOn) => (
    <Field label={t(`showOn.${way}-unit`)}>
      <Input
        type="number"
        min={1}
        max={max}
        className="w-28"
        value={value}
        onValueChange={(text) => onChange(put(Math.min(max, Math.max(1, Math.round(Number(text)) || 1))))}
      />
    </Field>
  )
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field label={t('showOn.label')}>
        <Select
          className="w-64"
          options={NAMES.map((value) => ({ value, label: t(`showOn.${value}`) }))}
          value={way}
          onChange={(next) => onChange(WAYS[next])}
        />
      </Field>
      {'afterSeconds' in showOn && number(showOn.afterSeconds, 600, (afterSeconds) => ({ afterSeconds }))}
      {'scrolledPercent' in showOn && number(showOn.scrolledPercent, 100, (scrolledPercent) => ({ scrolledPercent }))}
    </div>
  )
}
