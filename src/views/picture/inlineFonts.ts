// The page's own fonts as part of a picture, so that it looks the same wherever it goes.

/** Every font face of the page with its file in it; a face that cannot be read is left to the system's fonts. */
export async function inlineFonts(): Promise<string> {
  const faces = [...document.styleSheets].flatMap(facesOf)
  const inlined = await Promise.all(faces.map(withItsFile))
  return inlined.join('\n')
}

function facesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  return rulesOf(sheet.cssRules).filter((rule) => rule instanceof CSSFontFaceRule)
}

/** Rules within layers too. */
function rulesOf(rules: CSSRuleList): CSSRule[] {
  return [...rules].flatMap((rule) =>
    rule instanceof CSSLayerBlockRule ? rulesOf(rule.cssRules) : [rule],
  )
}

async function withItsFile(face: CSSFontFaceRule): Promise<string> {
  const [, address] = /url\("?([^")]+)"?\)/.exec(face.style.getPropertyValue('src')) ?? []
  if (address === undefined) return ''
  try {
    const base = face.parentStyleSheet?.href ?? document.baseURI
    const answer = await fetch(new URL(address, base))
    const data = await asDataUrl(await answer.blob())
    return face.cssText.replace(/src:[^;]+;/, `src: url("${data}") format("woff2");`)
  } catch {
    return ''
  }
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => fail(reader.error)
    reader.readAsDataURL(blob)
  })
}
