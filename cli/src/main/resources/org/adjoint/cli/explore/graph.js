// A pane with a graph: drawing, stepping, folding, and walking it by keyboard.

import { html, reveal, svg } from './elements.js';
import * as server from './server.js';

const SMALLEST = 0.5;
const LARGEST = 2.5;

/** A smooth line that leaves and arrives upright and goes through all points between. */
function path(points) {
  const at = [];
  for (let place = 0; place < points.length; place += 2) {
    at.push({ x: points[place], y: points[place + 1] });
  }
  const slope = at.map((point, place) => {
    const before = at[place - 1];
    const after = at[place + 1];
    return before && after ? (after.x - before.x) / (after.y - before.y) : 0;
  });
  let text = `M${at[0].x},${at[0].y}`;
  for (let place = 1; place < at.length; place++) {
    const [from, to] = [at[place - 1], at[place]];
    const reach = (to.y - from.y) * (at.length === 2 ? 0.5 : 0.4);
    text += ` C${from.x + slope[place - 1] * reach},${from.y + reach}`
      + ` ${to.x - slope[place] * reach},${to.y - reach} ${to.x},${to.y}`;
  }
  return text;
}

export class GraphPane {
  constructor(id, board, steps) {
    this.id = id;
    this.board = board;
    this.steps = steps;
    this.section = document.getElementById(id);
    this.open = new Set();
    this.step = 0;
    this.scale = null;
    this.nodes = new Map();
    this.heading();
    this.body = html('div', { class: 'body' });
    this.section.append(this.body);
    this.body.addEventListener('keydown', event => this.key(event));
    this.body.addEventListener('wheel', event => this.wheel(event), { passive: false });
  }

  heading() {
    const title = this.section.querySelector('h2');
    this.note = html('span', { class: 'note' });
    this.fold = html('button', { type: 'button', hidden: true }, 'Fold');
    this.fold.addEventListener('click', () => this.toggleAll());
    const smaller = html('button', { type: 'button', title: 'Smaller (−)', 'aria-label': 'Smaller' }, '−');
    const larger = html('button', { type: 'button', title: 'Larger (+)', 'aria-label': 'Larger' }, '+');
    smaller.addEventListener('click', () => this.zoom(1 / 1.25));
    larger.addEventListener('click', () => this.zoom(1.25));
    title.append(this.note, this.fold, smaller, larger);
    if (this.steps) {
      this.stepper();
    }
  }

  stepper() {
    const button = (label, text, change) => {
      const made = html('button', { type: 'button', 'aria-label': label, title: label }, text);
      made.addEventListener('click', () => this.go(change()));
      return made;
    };
    this.back = button('One rewrite back', '‹', () => this.step - 1);
    this.on = button('One rewrite on', '›', () => this.step + 1);
    this.slider = html('input', { type: 'range', min: 0, max: 0, value: 0, 'aria-label': 'Rewrites applied' });
    this.slider.addEventListener('input', () => this.go(Number(this.slider.value)));
    this.output = html('output');
    this.section.append(html('div', { class: 'stepper' }, this.back, this.slider, this.on, this.output));
  }

  /** Shows another program; what was open stays open. */
  show(program, version) {
    this.version = version;
    this.rewrites = this.steps ? program[this.steps] : [];
    this.step = this.steps ? this.rewrites.length : 0;
    return this.draw();
  }

  go(step) {
    this.step = Math.max(0, Math.min(step, this.rewrites.length));
    return this.draw().then(() => reveal(this.body, this.canvas.querySelector('.made'), true));
  }

  async draw() {
    const wish = { version: this.version, pane: this.id, step: this.step, open: [...this.open] };
    const turn = this.turn = {};
    let picture;
    try {
      picture = await server.graph(wish);
    } catch (fault) {
      if (fault.status === 409) {
        return;
      }
      throw fault;
    }
    if (turn === this.turn) {
      this.paint(picture);
      this.tell();
    }
  }

  tell() {
    const values = [...this.nodes.values()].filter(node => node.id.startsWith('v:') || node.id.startsWith('g:'));
    this.note.textContent = values.length === 0 ? 'nothing to show' : '';
    if (!this.steps) {
      return;
    }
    const last = this.rewrites.length;
    this.slider.max = last;
    this.slider.value = this.step;
    this.back.disabled = this.step === 0;
    this.on.disabled = this.step === last;
    const rewrite = this.rewrites[this.step - 1];
    this.output.replaceChildren(
      html('b', {}, `${this.step} / ${last}`),
      rewrite ? ` ${rewrite.name} ` : ' as it was derived',
      html('small', {}, rewrite ? rewrite.change : ''));
    this.output.title = rewrite ? `${rewrite.name}: ${rewrite.reason}\n${rewrite.change}` : '';
  }

  paint(picture) {
    const focused = document.activeElement?.closest?.('.node')?.dataset.id;
    const had = this.body.contains(document.activeElement);
    this.picture = picture;
    this.nodes = new Map(picture.nodes.map(node => [node.id, node]));
    this.elements = new Map();
    const made = new Set(this.rewrites?.[this.step - 1]?.made ?? []);
    this.canvas = svg('svg', { role: 'group', 'aria-label': this.section.querySelector('h2').firstChild.textContent });
    this.edges = picture.edges.map(edge => svg('path', { class: 'edge', d: path(edge.points) }));
    this.canvas.append(...this.edges, ...picture.edges.map(edge => this.arrow(edge)));
    for (const node of picture.nodes) {
      const element = this.node(node, node.numbers.some(number => made.has(number)));
      this.elements.set(node.id, element);
      this.canvas.append(element);
    }
    this.body.replaceChildren(this.canvas);
    if (this.scale === null) {
      this.scale = Math.max(0.85, Math.min(1, (this.body.clientWidth - 4) / picture.width));
    }
    this.resize();
    this.begin();
    this.entry(focused && this.elements.has(focused) ? focused : picture.nodes[0]?.id);
    if (had && focused && this.elements.has(focused)) {
      this.elements.get(focused).focus();
    }
    this.light(this.board.current);
  }

