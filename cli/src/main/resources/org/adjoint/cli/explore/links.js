// What came from what: from anything that is pointed at to all that belongs to it.

function append(map, key, value) {
  if (!map.has(key)) {
    map.set(key, []);
  }
  map.get(key).push(value);
}

function closure(start, map) {
  const found = new Set(start);
  const open = [...found];
  while (open.length > 0) {
    for (const next of map.get(open.pop()) ?? []) {
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
    }
  }
  return found;
}

/** The links of one compiled program. */
export class Links {
  constructor(program) {
    this.program = program;
    this.later = new Map();
    this.earlier = new Map();
    for (const [from, to] of program.descents) {
      append(this.later, from, to);
      append(this.earlier, to, from);
    }
    this.backward = new Map();
    this.cause = new Map();
    for (const [value, adjoint] of program.adjoints) {
      append(this.backward, value, adjoint);
    }
    for (const [made, value] of program.causes) {
      append(this.backward, value, made);
      append(this.cause, made, value);
    }
    this.ofLine = new Map();
    for (const [number, { lines }] of Object.entries(program.values)) {
      lines.forEach(line => append(this.ofLine, line, Number(number)));
    }
    this.methodLines = new Map(program.java.methods.map(method => [method.name, method]));
  }

  /** What is lit when something is pointed at; kin is what its derivative is made of, or it of whose. */
  lights(focus) {
    const start = this.numbers(focus);
    const lit = new Set([...closure(start, this.later), ...closure(start, this.earlier)]);
    const kinStart = [];
    if (focus.kind === 'values') {
      for (const number of closure(start, this.earlier)) {
        kinStart.push(...this.backward.get(number) ?? [], ...this.cause.get(number) ?? []);
      }
    }
    const kin = new Set(
      [...closure(kinStart, this.later), ...closure(kinStart, this.earlier)].filter(n => !lit.has(n)));
    return { lit, kin, lines: this.lines(focus, start), ...this.code(focus, lit, kin) };
  }

  /** What can be said in a line of what is pointed at, with its adjoint where it has one. */
  words(focus) {
    const equation = number => {
      const { name, formula } = this.program.values[number];
      return name === formula ? name : `${name} = ${formula}`;
    };
    if (focus.kind !== 'values') {
      return [];
    }
    if (focus.numbers.length > 1) {
      return [`${focus.numbers.length} values`];
    }
    const [number] = focus.numbers;
    const adjoints = new Map(this.program.adjoints);
    const words = [equation(number)];
    for (const earlier of closure([number], this.earlier)) {
      if (adjoints.has(earlier)) {
        const name = this.program.values[earlier].name;
        const adjoint = this.program.values[adjoints.get(earlier)];
        const terms = [`∂${name}`, `∂loss/∂${name}`, adjoint.name, adjoint.formula];
        words.push(`adjoint ${[...new Set(terms)].join(' = ')}`);
        break;
      }
    }
    for (const cause of this.cause.get(number) ?? []) {
      words.push(`made when the derivative is handed through ${equation(cause)}`);
    }
    return words;
  }

  numbers(focus) {
    switch (focus.kind) {
      case 'values': return focus.numbers;
      case 'line': return this.ofLine.get(focus.line) ?? [];
      case 'kernel': return this.program.kernels[focus.kernel].numbers;
      case 'method': return this.kernelsOf(focus.method).flatMap(k => this.program.kernels[k].numbers);
      case 'buffer': return this.kernelsWith(focus.buffer).flatMap(k => this.program.kernels[k].numbers);
      default: return [];
    }
  }

  kernelsOf(method) {
    return [...this.program.kernels.keys()].filter(k => this.program.kernels[k].methods.includes(method));
  }

  kernelsWith(buffer) {
    return [...this.program.kernels.keys()].filter(k => {
      const kernel = this.program.kernels[k];
      return kernel.reads.includes(buffer) || kernel.writes.includes(buffer);
    });
  }

  lines(focus, start) {
    const lines = new Set(focus.kind === 'line' ? [focus.line] : []);
    if (focus.kind !== 'line') {
      for (const number of start) {
        this.program.values[number]?.lines.forEach(line => lines.add(line));
      }
    }
    return lines;
  }

  code(focus, lit, kin) {
    const kernels = new Map();
    this.program.kernels.forEach((kernel, place) => {
      const chosen = focus.kind === 'kernel' ? focus.kernel === place
        : focus.kind === 'method' ? kernel.methods.includes(focus.method)
        : focus.kind === 'buffer' ? kernel.reads.includes(focus.buffer) || kernel.writes.includes(focus.buffer)
        : kernel.numbers.some(number => lit.has(number));
      if (chosen) {
        kernels.set(place, 'lit');
      } else if (kernel.numbers.some(number => kin.has(number))) {
        kernels.set(place, 'kin');
      }
    });
    const methods = new Map();
    for (const [place, light] of kernels) {
      for (const method of this.program.kernels[place].methods) {
        if (light === 'lit' || !methods.has(method)) {
          methods.set(method, light);
        }
      }
    }
    const buffers = new Set(focus.kind === 'buffer' ? [focus.buffer] : []);
    for (const [place, light] of kernels) {
      if (light === 'lit' && focus.kind !== 'buffer') {
        this.program.kernels[place].writes.forEach(buffer => buffers.add(buffer));
      }
    }
    return { kernels, methods, buffers };
  }
}
