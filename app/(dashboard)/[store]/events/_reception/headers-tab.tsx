'use client'
import { useTranslations } from 'next-intl'
import type { Reception } from './use-reception'

/** The headers as they came, less those that prove who sent it: they are never kept. */
export function HeadersTab({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const headers = Object.entries(reception.headers).sort(([a], [b]) => a.localeCompare(b))
  return (
    <div className="flex flex-col gap-3">
      {headers.length === 0 ? (
        <p className="text-13 text-ink-2">{t('headers.none')}</p>
      ) : (
        <dl className="-mt-2 divide-y">
          {headers.map(([name, value]) => (
            <div key={name} className="grid grid-cols-[160px_minmax(0,1fr)] gap-3 py-2 max-md:grid-cols-1 max-md:gap-0">
              <dt className="mono truncate text-ink-3" title={name}>
                {name}
              </dt>
              <dd className="mono break-words">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-12 text-ink-3">{t('headers.hint')}</p>
    </div>
  )
}
