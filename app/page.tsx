import { redirect } from 'next/navigation'
import { currentPerson } from '@/server/auth/session'
import { paths } from './_ui/paths'

/** The start leads to the person's first store, else to the sign-in page. */
export default async function StartPage() {
  const [store] = (await currentPerson())?.stores ?? []
  redirect(store ? paths.home(store.id) : paths.signIn())
}
