'use client'
import { CircleX, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { problemOf } from '../_trpc/problem-of'
import { Button } from './button'
import { EmptyState } from './empty-state'
import { ProblemText } from './problem-text'

type ErrorStateProps = {
  /** What could not be done: "Contacts could not be read". */
  title: ReactNode
  error: unknown
  onRetry?: () => void
}

/** What, why, and what next. A 403 becomes `NoPermission` by itself. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  const t = useTranslations('ui')
  if (problemOf(error)?.status === 403) return <NoPermission>{problemOf(error)?.detail}</NoPermission>
  return (
    <div role="alert">
      <EmptyState
        icon={<CircleX className="text-bad" aria-hidden />}
        title={title}
        action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
      >
        <ProblemText error={error} />
      </EmptyState>
    </div>
  )
}

/** Says which role is needed, so that the person knows whom to ask. */
export function NoPermission({ children }: { children?: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <EmptyState icon={<Lock aria-hidden />} title={t('noPermission')}>
      {children ?? t('noPermissionHint')}
    </EmptyState>
  )
}

type NoticeProps = { tone?: 'bad' | 'warn' | 'info'; title?: ReactNode; actions?: ReactNode; children?: ReactNode }

const NOTICE = { bad: 'border-bad bg-bad-soft', warn: 'border-warn bg-warn-soft', info: 'border-info bg-info-soft' }
const NOTICE_TITLE = { bad: 'text-bad', warn: 'text-warn', info: 'text-info' }

/** A coloured box in a page or drawer: what is wrong, and the buttons that mend it. */
export function Notice({ tone = 'bad', title, actions, children }: NoticeProps) {
  return (
    <div className={`rounded-card border p-3.5 text-13 ${NOTICE[tone]}`}>
      {title && <p className={`mb-0.5 font-semibold text-14 ${NOTICE_TITLE[tone]}`}>{title}</p>}
      {children}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
