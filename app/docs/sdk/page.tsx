import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { env } from '@/server/env'
import { isUuid } from '@/server/ids'
import { DocsFrame } from '../_parts/docs-frame'
import { Guide } from './_sdk/guide'
import { Section } from './_sdk/section'
import { SECTIONS } from './_sdk/sections'
import { snippets } from './_sdk/snippets'
import { TryIt } from './_sdk/try-it'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sdk')
  return { title: t('title'), description: t('lead') }
}

type SdkPageProps = { searchParams: Promise<{ store?: string | string[] }> }

/** The SDKs for who builds the shop's pages; `?store=` fills in the snippets. Needs no session. */
export default async function SdkPage({ searchParams }: SdkPageProps) {
  const t = await getTranslations('sdk')
  const { store } = await searchParams
  const storeId = typeof store === 'string' && isUuid(store) ? store : ''
  return (
    <DocsFrame
      words={{ contents: t('contents'), back: t('back'), title: t('title'), lead: t('lead') }}
      sections={SECTIONS.map((id) => ({ id, title: t(`section.${id}`) }))}
    >
      <Guide of={snippets(env.APP_URL, storeId || '{storeId}')} />
      <Section id="try">
        <TryIt storeId={storeId} />
      </Section>
    </DocsFrame>
  )
}
