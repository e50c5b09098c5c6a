import { execFileSync, spawnSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Language, type Snippet, snippetsOf } from './snippets-of'

const STORE_ID = '01980a51-9d3c-7c1e-8f2b-3f1d2c5e7a90'
const HOSTILE = [
  "'",
  '"',
  '\\',
  '`id`',
  '$(id)',
  '$HOME',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what would be a template elsewhere is text here
  '${x}',
  '</script><script>',
  '<!--',
  "'''",
  '\nJSON;\n',
  '\0',
  '\u2028',
  '\ud800',
  '*/',
  '#',
  '%',
  '__proto__',
  'Ñandú 😀',
]
const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 }))
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    hostile,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(hostile, tie('any')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
})).object as fc.Arbitrary<Record<string, unknown>> // built by `fromEntries`

const apiKey = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })

const asSent = (body: unknown): unknown => JSON.parse(JSON.stringify(body))

function code(language: Language, sample: Record<string, unknown>, key = 'k:s'): string {
  const receiveType = language === 'browser' || language === 'mobile' ? 'web' : 'api'
  const all: Snippet[] = snippetsOf({
    receiveType,
    alias: 'order-shipped',
    baseUrl: 'https://inlet.example',
    storeId: STORE_ID,
    sample,
    apiKey: key,
  })
  return all.find((snippet) => snippet.language === language)?.code ?? ''
}

const has = (program: string) => spawnSync(program, ['--version']).status === 0
const samples = fc.sample(fc.tuple(value, apiKey), 150)

describe('whatever names and values a store has, the snippet sends exactly them', () => {
  it('curl, read by a real shell', () => {
    // The shell's own function shows what curl would be given.
    const script = samples.map(([sample, key]) => code('curl', sample, key)).join('\n')
    const output = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${script}`], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    const words = output.split('\0').slice(0, -1)
    const url = 'https://inlet.example/api/custom-events/alias/order-shipped?createContact=true'
    for (const [n, [sample, key]] of samples.entries()) {
      const [, method, address, , type, , authorization, , body = ''] = words.slice(n * 9)
      expect([method, address, type, authorization]).toEqual([
        'POST',
        url,
        'Content-Type: application/json',
        `Authorization: ApiKey ${key}`,
      ])
      expect(JSON.parse(body)).toEqual(asSent(sample))
    }
    expect(words.length).toBe(samples.length * 9)
  })

  it('Node.js, run', async () => {
    for (const [sample, key] of samples) {
      let sent: { headers: Record<string, string>; body: string } = { headers: {}, body: '' }
      const fetch = async (_: string, options: typeof sent) => {
        sent = options
        return { status: 201, text: async () => '' }
      }
      await runInNewContext(`(async () => {\n${code('node', sample, key)}\n})()`, { fetch, console: { log: () => {} } })
      expect(JSON.parse(sent.body)).toEqual(asSent(sample))
      expect(sent.headers.Authorization).toBe(`ApiKey ${key}`)
    }
  })

  it('PHP: the body stands in a text that nothing in it ends', () => {
    for (const [sample] of samples) {
      const lines = code('php', sample).split('\n')
      const [start, end] = [lines.indexOf("$body = <<<'JSON'"), lines.findIndex((line) => /^\s*JSON\b/.test(line))]
      expect(JSON.parse(lines.slice(start + 1, end).join('\n'))).toEqual(asSent(sample))
      expect(lines[end]).toBe('JSON;')
    }
  })

  it.skipIf(!has('python3'))('Python, run (needs python3 on PATH)', () => {
    const runner = `
import io, json, sys, urllib.request
sent = []
def open_url(request):
    sent.append([request.full_url, request.data.decode(), dict(request.header_items())])
    answer = io.BytesIO(b"")
    answer.status = 201
    return answer
urllib.request.urlopen = open_url
output, sys.stdout = sys.stdout, io.StringIO()
for code in json.load(sys.stdin):
    exec(code, {})
json.dump(sent, output)`
    const input = JSON.stringify(samples.map(([sample, key]) => code('python', sample, key)))
    const output: [string, string, Record<string, string>][] = JSON.parse(
      execFileSync('python3', ['-c', runner], { input, encoding: 'utf8', maxBuffer: 1e8 }),
    )
    for (const [n, [sample, key]] of samples.entries()) {
      const [url, body = '', headers] = output[n] ?? []
      expect(url).toBe('https://inlet.example/api/custom-events/alias/order-shipped?createContact=true')
      expect(JSON.parse(body)).toEqual(asSent(sample))
      expect(headers?.Authorization).toBe(`ApiKey ${key}`)
    }
  })

  it('browser: nothing in it ends the script, and the SDK is told exactly the payload', () => {
    for (const [sample] of samples) {
      const [, script = '', ...more] = code('browser', sample).split('<script>\n')
      expect([more, script.match(/<[/!]/g)]).toEqual([[], ['</']])
      const calls: unknown[][] = []
      const inlet = (...call: unknown[]) => calls.push(call)
      runInNewContext(script.replace('</script>', ''), { window: { inlet }, inlet })
      expect(asSent(calls)).toEqual([['track', 'order-shipped', asSent(sample)]])
    }
  })

  it('mobile: the SDK is told exactly the payload', () => {
    for (const [sample] of samples) {
      const calls: unknown[][] = []
      const createInlet = (options: object) => ({ track: (...call: unknown[]) => calls.push([options, ...call]) })
      const body = code('mobile', sample).replace(/^import .*$/gm, '')
      runInNewContext(body, { createInlet, AsyncStorage: null })
      const options = { store: STORE_ID, host: 'https://inlet.example', storage: null, appState: {} }
      expect(asSent(calls)).toEqual([[options, 'order-shipped', asSent(sample)]])
    }
  })
})

it('a key never stands in a page or an app', () => {
  for (const language of ['browser', 'mobile', 'curl'] as const) {
    const input = {
      receiveType: 'web' as const,
      alias: 'a',
      baseUrl: 'https://inlet.example',
      storeId: STORE_ID,
      sample: {},
    }
    const snippet = snippetsOf({ ...input, apiKey: 'canary' }).find((one) => one.language === language)
    expect(snippet?.code).not.toContain('canary')
  }
})