  /** A new graph is seen from its first node on. */
  begin() {
    const first = this.picture.nodes.reduce((a, b) => (b.y < a.y - 1 ? b : a), this.picture.nodes[0]);
    if (!this.begun && first) {
      this.begun = true;
      this.body.scrollLeft = (first.x + first.width / 2) * this.scale - this.body.clientWidth / 2;
    }
  }

  arrow(edge) {
    const x = edge.points.at(-2);
    const y = edge.points.at(-1);
    const down = edge.points.at(-3) <= y ? 1 : -1;
    return svg('path', { class: 'arrow', d: `M${x},${y} l-3.5,${-6 * down} h7 z` });
  }

  node(node, isMade) {
    const small = node.height < 30;
    const element = svg('g', {
      class: `node ${node.kind} ${node.role}${isMade ? ' made' : ''}`,
      transform: `translate(${node.x},${node.y})`,
      tabindex: -1,
      role: 'button',
      'aria-label': `${node.whole} ${node.type}`,
    });
    element.dataset.id = node.id;
    element.append(
      svg('title', {}, `${node.whole}\n${node.type}`),
      svg('rect', { width: node.width, height: node.height, rx: small ? node.height / 2 : 6 }));
    const middle = node.width / 2;
    const name = svg('tspan', { class: 'name' }, node.name);
    if (small) {
      element.append(svg('text', { x: middle, y: 14, 'text-anchor': 'middle' }, name));
    } else {
      element.append(
        svg('text', { x: middle, y: 17, 'text-anchor': 'middle' },
          ...(node.name ? [name, svg('tspan', { dx: 8 }, node.formula)] : [node.formula])),
        svg('text', { class: 'type', x: middle, y: 32, 'text-anchor': 'middle' }, node.type));
    }
    const focus = { kind: 'values', numbers: node.numbers };
    element.addEventListener('pointerenter', () => this.board.point(focus));
    element.addEventListener('pointerleave', () => this.board.point(null));
    element.addEventListener('focus', () => { this.entry(node.id); this.board.point(focus); });
    element.addEventListener('blur', () => this.board.point(null));
    element.addEventListener('click', () => this.act(node));
    return element;
  }

  act(node) {
    if (node.kind === 'group' || node.kind.endsWith(' closed')) {
      this.open.add(node.group);
      this.fold.hidden = false;
      return this.draw();
    }
    return this.board.pin({ kind: 'values', numbers: node.numbers });
  }

  toggleAll() {
    this.open.clear();
    this.fold.hidden = true;
    this.draw();
  }

  entry(id) {
    this.elements.forEach((element, own) => element.setAttribute('tabindex', own === id ? 0 : -1));
  }

  resize() {
    this.canvas.setAttribute('viewBox', `0 0 ${this.picture.width} ${this.picture.height}`);
    this.canvas.setAttribute('width', this.picture.width * this.scale);
    this.canvas.setAttribute('height', this.picture.height * this.scale);
  }

  zoom(factor) {
    this.scale = Math.max(SMALLEST, Math.min(LARGEST, this.scale * factor));
    this.resize();
  }

  wheel(event) {
    if (event.ctrlKey) {
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1 / 1.1 : 1.1);
    }
  }

  key(event) {
    const node = this.nodes.get(event.target.closest?.('.node')?.dataset.id);
    const next = node && this.neighbour(node, event.key);
    if (next) {
      event.preventDefault();
      this.elements.get(next).focus({ preventScroll: true });
      reveal(this.body, this.elements.get(next), true);
    } else if (node && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.act(node);
    } else if (event.key === '+' || event.key === '-') {
      this.zoom(event.key === '+' ? 1.25 : 1 / 1.25);
    } else if (this.steps && (event.key === '[' || event.key === ']')) {
      this.go(this.step + (event.key === ']' ? 1 : -1));
    }
  }

  neighbour(node, key) {
    const { edges, nodes } = this.picture;
    switch (key) {
      case 'ArrowDown': return edges.find(edge => edge.from === node.id)?.to;
      case 'ArrowUp': return edges.find(edge => edge.to === node.id)?.from;
      case 'ArrowLeft':
      case 'ArrowRight': {
        const sign = key === 'ArrowRight' ? 1 : -1;
        return nodes
          .filter(other => Math.abs(other.y + other.height / 2 - node.y - node.height / 2) < 1
            && (other.x - node.x) * sign > 0)
          .sort((a, b) => (a.x - b.x) * sign)[0]?.id;
      }
      default: return undefined;
    }
  }

  light(lights) {
    if (!this.elements) {
      return;
    }
    this.elements.forEach((element, id) => {
      const numbers = this.nodes.get(id).numbers;
      const lit = numbers.some(number => lights?.lit.has(number));
      element.classList.toggle('lit', lit);
      element.classList.toggle('kin', !lit && numbers.some(number => lights?.kin.has(number)));
    });
    this.edges.forEach((path, place) => {
      const edge = this.picture.edges[place];
      path.classList.toggle('lit', [edge.from, edge.to].every(id => this.elements.get(id).classList.contains('lit')));
    });
  }

  /** Scrolls what is lit into view. */
  reveal() {
    reveal(this.body, this.canvas?.querySelector('.node.lit') ?? this.canvas?.querySelector('.node.kin'), true);
  }
}
