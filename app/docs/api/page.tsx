import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { paths } from '@/app/_ui/paths'
import { DocsFrame } from '../_parts/docs-frame'
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
    <DocsFrame
      words={{ contents: t('contents'), back: t('back'), title: t('title'), lead: t('lead') }}
      sections={SECTIONS.map((id) => ({ id, title: t(`section.${id}`) }))}
    >
      <Link href={paths.reference()} className="mt-3 inline-block text-14 text-accent underline">
        {t('reference.link')}
      </Link>
      <FirstEvent />
      <Keys />
      <Receiving />
      <FieldTypes />
      <Errors />
      <Management />
    </DocsFrame>
  )
}
