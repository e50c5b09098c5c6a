import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { env } from '@/server/env'
import { Guide } from './_sdk/guide'
import { Section } from './_sdk/section'
import { SECTIONS } from './_sdk/sections'
import { snippets } from './_sdk/snippets'
import { TryIt } from './_sdk/try-it'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sdk')
  return { title: t('title'), description: t('lead') }
}

type SdkPageProps = { searchParams: Promise<{ store?: string | string[] }> }

/** The SDKs for who builds the shop's pages; `?store=` fills in the snippets. Needs no session. */
export default async function SdkPage({ searchParams }: SdkPageProps) {
  const t = await getTranslations('sdk')
  const { store } = await searchParams
  const storeId = typeof store === 'string' && UUID.test(store) ? store : ''
  return (
    <div className="mx-auto flex max-w-280 gap-10 px-gutter max-md:flex-col max-md:gap-0">
      <nav aria-label={t('contents')} className="w-48 shrink-0 py-10 max-md:w-full max-md:pt-6 max-md:pb-0">
        <div className="sticky top-10 max-md:static">
          <Link href="/" className="mb-5 inline-flex items-center gap-1.5 text-13 text-ink-2 hover:text-ink">
            <ArrowLeft aria-hidden />
            {t('back')}
          </Link>
          <ul className="flex flex-col gap-0.5 max-md:flex-row max-md:flex-wrap max-md:gap-x-4">
            {SECTIONS.map((id) => (
              <li key={id}>
                <a href={`#${id}`} className="block py-1 text-13 text-ink-2 hover:text-ink hover:underline">
                  {t(`section.${id}`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <main className="min-w-0 flex-1 py-10 max-md:pt-5">
        <h1 className="text-26">{t('title')}</h1>
        <p className="mt-2 max-w-160 text-14 text-ink-2">{t('lead')}</p>
        <Guide of={snippets(env.APP_URL, storeId || '{storeId}')} />
        <Section id="try">
          <TryIt storeId={storeId} />
        </Section>
      </main>
    </div>
  )
}
