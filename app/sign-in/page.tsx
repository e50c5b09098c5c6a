import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '@/server/auth/session'
import { paths } from '../_ui/paths'
import { SignInForm } from './sign-in-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sign-in')
  return { title: t('submit') }
}

type SignInPageProps = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const t = await getTranslations('sign-in')
  const person = await currentPerson()
  const [store] = person?.stores ?? []
  if (store) redirect(paths.home(store.id))
  const { next } = await searchParams
  return (
    <main className="grid min-h-dvh place-items-center px-4 pb-[12dvh]">
      <div className="w-full max-w-90">
        {/* biome-ignore lint/performance/noImgElement: an own SVG of one kilobyte */}
        <img src="/logo.svg" alt="Inlet" width={36} height={36} className="mb-5" />
        <h1 className="mb-5">{t('title')}</h1>
        {person && <p className="mb-4 text-13 text-warn">{t('noStore', { email: person.email })}</p>}
        <SignInForm next={typeof next === 'string' ? next : undefined} />
      </div>
    </main>
  )
}
