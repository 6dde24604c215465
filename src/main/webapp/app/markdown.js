/**
 * Markdown of answers as plain data: what models write (CommonMark's common part, tables, citation marks), nothing
 * else. HTML is ordinary text here. A block knows where it starts, so that a growing text can be rendered block by
 * block; a node is `{type, ...}` and never contains markup.
 */

const DEEPEST = 10;
const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`\s]*)[^`]*$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const QUOTE = /^ {0,3}>[ ]?/;
const MARKER = /^( *)([-*+]|\d{1,9}[.)])([ \t]+|$)/;
const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * @param {string} source
 * @param {{open?: boolean}} options `open`: the text is still growing, so emphasis that is not closed yet counts as
 *     closed at its end
 * @returns {object[]} blocks, each with `start`, the offset in `source` at which it begins
 */
export function parse(source, { open = false } = {}) {
  const lines = [];
  let offset = 0;
  for (const raw of source.split('\n')) {
    lines.push({ text: expandTabs(raw.replace(/\r$/, '')), offset });
    offset += raw.length + 1;
  }
  return blocks(lines, { open, depth: 0 });
}

function expandTabs(line) {
  return line.replace(/^[ \t]+/, indent => indent.replaceAll('\t', '    '));
}

function blocks(lines, context) {
  const found = [];
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at++;
      continue;
    }
    const read = context.depth > DEEPEST ? paragraph : reader(lines, at);
    const { block, next } = read(lines, at, context);
    found.push({ ...block, start: lines[at].offset });
    at = next;
  }
  return found;
}

function reader(lines, at) {
  const { text } = lines[at];
  if (FENCE.test(text)) {
    return fence;
  }
  if (HEADING.test(text)) {
    return heading;
  }
  if (RULE.test(text)) {
    return rule;
  }
  if (QUOTE.test(text)) {
    return quote;
  }
  if (MARKER.test(text)) {
    return list;
  }
  return startsTable(lines, at) ? table : paragraph;
}

function isBlank(line) {
  return line.text.trim() === '';
}

function indentOf(line) {
  return line.text.length - line.text.trimStart().length;
}

