import { describe, expect, test } from 'vitest'
import { PAGE_VISIT_TYPE } from '@/server/events/page-visit-type'
import { PAGE_TEXT_CHARACTERS_MAX, readPageVisit } from './read-page-visit'

const AT = '/events/3/payload'
const read = (payload: object, page?: unknown) =>
  readPageVisit(PAGE_VISIT_TYPE.read, { value: payload, sourceOf: () => undefined, basePointer: AT }, page)

function valuesOf(payload: object, page?: unknown) {
  const result = read(payload, page)
  if (!result.ok) throw new Error(JSON.stringify(result.validationErrors))
  return { values: result.events[0]?.values, ignored: result.ignored }
}

const PAGE = {
  url: 'https://shop.example/shoes/1?size=xl#top',
  title: 'Shoe',
  referrer: 'https://a.example/',
  language: 'es',
}

describe('what was seen', () => {
  test('is the page of the request, with the path of its url', () => {
    expect(valuesOf({}, PAGE)).toEqual({ values: { ...PAGE, path: '/shoes/1' }, ignored: [] })
  })

  test('is what the payload says, where it says something', () => {
    const { values } = valuesOf({ url: '/cart', title: null, referrer: '', language: 'en', path: 'checkout' }, PAGE)
    expect(values).toEqual({ ...PAGE, url: '/cart', language: 'en', path: 'checkout' })
  })

  test.each([
    ['https://shop.example/gu%C3%ADa%20a/b%2Fc', '/guía a/b%2Fc'],
    ['https://shop.example/%E0%A4', '/%E0%A4'],
    ['https://shop.example/%00', '/%00'],
    ['app://cart/items', '/items'],
    ['cart', '/cart'],
    ['http://[', undefined],
  ])('has the path of %s as a person reads it', (url, path) => {
    expect(valuesOf({ url }).values).toEqual(path === undefined ? { url } : { url, path })
  })

  test('is known by a title alone, as apps have it; by nothing it is refused', () => {
    expect(valuesOf({}, { title: 'Cart' }).values).toEqual({ title: 'Cart' })
    for (const page of [
      undefined,
      null,
      {},
      { url: '' },
      { url: 5 },
      { referrer: 'x', language: 'es' },
      Object.create(PAGE),
    ])
      expect(read({}, page)).toMatchObject({ ok: false, total: 1, validationErrors: [{ path: AT }] })
  })
})

describe('what does not fit', () => {
  test('a long text is cut between two characters, and told', () => {
    const url = `https://shop.example/${'x'.repeat(3000)}`
    const title = `${'x'.repeat(PAGE_TEXT_CHARACTERS_MAX - 1)}😀`
    const { values, ignored } = valuesOf({ title }, { url })
    expect(values).toMatchObject({ url: url.slice(0, PAGE_TEXT_CHARACTERS_MAX), title: title.slice(0, -2) })
    expect(ignored).toEqual(['/page/url', `${AT}/title`])
  })

  test('in the page it is left out and told, in the payload it refuses the event', () => {
    const page = { ...PAGE, title: 5, language: 'e\0', referrer: '\ud800' }
    const { values, ignored } = valuesOf({ other: 1 }, page)
    expect(values).toEqual({ url: PAGE.url, path: '/shoes/1' })
    expect(ignored).toEqual([`${AT}/other`, '/page/title', '/page/referrer', '/page/language'])
    expect(read({ title: {} }, PAGE)).toMatchObject({ ok: false, validationErrors: [{ path: `${AT}/title` }] })
  })
})
