/** A real browser, without a screen. */
import binary from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/** Not with the arguments of the package: those switch off what keeps sites apart. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await binary.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
}
