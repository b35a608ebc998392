// A button to a restaurant's tables, or the pages themselves in a frame, where this script stands. See docs/embed.md
;(() => {
  const LABELS = __LABELS__
  for (const script of document.querySelectorAll('script[data-restaurant]')) {
    if (!script.src.includes('/embed.js') || script.dataset.placed) continue
    script.dataset.placed = 'yes'
    place(script, script.dataset)
  }

  function place(script, { restaurant, as, lang, color, label }) {
    const language = (lang || document.documentElement.lang).slice(0, 2).toLowerCase()
    const accent = /^#?([0-9a-f]{6})$/i.exec(color)?.[1].toLowerCase()
    const url = new URL(`book/restaurant/${encodeURIComponent(restaurant)}/booking/new`, script.src)
    if (language) url.searchParams.set('lang', language)
    if (accent) url.searchParams.set('color', accent)
    const text = label || LABELS[language] || LABELS.en
    script.after(as === 'frame' ? frame() : button())

    function button() {
      const link = document.createElement('a')
      link.className = 'octotable-button'
      link.href = url
      link.textContent = text
      const ground = accent || '7a2e2e'
      const [r, g, b] = [0, 2, 4].map((at) => (parseInt(ground.slice(at, at + 2), 16) / 255) ** 2.2)
      Object.assign(link.style, {
        display: 'inline-block',
        padding: '.75em 1.5em',
        borderRadius: '.5em',
        background: '#' + ground,
        color: r * 0.2126 + g * 0.7152 + b * 0.0722 > 0.18 ? '#000' : '#fff',
        fontWeight: 600,
        textDecoration: 'none',
      })
      return link
    }

    function frame() {
      const inside = document.createElement('iframe')
      inside.className = 'octotable-frame'
      inside.title = text
      inside.loading = 'lazy'
      inside.src = url
      Object.assign(inside.style, { width: '100%', height: '45rem', border: 0 })
      let answered = false
      let patience
      addEventListener('message', ({ source, origin, data }) => {
        if (source !== inside.contentWindow || origin !== url.origin || !(data?.octotable > 0)) return
        answered = true
        inside.style.height = Math.min(data.octotable, 9999) + 'px'
      })
      inside.addEventListener('load', () => {
        // the next page begins at its top
        if (answered && inside.getBoundingClientRect().top < 0) inside.scrollIntoView()
        answered = false
        clearTimeout(patience)
        // a page that may not be in this frame, now or at all, gives no answer: a link leads to it
        patience = setTimeout(() => answered || inside.replaceWith(button()), 3000)
        inside.contentWindow.postMessage('octotable', url.origin)
      })
      return inside
    }
  }
})()
