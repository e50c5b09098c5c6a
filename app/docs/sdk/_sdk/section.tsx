import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { SectionId } from './sections'

export function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  const t = useTranslations('sdk')
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="mt-10 flex scroll-mt-6 flex-col gap-4 border-t pt-6 text-14 text-ink-2"
    >
      <h2 id={`${id}-title`} className="text-19 text-ink">
        {t(`section.${id}`)}
      </h2>
      {children}
    </section>
  )
}
