import { useTranslations } from 'next-intl'
import { Example } from './example'
import { examples } from './examples'
import { RICH } from './rich'
import { Paragraph, Section } from './section'

export function FirstEvent() {
  const t = useTranslations('docs')
  return (
    <Section id="first-event">
      <Paragraph>{t.rich('first.how', RICH)}</Paragraph>
      <Example label={t('first.example')}>{examples().event}</Example>
      <Paragraph>{t.rich('first.answer', RICH)}</Paragraph>
    </Section>
  )
}
