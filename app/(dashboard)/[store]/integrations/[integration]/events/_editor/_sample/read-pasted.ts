import { parse } from 'qs'
import { parseSample } from './parse-sample'
import { isBranch } from './value-text'

export type Pasted = {
  kind: 'json' | 'form' | 'csv'
  document: object
  /** JSON says what is a number; in a form or a CSV line all is text. */
  isTyped: boolean
}

/** What somebody pasted: a JSON object, a CSV header with perhaps a first row, or a form's body. Undefined: none of them. */
export function readPasted(text: string): Pasted | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const json = parseSample(trimmed)
  // Exports are often a list of records: one of them shows what all are like.
  const first = Array.isArray(json) ? json.find(isBranch) : json
  if (isBranch(first) && !Array.isArray(first)) return { kind: 'json', document: first, isTyped: true }
  // JSON of another kind, or not yet whole.
  if (json !== undefined || /^[[{]/.test(trimmed)) return undefined
  if (isForm(trimmed)) return { kind: 'form', document: formOf(trimmed), isTyped: false }
  const csv = csvOf(trimmed)
  return csv && { kind: 'csv', document: csv, isTyped: false }
}

const isForm = (text: string): boolean => !/\s/.test(text) && /^[^=&,;]+=[^&]*(&[^=&]+=[^&]*)*$/.test(text)

/** As the server reads it (`server/http/body/parse-form.ts`). */
const formOf = (text: string): object =>
  parse(text, { plainObjects: true, allowSparse: true, depth: 64, arrayLimit: 1000 })

const SEPARATORS = [',', ';', '\t'] as const

function csvOf(text: string): object | undefined {
  const [header = '', row] = text.split(/\r?\n/)
  const separator = SEPARATORS.toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ','
  const keys = cellsOf(header, separator).map((key) => key.trim())
  if (keys.length < 2 || keys.some((key) => key === '' || key === '__proto__')) return undefined
  const cells = row === undefined ? [] : cellsOf(row, separator)
  return Object.fromEntries(keys.map((key, n) => [key, cells[n]?.trim() || null]))
}

/** The cells of one CSV line (RFC 4180): quotes around a cell, doubled inside it. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let n = 0; n < line.length; n++) {
    const character = line[n]
    if (isQuoted && character === '"' && line[n + 1] === '"') {
      cell += '"'
      n += 1
    } else if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  return [...cells, cell]
}
