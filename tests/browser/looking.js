// What a test asks a page, put into it before anything of its own runs.
{
  const shifts = [], violations = []
  const shown = (node) => (node?.nodeType === 1 ? node : node?.parentElement)?.outerHTML.slice(0, 120)
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      if (!shift.hadRecentInput) {
        shifts.push(`${shift.value.toFixed(4)} ${shift.sources.map((source) => shown(source.node)).join(' | ')}`)
      }
    }
  }).observe({ type: 'layout-shift', buffered: true })

  document.addEventListener('securitypolicyviolation', (refused) => {
    violations.push(`${refused.effectiveDirective}: ${refused.blockedURI} ${refused.sample}`)
  })

  const later = (ms) => new Promise((done) => setTimeout(done, ms))

  /** Wait until letters and the pictures in sight are there. */
  const settled = async () => {
    const inSight = (box) => box.width && box.bottom > 0 && box.top < innerHeight
    const pictures = [...document.images].filter((one) => one.checkVisibility() && inSight(one.getBoundingClientRect()))
    const ready = Promise.all([document.fonts.ready, ...pictures.map((one) => one.decode().catch(() => null))])
    await Promise.race([ready, later(2000)])
    await frame()
  }

  /** Scroll slowly to the end, and back. */
  const readOn = async () => {
    await settled()
    for (let step = 0; step < 80 && scrollY + innerHeight < document.documentElement.scrollHeight - 1; step++) {
      scrollBy({ top: innerHeight / 2, behavior: 'instant' })
      await frame()
    }
    await settled()
    scrollTo({ top: 0, behavior: 'instant' })
    await frame()
  }

  /** The addresses of what the first paint waits for. */
  const blocking = () => {
    const resources = performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking')
    const scripts = [...document.scripts].filter((one) => one.src && !one.defer && !one.async && one.type !== 'module')
    return [...new Set([...resources.map((one) => one.name), ...scripts.map((one) => one.src)])]
  }

  /** What makes the page wider than its window, "" when nothing does. */
  const beyond = () => {
    const out = (one) => one.getBoundingClientRect().right > innerWidth + 1
    const scrolls = (one) => getComputedStyle(one).overflowX !== 'visible'
    const held = (one) => one && one !== document.body && (scrolls(one) || held(one.parentElement))
    const wide = document.documentElement.scrollWidth
    const who = [...document.body.querySelectorAll('*')]
      .filter((one) => out(one) && !out(one.parentElement) && !held(one.parentElement))
    return wide > innerWidth ? `${wide} px in ${innerWidth}: ${who.map(shown).join(' | ')}` : ''
  }

  /** What has the focus without showing it, "" when it shows. */
  const unseenFocus = async () => {
    const one = document.activeElement
    const seen = () => {
      const style = getComputedStyle(one), box = one.getBoundingClientRect()
      const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
      return (outlined || style.boxShadow !== 'none') && box.width > 0 && box.bottom > 0 && box.top < innerHeight
    }
    for (let tries = 0; tries < 60 && one !== document.body && !seen(); tries++) await frame()
    return one === document.body || seen() ? '' : shown(one)
  }

  /** What axe finds: WCAG 2.2 AA and best practice. */
  const accessibility = async () => {
    const whole = new CSSStyleSheet()
    whole.replaceSync('* { content-visibility: visible !important }')
    document.adoptedStyleSheets = [whole]  // axe passes over what is not laid out yet
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ')
    return found.violations.flatMap((rule) => rule.nodes.map((node) =>
      `${rule.id}: ${rule.help}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${why(node)}`))
  }

  window.tajuk = { shifts, violations, settled, readOn, blocking, beyond, unseenFocus, accessibility }
}