function fence(lines, at) {
  const [, mark, language] = FENCE.exec(lines[at].text);
  const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`);
  const indent = indentOf(lines[at]);
  const code = [];
  let next = at + 1;
  while (next < lines.length && !closing.test(lines[next].text)) {
    code.push(lines[next].text.slice(Math.min(indent, indentOf(lines[next]))));
    next++;
  }
  return { block: { type: 'code', language, text: code.join('\n') }, next: next + 1 };
}

function heading(lines, at, context) {
  const [, marks, text = ''] = HEADING.exec(lines[at].text);
  return { block: { type: 'heading', level: marks.length, children: inline(text, context) }, next: at + 1 };
}

function rule(lines, at) {
  return { block: { type: 'rule' }, next: at + 1 };
}

function quote(lines, at, context) {
  const inner = [];
  let next = at;
  while (next < lines.length && (QUOTE.test(lines[next].text) || continuesLazily(lines, next, inner))) {
    inner.push({ text: lines[next].text.replace(QUOTE, ''), offset: lines[next].offset });
    next++;
  }
  return { block: { type: 'quote', children: blocks(inner, deeper(context)) }, next };
}

/** A paragraph inside a quotation or an item may go on without the mark. */
function continuesLazily(lines, at, inner) {
  const previous = inner[inner.length - 1];
  return previous !== undefined && !isBlank(previous) && !isBlank(lines[at]) && reader(lines, at) === paragraph
      && !FENCE.test(previous.text) && !HEADING.test(previous.text) && !RULE.test(previous.text);
}

function list(lines, at, context) {
  const [, base, firstMark] = MARKER.exec(lines[at].text);
  const ordered = /\d/.test(firstMark);
  const kind = firstMark.slice(-1);
  const items = [];
  let loose = false;
  let next = at;
  while (next < lines.length) {
    const marked = MARKER.exec(lines[next].text);
    if (!marked || RULE.test(lines[next].text) || marked[2].slice(-1) !== kind || marked[1].length > base.length + 1) {
      break;
    }
    const item = listItem(lines, next, marked);
    const blankAfter = item.next > next + 1 && isBlank(lines[item.next - 1]);
    items.push({ children: blocks(item.lines, deeper(context)) });
    loose ||= item.spread || (blankAfter && goesOn(lines, item.next, kind));
    next = item.next;
  }
  const block = { type: 'list', ordered, first: ordered ? parseInt(firstMark, 10) : 1, loose, items };
  return { block, next };
}

function goesOn(lines, at, kind) {
  const marked = at < lines.length && MARKER.exec(lines[at].text);
  return Boolean(marked) && marked[2].slice(-1) === kind;
}

/** Models indent nested lists by two or more columns, whatever the width of the mark. */
function listItem(lines, at, [whole, indent, mark]) {
  const needed = indent.length + 2;
  const inner = [{ text: lines[at].text.slice(whole.length), offset: lines[at].offset }];
  const content = Math.min(indent.length + mark.length + 1, whole.length || needed);
  let next = at + 1;
  let spread = false;
  let blanks = 0;
  while (next < lines.length) {
    const line = lines[next];
    if (isBlank(line)) {
      blanks++;
    } else if (indentOf(line) >= needed) {
      spread ||= blanks > 0 && !MARKER.test(line.text);
      blanks = 0;
    } else if (blanks === 0 && continuesLazily(lines, next, inner)) {
      blanks = 0;
    } else {
      break;
    }
    inner.push({ text: line.text.slice(Math.min(content, indentOf(line))), offset: line.offset });
    next++;
  }
  return { lines: inner, next, spread };
}

function startsTable(lines, at) {
  return at + 1 < lines.length && lines[at].text.includes('|') && DELIMITERS.test(lines[at + 1].text)
      && cells(lines[at].text).length === cells(lines[at + 1].text).length;
}

function table(lines, at, context) {
  const aligned = cells(lines[at + 1].text).map(alignment);
  const row = line => {
    const texts = cells(line.text);
    return aligned.map((_, column) => inline(texts[column] ?? '', context));
  };
  const rows = [];
  let next = at + 2;
  while (next < lines.length && !isBlank(lines[next]) && lines[next].text.includes('|')) {
    rows.push(row(lines[next]));
    next++;
  }
  return { block: { type: 'table', aligned, head: row(lines[at]), rows }, next };
}

function cells(line) {
  const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'));
}

function alignment(delimiter) {
  if (delimiter.endsWith(':')) {
    return delimiter.startsWith(':') ? 'center' : 'right';
  }
  return 'left';
}

function paragraph(lines, at, context) {
  const texts = [lines[at].text.trimStart()];
  let next = at + 1;
  while (next < lines.length && !isBlank(lines[next]) && !interruptsParagraph(lines, next)) {
    texts.push(lines[next].text.trimStart());
    next++;
  }
  return { block: { type: 'paragraph', children: inline(texts.join('\n').trimEnd(), context) }, next };
}

/** An empty item, or a number other than 1, within running text is more likely a dash or a date than a list. */
function interruptsParagraph(lines, at) {
  const read = reader(lines, at);
  if (read !== list) {
    return read !== paragraph;
  }
  const [whole, , mark] = MARKER.exec(lines[at].text);
  const empty = lines[at].text.length === whole.length;
  return !empty && (!/\d/.test(mark) || parseInt(mark, 10) === 1);
}

function deeper(context) {
  return { ...context, depth: context.depth + 1 };
}

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const CITATION = /^\[(\d{1,3})\](?!\()/;
const LINK = /^(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/;
const ADDRESS = /^(?:https?:\/\/)[^\s<>"']+/;
const BRACKETED_ADDRESS = /^<(https?:\/\/[^\s<>]+)>/;
const MARKS = ['***', '**', '~~', '*', '___', '__', '_'];
const NODE_OF_MARK = { '*': 'emphasis', _: 'emphasis', '**': 'strong', __: 'strong', '~~': 'deleted' };

/** The inline nodes of one run of text. */
export function inline(text, context = { open: false, depth: 0 }) {
  const nodes = [];
  const unclosed = new Set();
  let plain = '';
  let at = 0;
  const add = (node, length) => {
    if (plain) {
      nodes.push({ type: 'text', text: plain });
      plain = '';
    }
    nodes.push(node);
    at += length;
  };
  while (at < text.length) {
    const found = special(text, at, context, unclosed);
    if (found?.node) {
      add(found.node, found.length);
    } else {
      plain += found ? found.text : text[at];
      at += found ? found.length : 1;
    }
  }
  if (plain) {
    nodes.push({ type: 'text', text: plain });
  }
  return nodes;
}

/** What is special at this place: a node, or a literal text that stands for more characters than one; or nothing. */
function special(text, at, context, unclosed) {
  switch (text[at]) {
    case '\\': return escaped(text, at);
    case '\n': return { text: '\n', length: 1 };
    case ' ': return hardBreak(text, at);
    case '`': return codeSpan(text, at, context);
    case '[':
    case '!': return citation(text, at) ?? link(text, at, context);
    case '<': return bracketedAddress(text, at);
    case 'h': return address(text, at);
    case '*':
    case '_':
    case '~': return emphasis(text, at, context, unclosed);
    default: return null;
  }
}

