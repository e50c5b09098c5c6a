import { describe, expect, it } from 'vitest'
import { clientAddress, isAllowed, matchingRange } from './client-address'
import { canonicalRange, parseAddress } from './ip-range'

const PROXIES = ['10.0.0.0/8', 'fd00::/8']
const from = (remoteAddress: string | undefined, forwardedFor?: string, trusted: string[] = PROXIES) =>
  clientAddress({ remoteAddress, forwardedFor }, trusted)

describe('clientAddress', () => {
  it.each([
    ['the socket, whatever the client writes', from('203.0.113.9', '1.2.3.4', []), '203.0.113.9'],
    ['the socket of who is no proxy of ours', from('203.0.113.9', '1.2.3.4'), '203.0.113.9'],
    ['the hop that our proxy saw', from('10.0.0.1', '198.51.100.7'), '198.51.100.7'],
    ['the rightmost untrusted hop, not the forged one', from('10.0.0.1', '1.2.3.4, 198.51.100.7'), '198.51.100.7'],
    ['past several proxies', from('10.0.0.1', '1.2.3.4, 198.51.100.7, 10.9.9.9, fd00::1'), '198.51.100.7'],
    ['a proxy that calls by itself', from('10.0.0.1'), '10.0.0.1'],
    ['the farthest of trusted hops only', from('10.0.0.1', '10.0.0.3, 10.0.0.2'), '10.0.0.3'],
    ['IPv4 inside IPv6 as IPv4', from('::ffff:203.0.113.9', undefined), '203.0.113.9'],
    ['a mapped proxy as the proxy', from('::ffff:10.0.0.1', '198.51.100.7'), '198.51.100.7'],
    ['a link-local socket without its interface', from('fe80::1%eth0', undefined), 'fe80::1'],
    [
      'the header of a platform that hides the socket, if proxies are named',
      from(undefined, '198.51.100.7'),
      '198.51.100.7',
    ],
    ['nobody, where the socket is hidden and no proxy is named', from(undefined, '198.51.100.7', []), undefined],
    ['nobody, where the hop carries a port', from('10.0.0.1', '198.51.100.7:443'), undefined],
    ['nobody, where the hop carries a zone', from('10.0.0.1', 'fe80::1%eth0'), undefined],
    ['nobody, where the hop has leading zeros', from('10.0.0.1', '198.051.100.007'), undefined],
    ['nobody, where the hop is a word', from('10.0.0.1', '1.2.3.4, unknown'), undefined],
  ])('is %s', (_, got, expected) => expect(got).toBe(expected))
})

describe('isAllowed', () => {
  it.each([
    ['10.1.2.3', ['10.0.0.0/8'], true],
    ['11.1.2.3', ['10.0.0.0/8'], false],
    ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
    ['10.1.2.3', ['::ffff:10.0.0.0/104'], true],
    ['2001:db8::5', ['2001:db8::/32'], true],
    ['2001:db9::5', ['2001:db8::/32'], false],
    ['::10.1.2.3', ['10.0.0.0/8'], false],
    ['1.2.3.4', ['::/0'], false],
    ['1.2.3.4', [], true],
    ['167772161', ['10.0.0.0/8'], false],
    ['not an address', ['0.0.0.0/0'], false],
  ])('%s within %j: %s', (address, ranges, expected) => expect(isAllowed(address, ranges)).toBe(expected))

  it('names the range that let an address in', () => {
    expect(matchingRange('10.1.2.3', ['192.0.2.0/24', '10.0.0.0/8'])).toBe('10.0.0.0/8')
  })
})

describe('canonicalRange', () => {
  it.each([
    ['10.1.2.3/8', '10.0.0.0/8'],
    [' 203.0.113.9 ', '203.0.113.9/32'],
    ['2001:DB8:0::1/32', '2001:db8::/32'],
    ['::ffff:10.1.2.3/104', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['10.0.0.0/33', null],
    ['10.0.0.0/08', null],
    ['10.0.0/8', null],
    ['010.0.0.0/8', null],
    ['0x0a.0.0.0/8', null],
    ['::ffff:10.0.0.0/64', null],
    ['10.0.0.0/8/8', null],
    ['fe80::1%eth0', null],
    ['', null],
  ])('%j is %s', (text, expected) => expect(canonicalRange(text)).toBe(expected))
})

it('an address has one spelling', () => {
  expect(parseAddress('2001:0DB8::0001')?.toString()).toBe('2001:db8::1')
  expect(parseAddress('[::1]')).toBeNull()
})
