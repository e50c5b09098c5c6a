import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { paths } from '@/app/_ui/paths'
import { Reference } from './_reference/reference'
import './reference.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs')
  return { title: t('reference.title'), description: t('reference.lead') }
}

/** Every call with its parameters, bodies and answers, from the OpenAPI document; needs no session. */
export default function ReferencePage() {
  const t = useTranslations('docs')
  return (
    <div>
      <header className="px-gutter pt-6 pb-4">
        <Link href={paths.docs()} className="mb-3 inline-flex items-center gap-1.5 text-13 text-ink-2 hover:text-ink">
          <ArrowLeft aria-hidden />
          {t('title')}
        </Link>
        <h1 className="text-26">{t('reference.title')}</h1>
        <p className="mt-1 max-w-160 text-14 text-ink-2">{t('reference.lead')}</p>
      </header>
      <Reference />
    </div>
  )
}