function escaped(text, at) {
  if (text[at + 1] === '\n') {
    return { node: { type: 'break' }, length: 2 };
  }
  return ESCAPABLE.test(text[at + 1] ?? '') ? { text: text[at + 1], length: 2 } : null;
}

function hardBreak(text, at) {
  const spaces = /^ {2,}\n/.exec(text.slice(at, at + 12));
  return spaces ? { node: { type: 'break' }, length: spaces[0].length } : null;
}

function codeSpan(text, at, { open }) {
  const [mark] = /^`+/.exec(text.slice(at));
  const end = closingTicks(text, at + mark.length, mark.length);
  if (end < 0 && !(open && text.length > at + mark.length)) {
    return { text: mark, length: mark.length };
  }
  const stop = end < 0 ? text.length : end;
  const code = text.slice(at + mark.length, stop).replaceAll('\n', ' ');
  const trimmed = /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
  return { node: { type: 'code-span', text: trimmed }, length: stop + (end < 0 ? 0 : mark.length) - at };
}

function closingTicks(text, from, length) {
  const ticks = /`+/g;
  ticks.lastIndex = from;
  for (let run = ticks.exec(text); run; run = ticks.exec(text)) {
    if (run[0].length === length) {
      return run.index;
    }
  }
  return -1;
}

function citation(text, at) {
  const mark = CITATION.exec(text.slice(at, at + 8));
  return mark ? { node: { type: 'citation', number: Number(mark[1]) }, length: mark[0].length } : null;
}

function link(text, at, context) {
  const whole = LINK.exec(text.slice(at, at + 4000));
  if (!whole || context.depth > DEEPEST) {
    return null;
  }
  const target = whole[3].replace(/^<|>$/g, '');
  const children = inline(whole[2], deeper({ ...context, open: false })).filter(node => node.type !== 'link');
  return { node: { type: 'link', target, children }, length: whole[0].length };
}

function bracketedAddress(text, at) {
  const whole = BRACKETED_ADDRESS.exec(text.slice(at, at + 2000));
  return whole ? { node: plainLink(whole[1]), length: whole[0].length } : null;
}

function address(text, at) {
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) {
    return null;
  }
  const whole = ADDRESS.exec(text.slice(at, at + 2000));
  if (!whole) {
    return null;
  }
  let target = whole[0].replace(/[.,;:!?*_~'\])}]+$/, '');
  if (whole[0][target.length] === ')' && target.includes('(') && !target.includes(')')) {
    target += ')';
  }
  return { node: plainLink(target), length: target.length };
}

function plainLink(target) {
  return { type: 'link', target, children: [{ type: 'text', text: target }] };
}

function emphasis(text, at, context, unclosed) {
  const mark = MARKS.find(candidate => text.startsWith(candidate, at));
  if (!mark) {
    return null;
  }
  const from = at + mark.length;
  const opens = from < text.length && !/\s/.test(text[from]) && (mark[0] !== '_' || !isWord(text[at - 1]));
  if (!opens || unclosed.has(mark) || context.depth > DEEPEST) {
    return { text: mark, length: mark.length };
  }
  const end = closing(text, from, mark);
  if (end < 0 && !context.open) {
    unclosed.add(mark);
    return { text: mark, length: mark.length };
  }
  const stop = end < 0 ? text.length : end;
  const inner = inline(text.slice(from, stop), deeper({ ...context, open: end < 0 && context.open }));
  return { node: emphasized(mark, inner), length: stop + (end < 0 ? 0 : mark.length) - at };
}

function emphasized(mark, children) {
  return mark.length === 3 ? { type: 'strong', children: [{ type: 'emphasis', children }] }
      : { type: NODE_OF_MARK[mark], children };
}

/** Where the mark that closes `mark` begins, or -1; marks inside code and behind a backslash do not count. */
function closing(text, from, mark) {
  let at = from;
  while (at < text.length) {
    if (text[at] === '\\') {
      at += 2;
    } else if (text[at] === '`') {
      const ticks = runLength(text, at);
      const end = closingTicks(text, at + ticks, ticks);
      at = (end < 0 ? at : end) + ticks;
    } else if (text[at] === mark[0]) {
      const run = runLength(text, at);
      if (at > from && closes(text, at, run, mark)) {
        return at + run - mark.length;
      }
      at += run;
    } else {
      at++;
    }
  }
  return -1;
}

function closes(text, at, run, mark) {
  const matches = mark.length === 1 ? run % 2 === 1 : run >= mark.length;
  return matches && !/\s/.test(text[at - 1]) && (mark[0] !== '_' || !isWord(text[at + run]));
}

function runLength(text, at) {
  let length = 1;
  while (text[at + length] === text[at]) {
    length++;
  }
  return length;
}

function isWord(character) {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
