import type { Template } from 'liquidjs'
import { notValid } from '@/server/problems'
import { parseTemplate } from './templates'

/** Parses a template. Throws `not-valid` at `/html`, with the line and what was expected there. */
export function checkTemplate(html: string): Template[] {
  try {
    return parseTemplate(html)
  } catch (error) {
    throw notValid([{ path: '/html', reason: reasonOf(error) }])
  }
}

const POSITION = /, line:(\d+), col:(\d+)$/

/** Liquid's own words, with its position in ours. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
  const [, line, column] = POSITION.exec(message) ?? []
  const where = line ? `line ${line}, column ${column}: ` : ''
  return `${where}expected Liquid such as {{ event.name }} or {% if event.name %}…{% endif %}; ${message.replace(POSITION, '').slice(0, 200)}`
}
