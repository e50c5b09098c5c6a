import { useTranslations } from 'next-intl'
import { Code } from '@/app/_ui/code'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import { Example } from './example'
import { examples } from './examples'
import { RICH } from './rich'
import { RowsTable } from './rows-table'
import { Paragraph, Section } from './section'

const COMPARED = ['credential', 'unknownKeys', 'values', 'contact', 'bodies'] as const
const PARTS = ['createContact', 'validateOnly', 'idempotencyKey', 'contentEncoding'] as const
const NAMES = {
  createContact: '?createContact=true',
  validateOnly: '?validateOnly=true',
  idempotencyKey: 'Idempotency-Key',
  contentEncoding: 'Content-Encoding: gzip',
} as const

/** The two ways in that take events from servers, side by side. */
export function Receiving() {
  const t = useTranslations('docs')
  const { api, webhook } = RECEIVE_CONTEXTS
  const endpoints = (of: readonly string[]) =>
    of.map((path) => (
      <Code key={path} className="block text-ink">
        POST {path}
      </Code>
    ))
  return (
    <Section id="receiving">
      <Paragraph>{t.rich('receiving.lead', RICH)}</Paragraph>
      <RowsTable
        label={t('receiving.compared')}
        head={[t('receiving.property'), t('receiving.api'), t('receiving.webhook')]}
        rows={[
          { key: 'endpoint', cells: [t('receiving.endpoint'), endpoints(api.endpoints), endpoints(webhook.endpoints)] },
          ...COMPARED.map((row) => ({
            key: row,
            cells: [
              t(`receiving.${row}.name`),
              t.rich(`receiving.${row}.api`, RICH),
              t.rich(`receiving.${row}.webhook`, RICH),
            ],
          })),
        ]}
      />
      <Paragraph>{t.rich('receiving.unprefixed', RICH)}</Paragraph>
      <RowsTable
        label={t('receiving.parts')}
        head={[t('receiving.part'), t('receiving.does')]}
        rows={PARTS.map((part) => ({
          key: part,
          cells: [<Code key={part}>{NAMES[part]}</Code>, t.rich(`receiving.${part}`, RICH)],
        }))}
      />
      <Example label={t('receiving.retryExample')}>{examples().retry}</Example>
      <Example label={t('receiving.webhookExample')}>{examples().webhook}</Example>
      <Paragraph>{t.rich('receiving.durable', RICH)}</Paragraph>
    </Section>
  )
}
