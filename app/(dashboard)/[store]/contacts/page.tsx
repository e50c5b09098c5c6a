import { getTranslations } from 'next-intl/server'
import { ContactsScreen } from './_list/contacts-screen'

export async function generateMetadata() {
  const t = await getTranslations('contacts')
  return { title: t('title') }
}

export default function ContactsPage() {
  return <ContactsScreen />
}
