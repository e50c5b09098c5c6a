import type { FieldDefinition, FieldTypeName } from '@/server/fields/field-types'
import type { Definition } from './checker'
import { Num, Obj, type Tree } from './json-tree'
import type { Random } from './random'

const TYPES: FieldTypeName[] = ['text', 'email', 'phone', 'integer', 'decimal', 'boolean', 'date', 'radio', 'checkbox']
const IDS = [
  'name',
  'total',
  'a-b',
  'A_1',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'length',
  'then',
  'x',
  'y',
  'é'.normalize('NFD')[0] ?? 'e',
]
/** Under the country code of Spain and of Great Britain. */
const PHONES: Record<string, string[]> = {
  '34': ['612345678', '612 345 678', '0034 612345678', '+34 612-345-678', '+442071838750'],
  '44': ['020 7183 8750', '+34612345678', '+44 20 7183 8750'],
}
const OPTIONS = ['s', 'm', '38', 'S', 'constructor', 'x y', 'ñ']
const POINTERS = [
  ...['/a/b', '/lines/0/sku', '/lines/1/sku', '/lines/-', '/lines/01', '/lines/length', '/a~1b', '/m~0n', '/~01', '/'],
  ...['/x/', '//', '/__proto__/x', '/__proto__', '/constructor/prototype/y', '/toString', '/hasOwnProperty/call'],
  ...['/deep/er/and/deep/er/0', '#/a%20b', '#/%C3%A9/~1', '/é', '/0/1', '/customer/email'],
]
const UNKNOWN = ['extra', '__proto__', 'constructor', 'a/b', 'm~n', '', 'Total', ' name', 'é', 'prototype', '0']

/** A definition of one context: the primary key and up to seven fields of any type, for a webhook with pointers. */
export function randomDefinition(random: Random, receiveContext: Definition['receiveContext']): Definition {
  const ids = new Set(['email'])
  const count = random.below(8)
  for (let n = 0; n < count; n++) ids.add(random.pick(IDS))
  const pointer = () => (receiveContext === 'webhook' && random.chance(0.7) ? random.pick(POINTERS) : null)
  const fields = [...ids].map((id): FieldDefinition => {
    const type = id === 'email' ? 'email' : random.pick(TYPES)
    const isPrimaryKey = id === 'email'
    const options = OPTIONS.filter(() => random.chance(0.5))
    return {
      id,
      name: `The ${id}`,
      type,
      isPrimaryKey,
      required: isPrimaryKey || random.chance(0.3),
      jsonPointerPath: pointer(),
      defaultCountryCode: type === 'phone' ? random.pick(Object.keys(PHONES)) : null,
      options:
        type === 'radio' || type === 'checkbox'
          ? ['s', ...options.filter((id) => id !== 's')].map((id) => ({ id, label: id }))
          : null,
    }
  })
  return { receiveContext, fields }
}

/** A document for this definition: mostly what it asks for, here and there something else. `care`: how often it fits. */
export function randomDocument(random: Random, { receiveContext, fields }: Definition, care: number): Obj {
  const document = new Obj()
  for (const field of fields) {
    const isLeftOut = random.chance(field.isPrimaryKey ? 0.02 : 0.15)
    if (isLeftOut) continue
    const value = random.chance(care) ? fitting(random, field, receiveContext) : random.pick(anything(random))
    const path = receiveContext === 'webhook' ? field.jsonPointerPath : null
    place(random, document, path ?? `/${field.id}`, value)
    if (random.chance(0.03)) place(random, document, path ?? `/${field.id}`, fitting(random, field, receiveContext))
  }
  if (random.chance(receiveContext === 'api' ? 0.05 : 0.4))
    document.set(random.pick(UNKNOWN), random.pick(anything(random)))
  return document
}

/** Puts the value where the pointer points, on a way of objects and sometimes lists; what stands in the way stays. */
function place(random: Random, document: Obj, path: string, value: Tree): void {
  const pointer = path.startsWith('#') ? decodeURIComponent(path.slice(1)) : path
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  let at: Tree = document
  tokens.forEach((token, n) => {
    const isLast = n === tokens.length - 1
    const next = /^\d$/.test(tokens[n + 1] ?? '') && random.chance(0.7) ? [] : new Obj()
    if (Array.isArray(at)) {
      while (at.length <= Number(token)) at.push(null)
      const there: Tree = at[Number(token)] ?? null
      const isWay = Array.isArray(there) || there instanceof Obj
      if (isLast || !isWay) at[Number(token)] = isLast ? value : next
      at = at[Number(token)] ?? null
    } else if (at instanceof Obj) {
      const there: Tree | undefined = at.get(token)
      const isWay = Array.isArray(there) || there instanceof Obj
      if (isLast || !isWay) at.set(token, isLast ? value : next)
      at = at.get(token) ?? null
    }
  })
}

