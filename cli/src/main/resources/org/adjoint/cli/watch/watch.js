// Asks for the parts of the page once a second, until it is told that the run has ended.
const shown = new Map();
let ended = false;

// A page in the background may ask only once a minute, but hears of the end at once.
const events = new EventSource("events");
events.addEventListener("ended", event => show(JSON.parse(event.data)));

function say(text) {
  const status = document.getElementById("status");
  if (status.textContent !== text) status.textContent = text;
}

function show(answer) {
  document.getElementById("title").textContent = answer.title;
  document.title = answer.title + " – a run of Adjoint";
  for (const [name, part] of Object.entries(answer.parts)) {
    if (shown.get(name) !== part) {
      // Drawn by the server, which escapes each text of the user.
      document.getElementById(name).innerHTML = part;
      shown.set(name, part);
    }
  }
  if (answer.ended) {
    ended = true;
    events.close();
  }
  say(ended ? "The run has ended; this page stays as it is." : "The run goes on.");
}

async function ask() {
  if (ended) return;
  try {
    const answer = await (await fetch("parts")).json();
    if (!ended) show(answer);
  } catch {
    if (!ended) say("The command does not answer any more; this is what it said last.");
  }
  setTimeout(ask, 1000);
}

ask();
