'use client'
import { useTranslations } from 'next-intl'
import { problemOf } from '../_trpc/problem-of'

/** Failures that say the same whatever was asked; the others have the server's own sentence. */
const GENERIC = ['unauthenticated', 'internal', 'not-stored', 'too-many-requests', 'not-valid'] as const

/** The server's reason: one sentence, then each fault with its place. */
export function ProblemText({ error }: { error: unknown }) {
  const t = useTranslations('ui')
  const problem = problemOf(error)
  if (!problem) return <>{t('unreachable')}</>
  const generic = GENERIC.find((name) => name === problem.name)
  const faults = problem.validationErrors ?? []
  return (
    <>
      {generic ? t(`problems.${generic}`) : problem.detail}
      {faults.length > 0 && (
        <ul className="mt-1 list-inside list-disc">
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.reason}`}>
              {fault.path && <code>{fault.path}</code>} {fault.reason}
            </li>
          ))}
        </ul>
      )}
      {problem.usedBy && problem.usedBy.length > 0 && (
        <p className="mt-1">{t('usedBy', { names: problem.usedBy.map((usage) => usage.name).join(', ') })}</p>
      )}
    </>
  )
}
