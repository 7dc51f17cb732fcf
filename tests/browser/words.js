// The words of a text, as a reader meets them, without its notes and its lists of facts.
const aside = (e) => e.closest('nav, header, footer, dl, table, pre, section:has(> h2 + ol), .meta')
const spoken = (e) => {
  const copy = e.cloneNode(true)
  all('a[href^="#"][id], sup', copy).forEach((mark) => mark.remove())
  return copy.textContent.trim().replace(/\s+/g, ' ')
}
function paragraphs_of_text() { return all('main p').filter((p) => !aside(p) && spoken(p).split(' ').length > 6).map(spoken) }

function blocks() {
  return all('main :is(h1, h2, h3, h4, p, li)').filter((e) => (/^h/.test(e.localName) || !aside(e)) && !(e.localName === 'p' && e.closest('li')))
    .map((e) => ({ heading: /^h/.test(e.localName), text: spoken(e) }))
}
