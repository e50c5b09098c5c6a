/** The colours an integration may have, each at least 3:1 against both themes and under a white icon. */
export const SWATCHES = [
  { name: 'green', color: '#2b8558' },
  { name: 'teal', color: '#0e8388' },
  { name: 'blue', color: '#3b73d9' },
  { name: 'violet', color: '#8257c9' },
  { name: 'pink', color: '#c2478f' },
  { name: 'red', color: '#cf4a3c' },
  { name: 'orange', color: '#b8611b' },
  { name: 'grey', color: '#72706a' },
] as const

export const DEFAULT_COLOR: string = SWATCHES[0].color
