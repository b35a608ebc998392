/** Where the connect flow may send a browser back to: anywhere by https, by http to the machine of whoever tries it. */
const OWN_MACHINE = ['localhost', '127.0.0.1']

export function mayReturnTo(address: string): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && OWN_MACHINE.includes(url.hostname))
}

/** What a client can be called by people, as far as anybody knows: the host that they are sent back to. */
export const hostOf = (address: string | undefined): string => URL.parse(address ?? '')?.host ?? '?'
