import { Liquid, type Template } from 'liquidjs'
import { LRUCache } from 'lru-cache'

/** Only what computes with what is given, and writes values escaped: nothing that reads other templates, no `cycle`. */
const TAGS = new Set([
  ...['assign', 'capture', 'case', 'if', 'unless', 'for', 'break', 'continue'],
  ...['comment', 'raw', 'echo', '#'],
])
/** `raw` would let a value be more than text; the others are no matter of a page. */
const FILTERS_LEFT_OUT = ['raw', 'json', 'jsonify', 'inspect', 'sha256', 'hmac_sha256']

const MEGABYTE = 1_000_000

/** The one Liquid of web contents: values are escaped, nothing is read from disk, time and memory are bounded (faults §2). */
export const LIQUID = makeLiquid()

function makeLiquid(): Liquid {
  const liquid = new Liquid({
    ...{ outputEscape: 'escape', strictFilters: true, strictVariables: false, ownPropertyOnly: true },
    ...{ templates: {}, dynamicPartials: false, cache: false, timezoneOffset: 0, locale: 'en' },
    ...{ parseLimit: MEGABYTE, renderLimit: 100, memoryLimit: 4 * MEGABYTE },
  })
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name]
  for (const name of FILTERS_LEFT_OUT) liquid.unregisterFilter(name)
  return liquid
}

const parsed = new LRUCache<string, Template[]>({
  ...{ max: 500, maxSize: 5 * MEGABYTE, sizeCalculation: (_, html) => html.length + 1 },
})

/** A template ready to be filled in, parsed once. Throws Liquid's error where it is broken. */
export function parseTemplate(html: string): Template[] {
  const known = parsed.get(html)
  if (known) return known
  const template = LIQUID.parse(html)
  parsed.set(html, template)
  return template
}
