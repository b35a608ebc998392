/** What of a page is out of reach: wider than the screen, smaller than a finger, moving. */
import type { Page } from 'playwright-core'

/** WCAG 2.5.5: in CSS pixels. */
const FINGER = 44

const TOO_SMALL = `(least) => {
  const name = (one) => one.outerHTML.slice(0, 160).replace(/\\s+/g, ' ')
  const inText = (one) => {
    if (one.localName !== 'a' || getComputedStyle(one).display !== 'inline') return false
    return [...one.parentElement.childNodes].some((near) => near !== one && near.textContent.trim() !== '')
  }
  // a click on its label is one on the box
  const boxOf = (one) => (['checkbox', 'radio'].includes(one.type) ? (one.labels[0] ?? one) : one).getBoundingClientRect()
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  return all
    .filter((one) => one.checkVisibility() && !one.closest('.trap, .skip') && !inText(one))
    .map((one) => ({ box: boxOf(one), one }))
    .filter(({ box }) => box.width < least || box.height < least)
    .map(({ box, one }) => Math.round(box.width * 10) / 10 + ' × ' + Math.round(box.height * 10) / 10 + ': ' + name(one))
}`

/** What a finger misses easily; links within a text are as high as its lines. */
export const tooSmall = (page: Page): Promise<string[]> => page.evaluate(`(${TOO_SMALL})(${FINGER})`)

export const widthOf = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth')

const MOVING = `() => {
  const seconds = (list) => Math.max(...list.split(',').map((one) => parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)))
  return [...document.querySelectorAll('*')].flatMap((one) =>
    [null, '::before', '::after'].flatMap((part) => {
      const style = getComputedStyle(one, part)
      const moves = [
        seconds(style.transitionDuration) > 0.01,
        style.animationName !== 'none' && seconds(style.animationDuration) > 0.01,
        style.scrollBehavior === 'smooth',
      ]
      return moves.includes(true) ? [one.outerHTML.slice(0, 80) + (part ?? '')] : []
    }),
  )
}`

/** Elements that would be seen to move for more than an instant. */
export const moving = (page: Page): Promise<string[]> => page.evaluate(`(${MOVING})()`)
