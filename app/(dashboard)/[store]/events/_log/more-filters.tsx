'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Popover } from '@/app/_ui/popover'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { CONTEXTS, type LogFilter, REASONS } from './use-log-filter'

const any = 'any'
type Any<Value extends string> = Value | typeof any
const orNull = <Value extends string>(value: Any<Value>) => (value === any ? null : value)

/** How it came, with which key, from which address, why it was refused. */
export function MoreFilters({ log: { filter, setFilter, isAddressBad } }: { log: LogFilter }) {
  const t = useTranslations('events')
  return (
    <Popover
      title={t('filter.more')}
      trigger={
        <Button variant="quiet" icon={<Plus aria-hidden />}>
          {t('filter.more')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t('filter.context')}>
          <Select<Any<(typeof CONTEXTS)[number]>>
            label={t('filter.context')}
            options={[
              { value: any, label: t('filter.any') },
              ...CONTEXTS.map((value) => ({ value, label: t(`context.${value}`) })),
            ]}
            value={filter.context ?? any}
            onChange={(context) => setFilter({ context: orNull(context) })}
          />
        </Field>
        <KeyFilter filter={filter} setFilter={setFilter} />
        <Field label={t('filter.reason')}>
          <Select<Any<(typeof REASONS)[number]>>
            label={t('filter.reason')}
            options={[
              { value: any, label: t('filter.any') },
              ...REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
            ]}
            value={filter.reason ?? any}
            onChange={(reason) => setFilter({ reason: orNull(reason) })}
          />
        </Field>
        <Field label={t('filter.ip')} hint={t('filter.ipHint')} error={isAddressBad ? t('filter.ipBad') : undefined}>
          <Input mono value={filter.ip} onValueChange={(ip) => setFilter({ ip })} spellCheck={false} />
        </Field>
      </div>
    </Popover>
  )
}

function KeyFilter({ filter, setFilter }: Pick<LogFilter, 'filter' | 'setFilter'>) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const keys = useQuery(trpc.apiKeys.list.queryOptions({ storeId })).data?.results ?? []
  return (
    <Field label={t('filter.key')}>
      <Select
        label={t('filter.key')}
        options={[{ value: any, label: t('filter.any') }, ...keys.map(({ id, name }) => ({ value: id, label: name }))]}
        value={filter.key ?? any}
        onChange={(key) => setFilter({ key: orNull(key) })}
      />
    </Field>
  )
}
