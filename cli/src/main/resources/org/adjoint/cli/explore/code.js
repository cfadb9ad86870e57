// The kernels with their buffers, and the generated Java.

import { byId, html, reveal } from './elements.js';

function follow(element, board, focus) {
  element.addEventListener('pointerenter', () => board.point(focus));
  element.addEventListener('pointerleave', () => board.point(null));
  element.addEventListener('focus', () => board.point(focus));
  element.addEventListener('blur', () => board.point(null));
  element.addEventListener('click', () => board.pin(focus));
}

function walk(list) {
  list.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const all = [...list.querySelectorAll('button')];
      const next = all[all.indexOf(document.activeElement) + step];
      if (next) {
        event.preventDefault();
        all.forEach(each => each.setAttribute('tabindex', each === next ? 0 : -1));
        next.focus();
      }
    }
  });
}

export class Kernels {
  constructor(board) {
    this.board = board;
    this.list = byId('kernel-list');
    this.items = [];
    this.buffers = new Map();
    walk(this.list);
  }

  show(program) {
    this.items = program.kernels.map((kernel, place) => this.item(kernel, place));
    this.buffers = new Map(program.buffers.map(buffer => [buffer.name, this.buffer(buffer)]));
    [...this.items, ...this.buffers.values()].forEach((each, place) => each.setAttribute('tabindex', place === 0 ? 0 : -1));
    this.list.replaceChildren(
      html('ol', {}, ...this.items.map(item => html('li', {}, item))),
      html('h3', {}, 'Buffers'),
      html('ul', {}, ...[...this.buffers.values()].map(item => html('li', {}, item))));
  }

  item(kernel, place) {
    const names = buffers => buffers.length ? buffers.join(', ') : 'nothing';
    const item = html('button', { type: 'button', class: 'kernel' },
      html('span', { class: 'number' }, String(place + 1)),
      html('b', {}, kernel.kind), ' ', kernel.loops, ' ', html('small', {}, kernel.cost),
      html('span', { class: 'flow' }, html('i', {}, names(kernel.reads)), ' → ', html('i', {}, names(kernel.writes)),
        '  ', kernel.methods.join(', ')));
    follow(item, this.board, { kind: 'kernel', kernel: place });
    return item;
  }

  buffer(buffer) {
    const item = html('button', { type: 'button', class: 'buffer' },
      buffer.name, ' ', html('small', {}, `${buffer.element}[${buffer.size}]`));
    follow(item, this.board, { kind: 'buffer', buffer: buffer.name });
    return item;
  }

  light(lights) {
    this.items.forEach((item, place) => {
      item.classList.toggle('lit', lights?.kernels.get(place) === 'lit');
      item.classList.toggle('kin', lights?.kernels.get(place) === 'kin');
    });
    this.buffers.forEach((item, name) => item.classList.toggle('lit', lights?.buffers.has(name) ?? false));
  }

  reveal() {
    reveal(this.list, this.list.querySelector('.lit') ?? this.list.querySelector('.kin'));
  }
}

export class Java {
  constructor(board) {
    this.board = board;
    this.pane = byId('java-text');
    this.methods = new Map();
  }

  show(program) {
    const lines = program.java.text.replace(/\n$/, '').split('\n');
    const rows = lines.map((line, place) => html('span', { class: 'row' }, html('i', {}, String(place + 1)), line));
    this.methods = new Map();
    for (const { name, first, last } of program.java.methods) {
      const own = rows.slice(first - 1, last);
      own.forEach(row => follow(row, this.board, { kind: 'method', method: name }));
      this.methods.set(name, own);
    }
    this.pane.replaceChildren(html('pre', {}, ...rows));
  }

  light(lights) {
    this.methods.forEach((rows, name) => {
      const light = lights?.methods.get(name);
      rows.forEach(row => {
        row.classList.toggle('lit', light === 'lit');
        row.classList.toggle('kin', light === 'kin');
      });
    });
  }

  reveal() {
    reveal(this.pane, this.pane.querySelector('.lit') ?? this.pane.querySelector('.kin'));
  }
}
