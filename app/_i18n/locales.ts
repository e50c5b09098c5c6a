/** The languages of the dashboard, in their own names. The first is the fallback. */
export const LOCALES = { en: 'English', es: 'Español' } as const

export type Locale = keyof typeof LOCALES

export const localeCookie = 'locale'

export function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && Object.hasOwn(LOCALES, value)
}

/** The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4); English where none fits. */
export function localeOf(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map((param) => param.trim()).find((param) => param.startsWith('q='))
      return { language: tag.split('-')[0], q: q ? Number(q.slice(2)) : 1 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  return wanted.map(({ language }) => language).find(isLocale) ?? 'en'
}
