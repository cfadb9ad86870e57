// The page: what is compiled, what is pointed at, and which pane is shown.

import { byId, html } from './elements.js';
import { Editor } from './editor.js';
import { GraphPane } from './graph.js';
import { Java, Kernels } from './code.js';
import { Links } from './links.js';
import * as server from './server.js';

const QUIET_MILLISECONDS = 250;
const PANES = ['text', 'forward', 'backward', 'optimised', 'kernels', 'java'];

/** What is pointed at or pinned, and who is told. */
const board = {
  links: null,
  pinned: null,
  pointed: null,
  current: null,
  point(focus) {
    this.pointed = focus;
    this.update();
  },
  pin(focus, quietly) {
    this.pinned = focus;
    this.update();
    if (this.current) {
      views.filter(view => !(quietly && view === editor)).forEach(view => view.reveal(this.current));
    }
  },
  update() {
    const focus = this.pointed ?? this.pinned;
    this.current = focus && this.links ? this.links.lights(focus) : null;
    views.forEach(view => view.light(this.current));
    this.read(focus);
  },
  /** Says in a line what is lit. */
  read(focus) {
    const words = this.current ? this.links.words(focus) : [];
    if (this.current) {
      const { lines, kernels } = this.current;
      words.push(lines.size ? `line ${[...lines].join(', ')}` : '');
      const lit = [...kernels.keys()].filter(each => kernels.get(each) === 'lit').map(each => each + 1);
      words.push(lit.length ? `kernel ${lit.join(', ')}` : 'no kernel');
    } else {
      words.push('Point at anything, or walk there with Tab and the arrow keys; Enter keeps it lit, Escape ends that.');
    }
    byId('readout').replaceChildren(...words.filter(Boolean).map(word => html('span', {}, word)));
  },
};

const editor = new Editor(board, edited);
const graphs = [
  new GraphPane('forward', board, 'simplifications'),
  new GraphPane('backward', board, null),
  new GraphPane('optimised', board, 'rewrites'),
];
const kernels = new Kernels(board);
const java = new Java(board);
const views = [editor, ...graphs, kernels, java];

let saved = '';
let name = '';
let timer;

function status(text, faulty = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('faulty', faulty);
}

function edited() {
  byId('dirty').hidden = editor.text === saved;
  byId('save').disabled = editor.text === saved;
  clearTimeout(timer);
  timer = setTimeout(compile, QUIET_MILLISECONDS);
}

async function compile() {
  status('compiling …');
  const began = performance.now();
  try {
    const answer = await server.compile(editor.text);
    if (answer.superseded) {
      return;
    }
    editor.show(answer.diagnostics, name);
    const faults = answer.diagnostics.filter(each => each.severity === 'error').length;
    if (!answer.program) {
      status(`${faults} ${faults === 1 ? 'error' : 'errors'}; the panes show the last program without one`, true);
      return;
    }
    await show(answer);
    status(`${answer.program.model}: compiled in ${Math.round(performance.now() - began)} ms`);
  } catch (fault) {
    if (fault instanceof TypeError) {
      ended();
    } else {
      status(fault.message, true);
    }
  }
}

async function show({ program, version }) {
  board.links = new Links(program);
  board.pinned = null;
  kernels.show(program);
  java.show(program);
  await Promise.all(graphs.map(graph => graph.show(program, version)));
  board.update();
}

async function save() {
  try {
    const text = editor.text;
    await server.save(text, saved);
    saved = text;
    byId('notice').hidden = true;
    edited();
    status('saved');
  } catch (fault) {
    status(fault.message, true);
  }
}

/** Others have written the file: what is typed here stays until the user says otherwise. */
function changed(text) {
  if (text === saved) {
    return;
  }
  if (editor.text === saved) {
    take(text);
    status('read again: the file has changed on disk');
    return;
  }
  const notice = byId('notice');
  const button = (label, act) => {
    const made = html('button', { type: 'button' }, label);
    made.addEventListener('click', () => { notice.hidden = true; act(); });
    return made;
  };
  notice.replaceChildren('The file has changed on disk. ',
    button('Take the file’s text', () => take(text)),
    button('Keep mine', () => { saved = text; edited(); }));
  notice.hidden = false;
}

function take(text) {
  saved = text;
  editor.text = text;
  edited();
}

function ended() {
  status('the tool has ended; start `adjoint explore` again', true);
}

function choose(pane) {
  for (const each of PANES) {
    byId(each).classList.toggle('shown', each === pane);
  }
  for (const tab of byId('tabs').children) {
    tab.setAttribute('aria-selected', tab.dataset.pane === pane);
  }
}

function tabs() {
  for (const pane of PANES) {
    const title = byId(`${pane}-title`).firstChild.textContent;
    const tab = html('button', { type: 'button', role: 'tab', 'data-pane': pane, 'aria-controls': pane }, title);
    tab.addEventListener('click', () => choose(pane));
    byId('tabs').append(tab);
    const grow = html('button', { type: 'button', title: 'Alone, or with the others', 'aria-label': `${title} alone` }, '⤢');
    grow.addEventListener('click', () => {
      choose(pane);
      document.querySelector('main').classList.toggle('one');
    });
    const heading = byId(`${pane}-title`);
    if (!heading.querySelector('.note')) {
      heading.append(html('span', { class: 'note' }));
    }
    heading.append(grow);
  }
  choose('text');
}

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's') {
    event.preventDefault();
    save();
  } else if (event.key === 'Escape') {
    board.pointed = null;
    board.pin(null);
  }
});
byId('save').addEventListener('click', save);
window.addEventListener('beforeunload', event => {
  if (editor.text !== saved) {
    event.preventDefault();
  }
});

tabs();
const found = await server.file();
name = found.name;
saved = found.text;
byId('file').textContent = name;
document.title = `${name} — Adjoint explorer`;
editor.text = saved;
byId('save').disabled = true;
server.watch(changed, ended);
await compile();
