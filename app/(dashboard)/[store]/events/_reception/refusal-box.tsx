'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { ButtonLink } from '@/app/_ui/button'
import { Code } from '@/app/_ui/code'
import { Notice } from '@/app/_ui/error-state'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { isHeld } from '../_log/outcome-chip'
import { REASONS } from '../_log/use-log-filter'
import { useShortTime } from '../_log/use-short-time'
import { repairOf } from './repair-of'
import type { Reception } from './use-reception'

const SHOWN_MAX = 5

/** Why it was refused: what was expected, what came, how many others were refused alike, and where to mend it. */
export function RefusalBox({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const { reasons, detail, reasonCode } = reception
  const field = reception.mapping.find(({ pointer }) => pointer === reasons[0]?.path)
  const repairHref = useRepairHref(reception, field?.field)
  if (reception.outcome !== 'rejected') return null
  const [first] = reasons
  const code = REASONS.find((reason) => reason === reasonCode)
  const repair = first && repairOf(first, reception.mapping)
  const title =
    reasons.length > 1
      ? t('refusal.fields', { count: reception.total })
      : first
        ? t('refusal.field', { field: field?.name ?? (first.path.slice(1) || t('refusal.body')) })
        : code
          ? t(`reason.${code}`)
          : t('refusal.title')
  return (
    <Notice
      tone={isHeld(reception) ? 'warn' : 'bad'}
      title={<bdi>{title}</bdi>}
      actions={
        repair &&
        repairHref && (
          <ButtonLink size="sm" href={repairHref}>
            {t(`repair.${repair.kind}`, { field: repair.name })}
          </ButtonLink>
        )
      }
    >
      {first ? (
        <ul className="flex flex-col gap-0.5">
          {reasons.slice(0, SHOWN_MAX).map(({ path, reason }) => (
            <li key={`${path} ${reason}`} className="break-words">
              {path && <Code>{path}</Code>} <bdi>{reason}</bdi>
            </li>
          ))}
          {reception.total > SHOWN_MAX && <li>{t('refusal.more', { count: reception.total - SHOWN_MAX })}</li>}
        </ul>
      ) : (
        <p className="break-words">
          <bdi>{detail}</bdi> {code === 'contact-missing' && t('refusal.createContact')}
        </p>
      )}
      {isHeld(reception) && <p className="mt-1">{t('refusal.held')}</p>}
      <SameFault reception={reception} />
    </Notice>
  )
}

/** "The same fault refused 9 events since 10:12." */
function SameFault({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const timeOf = useShortTime()
  const overview = useQuery(trpc.home.overview.queryOptions({ storeId }))
  const { eventTypeId, reasonCode, reasons } = reception
  const path = reasons[0]?.path ?? null
  const same = overview.data?.worth
    .filter((worth) => worth.kind === 'refused')
    .find((worth) => worth.eventTypeId === eventTypeId && worth.reasonCode === reasonCode && worth.path === path)
  if (!same || same.count < 2) return null
  const link = paths.events(storeId, {
    ...{ event: reception.id, status: 'rejected' },
    type: eventTypeId ?? undefined,
    reason: reasonCode ?? undefined,
  })
  return (
    <p className="mt-1">
      {t.rich('refusal.same', {
        count: same.count,
        events: (chunks) => (
          <Link href={link} className="font-semibold underline">
            {chunks}
          </Link>
        ),
        since: timeOf(same.firstAt),
      })}
    </p>
  )
}

/** The event type's editor, where the definition can be made to fit what comes; only for who may edit it. */
function useRepairHref({ eventTypeId, integrationId, reasons }: Reception, field?: string): string | undefined {
  const { storeId, can } = useStore()
  if (!eventTypeId || !integrationId || reasons.length === 0 || !can('editor')) return undefined
  return paths.eventType(storeId, integrationId, eventTypeId, field)
}
