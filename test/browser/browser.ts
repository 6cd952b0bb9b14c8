import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Starts the browser that comes with the packages; `CHROMIUM` names another one. */
export async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await chromium.executablePath())
  return playwright.launch({
    executablePath,
    env: { ...process.env, FONTCONFIG_PATH: withUrduFont() },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The narrowest phone that we promise to work on. */
export const PHONE = { width: 320, height: 640 } as const

/** Adds the letters of Urdu, as Android phones have them, behind the fonts that this browser brings, which lack some. Gives the folder. */
function withUrduFont(): string {
  const brought = join(tmpdir(), 'fonts')
  const folder = join(tmpdir(), 'phb-fonts')
  mkdirSync(folder, { recursive: true })
  const font = '@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf'
  copyFileSync(createRequire(import.meta.url).resolve(font), join(folder, 'NotoNastaliqUrdu.ttf'))
  const first = '<edit name="family" mode="prepend_first" binding="strong"><string>Open Sans</string></edit>'
  const folders = [brought, folder].map((dir) => `<dir>${dir}</dir>`)
  const cache = `<cachedir>${join(folder, 'cache')}</cachedir>`
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<fontconfig>${[...folders, cache].join('')}<match>${first}</match></fontconfig>`,
  )
  return folder
}
