/** A real browser, without a screen. */
import binary from '@sparticuz/chromium'
import { chromium, type Browser, type Page } from 'playwright-core'

/** Not with the arguments of the package: those switch off what keeps sites apart. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await binary.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
}

const SHOTS = new URL('../e2e/screenshots/', import.meta.url)

/** With `npm run screenshots`: each of them costs as much as the page itself. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'])
    await page.screenshot({ path: new URL(`${name}.png`, SHOTS).pathname, fullPage: true })
}
