import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, localeCookie, localeOf } from './locales'

/** The language is the person's choice, else the browser's; it is never part of an address. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value
  const locale = isLocale(chosen) ? chosen : localeOf((await headers()).get('accept-language'))
  const { messages } = locale === 'es' ? await import('../_messages/es') : await import('../_messages/en')
  return { locale, messages, timeZone: 'UTC' }
})
