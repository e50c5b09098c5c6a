import { expect, test } from 'vitest'
import { paths } from '../paths'
import { PLACES, placeOf } from './places'

const store = '7c1e0000-0000-4000-8000-000000000000'

test.each([
  [paths.home(store), 'home'],
  [paths.integration(store, 'a').split('?')[0], 'integrations'],
  [paths.eventType(store, 'a', 'b'), 'integrations'],
  [paths.newSegment(store), 'segments'],
  [paths.settings(store), 'settings'],
  [paths.apiAccess(store), 'apiAccess'],
  [`/${store}/nowhere`, undefined],
])('%s lies in %s', (pathname, place) => {
  expect(placeOf(store, pathname ?? '')).toBe(place)
})

test('no two places share a shortcut', () => {
  expect(new Set(PLACES.map(({ key }) => key)).size).toBe(PLACES.length)
})
