import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { messages as en } from '../_messages/en'
import { messages as es } from '../_messages/es'

/** Every text of a tree by its path, e.g. `ui.time.now`. */
function texts(tree: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value]] : Object.entries(texts(value, `${path}${key}.`)),
    ),
  )
}

/** The values and tags a text takes, sorted. A brace inside a `plural` or `select` opens a branch, not a value. */
function placeholders(text: string): string[] {
  const found = new Set<string>()
  let depth = 0
  for (const [token, name, tag] of text.matchAll(/\{\s*(\w*)|\}|<(\w+)>/g)) {
    if (token === '}') depth--
    else if (tag) found.add(`<${tag}>`)
    else if (depth++ % 2 === 0) found.add(String(name))
  }
  return [...found].sort()
}

const english = texts(en)
const spanish = texts(es)
const filesOf = (locale: string) =>
  readdirSync(new URL(`../_messages/${locale}/`, import.meta.url)).filter((file) => file.endsWith('.json'))

describe('messages', () => {
  test('every English text has a Spanish one, and the other way round', () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort())
  })

  test('a text and its translation take the same values', () => {
    const differing = Object.keys(english).filter((key) => {
      return String(placeholders(english[key] ?? '')) !== String(placeholders(spanish[key] ?? ''))
    })
    expect(differing).toEqual([])
  })

  test('no text is empty', () => {
    const empty = [...Object.entries(english), ...Object.entries(spanish)].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  test.each([
    ['en', en],
    ['es', es],
  ])('every file of %s is loaded', (locale, messages) => {
    expect(Object.keys(messages).sort()).toEqual(
      filesOf(locale)
        .map((file) => file.replace('.json', ''))
        .sort(),
    )
  })
})
