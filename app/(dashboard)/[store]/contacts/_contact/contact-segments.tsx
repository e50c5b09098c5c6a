'use client'
import { Funnel } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { ContactView } from '@/server/contacts/get-contact'

/** The segments that the contact is in, and since when. */
export function ContactSegments({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts')
  const { storeId } = useStore()
  if (contact.segments.length === 0) {
    return (
      <EmptyState
        icon={<Funnel aria-hidden />}
        title={t('noSegments')}
        action={<ButtonLink href={paths.segments(storeId)}>{t('toSegments')}</ButtonLink>}
      >
        {t('noSegmentsHint')}
      </EmptyState>
    )
  }
  return (
    <ul className="-my-2 divide-y text-13">
      {contact.segments.map(({ id, name, enteredAt }) => (
        <li key={id} className="flex h-10 items-center gap-3">
          <Funnel className="text-ink-3" aria-hidden />
          <Link href={paths.segment(storeId, id)} className="min-w-0 flex-1 truncate font-medium hover:underline">
            <bdi>{name}</bdi>
          </Link>
          <span className="text-12 text-ink-3">{t.rich('inSince', { time: () => <Time at={enteredAt} /> })}</span>
        </li>
      ))}
    </ul>
  )
}
