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

export const file = () => ask('file');
export const compile = text => ask('compile', { text });
export const graph = wish => ask('graph', wish);
export const save = (text, seen) => ask('save', { text, seen });