const two = (n: number) => String(n).padStart(2, '0')

/** A value that fits, or nearly: now and then a day that is not there, an option too many, a digit too far. */
function fitting(random: Random, field: FieldDefinition, context: Definition['receiveContext']): Tree {
  const asText = context === 'webhook' && random.chance(0.4)
  const number = (...texts: string[]) => {
    const text = random.pick(texts)
    return asText ? random.pick([text, ` ${text}\n`]) : new Num(text)
  }
  switch (field.type) {
    case 'text':
      return random.pick<Tree>([
        '',
        'Ana',
        ' ñ 😀\u2028',
        '__proto__',
        "'; drop table events; --",
        '\ud83d\ude00',
        'x'.repeat(300),
      ])
    case 'email':
      return random.pick([
        `p${random.below(20)}@example.org`,
        ' Ana@Example.ORG ',
        'a+b@bücher.example',
        `p${random.below(20)}@example.org`,
      ])
    case 'phone':
      return random.pick(PHONES[field.defaultCountryCode ?? ''] ?? [])
    case 'integer':
      return number('0', '-0', '12', '1.0', '1e3', '-9007199254740991', '9007199254740991', `${random.below(1e9)}`)
    case 'decimal':
      return number(
        '0.1',
        '12.50',
        '-1E-7',
        '1e308',
        '5e-324',
        '9007199254740993',
        '0.30000000000000004',
        `${random.next()}`,
      )
    case 'boolean':
      return random.pick<Tree>(asText ? ['true', 'FALSE', '1', '0', new Num('1'), new Num('0')] : [true, false])
    case 'date':
      return dateFor(random, asText)
    case 'radio':
      return random.pick(field.options ?? []).id
    case 'checkbox':
      return (field.options ?? []).map(({ id }) => id).filter(() => random.chance(0.5))
  }
}

function dateFor(random: Random, asText: boolean): Tree {
  if (asText && random.chance(0.5)) {
    const seconds = 1_000_000_000 + random.below(1_000_000_000)
    const text = random.pick([String(seconds), String(seconds * 1000 + random.below(1000))])
    return random.chance(0.5) ? text : new Num(text)
  }
  const day = `${1900 + random.below(200)}-${two(random.below(13))}-${two(1 + random.below(31))}`
  const time = `T${two(random.below(25))}:${two(random.below(60))}:${two(random.below(60))}`
  const offset = random.pick(['Z', '+02:00', '-11:30', '+23:59'])
  return random.pick([day, day + time + offset, `${day + time}.${two(random.below(100))}5${offset}`])
}

/** What nobody asked for. */
function anything(random: Random): Tree[] {
  return [
    ...['', 'x', '\0', 'a\ud800', '\udc00', 'true', '12,50', '007', '0x10', 'NaN', '1e400', '820982911946154508'],
    ...['a@b', '@', 'a@@b.co', 'KATE@example.org\u212a', 'é@example.org', `${'a'.repeat(65)}@b.co`, 'a@b.co, c@d.co'],
    ...['2024-02-30', '2026-13-01', '2026-01-31T10:00:00', 'now', 'infinity', '2026-01-31T25:00:00Z', 'xl', '38'],
    ...['1e400', '-1e400', '1.5', '9007199254740992', '-0', '1e-400', '38', '2', '612345678'].map(
      (text) => new Num(text),
    ),
    ...[true, false, null, [], [[]], ['s', 's'], ['s', null], ['s', '38'], [new Num('38')], [new Num('1e400')]],
    ...[new Obj(), new Obj([['__proto__', new Obj([['polluted', true]])]]), new Obj([['length', new Num('1')]])],
    ...[new Obj([['0', 's']]), new Num(String(random.below(1e6))), [random.pick(['s', 'm', 'xl'])]],
  ]
}
