/** How mails look: one column, readable without styles, images or HTML. */
import { html } from 'ghtml'

export interface Letter {
  /** BCP 47 */
  language: string
  title: string
  paragraphs: string[]
  /** what the reader can do about it */
  action?: { label: string; url: string }
  /** below, in small print */
  notes?: string[]
}

/** Both forms of a mail say the same; whatever is in it shows as text. */
export function writeLetter(letter: Letter): { text: string; html: string } {
  return { text: textOf(letter), html: htmlOf(letter) }
}

function textOf({ title, paragraphs, action, notes = [] }: Letter): string {
  const link = action ? [`${action.label}:\n${action.url}`] : []
  const small = notes.length > 0 ? [`-- \n${notes.join('\n')}`] : []
  return `${[title, ...paragraphs, ...link, ...small].join('\n\n')}\n`
}

const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#1f5f4a;color:#ffffff;text-decoration:none;font-weight:600'
const PARAGRAPH = 'margin:0 0 16px'
const SMALL = 'margin:0 0 8px;font-size:13px;color:#595959'

const htmlOf = ({ language, title, paragraphs, action, notes = [] }: Letter): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${title}</title>
      </head>
      <body
        style="margin:0;padding:24px 12px;background:#f4f4f2;${FONT};font-size:16px;line-height:1.5;color:#1c1c1c"
      >
        <div style="max-width:560px;margin:0 auto;padding:28px 24px;background:#ffffff;border-radius:8px">
          <h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${title}</h1>
          !${paragraphs.map((text) => html`<p style="${PARAGRAPH}">${text}</p> `)}
          !${action ? buttonOf(action) : ''} !${notes.map((text) => html`<p style="${SMALL}">${text}</p> `)}
        </div>
      </body>
    </html> `

/** The address in full too, for readers whose program shows no links. */
const buttonOf = ({ label, url }: NonNullable<Letter['action']>): string =>
  html`<p style="margin:24px 0"><a href="${url}" style="${BUTTON}">${label}</a></p>
    <p style="${SMALL};word-break:break-all"><a href="${url}" style="color:#595959">${url}</a></p> `
