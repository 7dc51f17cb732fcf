// Landmarks, headings, the skip link, links in text: what axe leaves to each page.
function landmarks() {
  const faults = []
  const outside = (name) => all(`${name}, [role="${name === 'header' ? 'banner' : 'contentinfo'}"]`)
    .filter((e) => !e.parentElement.closest('article, aside, main, nav, section'))
  if (!document.documentElement.lang) faults.push('html has no lang')
  const counts = { main: all('main').length, banner: outside('header').length, contentinfo: outside('footer').length }
  for (const [role, count] of Object.entries(counts)) if (count !== 1) faults.push(`${count} × ${role}`)
  const navs = all('nav')
  const names = navs.map((nav) => nav.getAttribute('aria-label') || document.getElementById(nav.getAttribute('aria-labelledby'))?.textContent)
  if (navs.length > 1 && names.some((name) => !name)) faults.push('a nav without a name')
  if (new Set(names).size < names.length) faults.push('two navs with one name')
  return faults
}

function headings() {
  const found = all('h1, h2, h3, h4, h5, h6')
  const faults = []
  const ones = all('h1').length
  if (ones !== 1) faults.push(`${ones} × h1`)
  let before = 0
  for (const heading of found) {
    const level = Number(heading.localName[1])
    if (level > before + 1) faults.push(`${named(heading)} after h${before}`)
    before = level
    const section = heading.closest('section')
    const id = heading.id || (section?.querySelector('h2') === heading && section.id)
    if (level === 2 && !id) faults.push(`${named(heading)} has no id`)
  }
  return faults
}

function links() {
  const faults = []
  const inText = all('main :is(p, li, dd, td) a[href]').filter((a) => seen(a) && runs(a))
  for (const a of inText) {
    if (['super', 'sub'].includes(style(a).verticalAlign) || number(style(a).verticalAlign) > 0) continue // a raised mark
    if (!style(a).textDecorationLine.includes('underline')) faults.push(`${named(a)} is not underlined`)
  }
  for (const a of all('a[href]')) {
    if (/^(click here|here|this|link|more|read more)$/i.test(a.textContent.trim())) faults.push(`${named(a)} says nothing`)
  }
  return faults
}

// Whether a link runs in a line of other words.
function runs(a) {
  if (style(a).display !== 'inline') return false
  const block = a.closest('p, li, dd, td, dt, h1, h2, h3, h4, figcaption, blockquote, div')
  const own = all('a, button', block).map((e) => e.textContent).join('').replace(/\s/g, '').length
  return block.textContent.replace(/\s/g, '').length > own + 3
}

function targets(least) {
  const faults = []
  for (const e of all('a[href], button, summary, input, select, textarea, [tabindex="0"]')) {
    if (!seen(e) || runs(e)) continue
    const { width, height, bottom, right } = (e.closest('label') || e).getBoundingClientRect()
    if (bottom < 0 || right < 0) continue // not on the page until it has focus
    if (style(e).pointerEvents === 'none') continue
    if (width < least - .5 || height < least - .5) faults.push(`${named(e)} ${Math.round(width)} × ${Math.round(height)}`)
  }
  return faults
}

function zoom() {
  const told = document.querySelector('meta[name=viewport]')?.content.replace(/\s/g, '') || ''
  return [
    ...(told.includes('width=device-width') ? [] : ['the viewport is not the device\'s width']),
    ...(/user-scalable=(no|0)/.test(told) ? ['the viewport forbids zoom'] : []),
    ...(/maximum-scale=[0-4](\.|,|$)/.test(told) ? ['the viewport limits zoom'] : []),
  ]
}

function motion() {
  const faults = []
  const still = (value) => value.split(',').every((time) => number(time) === 0)
  for (const e of all('*')) {
    for (const pseudo of [null, '::before', '::after']) {
      const s = style(e, pseudo)
      if (pseudo && s.content === 'none') continue
      if (s.animationName !== 'none') faults.push(`${e.localName}${pseudo || ''} is animated`)
      if (!still(s.transitionDuration)) faults.push(`${e.localName}${pseudo || ''} has a transition`)
    }
    if (style(e).scrollBehavior === 'smooth') faults.push(`${e.localName} scrolls smoothly`)
  }
  for (const { rule, above } of rules()) {
    if (rule.constructor.name === 'CSSViewTransitionRule' && !above.some((a) => a.includes('reduced-motion: no-preference'))) {
      faults.push('a view transition that is not guarded')
    }
  }
  return faults
}
