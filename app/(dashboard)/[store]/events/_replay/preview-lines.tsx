'use client'
import { CircleCheck, CircleSlash, CircleX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Code } from '@/app/_ui/code'
import type { ReplayPreview } from '@/server/replays/preview-replay'

/** "Of 412, 398 would be accepted now, 14 not", and why not. */
export function PreviewLines({ preview }: { preview: ReplayPreview }) {
  const t = useTranslations('events')
  const { total, judged, passes, fails, skipped, reasons } = preview
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold text-14">
        {judged < total
          ? t('replay.previewSome', { total, judged, passes })
          : t('replay.preview', { total, passes, fails })}
      </p>
      <ul className="flex flex-col gap-1.5">
        <Line icon={<CircleCheck className="text-ok" aria-hidden />}>{t('replay.passes', { count: passes })}</Line>
        {fails > 0 && (
          <Line icon={<CircleX className="text-bad" aria-hidden />}>{t('replay.fails', { count: fails })}</Line>
        )}
        {skipped > 0 && (
          <Line icon={<CircleSlash className="text-ink-3" aria-hidden />}>{t('replay.skips', { count: skipped })}</Line>
        )}
      </ul>
      {reasons.length > 0 && (
        <ul aria-label={t('replay.reasons')} className="rounded-control border bg-sunken px-3 py-2">
          {reasons.map(({ path, reason, count }) => (
            <li key={`${path} ${reason}`} className="flex min-w-0 gap-2 py-0.5">
              <span className="min-w-8 shrink-0 text-right text-ink-3 tabular-nums">{count} ×</span>
              <span className="min-w-0 break-words">
                {path && <Code>{path}</Code>} <bdi>{reason}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 [&>.lucide]:mt-0.5">
      {icon}
      <span>{children}</span>
    </li>
  )
}
