/** Which addresses of the internet a webhook may be sent to: none that lead into somebody's own network. */
import { BlockList, isIP } from 'node:net'

/**
 * IPv4 ranges that are no public hosts (IANA IPv4 Special-Purpose Address Registry, RFC 6890), as `[first, bits]`.
 */
const NOT_PUBLIC_4 = [
  ['0.0.0.0', 8], // this host and this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carriers' NAT
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, clouds' metadata among them
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const

/** The same of IPv6 (IANA IPv6 Special-Purpose Address Registry). */
const NOT_PUBLIC_6 = [
  ['::', 96], // unspecified, loopback, and IPv4-compatible
  ['64:ff9b:1::', 48], // NAT64 of a network's own
  ['100::', 64], // discard
  ['2001::', 23], // protocol assignments, Teredo and ORCHID among them
  ['2001:db8::', 32], // documentation
  ['3fff::', 20], // documentation
  ['5f00::', 16], // segment routing
  ['fc00::', 7], // unique local
  ['fe80::', 10], // link-local
  ['fec0::', 10], // site-local
  ['ff00::', 8], // multicast
] as const

/** Ranges of IPv6 that stand for IPv4 addresses: what comes before those four bytes, and how many bits that is. */
const EMBEDDING = [
  { bits: 96, embed: (high: string, low: string) => `::ffff:${high}:${low}` }, // IPv4-mapped
  { bits: 96, embed: (high: string, low: string) => `64:ff9b::${high}:${low}` }, // NAT64
  { bits: 16, embed: (high: string, low: string) => `2002:${high}:${low}::` }, // 6to4
] as const

function hexOf(address: string): [high: string, low: string] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)]
}

function makeBlockList(): BlockList {
  const list = new BlockList()
  for (const [first, bits] of NOT_PUBLIC_6) list.addSubnet(first, bits, 'ipv6')
  for (const [first, bits] of NOT_PUBLIC_4) {
    list.addSubnet(first, bits, 'ipv4')
    for (const { bits: before, embed } of EMBEDDING)
      list.addSubnet(embed(...hexOf(first)), before + bits, 'ipv6')
  }
  return list
}

const notPublic = makeBlockList()

/** Whether an address belongs to a host of the public internet; anything that is no address does not. */
export function isPublicAddress(text: string): boolean {
  const address = text.replace(/%.*$/s, '')
  const family = isIP(address)
  if (family === 0) return false
  return !notPublic.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
