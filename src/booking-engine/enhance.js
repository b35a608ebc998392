/**
 * What makes the booking pages faster; everything works without it. Steps of the first page are loaded into the page,
 * a form is sent once, and the minutes for which a table is kept are counted down.
 */

const announcer = document.querySelector('#announcer')

/** The newest load wins: answers of older ones are passed over. */
let latest = 0

/** @param {string} url @param {{ focus?: string, push?: boolean, show?: boolean }} how */
async function load(url, { focus, push = true, show = false }) {
  const turn = ++latest
  const step = document.querySelector('#step')
  step?.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(url, { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('#step')
    if (turn !== latest) return
    if (!response.ok || response.redirected || !fresh || !step) {
      location.assign(url)
      return
    }
    if (push) history.pushState(null, '', url)
    step.replaceWith(document.adoptNode(fresh))
    const footer = page.querySelector('footer')
    if (footer) document.querySelector('footer')?.replaceWith(document.adoptNode(footer))
    document.querySelector('main > .notice')?.remove()
    const target = focus ? document.getElementById(focus) : null
    target?.focus({ preventScroll: true })
    if (show) document.querySelector('#times-part')?.scrollIntoView({ block: 'nearest' })
    if (announcer)
      announcer.textContent = document.querySelector('#times, #never, .none-left')?.textContent ?? ''
  } catch {
    // the browser's own way says what is wrong with the connection
    if (turn === latest) location.assign(url)
  }
}

if (document.querySelector('#step')) {
  document.documentElement.classList.add('live')
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('#step a[href]') : null
    if (!link || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const url = new URL(link.href)
    if (url.origin !== location.origin || !url.pathname.startsWith(location.pathname)) return
    event.preventDefault()
    void load(link.href, { focus: link.id, show: link.classList.contains('day') })
  })
  document.addEventListener('change', (event) => {
    const select = event.target
    if (!(select instanceof HTMLSelectElement) || select.id !== 'pax' || !select.form) return
    const query = new URLSearchParams([...new FormData(select.form)])
    void load(`${select.form.action}?${query}`, { focus: 'pax' })
  })
  addEventListener('popstate', () => void load(location.href, { push: false }))
}

/** Sent once: a second click would only wait for the answer of the first. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  form.dataset.sent = 'yes'
  // after the browser has read which button it was
  setTimeout(() => {
    for (const button of form.querySelectorAll('button')) button.disabled = true
  })
})

addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  // come back to: what it says may be over
  location.reload()
})

const held = document.querySelector('#held')
if (held instanceof HTMLElement) {
  const words = (held.dataset.words ?? '').split('|')
  const end = performance.now() + Number(held.dataset.left) * 1000
  const tell = () => {
    const left = Math.ceil((end - performance.now()) / 60_000)
    const text = left > 0 ? words[Math.min(left, words.length) - 1] : held.dataset.over
    if (text && held.textContent.trim() !== text) held.textContent = text
    if (left > 0) setTimeout(tell, 5000)
  }
  tell()
}
