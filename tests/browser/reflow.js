// Whether a page fits its screen, whatever a reader or a translator does to it.
let sheet
function styled(css) { // a sheet that a page's own policy lets in, because it is no markup; an empty one takes it away
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => !one.ours)
  if (!css) return
  sheet = Object.assign(new CSSStyleSheet(), { ours: true })
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}

// Nothing to scroll to sideways, no box that hides a part of its words, no words beyond the edge.
function fits() {
  const wide = document.documentElement.scrollWidth
  const faults = wide > innerWidth ? [`${wide} px wide on ${innerWidth}`] : []
  for (const e of all('body *')) {
    if (!seen(e) || e.closest('svg')) continue
    const { overflowX, overflowY, clipPath } = style(e)
    if (clipPath !== 'none' || e.clientWidth <= 1) continue // hidden from eyes on purpose
    const cutX = ['hidden', 'clip'].includes(overflowX) && e.scrollWidth > e.clientWidth + 1
    const cutY = ['hidden', 'clip'].includes(overflowY) && e.scrollHeight > e.clientHeight + 1
    if (cutX || cutY) faults.push(`${named(e)} is cut`)
    if (e.closest('pre, [tabindex="0"]') || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue
    const range = new Range()
    range.selectNodeContents(e)
    const box = range.getBoundingClientRect()
    if (box.bottom + scrollY > 0 && box.right > 0 && (box.left < -1 || box.right > innerWidth + 1)) faults.push(`${named(e)} goes beyond the edge`)
  }
  return faults
}

function lengthen(share) { // as a translation would; the page is of no use afterwards
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('style, script, pre')) continue
    node.data = node.data.replace(/\p{L}{3,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * share)))
  }
}

function physical() { // sides that do not turn round with the direction of the script
  const side = '(left|right|top|bottom)'
  const found = new RegExp(`(?<![-.\\w])((margin|padding|border|inset|scroll-margin|scroll-padding)-${side}[-\\w]*|${side})\\s*:`, 'g')
  const value = /(?<![-\w])(text-align|float|clear)\s*:\s*(left|right)/g
  const css = all('style').map((one) => one.textContent.replace(/\/\*.*?\*\/|@supports[^{]*/gs, '')).join('\n')
  return [...css.matchAll(found), ...css.matchAll(value)].map((match) => match[0])
}

function body_size() { return number(style(paragraphs()[0] || document.body).fontSize) }
