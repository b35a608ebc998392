/** What the operator says about mail: the server that takes it, and who it is from. */
import { isEmail } from '../kernel/contact.ts'

export interface SmtpServer {
  host: string
  port: number
  login: { user: string; pass: string } | undefined
  /**
   * How the way there is protected. `implicit`: TLS from the first byte; `required`: STARTTLS, or nothing is sent;
   * `offered`: STARTTLS where the server has it, with whatever certificate, which is better than none (RFC 7435).
   */
  tls: 'implicit' | 'required' | 'offered' | 'off'
}

const PORTS = { 'smtp:': 587, 'smtps:': 465 }
const TLS = ['required', 'offered', 'off'] as const

/** The SMTP server behind an address, or what is wrong with it. A password never goes over an open line unasked. */
export function readSmtpUrl(text: string): { server: SmtpServer } | { fault: string } {
  const url = URL.parse(text)
  if (!url?.hostname || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:'))
    return { fault: 'must be an address such as smtps://user:password@mail.example.com:465' }
  if ((url.pathname !== '' && url.pathname !== '/') || url.hash)
    return { fault: 'must end after the host and the port' }
  const strange = [...url.searchParams.keys()].find((name) => name !== 'tls')
  if (strange !== undefined) return { fault: 'knows no other option than ?tls=' }
  const wish = url.searchParams.get('tls')
  const asked = TLS.find((one) => one === wish)
  if (wish !== null && (asked === undefined || url.protocol === 'smtps:'))
    return { fault: `takes ?tls= with smtp:// only, and one of ${TLS.join(', ')}` }
  const login = loginOf(url)
  if (login === 'wrong') return { fault: 'must have both a user and a password, percent-encoded, or neither' }
  return {
    server: {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? PORTS[url.protocol] : Number(url.port),
      login,
      tls: url.protocol === 'smtps:' ? 'implicit' : (asked ?? (login ? 'required' : 'offered')),
    },
  }
}

function loginOf({ username, password }: URL): SmtpServer['login'] | 'wrong' {
  if (username === '' && password === '') return undefined
  try {
    const login = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    return login.user === '' || login.pass === '' || /\p{Cc}/u.test(login.user + login.pass) ? 'wrong' : login
  } catch {
    return 'wrong'
  }
}

export interface Sender {
  name: string
  address: string
}

/** `info@example.com`, or with a name before it: `The Restaurant <info@example.com>`. */
export function readSender(text: string): Sender | undefined {
  const [, quoted = '', bare = ''] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? [undefined, '', text]
  const name = quoted.trim().replace(/^"(.*)"$/, '$1')
  return isEmail(bare) && !/[\p{Cc}"]/u.test(name) ? { name, address: bare } : undefined
}
