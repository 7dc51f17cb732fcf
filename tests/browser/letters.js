// How the text is set.
function contrasts(least, most, inText) {
  const faults = []
  for (const e of [document.body, ...(inText ? paragraphs() : [])]) {
    const ratio = contrast(rgba(style(e).color), ground(e))
    if (ratio < least || ratio > most) faults.push(`${e.localName} ${ratio.toFixed(1)}`)
  }
  return [...new Set(faults)]
}

function sizes() { // of the text, in px
  const p = paragraphs()[0]
  const size = (selector) => { const e = all(selector).find(seen); return e ? number(style(e).fontSize) : null }
  const body = number(style(p).fontSize)
  return { body, leading: number(style(p).lineHeight) / body, h1: size('main h1') / body, h2: size('main h2') / body }
}

// How many characters stand on each full line.
function lines() {
  const counts = []
  for (const p of paragraphs()) {
    const height = number(style(p).lineHeight)
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT)
    let [top, count, own] = [null, 0, []]
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (style(node.parentElement).fontSize !== style(p).fontSize) continue // a raised mark
      for (const word of node.data.matchAll(/\S+/g)) {
        const range = new Range()
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const box = range.getBoundingClientRect()
        if (top !== null && box.top > top + height / 2) { own.push(count); count = 0 }
        count += word[0].length + (count ? 1 : 0)
        top = box.top
      }
    }
    counts.push(...own) // without the last line, which ends where the words do
  }
  counts.sort((a, b) => a - b)
  return { median: counts[Math.floor(counts.length / 2)], most: counts[Math.floor(counts.length * .9)] }
}

function gaps() {
  const faults = []
  for (const p of paragraphs()) {
    const { textAlign, fontSize } = style(p)
    if (!['start', 'left'].includes(textAlign)) faults.push(`${named(p)} is set ${textAlign}`)
    if (p.previousElementSibling?.localName !== 'p') continue
    const gap = (p.getBoundingClientRect().top - p.previousElementSibling.getBoundingClientRect().bottom) / number(fontSize)
    if (gap < .75 || gap > 1.6) faults.push(`${named(p)} stands ${gap.toFixed(2)} em below the one before`)
  }
  return faults
}

function wraps() {
  return [
    ...paragraphs().filter((p) => style(p).textWrapStyle !== 'pretty').map((p) => `${named(p)} is not pretty`),
    ...all('main :is(h1, h2, h3)').filter((h) => style(h).textWrapStyle !== 'balance').map((h) => `${named(h)} is not balanced`),
  ]
}

function straight() {
  const text = all('main :is(h1, h2, h3, h4, p, li, dt, dd, td, th)').filter((e) => !e.closest('pre'))
    .map((e) => { const copy = e.cloneNode(true); all('code', copy).forEach((c) => c.remove()); return copy.textContent })
  return [...new Set(text.flatMap((words) => words.match(/\S*["']\S*/g) || []))]
}

function scheme() {
  const told = style(document.documentElement).colorScheme
  const dark = light(ground(document.body)) < light(rgba(style(document.body).color))
  return [
    ...(/light/.test(told) && /dark/.test(told) ? [] : [`color-scheme is ${told}`]),
    ...(dark === matchMedia('(prefers-color-scheme: dark)').matches ? [] : ['the ground does not follow the scheme']),
  ]
}
