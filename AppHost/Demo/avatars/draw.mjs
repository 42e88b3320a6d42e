// Draws the people of looks.mjs and renders them to PNG with Chromium.
// Usage: node draw.mjs [contact-sheet.png]; needs playwright-core (npm install --no-save playwright-core).
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { people } from './looks.mjs'
import { portrait } from './portrait.mjs'

const folder = dirname(fileURLToPath(import.meta.url))
const size = 192

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
})
const page = await browser.newPage({ viewport: { width: size, height: size } })

for (const [login, look] of Object.entries(people)) {
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${portrait(look)}`)
  writeFileSync(join(folder, `${login}.png`), await page.screenshot())
}

// For the eye of whoever changes the drawing: everybody in a circle, large and as small as in a list.
const sheet = process.argv[2]
if (sheet) {
  const tiles = Object.entries(people).map(([login, look]) => `<figure>${portrait(look)}<div>${portrait(look)}</div><figcaption>${login}</figcaption></figure>`)
  await page.setViewportSize({ width: 1180, height: 1000 })
  await page.setContent(`<style>body{margin:16px;font:13px sans-serif;display:grid;grid-template-columns:repeat(7,1fr);gap:14px}
    figure{margin:0;text-align:center;position:relative}svg{width:132px;height:132px;border-radius:50%}
    div svg{width:40px;height:40px;position:absolute;right:0;bottom:14px;border:2px solid #fff}</style>${tiles.join('')}`)
  await page.screenshot({ path: sheet, fullPage: true })
}

await browser.close()
