'use client'
import { Globe, KeyRound, User, Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Time } from '@/app/_ui/time'
import type { FieldWrite, Writer } from '@/server/contacts/writer'

export const WRITER_ICONS: Record<Writer['type'], ReactNode> = {
  workflow: <Workflow className="size-3!" aria-hidden />,
  person: <User className="size-3!" aria-hidden />,
  'api-key': <KeyRound className="size-3!" aria-hidden />,
  web: <Globe className="size-3!" aria-hidden />,
}

/** "by a workflow · 3 min": who set a field last, and when. */
export function WrittenBy({ write, isCleared }: { write: FieldWrite; isCleared: boolean }) {
  const t = useTranslations('contacts')
  return (
    <span className="flex items-center gap-1.5 text-12 text-ink-3">
      {WRITER_ICONS[write.by]}
      <span>
        {t(isCleared ? `clearedBy.${write.by}` : `writtenBy.${write.by}`)} · <Time at={write.at} />
      </span>
    </span>
  )
}
