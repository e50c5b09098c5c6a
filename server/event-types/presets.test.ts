import { describe, expect, test } from 'vitest'
import { compileReader } from '@/server/events/read-values'
import { evaluatePointer, parsePointer } from '@/server/fields/json-pointer'
import { parseJson } from '@/server/http/body/parse-json'
import { PRESETS } from './presets'
import { eventTypeInputSchema } from './schema'

describe.each(PRESETS.map((preset) => [preset.label, preset] as const))('%s', (_label, preset) => {
  const { name, alias, fields, deliveryId, verification } = preset
  const withSecret = verification && {
    ...verification,
    ...(verification.type === 'token' ? {} : { secret: 'a secret for tests' }),
  }
  const settings = { name, alias, receiveType: 'webhook', fields, deliveryId, verification: withSecret }

  test('can be saved as it is, once its secret is given', () => {
    expect(eventTypeInputSchema.safeParse(settings).error?.issues ?? []).toEqual([])
  })

  test('takes its own sample and finds a value for every field', () => {
    const definition = eventTypeInputSchema.parse(settings)
    const read = compileReader({ receiveContext: 'webhook', fields: definition.fields })
    const result = read(parseJson(Buffer.from(JSON.stringify(preset.sample))))
    expect(result).toMatchObject({ ok: true })
    const [event] = result.ok ? result.events : []
    expect(Object.keys(event?.values ?? {}).sort()).toEqual(definition.fields.map(({ id }) => id).sort())
    expect(event?.email).toMatch(/@example\.com$/)
  })

  test('finds its delivery id in the sample, where it stands in the body', () => {
    if (!deliveryId || !('pointer' in deliveryId)) return
    expect(evaluatePointer(preset.sample, parsePointer(deliveryId.pointer) ?? []).found).toBe(true)
  })
})

test('presets have names and addresses of their own', () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length)
  expect(new Set(PRESETS.map(({ alias }) => alias)).size).toBe(PRESETS.length)
})
