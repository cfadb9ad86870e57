// What the page asks the tool.

async function ask(name, body) {
  const answer = await fetch(name, body === undefined
    ? {}
    : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const found = await answer.json();
  if (!answer.ok) {
    throw Object.assign(new Error(found.error), { status: answer.status });
  }
  return found;
}

/** Tells of each text that others write into the file, and of the tool's end. */
export function watch(changed, ended) {
  const events = new EventSource('events');
  events.addEventListener('file', event => changed(JSON.parse(event.data).text));
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) {
      ended();
    }
  });
}

export const file = () => ask('file');
export const compile = text => ask('compile', { text });
export const graph = wish => ask('graph', wish);
export const save = (text, seen) => ask('save', { text, seen });
