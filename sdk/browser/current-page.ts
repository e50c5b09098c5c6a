import type { Page } from '../core/public-types'

export const currentPage = (): Page => ({
  url: location.href,
  title: document.title,
  referrer: document.referrer,
  language: document.documentElement.lang || navigator.language,
})
