import { expect, test } from 'vitest'
import { isSendableAddress } from './is-sendable-address'
import { urlFault } from './url-fault'

const RULES = { ports: [80, 443], allowedRanges: [] }

test.each([
  'https://hooks.example.com/a?b=c',
  'http://hooks.example.com',
  'https://hooks.example.com:443/',
  'http://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://[64:ff9b::808:808]/',
  'https://bücher.example/',
])('may be sent to: %s', (url) => expect(urlFault(url, RULES)).toBeUndefined())

test.each([
  ...['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://017700000001/', 'http://127.1/'],
  ...['http://①②⑦.0.0.1/', 'http://１２７.０.０.１/', 'http://127.0.0.1./', 'http://%31%32%37.0.0.1/'],
  ...['http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/', 'http://[::7f00:1]/', 'http://[::]/'],
  ...['http://[64:ff9b::7f00:1]/', 'http://[64:ff9b:1::a00:1]/', 'http://[2002:7f00:1::]/', 'http://[2001:0:1::]/'],
  ...['http://[fe80::1]/', 'http://[fc00::1]/', 'http://[fec0::1]/', 'http://[ff02::1]/', 'http://[2001:db8::1]/'],
  ...['http://0.0.0.0/', 'http://10.1.2.3/', 'http://172.16.0.1/', 'http://192.168.1.1/', 'http://100.64.0.1/'],
  ...['http://169.254.169.254/latest/meta-data', 'http://198.18.0.1/', 'http://192.0.2.1/', 'http://255.255.255.255/'],
  ...['http://224.0.0.1/', 'http://240.0.0.1/', 'http://localhost/', 'http://LOCALHOST/'],
])('a host that is an address and not public is refused: %s', (url) =>
  expect(urlFault(url, RULES)).toMatch(/^the address [\d.:a-f]+ is not public$/),
)

test.each([
  ['a dot at the end', 'http://localhost./', 'dot'],
  ['a dot at the end', 'https://hooks.example.com./', 'dot'],
  ['a user', 'https://user@hooks.example.com/', 'user and password'],
  ['a password', 'https://:secret@hooks.example.com/', 'user and password'],
  ['another port', 'https://hooks.example.com:8443/', '8443'],
  ['the port of a database', 'http://hooks.example.com:5432/', '5432'],
  ['ftp', 'ftp://hooks.example.com/', 'http://'],
  ['a file', 'file:///etc/passwd', 'http://'],
  ['a script', 'javascript:alert(1)', 'http://'],
  ['no host', 'https://', 'http://'],
  ['no URL', 'hooks.example.com', 'http://'],
  ['empty', '', 'http://'],
])('%s is refused: %s', (_, url, word) => expect(urlFault(url, RULES)).toContain(word))

test('the operator can name ports and ranges', () => {
  const rules = { ports: [8080], allowedRanges: ['127.0.0.0/8', 'fc00::/7'] }
  expect(urlFault('http://127.0.0.1:8080/', rules)).toBeUndefined()
  expect(urlFault('http://localhost:8080/', rules)).toBeUndefined()
  expect(urlFault('http://[::ffff:127.0.0.1]:8080/', rules)).toBeUndefined()
  expect(urlFault('http://[fc00::1]:8080/', rules)).toBeUndefined()
  expect(urlFault('http://10.0.0.1:8080/', rules)).toContain('10.0.0.1')
  expect(urlFault('http://127.0.0.1/', rules)).toContain('80')
})

test('what is no address may not be sent to', () => {
  for (const text of ['', 'example.com', '127.0.0.1 ', '1', 'fe80::1%eth0'])
    expect(isSendableAddress(text, ['0.0.0.0/0'])).toBe(false)
})
