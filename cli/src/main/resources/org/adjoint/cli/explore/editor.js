// The text: colours beneath a text area, marks for diagnostics and for what is lit.

import { byId, html, reveal } from './elements.js';

const WORDS = /\b(model|layer|data|train|input|output|target|param|state|loss|metric|let|const|fn|function|if|then|else|for|in|return|import|scan|optimizer|from|true|false)\b/;
const TOKENS = new RegExp(`(//.*)|("(?:[^"\\\\]|\\\\.)*"?)|${WORDS.source}|([A-Za-z_][A-Za-z_0-9]*)(?=\\s*\\()`, 'g');

function painted(line) {
  const parts = [];
  let at = 0;
  for (const match of line.matchAll(TOKENS)) {
    parts.push(line.slice(at, match.index));
    const kind = match[1] ? 'c' : match[2] ? 's' : match[3] ? 'k' : 'n';
    parts.push(html('span', { class: kind }, match[0]));
    at = match.index + match[0].length;
  }
  parts.push(line.slice(at));
  return parts;
}

export class Editor {
  constructor(board, changed) {
    this.board = board;
    this.source = byId('source');
    this.pane = this.source.closest('.body');
    this.rows = [];
    this.diagnostics = [];
    this.source.addEventListener('input', () => { this.paint(); changed(); });
    this.source.addEventListener('pointermove', event => this.point(event));
    this.source.addEventListener('pointerleave', () => board.point(null));
    this.source.addEventListener('click', () => board.pin({ kind: 'line', line: this.caretLine() }, true));
    this.source.addEventListener('keyup', event => {
      if (event.key.startsWith('Arrow')) {
        board.pin({ kind: 'line', line: this.caretLine() }, true);
      }
    });
  }

  get text() {
    return this.source.value;
  }

  set text(text) {
    this.source.value = text;
    this.paint();
  }

  caretLine() {
    return this.text.slice(0, this.source.selectionStart).split('\n').length;
  }

  point(event) {
    const line = Math.floor((event.offsetY - 8) / 20) + 1;
    this.board.point(line >= 1 && line <= this.rows.length ? { kind: 'line', line } : null);
  }

  paint() {
    const lines = this.text.split('\n');
    this.rows = lines.map(line => html('span', { class: 'row' }, ...painted(line)));
    byId('paint').replaceChildren(...this.rows);
    this.numbers = lines.map((line, place) => html('span', {}, String(place + 1)));
    byId('gutter').replaceChildren(...this.numbers);
    this.mark();
    this.light(this.board.current);
  }

  /** Shows what the compiler has to say, each where it is. */
  show(diagnostics, name) {
    this.diagnostics = diagnostics;
    this.name = name;
    this.paint();
    byId('diagnostics').replaceChildren(...diagnostics.map(each => this.entry(each)));
  }

  entry(diagnostic) {
    const item = html('li', { class: diagnostic.severity, tabindex: 0 },
      html('code', {}, diagnostic.code),
      `${diagnostic.file === this.name ? '' : `${diagnostic.file}, `}line ${diagnostic.line}: ${diagnostic.message}`);
    for (const note of diagnostic.notes ?? []) {
      item.append(html('span', { class: 'help' }, note));
    }
    if (diagnostic.help) {
      item.append(html('span', { class: 'help' }, `help: ${diagnostic.help}`));
    }
    const go = () => this.caretTo(diagnostic.line, diagnostic.column);
    item.addEventListener('click', go);
    item.addEventListener('keydown', event => event.key === 'Enter' && go());
    return item;
  }

  caretTo(line, column) {
    const lines = this.text.split('\n');
    const at = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    this.source.focus();
    this.source.setSelectionRange(at, at);
    reveal(this.pane, this.rows[line - 1]);
  }

  mark() {
    for (const diagnostic of this.diagnostics) {
      const row = this.rows[diagnostic.line - 1];
      if (!row || diagnostic.file !== this.name) {
        continue;
      }
      const line = row.textContent;
      const start = diagnostic.column - 1;
      const end = diagnostic.end_line === diagnostic.line ? Math.max(diagnostic.end_column - 1, start + 1) : line.length;
      row.replaceChildren(
        ...painted(line.slice(0, start)),
        html('span', { class: 'wrong' }, line.slice(start, end) || ' '),
        ...painted(line.slice(end)));
      const number = this.numbers[diagnostic.line - 1];
      number.className = diagnostic.severity;
      number.title = `${diagnostic.code}: ${diagnostic.message}`;
    }
  }

  light(lights) {
    this.rows.forEach((row, place) => row.classList.toggle('lit', lights?.lines.has(place + 1) ?? false));
  }

  reveal(lights) {
    const first = Math.min(...lights.lines);
    reveal(this.pane, this.rows[first - 1]);
  }
}
