'use client'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import type { LogFilter } from './use-log-filter'

/** What narrows the log and has no control of its own in the line; a click takes it away. */
export function FilterChips({ log: { filter, setFilter, isAddressBad } }: { log: LogFilter }) {
  const t = useTranslations('events')
  const { context, key, alias, reason, path, expected, ip } = filter
  const place = [path, expected].filter(Boolean).join(' ')
  return (
    <>
      {context && <Chip onDrop={() => setFilter({ context: null })}>{t(`context.${context}`)}</Chip>}
      {key && (
        <Chip onDrop={() => setFilter({ key: null })}>
          <KeyName id={key} />
        </Chip>
      )}
      {alias && <Chip onDrop={() => setFilter({ alias: null })}>{alias}</Chip>}
      {reason && <Chip onDrop={() => setFilter({ reason: null })}>{t(`reason.${reason}`)}</Chip>}
      {place && <Chip onDrop={() => setFilter({ path: null, expected: null })}>{place}</Chip>}
      {ip && (
        <Chip onDrop={() => setFilter({ ip: '' })} isBad={isAddressBad}>
          {ip}
        </Chip>
      )}
    </>
  )
}

type ChipProps = { onDrop: () => void; isBad?: boolean; children: ReactNode }

function Chip({ onDrop, isBad, children }: ChipProps) {
  const t = useTranslations('events')
  return (
    <Button
      icon={<X aria-hidden />}
      onClick={onDrop}
      title={t('filter.drop')}
      className={isBad ? 'max-w-80 border-bad text-bad' : 'max-w-80'}
    >
      <bdi className="truncate">{children}</bdi>
    </Button>
  )
}

function KeyName({ id }: { id: string }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const keys = useQuery(trpc.apiKeys.list.queryOptions({ storeId })).data?.results
  return keys?.find((key) => key.id === id)?.name ?? t('filter.goneKey')
}
