import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NothingHere } from './_ui/nothing-here'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors')
  return { title: t('notFoundTitle') }
}

export default function NotFound() {
  return (
    <main className="flex min-h-[60dvh] items-center">
      <NothingHere />
    </main>
  )
}
