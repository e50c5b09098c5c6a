/** What Inlet itself says beside a content, in the page's language: English, or Spanish. */
const WORDS = { en: { close: 'Close', message: 'Message' }, es: { close: 'Cerrar', message: 'Mensaje' } }

export const words = (language = document.documentElement.lang || navigator.language) =>
  /^es\b/i.test(language) ? WORDS.es : WORDS.en
