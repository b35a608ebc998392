/** A real browser, without a screen. */
import binary from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await binary.executablePath(), args: binary.args, headless: true })
}
