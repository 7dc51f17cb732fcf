// What several checks need: which elements are seen, what is in them, what colour they stand on.
const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const named = (element) => {
  const words = (element.getAttribute('aria-label') || element.textContent).trim().replace(/\s+/g, ' ')
  return `${element.localName} “${words.slice(0, 40)}”`
}
const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
const style = (element, pseudo) => getComputedStyle(element, pseudo)
const number = (value) => parseFloat(value)

// Colours: a canvas turns whatever the browser calls a colour into four numbers.
const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
const rgba = (colour) => {
  brush.clearRect(0, 0, 1, 1)
  brush.fillStyle = colour
  brush.fillRect(0, 0, 1, 1)
  const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data
  return [r, g, b, a / 255]
}
const ground = (element) => { // the nearest ground that can't be seen through
  for (let at = element; at; at = at.parentElement) {
    const colour = rgba(style(at).backgroundColor)
    if (colour[3] === 1) return colour
  }
  return rgba('Canvas')
}
const light = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((c) => (c / 255 <= .04045 ? c / 255 / 12.92 : ((c / 255 + .055) / 1.055) ** 2.4))
  return .2126 * x + .7152 * y + .0722 * z
}
const contrast = (one, two) => {
  const [high, low] = [light(one), light(two)].sort((a, b) => b - a)
  return (high + .05) / (low + .05)
}

// The paragraphs of the text itself: those set as most of the words are.
const paragraphs = () => {
  const long = all('main p').filter((p) => seen(p) && p.textContent.length > 40)
  const face = (p) => `${style(p).fontSize} ${style(p).fontFamily} ${style(p).color}`
  const words = {}
  for (const p of long) words[face(p)] = (words[face(p)] || 0) + p.textContent.length
  const most = Object.keys(words).sort((a, b) => words[b] - words[a])[0]
  return long.filter((p) => face(p) === most)
}

// Every rule of every sheet, those in groups too, with the conditions above it.
const rules = () => {
  const found = []
  const walk = (list, above) => {
    for (const rule of list) {
      found.push({ rule, above })
      if (rule.cssRules) walk(rule.cssRules, [...above, rule.conditionText || ''])
    }
  }
  for (const sheet of document.styleSheets) walk(sheet.cssRules, [])
  return found
}
