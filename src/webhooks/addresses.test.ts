import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isPublicAddress } from './addresses.ts'

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4002:400::200e',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2002:808:808::1',
]

const NOT_PUBLIC: Record<string, string[]> = {
  unspecified: ['0.0.0.0', '0.1.2.3', '::', '::0'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  private: ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  'link-local': ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0', 'fe80::1%25eth0'],
  "carriers' NAT": ['100.64.0.1', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'reserved, broadcast': ['240.0.0.1', '255.255.255.255'],
  'documentation and tests': [
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '2001:db8::1',
    '3fff::1',
  ],
  'unique and site local': ['fc00::1', 'fdff::1', 'fec0::1'],
  'IPv4-mapped': ['::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:a00:1', '::ffff:169.254.169.254'],
  'IPv4-compatible': ['::127.0.0.1', '::8.8.8.8'],
  NAT64: ['64:ff9b::127.0.0.1', '64:ff9b::c0a8:1', '64:ff9b:1::1'],
  '6to4': ['2002:7f00:1::1', '2002:a00:1::', '2002:c0a8:101:1::1'],
  Teredo: ['2001::1', '2001:0:7f00:1::'],
  'no address': ['', 'localhost', '127.1', '0x7f000001', '2130706433', '1.2.3.4.5', 'example.com'],
}

test('isPublicAddress · hosts of the internet, up to the edges of what is not · true', () => {
  for (const address of PUBLIC) assert.equal(isPublicAddress(address), true, address)
})

for (const [kind, addresses] of Object.entries(NOT_PUBLIC))
  test(`isPublicAddress · ${kind} · false`, () => {
    for (const address of addresses) assert.equal(isPublicAddress(address), false, address)
  })
