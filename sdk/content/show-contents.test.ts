import { expect, test } from 'vitest'
import { makeClock } from '@/tests/support/sdk-device'
import type { WebContent } from '../core/public-types'
import { showContents, type Told } from './show-contents'

/** A page whose clock, scrolling and leaving are the test's, and which notes what is drawn and reported. */
function makeStage({ cannotDraw = '' } = {}) {
  const clock = makeClock()
  const scrolls = new Set<(percent: number) => void>()
  const leaves = new Set<() => void>()
  const told = new Map<string, Told>()
  const reports: string[] = []
  const listen = <Run>(all: Set<Run>, run: Run) => {
    all.add(run)
    return () => void all.delete(run)
  }
  const show = showContents({
    moments: {
      after: (ms, run) => clock.startTimer(run, ms),
      onScroll: (run) => {
        run(0)
        return listen(scrolls, run)
      },
      onLeaving: (run) => listen(leaves, run),
    },
    draw({ id }, how) {
      if (id === cannotDraw) throw new Error('no place')
      told.set(id, how)
      how.shown()
    },
    report: (id, what) => void reports.push(`${id} ${what}`),
  })
  const scroll = (percent: number) => [...scrolls].forEach((run) => void run(percent))
  const leave = () => [...leaves].forEach((run) => void run())
  const listening = () => scrolls.size + leaves.size
  return { show, clock, scroll, leave, listening, reports, tell: (id: string) => told.get(id) as Told } // drawn before
}

const content = (id: string, more: Partial<WebContent> = {}): WebContent => ({
  ...{ id, contentId: id, type: 'popup', html: '<p>Hi</p>', showOn: {} },
  ...more,
})

test('it shows at once where nothing is said', () => {
  const { show, reports } = makeStage()
  show(content('a'))
  expect(reports).toEqual(['a shown'])
})

test('it shows when its seconds are over, and not before', async () => {
  const { show, clock, reports } = makeStage()
  show(content('a', { showOn: { afterSeconds: 5 } }))
  await clock.advance(4_999)
  expect(reports).toEqual([])
  await clock.advance(1)
  expect(reports).toEqual(['a shown'])
})

test('it shows once the page is scrolled so far, and listens no longer', () => {
  const { show, scroll, listening, reports } = makeStage()
  show(content('a', { showOn: { scrolledPercent: 50 } }))
  scroll(49)
  expect(reports).toEqual([])
  scroll(50)
  scroll(80)
  expect(reports).toEqual(['a shown'])
  expect(listening()).toBe(0)
})

test('it shows when the person is about to leave, once', () => {
  const { show, leave, listening, reports } = makeStage()
  show(content('a', { showOn: { leaving: true } }))
  expect(reports).toEqual([])
  leave()
  leave()
  expect(reports).toEqual(['a shown'])
  expect(listening()).toBe(0)
})

test('one pop-up at a time: the next comes when the first is closed, in the order in which they were due', async () => {
  const { show, clock, tell, reports } = makeStage()
  show(content('late', { showOn: { afterSeconds: 2 } }))
  show(content('first'))
  show(content('second'))
  await clock.advance(2_000)
  expect(reports).toEqual(['first shown'])
  tell('first').closed()
  expect(reports).toEqual(['first shown', 'first closed', 'second shown'])
  tell('second').closed()
  expect(reports.at(-1)).toBe('late shown')
})

test('types do not wait for each other, and contents in the page wait for nothing', () => {
  const { show, reports } = makeStage()
  for (const type of ['popup', 'slide-in', 'floating-bar', 'inline'] as const) show(content(type, { type }))
  show(content('second', { type: 'inline' }))
  show(content('third', { type: 'slide-in' }))
  expect(reports).toEqual(['popup shown', 'slide-in shown', 'floating-bar shown', 'inline shown', 'second shown'])
})

test('a showing that comes twice is shown once', () => {
  const { show, tell, reports } = makeStage()
  show(content('a'))
  show(content('a'))
  tell('a').closed()
  expect(reports).toEqual(['a shown', 'a closed'])
})

test('each thing is reported once, and a close makes room once', () => {
  const { show, tell, reports } = makeStage()
  for (const id of ['a', 'b', 'c']) show(content(id))
  tell('a').clicked()
  tell('a').clicked()
  tell('a').closed()
  tell('a').closed()
  expect(reports).toEqual(['a shown', 'a clicked', 'a closed', 'b shown'])
})

test('what cannot be drawn reports nothing, throws nothing and holds nothing up', () => {
  const { show, reports } = makeStage({ cannotDraw: 'a' })
  show(content('a'))
  show(content('b'))
  expect(reports).toEqual(['b shown'])
})
