/** Only for taking addresses apart: nothing is ever sent there. */
const NOWHERE = 'http://nowhere.invalid'

/** A path of this server, with its query, as browsers will read it; anything that leads elsewhere is none. */
export function localPath(text: string | undefined): string | undefined {
  if (text === undefined || !text.startsWith('/')) return undefined
  const url = URL.parse(text, NOWHERE)
  if (url?.origin !== NOWHERE) return undefined
  const path = url.pathname + url.search
  // what looked like a path may have become another host: /.//host
  return path.startsWith('//') ? undefined : path
}
