'use client'
import { useTranslations } from 'next-intl'

type PillProps = { id: string; name: string; value: string | undefined; isContact?: boolean }

/** A field that can be read, by its id (of the contact by its name), and what it holds. */
export function Pill({ id, name, value, isContact }: PillProps) {
  const t = useTranslations('workflows')
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <dt
        title={name}
        className={`mono max-w-[60%] shrink-0 truncate rounded-chip px-1.5 ${isContact ? 'bg-violet-soft text-violet' : 'bg-accent-soft text-accent'}`}
      >
        {isContact ? name : id}
      </dt>
      <dd className="min-w-0 truncate text-ink-2" title={value}>
        {value === undefined || value === '' ? <span className="text-ink-3">{t('absent')}</span> : <bdi>{value}</bdi>}
      </dd>
    </div>
  )
}
