import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DocsSection } from '../../_parts/docs-section'
import type { SectionId } from './sections'

export function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  const t = useTranslations('sdk')
  return (
    <DocsSection id={id} title={t(`section.${id}`)}>
      {children}
    </DocsSection>
  )
}
