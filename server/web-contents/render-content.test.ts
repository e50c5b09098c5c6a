import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTemplate } from './check-template'
import { renderContent, type Variables } from './render-content'
import { ALLOWED_TAGS } from './sanitize-content'

const variables: Variables = {
  event: { size: 'XL', 'is-gift': true, sizes: ['s', 'm'], bad: '<img src=x onerror=alert(1)>', total: 12.5 },
  contact: { _name: 'Ana & Co' },
  store: { name: 'Shop' },
}
const render = (html: string, given = variables) => renderContent(html, given)

describe('variables', () => {
  test.each([
    ['{{ event.size }} {{ contact._name }} {{ store.name }}', 'XL Ana &amp; Co Shop'],
    ['{{ event.total }} {{ event.is-gift }} {{ event["size"] }}', '12.5 true XL'],
    ['[{{ event.nothing }}{{ contact.nothing.more }}{{ nothing }}]', '[]'],
    ['{% if event.is-gift %}gift{% else %}none{% endif %}', 'gift'],
    ['{% for size in event.sizes %}{{ size | upcase }} {% endfor %}', 'S M '],
    ['{{ event.constructor }}{{ event.__proto__ }}{{ store.name.constructor }}', ''],
    ['{{ event.bad }}', '&lt;img src=x onerror=alert(1)&gt;'],
    ['{% echo event.bad %}', '&lt;img src=x onerror=alert(1)&gt;'],
    ['<a href="{{ event.bad }}">x</a>', '<a href="&lt;img src=x onerror=alert(1)&gt;" rel="noopener">x</a>'],
  ])('%s', (html, expected) => {
    expect(render(html)).toBe(expected)
  })
})

describe('what is taken out', () => {
  test.each([
    ['<p onclick="x()">a</p><script>x()</script>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a rel="noopener">a</a>'],
    ['<a href="jAvA&#x0A;script:alert(1)">a</a>', '<a rel="noopener">a</a>'],
    ['<a href="//evil.example">a</a>', '<a rel="noopener">a</a>'],
    ['<a href="/sale" target="_top">a</a>', '<a href="/sale" rel="noopener">a</a>'],
    [
      '<a href="tel:+34600000000" target="_blank">a</a>',
      '<a href="tel:+34600000000" target="_blank" rel="noopener">a</a>',
    ],
    ['<img src="data:text/html,x" alt="a">', '<img alt="a" />'],
    ['<img src="data:image/svg+xml;base64,AAAA">', '<img />'],
    ['<img src="data:image/png;base64,iVBORw0KGgo=">', '<img src="data:image/png;base64,iVBORw0KGgo=" />'],
    ['<form action="/x"><input name="a"><button type="submit">Go</button></form>', '<button type="button">Go</button>'],
    ['<iframe src="https://x.example">a</iframe><svg><script>x</script></svg>b', 'b'],
    ['<p style="color:red;position:fixed;background:url(https://x.example)">a</p>', '<p style="color:red">a</p>'],
    ['<p class="big x:y" id="a">a</p>', '<p class="big">a</p>'],
    ['<meta http-equiv="refresh" content="0"><base href="//x"><link rel="stylesheet">a', 'a'],
  ])('%s', (html, expected) => {
    expect(render(html)).toBe(expected)
  })
})

test('of a long text its beginning is filled in, whole characters', () => {
  const event = { text: `${'x'.repeat(4999)}😀` }
  expect(render('{{ event.text | strip_html }}', { ...variables, event })).toBe(`${'x'.repeat(4999)}\ufffd`)
})

const HOSTILE = [
  ...['<script>', '</script>', '<img src=x onerror=', 'alert(1)', '<svg onload=', '<a href="', 'javascript:', '"', "'"],
  ...['>', '<', '</', '<!--', '-->', '<![CDATA[', 'JaVaScRiPt:', 'java\tscript:', '&#106;avascript:', '&colon;', '\0'],
  ...['<iframe srcdoc="', '<math><mtext>', '<style>', '</style>', 'style="', 'url(', 'expression(', 'data:text/html,'],
  ...[
    '<noscript>',
    '<template>',
    '<p onclick=',
    'xlink:href=',
    '<form action=',
    '=',
    ' ',
    '/',
    '\n',
    '`',
    '\\',
    '&lt;',
  ],
  ...['{{ event.a }}', '{{ contact.a }}', '{% echo event.a %}', '<div {{ event.a }}>', '<a href={{ event.a }}>'],
]
const hostile = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 5 })), { maxLength: 25 })

/** Every tag of the output with its attributes, read by rules of our own. */
function tagsOf(html: string): { name: string; attributes: [string, string][] }[] {
  return [...html.matchAll(/<\/?([^\s/>]*)([^>]*)>?/g)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: [...rest.matchAll(/([^\s=/"]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value,
    ]),
  }))
}

test('no output of any input holds a script, a handler or an address that runs', () => {
  const property = fc.property(hostile, hostile, (parts, value) => {
    const event = { a: value.join('') }
    const html = parts.join('')
    let shown: string
    try {
      shown = render(html, { event, contact: event, store: { name: 'x' } })
    } catch {
      return
    }
    for (const { name, attributes } of tagsOf(shown)) {
      expect(ALLOWED_TAGS).toContain(name)
      for (const [key, value] of attributes) {
        expect(key).not.toMatch(/^on|^srcdoc$|^formaction$|^xlink/)
        expect(value.replace(/[\s\0]|&#\w+;?/g, '')).not.toMatch(/^(?:javascript|vbscript|data:text)/i)
        if (key === 'style') expect(value).not.toMatch(/url\(|expression/i)
      }
    }
  })
  fc.assert(property, { numRuns: 1500 })
})

describe('a broken template is told with its line', () => {
  test.each([
    ['<p>\n{% if event.size %}</p>', 'line 2, column 1'],
    ['{{ event.size | shout }}', 'undefined filter: shout'],
    ['{{ event.size | raw }}', 'undefined filter: raw'],
    ['{{ event.size', 'line 1, column 1'],
    ['{% include "other" %}', 'not found'],
    ['{% render "other" %}', 'not found'],
    ['{% cycle event.size %}', 'not found'],
  ])('%s', (html, expected) => {
    const problem = (() => {
      try {
        checkTemplate(html)
      } catch (error) {
        return error
      }
    })()
    expect(problem).toMatchObject({
      problem: 'not-valid',
      extras: { validationErrors: [{ path: '/html', reason: expect.stringContaining(expected) }] },
    })
  })
})

test.each(['{% for i in (1..100000000) %}x{% endfor %}', `{% for i in (1..500) %}${'x'.repeat(1000)}{% endfor %}`])(
  'a template that takes too much ends: %.40s',
  (html) => expect(() => render(html)).toThrow(),
)
