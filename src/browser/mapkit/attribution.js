/** Attribution from files and people becomes plain text with http(s) links, whatever markup it came with. */

/** Any attribution → `[{text, href?}]`: tags are cut out as characters, never parsed into a document. */
export function attributionParts(markup) {
  if (typeof markup !== 'string') return [];
  const bare = markup.slice(0, 4000).replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, '').replace(/<!--[\s\S]*?(-->|$)/g, '');
  const parts = [];
  let href;
  for (const piece of bare.split(/(<\/?[a-z][^>]*>)/i)) {
    const tag = piece.match(/^<(\/?)([a-z]+)/i);
    if (tag) {
      if (tag[2].toLowerCase() === 'a') href = tag[1] ? undefined : safeLink(linkOf(piece));
      continue;
    }
    const text = plain(piece);
    if (text) parts.push(href ? { text, href } : { text });
  }
  return parts.some(({ text }) => text.trim()) ? parts : [];
}

function linkOf(tag) {
  const [, double, single, bare] = tag.match(/\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i) ?? [];
  return plain(double ?? single ?? bare ?? '');
}

/** Character references resolved; a textarea never makes elements of what it is given. */
function plain(text) {
  const area = document.createElement('textarea');
  area.innerHTML = text.replace(/</g, '&lt;');
  return area.value.replace(/\s+/g, ' ');
}

function safeLink(href) {
  try {
    const url = new URL(href);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The parts as one line of text. */
export function attributionText(parts) {
  return parts.map(({ text }) => text).join('').trim();
}

/** The parts as markup of our own making, for MapLibre's control: every character from outside is escaped. */
export function attributionMarkup(parts) {
  const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return parts.map(({ text, href }) =>
    href ? `<a href="${escape(href)}" target="_blank" rel="noopener noreferrer">${escape(text)}</a>` : escape(text)).join('');
}
