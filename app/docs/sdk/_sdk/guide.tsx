import { useTranslations } from 'next-intl'
import { Code } from '@/app/_ui/code'
import { Example } from '../../api/_docs/example'
import { RICH } from '../../api/_docs/rich'
import { RowsTable } from '../../api/_docs/rows-table'
import { Paragraph } from '../../api/_docs/section'
import { Section } from './section'
import type { snippets } from './snippets'

const TOLD = ['sent', 'rejected', 'dropped', 'error', 'content'] as const

/** How a page or an app sends events, with the reader's own store filled in. */
export function Guide({ of }: { of: ReturnType<typeof snippets> }) {
  const t = useTranslations('sdk')
  const link = {
    ...RICH,
    module: () => (
      <a href="/sdk/inlet-mobile.js" className="text-accent underline">
        inlet-mobile.js
      </a>
    ),
    types: () => (
      <a href="/sdk/inlet-mobile.d.ts" className="text-accent underline">
        inlet-mobile.d.ts
      </a>
    ),
  }
  return (
    <>
      <Section id="install">
        <Paragraph>{t.rich('install.tag', RICH)}</Paragraph>
        <Example label={t('install.tagExample')}>{of.install}</Example>
        <Paragraph>{t.rich('install.stub', RICH)}</Paragraph>
        <Example label={t('install.stubExample')}>{of.stub}</Example>
        <Paragraph>{t.rich('install.init', RICH)}</Paragraph>
        <Example label={t('install.initExample')}>{of.init}</Example>
      </Section>
      <Section id="identify">
        <Paragraph>{t.rich('identify.who', RICH)}</Paragraph>
        <Example label={t('section.identify')}>{of.identify}</Example>
        <Paragraph>{t.rich('identify.hash', RICH)}</Paragraph>
        <Example label={t('identify.hashExample')}>{of.hash}</Example>
      </Section>
      <Section id="track">
        <Paragraph>{t.rich('track.how', RICH)}</Paragraph>
        <Example label={t('section.track')}>{of.track}</Example>
        <Paragraph>{t.rich('track.visit', RICH)}</Paragraph>
        <RowsTable
          label={t('track.told')}
          head={[t('track.name'), t('track.when')]}
          rows={TOLD.map((name) => ({
            key: name,
            cells: [<Code key={name}>{name}</Code>, t.rich(`told.${name}`, RICH)],
          }))}
        />
      </Section>
      <Section id="delivery">
        <Paragraph>{t.rich('delivery.when', RICH)}</Paragraph>
        <Paragraph>{t.rich('delivery.kept', RICH)}</Paragraph>
      </Section>
      <Section id="consent">
        <Paragraph>{t.rich('consent.pending', RICH)}</Paragraph>
        <Example label={t('section.consent')}>{of.consent}</Example>
        <Paragraph>{t.rich('consent.gpc', RICH)}</Paragraph>
      </Section>
      <Section id="csp">
        <Paragraph>{t.rich('csp.how', RICH)}</Paragraph>
        <Example label={t('section.csp')}>{of.csp}</Example>
      </Section>
      <Section id="mobile">
        <Paragraph>{t.rich('mobile.how', link)}</Paragraph>
        <Example label={t('section.mobile')}>{of.mobile}</Example>
        <Paragraph>{t.rich('mobile.more', RICH)}</Paragraph>
      </Section>
    </>
  )
}
