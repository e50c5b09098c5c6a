'use client'
import { useTranslations } from 'next-intl'
import { Code } from '@/app/_ui/code'
import { Notice } from '@/app/_ui/error-state'
import type { ValidationError } from '@/server/problems'

/** Every reason why a replay would store nothing, by the present definition. */
export function WouldRefuse({ refusal }: { refusal: { detail: string; faults: readonly ValidationError[] } }) {
  const t = useTranslations('events')
  const { detail, faults } = refusal
  return (
    <Notice title={t('replay.wouldFail')}>
      {faults.length === 0 ? (
        <bdi className="break-words">{detail}</bdi>
      ) : (
        <ul className="flex flex-col gap-0.5">
          {faults.map(({ path, reason }) => (
            <li key={`${path} ${reason}`} className="break-words">
              {path && <Code>{path}</Code>} <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
