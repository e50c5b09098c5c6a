'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Card } from '@/app/_ui/page'
import { arraysOfObjects, elementsOf } from '../_sample/element-pointer'

type FanOutCardProps = {
  fanOut: string
  documents: readonly object[]
  fault: string | undefined
  isReadOnly: boolean
  onChange: (fanOut: string) => void
}

/** *One event per element*: the array whose elements each become an event; beside it, how many a real body would make. */
export function FanOutCard({ fanOut, documents, fault, isReadOnly, onChange }: FanOutCardProps) {
  const t = useTranslations('event-types')
  const [first] = documents
  const offers = first && fanOut === '' && !isReadOnly ? arraysOfObjects(first) : []
  const count = first && fanOut !== '' ? (elementsOf(first, fanOut.trim())?.length ?? null) : undefined
  return (
    <Card title={t('webhook.fanOut')}>
      <div className="flex flex-col gap-4">
        <p className="text-13 text-ink-2">{t('webhook.fanOutHint')}</p>
        <Field
          label={t('webhook.fanOutAt')}
          error={fault}
          className="max-w-80"
          hint={
            count === undefined ? undefined : count === null ? (
              <span className="text-warn">{t('webhook.noList')}</span>
            ) : (
              t('webhook.elements', { n: count })
            )
          }
        >
          <Input
            mono
            value={fanOut}
            placeholder="/line_items"
            disabled={isReadOnly}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
        {offers.length > 0 && (
          <div className="flex flex-wrap items-center gap-2 text-12 text-ink-2">
            {t('webhook.offers')}
            {offers.map(({ pointer, count: n }) => (
              <Button key={pointer} size="sm" onClick={() => onChange(pointer)}>
                <code className="mono text-12">{pointer}</code> · {t('webhook.elements', { n })}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}
