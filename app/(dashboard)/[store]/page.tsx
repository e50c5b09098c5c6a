import { getTranslations } from 'next-intl/server'
import { HomeScreen } from './_home/home-screen'

export async function generateMetadata() {
  const t = await getTranslations('home')
  return { title: t('title') }
}

export default function HomePage() {
  return <HomeScreen />
}
