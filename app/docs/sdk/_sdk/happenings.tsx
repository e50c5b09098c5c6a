import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chip, type Tone } from '@/app/_ui/chip'
import { Code } from '@/app/_ui/code'
import type { Happening } from './use-sdk'

const TONES: Record<Happening['name'], Tone> = {
  tracked: 'neutral',
  sent: 'ok',
  rejected: 'bad',
  dropped: 'warn',
  error: 'warn',
  content: 'accent',
}

/** What was called and what was told, newest first; announced as it comes. */
export function Happenings({ of }: { of: Happening[] }) {
  const t = useTranslations('sdk')
  return (
    <ol aria-label={t('try.happened')} aria-live="polite" className="flex max-w-160 flex-col text-13">
      {of.map((happening) => (
        <li key={happening.key} className="flex items-baseline gap-3 py-2 not-last:border-b">
          <Chip tone={TONES[happening.name]} mono>
            {happening.name}
          </Chip>
          <span className="min-w-0 break-words">
            <Detail of={happening} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Detail({ of }: { of: Happening }): ReactNode {
  const t = useTranslations('sdk')
  if (of.name === 'tracked') return <Code>{of.alias}</Code>
  if (of.name === 'sent') return <Code>{of.told.events.map(({ alias }) => alias).join(', ')}</Code>
  if (of.name === 'content') return t('try.contents', { count: of.told.length })
  if (of.name === 'dropped') return t('try.dropped', { count: of.told.count, reason: of.told.reason })
  if (of.name === 'error') {
    const { reason, status, willRetry } = of.told
    return `${reason}${status ? ` (${status})` : ''} – ${t(willRetry ? 'try.again' : 'try.never')}`
  }
  return of.told.validationErrors.map(({ path, reason }) => (
    <span key={path} className="block">
      <Code>{path || '/'}</Code> {reason}
    </span>
  ))
}
