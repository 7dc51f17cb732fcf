// Finding one's way: contents, headings, notes, place, dates; and what is in the first screen.
const anchors = (nav) => all('a[href^="#"]', nav).map((a) => decodeURIComponent(a.hash.slice(1)))
function contents() {
  const lists = all('main nav').map(anchors)
  return lists.sort((a, b) => b.length - a.length)[0] || []
}

function unlisted() { // headings that the contents do not lead to
  const known = new Set(contents())
  return all('main h2').filter((h) => !known.has(h.id) && !known.has(h.closest('section[id]')?.id)).map(named)
}

function landed(anchor) {
  const target = document.getElementById(anchor)
  const heading = /^h\d$/.test(target.localName) ? target : target.querySelector('h1, h2, h3')
  const box = heading.getBoundingClientRect()
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1 // the page goes no further
  if (box.top < 0 || box.bottom > innerHeight / (atEnd ? 1 : 2)) return [`${named(heading)} is at ${Math.round(box.top)} px`]
  const hit = document.elementFromPoint(box.left + 4, box.top + box.height / 2)
  return heading.contains(hit) || hit.contains(heading) ? [] : [`${named(heading)} lies under ${named(hit)}`]
}

function marks_what_was_asked_for() {
  return rules().some(({ rule }) => rule.selectorText?.includes('::target-text')) ? [] : ['no ::target-text']
}

function unlinkable() { // headings that a reader cannot copy the address of
  return all('main h2').filter((h) => {
    const a = h.querySelector('a[href^="#"]') || h.parentElement.querySelector(':scope > a[href^="#"]')
    return !a || !document.getElementById(decodeURIComponent(a.hash.slice(1)))
  }).map(named)
}

function meta() {
  const main = document.querySelector('main').innerText
  const times = all('main time[datetime]').filter((time) => /^\d{4}-\d\d-\d\d/.test(time.dateTime) && seen(time))
  return [...(/\d+\s*min/.test(main) ? [] : ['no reading time']), ...(times.length ? [] : ['no date in <time>'])]
}

function place() {
  const marks = rules().some(({ rule }) => /:target-current/.test(rule.selectorText || '') || /animation-timeline:\s*(scroll|view)|scroll-timeline/.test(rule.cssText))
  return marks || all('main [aria-current], nav [aria-current=location]').length ? [] : ['nothing says where in the text a reader is']
}

function notes() {
  const faults = []
  const marks = all('main a[href^="#"]').filter((a) => a.id && document.getElementById(a.hash.slice(1))?.localName === 'li')
  for (const mark of marks) {
    const note = document.getElementById(mark.hash.slice(1))
    if (!all('a', note).some((back) => back.hash === `#${mark.id}`)) faults.push(`${named(mark)} #${mark.id} has no way back`)
  }
  if (!marks.length) faults.push('no notes')
  return faults
}

function unscripted() { // what does nothing without a script
  const works = (b) => b.closest('form') || b.popoverTargetElement || b.commandForElement || b.localName === 'summary'
  return [...all('button, [role=button], [onclick]').filter((b) => seen(b) && !works(b)).map(named),
    ...all('a[href^="javascript:"]').map(named)]
}

function crossing() { // from page to page
  const found = rules().filter(({ rule }) => rule.constructor.name === 'CSSViewTransitionRule')
  const guarded = found.every(({ above }) => above.some((a) => a.includes('prefers-reduced-motion: no-preference')))
  return found.length && guarded ? [] : [found.length ? 'not guarded' : 'no view transition']
}

function first_screen(height) {
  const within = (e) => { const box = e?.getBoundingClientRect(); return box && seen(e) && box.top >= 0 && box.bottom <= height && box.right <= innerWidth }
  const words = all('h1 ~ p, main p, main li').find((e) => seen(e) && e.textContent.trim().length > 40)
  return [
    ...(all('a[href^="tel:"], a[href^="sms:"]').some(within) ? [] : ['no number to call']),
    ...(within(document.querySelector('h1')) ? [] : ['no heading']),
    ...(words && words.getBoundingClientRect().top < height - 24 ? [] : ['no words']),
  ]
}

function in_reach() { // numbers of the text that a thumb can tap before anything is scrolled or opened
  const reached = (a) => {
    const { left, right, top, bottom } = a.getBoundingClientRect()
    return [[left, top], [right, top], [left, bottom], [right, bottom]]
      .every(([x, y]) => a.contains(document.elementFromPoint(x + (x === left ? 1 : -1), y + (y === top ? 1 : -1))))
  }
  return all('main a[href^="tel:"], main a[href^="sms:"]').filter(reached).map((a) => a.getAttribute('href'))
}

function intrusions(share) {
  const stuck = all('body *').filter((e) => ['fixed', 'sticky'].includes(style(e).position) && seen(e))
  const outer = stuck.filter((e) => !stuck.some((other) => other !== e && other.contains(e)))
  const area = outer.map((e) => e.getBoundingClientRect())
    .map((b) => Math.max(0, Math.min(b.right, innerWidth) - Math.max(b.left, 0)) * Math.max(0, Math.min(b.bottom, innerHeight) - Math.max(b.top, 0)))
    .reduce((a, b) => a + b, 0) / (innerWidth * innerHeight)
  const loud = all('dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], [autoplay], marquee').filter(seen)
  return [...loud.map(named), ...(area > share ? [`fixed things cover ${Math.round(area * 100)} %`] : [])]
}

function printed() { // what can only be clicked
  const breaks = rules().some(({ rule, above }) => above.includes('print') && /break-(inside|after|before)/.test(rule.cssText))
  return [...all('nav, button, summary, form, .leave, .skip').filter(seen).map(named), ...(breaks ? [] : ['no rule for page breaks'])]
}
