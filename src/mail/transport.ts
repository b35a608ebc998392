/** One conversation with the SMTP server for each mail, bounded in time. */
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Config } from '../config.ts'
import { readSender, readSmtpUrl, type Sender, type SmtpServer } from './settings.ts'
import type { Failure } from './rules.ts'

export type Sent = 'sent' | 'stopped' | { failure: Failure; error: string }

export interface Transport {
  from: Sender
  /** Answers how it went; nothing of it is left open. `stopping` cuts it off, and then nobody knows how far it was. */
  send(mail: SendMailOptions, stopping: AbortSignal): Promise<Sent>
  /** Says hello, and signs in where there is a login; throws what keeps it from that. */
  greet(): Promise<void>
}

/** The way to the server of the configuration, where it names one. */
export function openTransport({ SMTP_URL, MAIL_FROM, SMTP_TIMEOUT }: Config): Transport | undefined {
  const from = MAIL_FROM === undefined ? undefined : readSender(MAIL_FROM)
  const smtp = SMTP_URL === undefined ? undefined : readSmtpUrl(SMTP_URL)
  if (!from || !smtp || 'fault' in smtp) return undefined
  const transport = createTransport(optionsOf(smtp.server, SMTP_TIMEOUT * 1000))
  return {
    from,
    greet: async () => {
      await transport.verify()
    },
    send: async (mail, stopping) => {
      const late = AbortSignal.timeout(SMTP_TIMEOUT * 1000)
      try {
        await transport.sendMail({ ...mail, signal: AbortSignal.any([stopping, late]) })
        return 'sent'
      } catch (error) {
        if (stopping.aborted) return 'stopped'
        return late.aborted ? tooSlow(SMTP_TIMEOUT) : failed(error)
      }
    },
  }
}

function optionsOf({ host, port, login, tls }: SmtpServer, timeout: number) {
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    ...(login ? { auth: login } : {}),
    tls: { rejectUnauthorized: tls !== 'offered', minVersion: 'TLSv1.2' as const },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  }
}

const tooSlow = (seconds: number): Sent => ({
  failure: { code: 'ETIMEDOUT', command: '', reply: null },
  error: `The mail server did not finish within ${seconds} seconds.`,
})

const ERROR_LENGTH = 500

/** What the server said is for the operator's eyes: it may quote the address. */
function failed(error: unknown): Sent {
  const { code, command, responseCode, response, message } = Object(error)
  const said: unknown = response ?? message
  return {
    failure: {
      code: typeof code === 'string' ? code : 'UNKNOWN',
      command: typeof command === 'string' ? command : '',
      reply: typeof responseCode === 'number' ? responseCode : null,
    },
    error: String(said)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .slice(0, ERROR_LENGTH),
  }
}
