// What has focus now, how that is shown, and what lies over it.
const AROUND = 2 // px of outline on every side
function stop() {
  const e = document.activeElement
  if (!e || e === document.body) return null
  return { name: named(e), href: e.getAttribute('href') || '', seen: onScreen(e), faults: [...shown(e), ...covered(e)] }
}

// An outline that is thick enough, whole, and differs 3:1 from what it is drawn on.
function shown(e) {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = style(e)
  if (outlineStyle === 'none' || number(outlineWidth) === 0) return [`${named(e)} shows no focus`]
  const faults = []
  if (!['solid', 'double', 'auto'].includes(outlineStyle) || number(outlineWidth) < AROUND) faults.push(`${named(e)} has an outline of ${outlineWidth} ${outlineStyle}`)
  const under = ground(number(outlineOffset) < 0 ? e : e.parentElement)
  const ratio = contrast(rgba(outlineColor), under)
  if (ratio < 3) faults.push(`${named(e)} has an outline of ${ratio.toFixed(1)}:1`)
  const reach = Math.max(0, number(outlineOffset) + number(outlineWidth))
  for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY } = style(at)
    if (overflowX === 'visible' && overflowY === 'visible') continue
    const [box, own] = [at.getBoundingClientRect(), e.getBoundingClientRect()]
    const cut = own.left - reach < box.left - .5 || own.right + reach > box.right + .5
    if (cut) faults.push(`${named(e)} has an outline that ${at.localName}.${at.className} cuts`)
  }
  return faults
}

// The middle of each of its boxes and of their sides can be seen: nothing of another branch lies over it. Not the corners,
// which may be round.
function covered(e) {
  if (!onScreen(e)) return [`${named(e)} is off the screen`]
  const over = [...e.getClientRects()].flatMap((box) => {
    const [x, y] = [Math.min(3, box.width / 4), Math.min(3, box.height / 4)]
    const points = [[.5, .5, 0, 0], [0, .5, x, 0], [1, .5, -x, 0], [.5, 0, 0, y], [.5, 1, 0, -y]]
    return points.map(([across, down, dx, dy]) => document.elementFromPoint(box.left + box.width * across + dx, box.top + box.height * down + dy))
  })
  const foreign = over.find((hit) => hit && !e.contains(hit) && !hit.contains(e) && !hit.closest('summary, label')?.contains(e))
  return foreign ? [`${named(e)} lies under ${named(foreign)}`] : []
}

function onScreen(e) {
  const { top, left, bottom, right } = e.getBoundingClientRect()
  return top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1
}

function adjusted() {
  return all('a[href], button, summary, input, select, textarea').filter((e) => style(e).forcedColorAdjust === 'none').map(named)
}
