import { PROBLEMS } from '@/server/problems'
import { COMMON_HEADERS, type HeaderName, headerRefs } from './headers'
import { problemSchema } from './responses/problem'
import { type ProblemStatus, STATUSES } from './statuses'

const OWN_HEADERS: Partial<Record<ProblemStatus, HeaderName[]>> = {
  400: ['X-Reception-Id'],
  401: ['X-Reception-Id'],
  405: ['Allow'],
  413: ['X-Reception-Id'],
  415: ['X-Reception-Id'],
  422: ['X-Reception-Id'],
  429: ['Retry-After', 'X-Reception-Id'],
  503: ['Retry-After'],
}

const reason = 'expected a number, received the string "59,90"; the decimal mark is a point, as in 59.90'

/** Of the statuses whose body tells more than its sentence. */
const EXAMPLES: Partial<Record<ProblemStatus, object>> = {
  400: { detail: 'Contact does not exist', code: 'E0501' },
  409: {
    detail: 'The field “Total” cannot be deleted: the segment “Big spenders” uses it.',
    usedBy: [{ type: 'segment', id: '01980a51-9d3c-7c1e-8f2b-3f1d2c5e7a90', name: 'Big spenders' }],
  },
  422: { detail: '1 field is not valid.', validationErrors: [{ path: '/total', reason }] },
  429: { detail: 'More than 6000 requests a minute; wait 12 s.' },
}

const titles = new Map(Object.values(PROBLEMS).map(({ status, title }) => [status, title]))
const statuses = [...titles.keys()].sort((a, b) => a - b)

const nameOf = (status: ProblemStatus) => (titles.get(status) ?? '').replaceAll(' ', '')

function responseOf(status: ProblemStatus) {
  const title = titles.get(status)
  const example = { status, title, detail: STATUSES[status], ...EXAMPLES[status] }
  return {
    description: STATUSES[status],
    headers: headerRefs([...COMMON_HEADERS, ...(OWN_HEADERS[status] ?? [])]),
    content: { 'application/json': { schema: problemSchema, example } },
  }
}

/** Every refusal of contract §3 as a component, named by its title. */
export const PROBLEM_RESPONSES = Object.fromEntries(statuses.map((status) => [nameOf(status), responseOf(status)]))

export const problemRefs = (of: readonly ProblemStatus[]): Record<string, { $ref: string }> =>
  Object.fromEntries(of.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]))
