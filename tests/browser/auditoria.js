// What an eye with a ruler sees on the page as it is now: {rule: [what breaks it]}.
() => {
  const found = { scroll: [], text: [], target: [], line: [], focus: [], order: [], heading: [], landmark: [], alt: [] };
  const visible = el => el.checkVisibility({ visibilityProperty: true }) && !el.closest(".p-oculto, .md-skip");
  const name = el => `<${el.tagName.toLowerCase()} class="${el.className.baseVal ?? el.className}"> ${el.textContent.trim().slice(0, 40)}`;

  if (document.documentElement.scrollWidth > innerWidth) {
    found.scroll.push(`${document.documentElement.scrollWidth} > ${innerWidth}`);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const el = node.parentElement;
    if (node.data.trim() && visible(el) && parseFloat(getComputedStyle(el).fontSize) < 16) { found.text.push(name(el)); }
  }

  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(el => visible(el) && el.tabIndex !== -1); // a choice of a list is reached with the arrows
  for (const el of controls) {
    const block = el.closest("p, li, dd, td, th, caption, pre");
    const inSentence = getComputedStyle(el).display === "inline" && block &&
      block.textContent.trim().length > el.textContent.trim().length + 3;
    const box = el.getBoundingClientRect();
    if (!inSentence && !el.matches(".p-cita") && (box.height < 43.5 || box.width < 43.5)) {
      found.target.push(`${Math.round(box.width)}×${Math.round(box.height)} ${name(el)}`);
    }
    el.focus({ focusVisible: true, preventScroll: true });
    const style = getComputedStyle(el);
    if (document.activeElement === el && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 3)) {
      found.focus.push(name(el));
    }
    if (el.tabIndex > 0) { found.order.push(`tabindex ${name(el)}`); }
  }
  document.activeElement.blur();
  controls.slice(1).reduce((before, el) => {
    const [a, b] = [before.getBoundingClientRect(), el.getBoundingClientRect()];
    const tray = el.closest("[data-bandeja], .p-ver-lista"); // at the foot of the window, wherever it is read
    const beside = tray || before.closest("aside") && !el.closest("aside"); // a card beside the text is read before it
    if (!beside && b.bottom <= a.top + 1 && b.left < a.right - 1) { found.order.push(`${name(before)} → ${name(el)}`); }
    return el;
  }, controls[0]); // a window to share has none

  for (const el of document.querySelectorAll("article p, article li, article dd, article blockquote, .p-pie p")) {
    if (!visible(el) || el.querySelector("p, li, dd") || getComputedStyle(el).display.includes("flex")) { continue; }
    const range = document.createRange();
    const lines = new Map();
    const texts = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    for (let node; (node = texts.nextNode());) {
      if (!visible(node.parentElement)) { continue; }
      for (let i = 0; i < node.length; i += 1) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (box) { const y = Math.round(box.bottom / 8); lines.set(y, (lines.get(y) ?? 0) + 1); }
      }
    }
    const longest = Math.max(0, ...lines.values());
    if (longest > 75) { found.line.push(`${longest} ${name(el)}`); }
  }

  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(el => el.checkVisibility());
  if (headings.filter(el => el.tagName === "H1").length !== 1) { found.heading.push("h1"); }
  headings.reduce((before, el) => {
    const level = Number(el.tagName[1]);
    if (level > before + 1) { found.heading.push(name(el)); }
    return level;
  }, 0);
  for (const [selector, most] of [["header", 1], ["main", 1], ["footer", 1], ["nav", 9]]) {
    const many = document.querySelectorAll(selector).length;
    if (many < 1 || many > most) { found.landmark.push(`${selector} ${many}`); }
  }
  found.alt = [...document.images].filter(el => !el.hasAttribute("alt")).map(name);
  return found;
}
