'use server'
import { cookies } from 'next/headers'
import { isLocale, localeCookie } from './locales'

const yearSeconds = 31_536_000

/** Keeps the person's language for a year; what is not one of ours changes nothing. */
export async function setLocale(locale: string): Promise<void> {
  if (!isLocale(locale)) return
  const jar = await cookies()
  jar.set(localeCookie, locale, { maxAge: yearSeconds, sameSite: 'lax', path: '/' })
}
