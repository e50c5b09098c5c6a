import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { currentPerson } from '@/server/auth/session'
import { isUuid } from '@/server/ids'
import { paths } from '../../_ui/paths'
import { Shell } from '../../_ui/shell/shell'
import { StoreProvider } from '../../_ui/store-context'
import { PaletteResults } from './contacts/_palette/palette-results'
import { WebContentResults } from './web-contents/_palette/web-content-results'

type StoreLayoutProps = { params: Promise<{ store: string }>; children: ReactNode }

/** A store that is not among the person's does not exist for them (faults §3: not yours answers 404). */
export default async function StoreLayout({ params, children }: StoreLayoutProps) {
  const { store: storeId } = await params
  if (!isUuid(storeId)) notFound()
  const person = await currentPerson()
  if (!person) redirect(paths.signIn(paths.home(storeId)))
  const store = person.stores.find(({ id }) => id === storeId)
  if (!store) notFound()
  return (
    <StoreProvider value={{ store, person }}>
      <Shell>{children}</Shell>
      <PaletteResults />
      <WebContentResults />
    </StoreProvider>
  )
}
