import { useTranslations } from 'next-intl'
import { Code } from '@/app/_ui/code'
import { Example } from './example'
import { examples } from './examples'
import { RICH } from './rich'
import { RowsTable } from './rows-table'
import { Paragraph, Section } from './section'

const STATUSES = ['400', '401', '403', '404', '405', '409', '413', '415', '422', '429', '503'] as const

export function Errors() {
  const t = useTranslations('docs')
  return (
    <Section id="errors">
      <Paragraph>{t.rich('errors.shape', RICH)}</Paragraph>
      <Example label={t('errors.example')}>{examples().error}</Example>
      <RowsTable
        label={t('errors.statuses')}
        head={[t('errors.status'), t('errors.when')]}
        rows={STATUSES.map((status) => ({
          key: status,
          cells: [<Code key={status}>{status}</Code>, t.rich(`errors.at.${status}`, RICH)],
        }))}
      />
      <Paragraph>{t.rich('errors.rate', RICH)}</Paragraph>
      <Paragraph>{t.rich('errors.retry', RICH)}</Paragraph>
    </Section>
  )
}
