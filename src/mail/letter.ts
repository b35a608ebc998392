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
  /** before the first paragraph */
  greeting?: string | undefined
  /** what it is about, line by line */
  facts?: Line[]
  /** whose letter it is: the name above, and how to reach them below */
  house?: { name: string; accent: string; ink: string; contact: Line[] }
}

export interface Line {
  label: string
  value: string
  url?: string | undefined
}

/** Both forms of a mail say the same; whatever is in it shows as text. */
export function writeLetter(letter: Letter): { text: string; html: string } {
  return { text: textOf(letter), html: htmlOf(letter) }
}

/** A text that somebody typed, as one line. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const linesOf = (lines: Line[]): string =>
  lines.map(({ label, value }) => [label, oneLine(value)].filter(Boolean).join(': ')).join('\n')

function textOf({ title, greeting, paragraphs, facts = [], action, house, notes = [] }: Letter): string {
  const parts = [
    title,
    greeting && oneLine(greeting),
    ...paragraphs,
    linesOf(facts),
    action && `${action.label}:\n${action.url}`,
    house && [oneLine(house.name), linesOf(house.contact)].filter(Boolean).join('\n'),
    notes.length > 0 && `-- \n${notes.join('\n')}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const SANS = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const SERIF = 'font-family:Iowan Old Style,Palatino Linotype,Palatino,Georgia,serif'
const ACCENT = '#1f5f4a'
const INK = '#ffffff'
const FAINT = '#5f5850'
const PARAGRAPH = 'margin:0 0 16px;white-space:pre-line'
const SMALL = `margin:0 0 8px;font-size:13px;color:${FAINT}`
/** Some programs know no widths and margins but those of tables. */
const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

const htmlOf = ({
  language,
  title,
  greeting,
  paragraphs,
  facts,
  action,
  house,
  notes = [],
}: Letter): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${title}</title>
      </head>
      <body
        style="margin:0;padding:0;background:#f6f3ee;${SANS};font-size:16px;line-height:1.5;color:#221d1a"
      >
        <div role="main" lang="${language}">
          <table !${TABLE} style="background:#f6f3ee">
            <tr>
              <td align="center" style="padding:24px 12px">
                <table
                  !${TABLE}
                  style="max-width:560px;background:#ffffff;border-top:4px solid ${house?.accent ?? ACCENT};border-radius:8px"
                >
                  !${house ? nameRow(house.name) : ''}
                  <tr>
                    <td align="left" style="padding:28px 28px 20px">
                      <h1 style="margin:0 0 16px;${house ? SERIF : SANS};font-size:24px;line-height:1.3">
                        ${title}
                      </h1>
                      !${[greeting, ...paragraphs]
                        .filter((text) => text !== undefined)
                        .map((text) => html`<p style="${PARAGRAPH}">${text}</p> `)}
                      !${facts ? factRows(facts) : ''} !${action ? buttonOf(action, house) : ''}
                    </td>
                  </tr>
                  !${house ? contactRow(house) : ''}
                </table>
                <table !${TABLE} style="max-width:560px">
                  <tr>
                    <td align="left" style="padding:16px 28px">
                      !${notes.map((text) => html`<p style="${SMALL}">${text}</p> `)}
                    </td>
                  </tr>
                </table>
              </td>
            </tr>
          </table>
        </div>
      </body>
    </html> `

const nameRow = (name: string): string =>
  html`<tr>
    <td align="center" style="padding:28px 28px 0;${SERIF};font-size:22px;line-height:1.3">${name}</td>
  </tr>`

const factRows = (facts: Line[]): string =>
  html`<table !${TABLE} style="margin:0 0 20px;border-top:1px solid #e3dcd2">
    !${facts.map(
      ({ label, value }) =>
        html`<tr>
          <td
            width="104"
            valign="top"
            style="padding:9px 12px 9px 0;border-bottom:1px solid #e3dcd2;color:${FAINT}"
          >
            ${label}
          </td>
          <td
            valign="top"
            style="padding:9px 0;border-bottom:1px solid #e3dcd2;font-weight:600;word-break:break-word"
          >
            ${value}
          </td>
        </tr>`,
    )}
  </table>`

/** The address in full too, for readers whose program shows no links. */
function buttonOf({ label, url }: NonNullable<Letter['action']>, house: Letter['house']): string {
  const { accent = ACCENT, ink = INK } = house ?? {}
  const style = `display:inline-block;padding:13px 22px;border:1px solid ${accent};border-radius:8px;background:${accent};color:${ink};text-decoration:none;font-weight:600`
  return html`<p style="margin:24px 0 16px"><a href="${url}" style="${style}">${label}</a></p>
    <p style="${SMALL};word-break:break-all"><a href="${url}" style="color:${FAINT}">${url}</a></p> `
}

const contactRow = ({ name, contact }: NonNullable<Letter['house']>): string =>
  html`<tr>
    <td align="left" style="padding:20px 28px 24px;border-top:1px solid #e3dcd2;font-size:14px">
      <p style="margin:0 0 4px;font-weight:600">${name}</p>
      !${contact.map(
        ({ label, value, url }) =>
          html`<p style="margin:0 0 2px;color:${FAINT}">
            ${label ? `${label}: ` : ''}!${url ? html`<a href="${url}" style="color:${FAINT}">${value}</a>` : html`${value}`}
          </p>`,
      )}
    </td>
  </tr>`
