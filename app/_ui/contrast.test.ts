import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../globals.css', import.meta.url), 'utf8')

/** The `#rrggbb` tokens of the block that begins with `selector`. */
function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a = '', b = ''): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['bg', 'panel', 'sunken', 'hover', 'accent-soft', 'bad-soft', 'warn-soft', 'info-soft']
const textPairs = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ...['ok', 'bad', 'warn', 'info', 'violet', 'accent'].flatMap((tone) =>
    ['bg', 'panel', 'sunken', `${tone}-soft`].map((ground) => [tone, ground]),
  ),
  ['accent-ink', 'accent'],
  ['bad-ink', 'bad'],
]

describe.each([
  ['light', ':root'],
  ['dark', '[data-theme="dark"]'],
])('theme %s', (_, selector) => {
  const theme = tokens(selector)

  test.each(textPairs)('%s on %s can be read (4.5:1)', (ink = '', ground = '') => {
    expect(contrast(theme[ink], theme[ground])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['bg', 'panel'])('the edge of a control is seen on %s (3:1)', (ground) => {
    expect(contrast(theme.control, theme[ground])).toBeGreaterThanOrEqual(3)
  })
})
