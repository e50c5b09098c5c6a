import { useTranslations } from 'next-intl'
import { RICH } from './rich'
import { Paragraph, Section } from './section'

export function Keys() {
  const t = useTranslations('docs')
  return (
    <Section id="keys">
      <Paragraph>{t.rich('keys.header', RICH)}</Paragraph>
      <Paragraph>{t.rich('keys.scopes', RICH)}</Paragraph>
      <Paragraph>{t.rich('keys.refused', RICH)}</Paragraph>
    </Section>
  )
}
