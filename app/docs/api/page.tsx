import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { paths } from '@/app/_ui/paths'
import { Errors } from './_docs/errors'
import { FieldTypes } from './_docs/field-types'
import { FirstEvent } from './_docs/first-event'
import { Keys } from './_docs/keys'
import { Management } from './_docs/management'
import { Receiving } from './_docs/receiving'
import { SECTIONS } from './_docs/sections'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs')
  return { title: t('title'), description: t('lead') }
}

/** The HTTP surface as it is now, for the programmer of the other system; needs no session and no script. */
export default function DocsPage() {
  const t = useTranslations('docs')
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
        <Link href={paths.reference()} className="mt-3 inline-block text-14 text-accent underline">
          {t('reference.link')}
        </Link>
        <FirstEvent />
        <Keys />
        <Receiving />
        <FieldTypes />
        <Errors />
        <Management />
      </main>
    </div>
  )
}
