// What a page would tell others, or run.
const inert = ['application/ld+json']
const scripts = () => all('script').filter((s) => !inert.includes(s.type))

function markup() {
  const faults = []
  for (const e of all('*')) {
    for (const { name } of e.attributes) if (name === 'style' || name.startsWith('on')) faults.push(`${e.localName} has ${name}`)
  }
  const foreign = (e) => new URL(e.src || e.href, document.baseURI).origin !== location.origin
  for (const e of all('script[src], link[rel~=stylesheet]')) if (foreign(e) && !e.integrity) faults.push(`${e.localName} from elsewhere`)
  return faults
}

function outbound(own) {
  const faults = []
  for (const a of all('a[href^="http"]')) {
    if (own.includes(a.origin)) continue
    if (!a.rel.includes('noreferrer')) faults.push(`${named(a)} tells where it was followed`)
    if (/(^|\.)((facebook|twitter|x|linkedin|whatsapp|pinterest)\.com|wa\.me|t\.me)$/.test(a.hostname) || /reddit\.com\/submit/.test(a.href)) faults.push(`${named(a)} shares`)
  }
  for (const a of all('a[ping]')) faults.push(`${named(a)} pings`)
  for (const link of all('link[rel]')) if (/preconnect|dns-prefetch|prerender|prefetch/.test(link.rel)) faults.push(`link ${link.rel}`)
  return faults
}

function asks() { // a box that is ticked sends nothing where there is no form
  return all('form, iframe, object, embed, input:not([type=checkbox]), textarea').map((e) => e.localName)
}

async function left() {
  const bases = await indexedDB.databases()
  const caches = 'caches' in window ? await window.caches.keys() : []
  return [...(document.cookie ? ['a cookie'] : []), ...(localStorage.length ? ['local storage'] : []),
    ...(sessionStorage.length ? ['session storage'] : []), ...bases.map((base) => `database ${base.name}`), ...caches]
}

function weight() { // what is asked for, elements, words
  return {
    outside: scripts().filter((s) => s.src).map((s) => s.src),
    elements: all('*').length,
    words: document.body.innerText.split(/\s+/).length,
    fonts: rules().filter(({ rule }) => rule.constructor.name === 'CSSFontFaceRule').length,
    blocking: performance.getEntriesByType('resource').filter((e) => e.renderBlockingStatus === 'blocking').map((e) => e.name),
    icon: document.querySelector('link[rel~=icon]')?.href || '/favicon.ico',
  }
}

function machines() {
  const faults = []
  const content = (selector) => document.querySelector(selector)?.content || ''
  const title = document.title.length
  if (title < 1 || title > 65) faults.push(`the title has ${title} letters`)
  const description = content('meta[name=description]').length
  if (description < 50 || description > 160) faults.push(`the description has ${description} letters`)
  if (!document.querySelector('link[rel=canonical]')) faults.push('no canonical link')
  if (!document.querySelector('link[rel=alternate][type="application/atom+xml"]')) faults.push('no feed link')
  return faults
}

function structured() {
  const objects = all('script[type="application/ld+json"]').flatMap((s) => { const o = JSON.parse(s.textContent); return o['@graph'] || o })
  const article = objects.find((o) => [o['@type']].flat().some((t) => /Article|MedicalWebPage/.test(t)))
  if (!article) return ['no Article']
  const has = (...keys) => keys.some((key) => article[key])
  return [...(has('author') ? [] : ['no author']), ...(has('datePublished') ? [] : ['no datePublished']),
    ...(has('dateModified', 'lastReviewed') ? [] : ['no dateModified'])]
}
